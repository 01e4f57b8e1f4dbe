import Diagnostics
import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing

@testable import Typesetting

/// Rules under text, emphasis dots, small figures and symbols, in 12 pt type 20 pt from the left.
@Suite struct InlineMarkTests {
  func page(
    _ inlines: [Inline], cells: Int = 40, alignment: Alignment = .left, font: FontName = "宋体"
  ) throws -> Page {
    let document = Sample.document(
      width: 12 * cells, height: 400, styles: [Sample.style(alignment: alignment, font: font)],
      [.paragraph(Paragraph(inlines, style: StyleID(0)))])
    return try Sample.pages(of: document)[0]
  }

  /// Start and end of every ruling, in points.
  func rules(_ page: Page) -> [[Int32]] {
    page.rulings.map { [$0.start.x.milliPoints, $0.end.x.milliPoints] }
  }

  /// Where each glyph begins.
  func places(_ page: Page) -> [Int32] {
    page.runs.flatMap { run in run.line.glyphs.map { (run.origin.x + $0.x).milliPoints } }
  }

  // MARK: Rules

  @Test func `a filled rule lies where the blank one lies`() throws {
    let page = try page([
      .ruledBlank(width: .points(96)), .ruledBlank([.text("甲Ag𬭎")], width: .points(96)),
    ])
    #expect(rules(page) == [[20_000, 116_000], [116_000, 212_000]])
    #expect(Set(page.rulings.map(\.start.y)).count == 1)
    #expect(Set(page.rulings.map(\.width)) == [Length(milliPoints: Int32(500))])
  }

  @Test func `text stands in the middle of its rule`() throws {
    let page = try page([.ruledBlank([.text("甲乙")], width: .points(96))])
    #expect(places(page) == [56_000, 68_000])
  }

  @Test func `longer text makes the rule longer, by a quarter em at either end`() throws {
    let page = try page([.text("甲"), .ruledBlank([.text("甲乙丙")], width: .points(12)), .text("丁")])
    #expect(rules(page) == [[32_000, 74_000]])
    #expect(places(page) == [20_000, 35_000, 47_000, 59_000, 74_000])
  }

  @Test(
    arguments: [
      [.text("甲  乙，（丙）12.5%"), .text("粗", marks: .emphasized), .text("SO₂、m³")],
      [.unbreakable("王𬭎"), .text("、"), .unbreakable("李伟")],
      [.dateBlank],
      [.text("甲"), .signature(SignaturePlace(fieldName: nil, tooltip: ""), width: .points(50))],
    ] as [[Inline]])
  func `one line runs under everything that stands on a rule`(content: [Inline]) throws {
    let page = try page([.text("甲"), .ruledBlank(content, width: .points(300)), .text("乙")])
    #expect(rules(page) == [[32_000, 332_000]])
  }

  @Test func `a rule goes on in the next line`() throws {
    let page = try page(
      [.text("甲乙"), .ruledBlank([.text("丙丁戊己庚，辛")], width: .points(12)), .text("。")],
      cells: 6)
    #expect(page.lines == ["甲乙丙丁戊", "己庚，辛。"])
    #expect(rules(page) == [[44_000, 83_000], [20_000, 71_000]])
  }

  @Test func `a long blank goes on over line ends, a short one and a name stand whole`() throws {
    let page = try page(
      [.text("经办人"), .ruledBlank(width: .points(29 * 12)), .text("年。")], cells: 20,
      alignment: .justified)
    // 3 characters and 17 of the blank, then 12 of it and the rest.
    #expect(page.lines == ["经办人", "年。"])
    #expect(places(page) == [20_000, 32_000, 44_000, 170_000, 182_000])
    #expect(rules(page) == [[56_000, 260_000], [20_000, 170_000]])
    let whole = try self.page(
      [.text("甲乙丙丁戊己"), .ruledBlank([.text("张三")], width: .points(72))], cells: 12)
    #expect(whole.lines == ["甲乙丙丁戊己张三"])
    for count in 7...11 {
      let text = String("甲乙丙丁戊己庚辛壬癸子".prefix(count))
      for content in [[], [Inline.text("张三")]] {
        let pages = try self.page(
          [.text(text), .ruledBlank(content, width: .points(72))], cells: 12)
        #expect(pages.lines == [text] + (content.isEmpty ? [] : ["张三"]))
        #expect(rules(pages) == [[20_000, 92_000]])
      }
    }
  }

  @Test func `a blank longer than a line is no fault`() throws {
    let page = try page([.ruledBlank(width: .points(60 * 12)), .text("。")], cells: 28)
    #expect(rules(page).count == 3)
    #expect(rules(page).map { $0[1] - $0[0] }.reduce(0, +) == 60 * 12_000)
  }

  @Test func `air that a mark loses at the line's end is not ruled`() throws {
    let page = try page([.ruledBlank([.text("甲乙丙丁，戊")], width: .points(12))], cells: 5)
    #expect(page.lines == ["甲乙丙丁，", "戊"])
    #expect(rules(page).map { $0[1] } == [20_000 + 60_000 - 3_000, 35_000])
  }

  @Test func `justified lines lengthen their rules before they part characters`() throws {
    let blank = Inline.ruledBlank(width: .points(66))
    let page = try page([.text("甲乙："), blank, .text("丙丁戊己庚辛")], cells: 12, alignment: .justified)
    #expect(page.lines == ["甲乙：丙丁戊", "己庚辛"])
    #expect(rules(page) == [[56_000, 128_000]])
    #expect(places(page).prefix(2) == [20_000, 32_000])
  }

  @Test func `a rule shrinks with the text on it`() throws {
    let style = Sample.style(overflow: .shrink(minimum: .points(6)))
    let input = ParagraphInput(
      [.ruledBlank(width: .points(96))], style: style, fontSize: .points(6), measure: .points(100))
    let set = LineSetter(faces: FaceChains(library: try Sample.library()))
      .set(input, origin: .unknown)
    #expect(set.lines[0].underlines.rules == [.init(start: .zero, end: .points(48))])
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `rules keep to their lines, one in each, whatever stands on them`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    for _ in 0..<40 {
      let texts = (0..<3).map { _ in generator.chineseText(pieces: 1...10) }
      let width = Length.points(12 * generator.number(in: 1...8))
      let alignment: Alignment = [.left, .center, .justified][generator.number(in: 0...2)]
      let set = setter.set(
        ParagraphInput(
          [.text(texts[0]), .ruledBlank([.text(texts[1])], width: width), .text(texts[2])],
          style: Sample.style(alignment: alignment),
          measure: .points(12 * generator.number(in: 9...30))), origin: .unknown)
      #expect(set.lines.flatMap(\.runs).map(\.line.text).joined() == texts.joined())
      guard !set.isOverfull else { continue }
      for line in set.lines {
        #expect(line.underlines.rules.count <= 1)
        for rule in line.underlines.rules {
          #expect(line.start <= rule.start && rule.start < rule.end && rule.end <= line.end)
        }
      }
    }
  }

  // MARK: Emphasis dots

  @Test func `dots stand under Chinese characters alone`() throws {
    let page = try page([.text("甲，2乙a 丙", marks: .dotted), .text("丁")])
    let han = zip("甲，2乙a 丙丁", places(page)).filter { "甲乙丙".contains($0.0) }
    #expect(page.dots.map(\.center.x) == han.map { Length(milliPoints: $0.1 + 6_000) })
    #expect(page.texts.joined() == "甲，2乙a 丙丁")
  }

  @Test func `dots are clear of the rule they stand below`() throws {
    let page = try page([.ruledBlank([.text("甲", marks: .dotted)], width: .points(24))])
    let top = page.dots[0].center.y - page.dots[0].diameter / 2
    #expect(top - page.rulings[0].start.y > page.rulings[0].width)
  }

  @Test func `in a vertical cell dots stand at the right`() throws {
    var style = Sample.style()
    style.writingMode = .vertical
    let cell = Cell(
      column: 0,
      content: .paragraphs([
        Paragraph([.text("甲", marks: .dotted), .text("乙")], style: StyleID(0))
      ]), style: StyleID(0))
    let table = Table(
      columns: [Column(.fixed(.points(30)))], body: HeldRows([TableRow(cells: [cell])]))
    let page = try Sample.pages(
      of: Sample.document(width: 300, height: 300, styles: [style], [.table(table)]))[0]
    #expect(page.dots.count == 1)
    #expect(page.dots[0].center.x > page.runs[0].origin.x + .points(12))
    #expect(page.texts.joined() == "甲乙")
  }

  // MARK: Small figures

  @Test(arguments: [
    ("SO₂", "₂", -1_200), ("10⁻⁵", "⁻⁵", 4_800), ("PM₂.₅", "₂.₅", -1_200), ("NOₓ", "ₓ", -1_200),
  ])
  func `figures that a face lacks are its full ones, smaller and shifted`(
    text: String, small: String, rise: Int
  ) throws {
    let runs = try page([.text(text)]).runs
    #expect(runs.map(\.line.text).joined() == text)
    let shifted = try #require(runs.last)
    #expect(shifted.line.text == small)
    #expect(shifted.size == Length(milliPoints: Int32(7_200)))
    #expect(runs[0].origin.y - shifted.origin.y == Length(milliPoints: rise))
    #expect(shifted.face == runs[0].face)
  }

  @Test func `figures that a face has are its own`() throws {
    let runs = try page([.text("m³km²")]).runs
    #expect(runs.map(\.line.text) == ["m³km²"])
  }

  @Test(arguments: [(TextMarks.raised, 4_800), (.lowered, -1_200)])
  func `a text is raised or lowered in smaller type`(mark: TextMarks, rise: Int) throws {
    let runs = try page([.text("x"), .text("n甲", marks: mark)]).runs
    #expect(runs.map(\.line.text) == ["x", "n甲"])
    #expect(runs[1].size == Length(milliPoints: Int32(7_200)))
    #expect(runs[0].origin.y - runs[1].origin.y == Length(milliPoints: rise))
  }

  // MARK: Symbols

  @Test(arguments: ["仿宋", "小标宋", "黑体", "楷体", "宋体"])
  func `circled numbers and tick boxes are of one face and one em`(role: String) throws {
    for text in ["①⑩⑪⑳㉑㉟㊱㊿", "☐☑☒"] {
      let page = try page([.text(text)], font: FontName(role))
      #expect(page.runs.count == 1)
      let cells: [Int32] = (0..<Int32(text.count)).map { 20_000 + $0 * 12_000 }
      #expect(places(page) == cells)
    }
  }

  @Test(arguments: ["仿宋", "小标宋", "黑体", "楷体", "宋体"])
  func `the zero of years is a character like the others`(role: String) throws {
    let page = try page([.text("二〇一九")], font: FontName(role))
    #expect(page.runs.count == 1)
    #expect(places(page).count == 4)
    #expect(page.lines == ["二〇一九"])
  }
}

extension Page {
  fileprivate var dots: [Dot] {
    items.compactMap { if case .dot(let dot) = $0 { dot } else { nil } }
  }
}
