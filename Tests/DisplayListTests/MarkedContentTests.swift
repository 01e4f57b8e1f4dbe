import DisplayList
import Geometry
import Testing

/// Which pieces the painter leaves without a tag, because their glyphs can be counted.
@Suite struct MarkedContentTests {
  private static func run(
    _ text: String, x: Int = 20, y: Int = 40, degrees: Int = 0, color: Color = .black,
    glyphsPerCluster: Int = 1, hasGlyphlessEnd: Bool = false
  ) -> DisplayItem {
    var clusters = text.map { Cluster(byteCount: $0.utf8.count, glyphCount: glyphsPerCluster) }
    if hasGlyphlessEnd { clusters.append(Cluster(byteCount: 3, glyphCount: 0)) }
    let glyphs = (0..<text.count * glyphsPerCluster).map {
      Glyph(id: UInt32($0), x: .points($0))
    }
    return .glyphs(
      GlyphRun(
        face: FaceID(0), size: .points(12), color: color,
        origin: Point(x: .points(x), y: .points(y)), degrees: degrees,
        line: SetGlyphs(
          text: text + (hasGlyphlessEnd ? "乙" : ""), glyphs: glyphs, clusters: clusters)))
  }

  private static let ruling = DisplayItem.ruling(
    Ruling(
      start: Point(x: .zero, y: .zero), end: Point(x: .points(9), y: .zero), width: .points(1)))

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var items: [DisplayItem]
    var count: Int?

    init(_ name: String, _ items: [DisplayItem], _ count: Int?) {
      (testDescription, self.items, self.count) = (name, items, count)
    }
  }

  @Test(arguments: [
    Case("one run", [run("派遣单")], 3),
    Case("runs of one colour", [run("派遣单"), run("No. 1"), run("𠮷é")], 10),
    Case("several glyphs to a cluster", [run("甲乙", glyphsPerCluster: 2)], 4),
    Case("no glyph", [run("甲", glyphsPerCluster: 0)], nil),
    Case("a cluster without a glyph behind others", [run("甲", hasGlyphlessEnd: true)], nil),
    Case("no text", [run("")], nil),
    Case("blanks alone", [run("\u{3000}\u{3000}")], nil),
    Case("a blank first", [run("甲"), run(" 乙")], nil),
    Case("a pattern without dots", [run("\u{2800}")], nil),
    Case("a filler", [run("\u{3164}")], nil),
    Case("two colours", [run("甲"), run("乙", color: .watermark)], nil),
    Case("slanting", [run("演练", degrees: 30)], nil),
    Case("with a ruling", [run("甲"), ruling], nil),
    Case("half over the left edge", [run("甲", x: -1)], nil),
    Case("half over the right edge", [run("甲", x: 89)], nil),
    Case("half over the upper edge", [run("甲", y: 11)], nil),
    Case("below the lower edge", [run("甲", y: 101)], nil),
  ])
  func `glyphs are counted where nothing else is painted and nothing left out`(
    _ example: Case
  ) {
    var page = Page(size: Size(width: .points(100), height: .points(100)))
    page.items = example.items
    #expect(page.markedContent.first?.glyphCount == example.count)
  }
}
