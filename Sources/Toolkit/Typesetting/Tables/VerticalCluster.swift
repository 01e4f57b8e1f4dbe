import DisplayList
import DocumentTree
import Geometry

/// A cluster of a horizontal line on its way into a vertical one.
struct VerticalCluster {
  let face: FaceID
  let size: Length
  /// Of small figures; below zero for lowered ones.
  let rise: Length
  let isDotted: Bool
  let text: String
  let scalar: Unicode.Scalar
  let form: VerticalForm
  /// Places from the start of the horizontal run.
  var glyphs: [Glyph]
  private let characterClass: CharacterClass
  private let region: LineStyle.Region

  static func clusters(of run: LineRun, in region: LineStyle.Region) -> [Self] {
    var text = run.line.text.utf8[...]
    var glyphs = run.line.glyphs[...]
    return run.line.clusters.map { cluster in
      defer {
        text = text.dropFirst(Int(cluster.byteCount))
        glyphs = glyphs.dropFirst(Int(cluster.glyphCount))
      }
      return Self(
        run, text: String(Substring(text.prefix(Int(cluster.byteCount)))),
        glyphs: Array(glyphs.prefix(Int(cluster.glyphCount))), region: region)
    }
  }

  private init(_ run: LineRun, text: String, glyphs: [Glyph], region: LineStyle.Region) {
    face = run.face
    size = run.size
    rise = run.rise
    self.text = text
    self.glyphs = glyphs
    scalar = text.unicodeScalars.first ?? " "
    isDotted = run.isDotted && FaceChooser.isIdeograph(scalar)
    characterClass = CharacterClass(of: scalar)
    form = VerticalForm(of: characterClass, in: region)
    self.region = region
  }

  var isFigure: Bool { characterClass == .digit }
  /// · takes half an em, as in horizontal lines.
  var isHalfCell: Bool { characterClass == .interpunct && region.halvesInterpuncts }
  /// 、，。 in the middle of their cells: the same glyph as in horizontal lines.
  var isCenteredStop: Bool {
    [.comma, .stop].contains(characterClass) && region.isCentered(characterClass)
  }
  var isOpening: Bool { characterClass == .opening }
  var isBarredFromTop: Bool { characterClass.isBarredFromLineStart }

  /// The air above and below its ink that may give way, in quarters of an em; ：；！？ keep theirs.
  var air: (lead: Int, trail: Int) {
    switch characterClass {
    case .opening, .closing, .comma, .stop: region.quarters(of: characterClass)
    default: (0, 0)
    }
  }

  var characterCount: Int { text.unicodeScalars.count }

  func continues(_ other: Self) -> Bool { scalar == other.scalar && face == other.face }
}

extension [VerticalCluster] {
  /// 纵中横: up to three figures, or one letter, stand side by side in one cell.
  var liesAcross: Bool {
    if contains(where: { $0.rise != .zero }) { return false }
    if allSatisfy(\.isFigure) { return count <= 3 }
    return count == 1 && first?.scalar.properties.isAlphabetic == true
  }

  /// The clusters as a line that begins with their first glyph.
  var line: SetGlyphs {
    let glyphs = flatMap(\.glyphs)
    let start = glyphs.first?.x ?? .zero
    return SetGlyphs(
      text: map(\.text).joined(),
      glyphs: glyphs.map { Glyph(id: $0.id, x: $0.x - start, y: $0.y) },
      clusters: map { Cluster(byteCount: $0.text.utf8.count, glyphCount: $0.glyphs.count) })
  }
}
