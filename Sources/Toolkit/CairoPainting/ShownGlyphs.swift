import DisplayList
import Geometry

/// The glyphs that a worker has had Cairo draw, by font and size: what its cache may hold.
struct ShownGlyphs {
  /// Cairo's CAIRO_SCALED_GLYPH_PAGE_SIZE.
  private static let glyphsPerPage = 32

  private struct Font: Hashable {
    var face: FaceID
    /// nil for the font from which Cairo takes the outlines it embeds.
    var size: Length?
    var degrees: Int
  }

  private var glyphs: [Font: GlyphBits] = [:]

  /// Adds a page's glyphs; returns how many pages of the cache they take beyond those before.
  mutating func insert(_ page: Page) -> Int {
    var added = 0
    for case .glyphs(let run) in page.items {
      let font = Font(face: run.face, size: run.size, degrees: run.degrees)
      let outlines = Font(face: run.face, size: nil, degrees: 0)
      added += Self.insert(run.line.glyphs, into: &glyphs[font, default: GlyphBits()])
      added += Self.insert(run.line.glyphs, into: &glyphs[outlines, default: GlyphBits()])
    }
    return added
  }

  private static func insert(_ shown: [Glyph], into known: inout GlyphBits) -> Int {
    let before = pages(of: known.count)
    for glyph in shown { known.insert(glyph.id) }
    return pages(of: known.count) - before
  }

  private static func pages(of count: Int) -> Int {
    (count + glyphsPerPage - 1) / glyphsPerPage
  }
}

/// A set of glyph numbers, a bit for each.
private struct GlyphBits {
  private var words: [UInt64] = []
  private(set) var count = 0

  mutating func insert(_ glyph: UInt32) {
    let (word, bit) = (Int(glyph / 64), UInt64(1) << UInt64(glyph % 64))
    while words.count <= word { words.append(0) }
    guard words[word] & bit == 0 else { return }
    words[word] |= bit
    count += 1
  }
}
