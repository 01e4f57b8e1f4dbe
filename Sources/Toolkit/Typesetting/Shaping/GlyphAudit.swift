import DisplayList
import Typefaces

/// Looks at what shaping gave before it is placed: no box is ever drawn for a character, and a
/// registered one is room for the pen.
struct GlyphAudit {
  let faces: FaceChains
  private(set) var findings: [GlyphFinding] = []

  /// The glyph that stands in a cluster in place of the one that was shaped.
  mutating func glyph(
    _ glyph: ShapedGlyph, for scalar: Unicode.Scalar, of face: FontFace
  ) -> ShapedGlyph {
    if scalar.isPrivateUse, faces.isRegistered(scalar) { return room(glyph, of: face) }
    if glyph.id == 0, !scalar.properties.isDefaultIgnorableCodePoint {
      findings.append(.missing(scalar))
    }
    return glyph
  }

  /// One em of nothing that still carries the character's text.
  private func room(_ glyph: ShapedGlyph, of face: FontFace) -> ShapedGlyph {
    var room = glyph
    room.id = face.glyph(for: " ") ?? 0
    room.advance = Int32(face.unitsPerEm)
    room.xOffset = 0
    room.yOffset = 0
    return room
  }
}
