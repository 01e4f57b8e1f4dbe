public import DisplayList

/// Which glyphs of which faces a job shows: a bit for each.
///
/// Inserting a run costs a few nanoseconds a glyph; unions of the workers' uses are the same in any
/// order.
public struct GlyphUse: Hashable, Sendable {
  /// By face, then 64 glyphs a word; never ends in an empty face or word.
  private var bits: [[UInt64]] = []

  public init() {}

  public var isEmpty: Bool { bits.isEmpty }

  public mutating func insert(_ run: GlyphRun) {
    insert(run.line.glyphs, of: run.face)
  }

  public mutating func insert(_ glyphs: [Glyph], of face: FaceID) {
    guard let highest = glyphs.max(by: { $0.id < $1.id })?.id else { return }
    reserve(face, upTo: highest)
    for glyph in glyphs { set(glyph.id, of: face) }
  }

  public mutating func insert(_ glyph: UInt32, of face: FaceID) {
    reserve(face, upTo: glyph)
    set(glyph, of: face)
  }

  public mutating func formUnion(_ other: GlyphUse) {
    for (index, words) in other.bits.enumerated() where !words.isEmpty {
      reserve(FaceID(index), upTo: UInt32(words.count * 64 - 1))
      for (place, word) in words.enumerated() { bits[index][place] |= word }
    }
  }

  /// The faces with at least one glyph, ascending.
  public var faces: [FaceID] {
    bits.indices.filter { !bits[$0].isEmpty }.map { FaceID($0) }
  }

  /// The glyphs of a face, ascending.
  public func glyphs(of face: FaceID) -> [UInt32] {
    guard face.index < bits.count else { return [] }
    var glyphs: [UInt32] = []
    for (place, word) in bits[face.index].enumerated() where word != 0 {
      for bit in 0..<64 where word >> UInt64(bit) & 1 != 0 {
        glyphs.append(UInt32(place * 64 + bit))
      }
    }
    return glyphs
  }

  private mutating func reserve(_ face: FaceID, upTo glyph: UInt32) {
    let missingFaces = face.index + 1 - bits.count
    if missingFaces > 0 { bits += Array(repeating: [], count: missingFaces) }
    let missingWords = Int(glyph / 64) + 1 - bits[face.index].count
    if missingWords > 0 { bits[face.index] += Array(repeating: 0, count: missingWords) }
  }

  private mutating func set(_ glyph: UInt32, of face: FaceID) {
    bits[face.index][Int(glyph / 64)] |= 1 << UInt64(glyph % 64)
  }
}
