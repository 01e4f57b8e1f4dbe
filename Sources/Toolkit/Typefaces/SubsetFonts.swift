public import Diagnostics
public import DisplayList

/// The job's fonts cut to the glyphs it shows, made once and shared by all workers.
///
/// Glyphs get dense new numbers in ascending order of the old, so a subset depends on nothing but
/// the set. Outlines are as in the source, without hints, subroutines and layout tables, which
/// makes painting several times quicker than from the whole font.
public final class SubsetFonts: Sendable {
  /// By face; nil for a face that the job does not use.
  let subsets: [FontSubset?]

  init(_ subsets: [FontSubset?]) {
    self.subsets = subsets
  }

  /// Cuts every face that the job uses; some 10 ms a CFF face in release mode.
  ///
  /// Fails with all faults at once: `fonts.embedding-restricted`, `fonts.subset-failed`.
  public convenience init(of use: GlyphUse, from library: FontLibrary) throws(DiagnosticError) {
    var sink = DiagnosticSink()
    var subsets: [FontSubset?] = Array(repeating: nil, count: library.faces.count)
    for id in use.faces {
      do throws(DiagnosticError) {
        subsets[id.index] = try FontSubset(
          of: library[id], in: library.file(of: id), keeping: use.glyphs(of: id))
      } catch {
        sink.report(error.diagnostics)
      }
    }
    try sink.throwErrors()
    self.init(subsets)
  }

  /// The faces of the job, ascending.
  public var faces: [FaceID] {
    subsets.indices.filter { subsets[$0] != nil }.map { FaceID($0) }
  }

  /// The glyph's number in the subset; asking for a glyph that the use did not name is a fault of
  /// the caller.
  public func denseGlyph(_ glyph: UInt32, of face: FaceID) -> UInt32 {
    guard let dense = subsets[face.index]?.denseGlyphs[Int(glyph)] else {
      preconditionFailure("the face is not part of the job")
    }
    precondition(dense != 0 || glyph == 0, "the glyph is not part of the job")
    return UInt32(dense)
  }
}
