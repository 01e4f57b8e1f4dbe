import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// Paragraphs of 12 pt 宋体 in grids; cells are parted by | and named by what stands in them.
@Suite struct GridTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var cells: Int
    var lines: [String]

    init(_ text: String, _ cells: Int, _ lines: String...) {
      self.text = text
      self.cells = cells
      self.lines = lines
    }

    var testDescription: String { "\(text) in \(cells)" }
  }

  @Test(arguments: [
    Case("甲乙丙丁戊己庚", 3, "甲|乙|丙", "丁|戊|己", "庚"),
    // One closing mark may stand in the half cell outside; two may not.
    Case("甲乙丙，丁戊", 3, "甲|乙|丙|，", "丁|戊"),
    Case("甲乙丙）。丁", 3, "甲|乙", "丙|）。|丁"),
    Case("甲乙（丙丁）戊", 3, "甲|乙", "（|丙|丁|）", "戊"),
    // Adjacent marks share a cell, by twos from the line's start.
    Case("《甲》（乙）丙", 6, "《|甲|》（|乙|）|丙"),
    Case("甲：“乙。”）丙", 8, "甲|：“|乙|。”|）|丙"),
    Case("甲？！乙", 4, "甲|？！|乙"),
    Case("甲——乙……丙", 7, "甲|——| |乙|…|…|丙"),
    Case("甲·乙～丙/丁", 7, "甲|·|乙|～|丙|/|丁"),
    // Western text takes whole cells, and a typed space beside it none.
    Case("甲COD乙", 5, "甲|C|O|D|乙"),
    Case("甲 A 乙", 5, "甲| A| 乙"),
    Case("甲 乙", 5, "甲| |乙"),
    Case("编号12345号", 4, "编|号", "12|34|5|号"),
    Case("甲乙GB/T 9704丙", 9, "甲|乙|G|B/T| |97|04|丙"),
    Case("甲\u{200B}乙\u{2060}，丙", 3, "甲\u{200B}|乙\u{2060}|，", "丙"),
  ])
  func `every unit stands in its cells`(_ example: Case) throws {
    for alignment in [Alignment.left, .justified] {
      let set = try set(example.text, cells: example.cells, alignment)
      #expect(set.lines.map { words($0, cells: example.cells) } == example.lines)
      #expect(!set.isOverfull)
    }
  }

  @Test(arguments: [
    (Alignment.center, 0, ["甲|乙|丙|丁|戊", " |甲|乙"]), (.right, 0, ["甲|乙|丙|丁|戊", " | | |甲|乙"]),
    (.distributed, 0, ["甲|乙|丙|丁|戊", "甲| | | |乙"]), (.left, 2, [" | |甲|乙|丙", "丁|戊|甲|乙"]),
  ])
  func `lines stand and first lines begin by whole cells`(
    alignment: Alignment, indent: Int, lines: [String]
  ) throws {
    let set = try set("甲乙丙丁戊甲乙", cells: 5, alignment, indent: indent)
    #expect(set.lines.map { words($0, cells: 5) } == lines)
  }

  @Test func `pitch is the measure in equal parts, and nothing drifts`() throws {
    let text = String(repeating: "国", count: 28)
    let set = try set(text, cells: 28, measure: Length(milliPoints: 442_205))
    let pens = set.lines[0].runs.flatMap { run in run.line.glyphs.map { run.x + $0.x } }
    #expect(set.lines.count == 1 && pens.count == 28)
    for (cell, pen) in pens.enumerated() {
      #expect(abs(Int(pen.milliPoints + 6_000) * 56 - (2 * cell + 1) * 442_205) <= 56)
    }
  }

  @Test func `each point of …… stands in its cell, and a dash in two`() throws {
    let set = try set("甲……乙⸺丙——", cells: 9)
    let places = set.lines[0].glyphPlaces
    // Of 13 pt each: the middles of 甲 … … 乙, and of ⸺ and —— in the middle of two.
    let cells = [500, 13_500, 26_500, 39_500]
    #expect(places.prefix(4).map(\.milliPoints) == cells.map(Int32.init))
    #expect(words(set.lines[0], cells: 9).hasSuffix("|丙|——") && set.lines[0].end == .points(117))
    #expect(try Int32(78_500) == #require(places.dropFirst(5).first).milliPoints)
  }

  @Test func `what needs room to write takes a cell for each character`() throws {
    let inlines: [Inline] = [
      .text("甲"), .ruledBlank(width: .points(36)), .unbreakable("☐乙"), .dateBlank,
    ]
    let wide = try set(inlines, cells: 20, measure: .points(250)).lines[0]
    #expect(
      wide.boxes.map { [$0.x, $0.box.width].map(\.milliPoints) } == [
        [12_500, 12_500], [25_000, 25_000], [75_000, 50_000], [137_500, 25_000], [175_000, 25_000],
      ])
    #expect(wide.underlines.rules == [.init(start: Length(milliPoints: 12_500), end: .points(50))])
    let narrow = try set(inlines, cells: 13, measure: .points(156)).lines[0]
    #expect(
      narrow.boxes.map(\.box.width) == [
        .points(12), .points(24), .points(24), .points(12), .points(12),
      ])
  }

  @Test(arguments: [(12_000, false), (11_800, false), (11_700, true)])
  func `type wider than its cells is refused`(pitch: Int, isRefused: Bool) throws {
    let set = try set("甲乙丙", cells: 10, measure: Length(milliPoints: pitch * 10))
    #expect(set.isOverfull == isRefused)
  }

  @Test func `a soft hyphen takes room in its word's cells only where it shows`() throws {
    let hidden = try set("甲co\u{AD}operating", cells: 12).lines[0]
    let plain = try set("甲cooperating", cells: 12).lines[0]
    #expect(hidden.glyphPlaces == plain.glyphPlaces)
    let shown = try set("甲co\u{AD}operating", cells: 6)
    #expect(words(of: shown) == ["甲co\u{AD}", "operating"])
    // 甲 in the first cell, the middle of co- in that of the next two.
    let places = shown.lines[0].glyphPlaces
    #expect(places.count == 4 && places[1] > .points(13) && places[3] < .points(39 - 4))
    #expect(abs((places[1] + places[3]).milliPoints - 2 * 24_500) < 1_500)
    #expect(shown.lines[0].end == .points(39))
  }

  @Test func `what no cell can hold is broken as elsewhere, and told`() throws {
    #expect(try words(of: set("COD乙", cells: 2)) == ["CO", "D乙"])
    let number = try set("12345678", cells: 2)
    #expect(number.isOverfull && words(of: number).joined() == "12345678")
  }

  @Test func `tables and the lines of margins have no grid`() throws {
    var input = input([.text("甲乙")], cells: 2, .left, 0, .points(60))
    input.isInTable = true
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    #expect(setter.set(input, origin: .unknown).lines[0].end == .points(24))
  }

  // MARK: Setting

  private func input(
    _ inlines: [Inline], cells: Int, _ alignment: Alignment, _ indent: Int, _ measure: Length?
  ) -> ParagraphInput {
    var style = Sample.style(alignment: alignment, indent: .points(12 * indent))
    style.line.gridCells = cells
    return ParagraphInput(inlines, style: style, measure: measure ?? .points(13 * cells))
  }

  private func set(
    _ inlines: [Inline], cells: Int, _ alignment: Alignment = .left, indent: Int = 0,
    measure: Length? = nil
  ) throws -> SetParagraph {
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    return setter.set(input(inlines, cells: cells, alignment, indent, measure), origin: .unknown)
  }

  private func set(
    _ text: String, cells: Int, _ alignment: Alignment = .left, indent: Int = 0,
    measure: Length? = nil
  ) throws -> SetParagraph {
    try set([.text(text)], cells: cells, alignment, indent: indent, measure: measure)
  }

  private func words(of set: SetParagraph) -> [String] {
    set.lines.map { $0.runs.map(\.line.text).joined() }
  }

  /// The characters of a line by the cells in which their glyphs stand, 13 pt each.
  private func words(_ line: SetLine, cells: Int) -> String {
    var words: [String] = []
    for piece in line.pieces {
      let cell = (Int(piece.pen.milliPoints) + halfWidth(of: piece.scalar)) / 13_000
      while words.count <= cell { words.append("") }
      words[cell].unicodeScalars.append(contentsOf: piece.text.unicodeScalars)
    }
    return words.map { $0.isEmpty ? " " : $0 }.joined(separator: "|")
  }

  /// About: from a glyph's pen to the middle of its ink.
  private func halfWidth(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case _ where scalar.isASCII, "·", "\u{200B}", "\u{2060}": 3_000
    case "，", "。", "：", "）", "》", "”", "？", "！": 3_000
    case "（", "《", "“": 9_000
    default: 6_000
    }
  }

  @Test func `raised characters share the cells that they need`() throws {
    var style = Sample.style()
    style.line.gridCells = 8
    let set = LineSetter(faces: FaceChains(library: try Sample.library())).set(
      ParagraphInput(
        [.text("甲"), .text("（三）", marks: .raised), .text("乙")], style: style,
        measure: .points(96)), origin: .unknown)
    let pens = set.lines[0].pieces.map { ($0.text, $0.pen) }
    #expect(pens.first?.1 == .zero)
    // Three of 7.2 pt in two cells of 12 pt.
    #expect(pens.last?.1 == .points(36))
  }
}

extension SetLine {
  fileprivate var glyphPlaces: [Length] {
    runs.flatMap { run in run.line.glyphs.map { run.x + $0.x } }
  }
}
