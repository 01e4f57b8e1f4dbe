import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// Paragraphs of 12 pt type in a measure of so many characters.
@Suite struct LineTests {
  func lines(
    _ text: String, cells: Int, alignment: Alignment = .left, indent: Int = 0
  ) throws -> [String] {
    let style = Sample.style(alignment: alignment, indent: .points(12 * indent))
    let document = Sample.document(
      width: 12 * cells, height: 2000, styles: [style], [Sample.paragraph(text)])
    return try Sample.pages(of: document)[0].lines
  }

  @Test(arguments: [
    ("甲乙丙丁戊己庚", 3, ["甲乙丙", "丁戊己", "庚"]),
    // A mark never begins a line, and its air never makes it too long (GB/T 15834 5.1.10).
    ("甲乙丙，丁戊", 3, ["甲乙", "丙，丁", "戊"]),
    ("甲乙，丙丁戊", 3, ["甲乙，", "丙丁戊"]),
    // An opening mark never ends one; its air gives way at the line's start.
    ("甲乙（丙丁）戊", 3, ["甲乙", "（丙丁）", "戊"]),
    // Adjacent marks share their air: ）， takes one cell and a half.
    ("《（甲）》，乙丙", 5, ["《（甲）》，乙", "丙"]),
    ("甲乙……丙丁", 3, ["甲乙", "……丙", "丁"]),
    ("甲乙——丙丁", 3, ["甲乙", "——丙", "丁"]),
    ("编号12345号", 4, ["编号", "12345号"]),
    ("甲乙丙hello丁", 4, ["甲乙丙", "hello丁"]),
  ])
  func `lines end where Chinese text may end them`(
    text: String, cells: Int, expected: [String]
  ) throws {
    #expect(try lines(text, cells: cells) == expected)
  }

  @Test func `a first line is indented and the others are not`() throws {
    let style = Sample.style(indent: .points(24))
    let document = Sample.document(
      width: 48, height: 400, styles: [style], [Sample.paragraph("甲乙丙丁戊己")])
    let runs = try Sample.pages(of: document)[0].runs
    #expect(runs.map(\.origin.x) == [.points(44), .points(20)])
    #expect(runs.map(\.line.text) == ["甲乙", "丙丁戊己"])
  }

  @Test func `baselines keep the style's pitch whatever face a line draws on`() throws {
    let document = Sample.document(
      width: 36, height: 400, [Sample.paragraph("甲乙丙𣗋㛃𬭎☐龑喆")])
    let page = try Sample.pages(of: document)[0]
    let baselines = Set(page.runs.map(\.origin.y)).sorted()
    #expect(baselines.count == 3)
    #expect(zip(baselines, baselines.dropFirst()).allSatisfy { $1 - $0 == .points(18) })
    #expect(page.texts.joined() == "甲乙丙𣗋㛃𬭎☐龑喆")
  }

  @Test func `every full line of justified text ends at the measure`() throws {
    let text = "为圆满完成污染源日常环境监管随机抽查任务，特此承诺：公正执法、实事求是、履职尽责、及时发现环境违法问题。"
    let style = Sample.style(alignment: .justified)
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    for width in stride(from: 97, through: 307, by: 7) {
      let set = setter.set(
        ParagraphInput([.text(text)], style: style, measure: .points(width)), origin: .unknown)
      for line in set.lines.dropLast() { #expect(line.end == .points(width)) }
      #expect(set.lines.flatMap(\.runs).map(\.line.text).joined() == text)
    }
  }

  @Test func `distributed characters reach both edges and a lone one is centred`() throws {
    let style = Sample.style(alignment: .distributed)
    let document = Sample.document(
      width: 48, height: 400, styles: [style],
      [Sample.paragraph("李伟"), Sample.paragraph("王海燕"), Sample.paragraph("甲")])
    let runs = try Sample.pages(of: document)[0].runs
    let places = runs.map { run in run.line.glyphs.map { (run.origin.x + $0.x).milliPoints } }
    #expect(places == [[20_000, 56_000], [20_000, 38_000, 56_000], [38_000]])
  }

  @Test func `a quarter em stands between Chinese text and figures, typed space or not`() throws {
    let style = Sample.style()
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    let ends = ["第2季", "第 2 季"].map { text in
      setter.set(
        ParagraphInput([.text(text)], style: style, measure: .points(100)), origin: .unknown
      ).lines[0].end
    }
    let plain = setter.set(
      ParagraphInput([.text("2")], style: style, measure: .points(100)), origin: .unknown
    ).lines[0].end
    #expect(ends[0] == .points(24 + 6) + plain)
    #expect(abs(Int((ends[1] - ends[0]).milliPoints)) <= 24)
  }

  @Test func `a character that no face has is named with its code point`() throws {
    let document = Sample.document(width: 100, height: 100, [Sample.paragraph("甲\u{2EBF0}乙")])
    let typesetter = Typesetter(library: try Sample.library())
    let error = #expect(throws: (any Error).self) { try typesetter.plan(document) }
    #expect("\(String(describing: error))".contains("U+2EBF0"))
  }

  @Test func `a date blank shrinks its gaps before it breaks`() throws {
    let style = Sample.style()
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    for (cells, expected) in [(12, 11), (11, 11), (8, 8), (6, 6)] {
      let set = setter.set(
        ParagraphInput([.dateBlank], style: style, measure: .points(12 * cells)), origin: .unknown)
      #expect(set.lines.count == 1)
      #expect(set.lines[0].end == .points(12 * expected))
    }
  }

  @Test func `two characters that Swift takes for equal keep their code points`() throws {
    let document = Sample.document(
      width: 100, height: 100, [Sample.paragraph("\u{90CE}"), Sample.paragraph("\u{F92C}")])
    let texts = try Sample.pages(of: document)[0].texts
    #expect(texts.map { $0.unicodeScalars.map(\.value) } == [[0x90CE], [0xF92C]])
  }

  @Test func `any number of combining marks is set and extracted`() throws {
    let text = "a" + String(repeating: "\u{301}", count: 70_000)
    let document = Sample.document(width: 100, height: 100, [Sample.paragraph(text)])
    let words = try Sample.pages(of: document).flatMap(\.texts).joined()
    #expect(words.utf8.elementsEqual(text.utf8))
  }
}
