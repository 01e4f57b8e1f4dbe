public import Diagnostics
public import DisplayList

/// How much of a repertoire a face or a chain of faces has glyphs for.
public struct CharacterCoverage: Hashable, Sendable {
  public var repertoire: Repertoire
  public var covered: Int
  public var total: Int
  /// The first of the characters that are missing, at most ten, ascending.
  public var firstMissing: [Unicode.Scalar]

  public var isComplete: Bool { covered == total }
}

extension FontLibrary {
  /// How much of every repertoire the faces hold together.
  ///
  /// Asks the faces in turn for each of 88,110 characters: some 10 ms a face in release mode. A
  /// face whose maker forbids embedding counts as holding nothing, since nothing prints with it.
  /// Fails with `fonts.bad-file`.
  public func coverage(
    of ids: [FaceID], with faces: FaceSet
  ) throws(DiagnosticError) -> [CharacterCoverage] {
    var opened: [FontFace] = []
    for id in ids where self[id].embedding.allowsOutlineSubsets {
      opened.append(try faces.face(id))
    }
    return Repertoire.allCases.map { repertoire in
      let scalars = repertoire.scalars
      let missing = scalars.filter { scalar in !opened.contains { $0.glyph(for: scalar) != nil } }
      return CharacterCoverage(
        repertoire: repertoire, covered: scalars.count - missing.count, total: scalars.count,
        firstMissing: Array(missing.prefix(10)))
    }
  }
}
