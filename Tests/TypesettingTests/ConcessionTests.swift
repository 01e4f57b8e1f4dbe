import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing
import Typefaces

@testable import Typesetting

/// What gives way where nothing fits a line (typography 2.2 rule 7), in 12 pt type.
@Suite struct ConcessionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var points: Int
    var lines: [String]
    var kinds: [Concession.Kind] = []
    var isOverfull = false

    var testDescription: String { text }
  }

  private func set(
    _ inlines: [Inline], points: Int, alignment: Alignment, font: FontName = "宋体"
  ) throws -> SetParagraph {
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    return setter.set(
      ParagraphInput(
        inlines, style: Sample.style(alignment: alignment, font: font), measure: .points(points),
        isInTable: true),
      origin: .unknown)
  }

  @Test(
    arguments: [
      // Nothing gives way that need not.
      Case(text: "共计15家企业", points: 36, lines: ["共计", "15家", "企业"]),
      // First the joint of a number and its unit.
      Case(
        text: "共123456年末", points: 42, lines: ["共", "123456", "年末"], kinds: [.unit]),
      // Then a Western word; it starts on a fresh line and fills it.
      Case(
        text: "采用mmmmmm方案", points: 36, lines: ["采用", "mmm", "mmm", "方案"],
        kinds: [.word]),
      // Then a mark begins a line.
      Case(text: "壹万贰仟。收", points: 48, lines: ["壹万贰仟", "。收"], kinds: [.marks]),
      // The marks' rules give way level by level: ends after a solidus before marks at the start.
      Case(text: "壹贰/叁，肆", points: 42, lines: ["壹贰/", "叁，肆"], kinds: [.marks]),
      // A number and its unit before a word that both stand behind.
      Case(text: "COD12年末", points: 45, lines: ["COD12", "年末"], kinds: [.unit]),
      // A line that a mark's rule gives way for is filled too.
      Case(text: "壹万贰。；收", points: 44, lines: ["壹万贰。", "；收"], kinds: [.marks]),
      // Numbers never, nor telephone and identity numbers at their hyphens and letters.
      Case(text: "共123456789末", points: 24, lines: [], isOverfull: true),
      Case(text: "共0533-2270000末", points: 48, lines: [], isOverfull: true),
      Case(text: "共0533-2270000末", points: 60, lines: [], isOverfull: true),
      Case(text: "共37030319850101123X末", points: 112, lines: [], isOverfull: true),
    ], [Alignment.left, .justified])
  func `rules give way one at a time and for one line only`(
    row: Case, alignment: Alignment
  ) throws {
    let set = try set([.text(row.text)], points: row.points, alignment: alignment)
    #expect(set.isOverfull == row.isOverfull)
    guard !row.isOverfull else { return }
    #expect(set.lines.map { $0.runs.map(\.line.text).joined() } == row.lines)
    #expect(set.concessions.map(\.kind) == row.kinds)
  }

  @Test func `a whole paragraph is weighed although one word of it does not fit`() throws {
    // First fit would leave 辛 alone before the word.
    let text = "甲乙，丙丁（戊）己庚，辛mmmmmmmmmmm壬癸子"
    let set = try set([.text(text)], points: 108, alignment: .justified)
    let lines = set.lines.map { $0.runs.map(\.line.text).joined() }
    #expect(lines.joined() == text)
    #expect(lines[..<2] == ["甲乙，丙丁", "（戊）己庚，辛"])
    #expect(set.lines[1].end == .points(108))
    #expect(set.concessions.map(\.kind) == [.word])
  }

  @Test func `a name is broken last, and told with its place`() throws {
    let set = try set([.unbreakable("甲乙丙丁")], points: 24, alignment: .left)
    #expect(set.concessions == [Concession(kind: .piece, place: "甲乙｜丙丁")])
    #expect(set.splitsPiece)
  }

  @Test func `a number gives up its unit before a name is parted`() throws {
    let inlines: [Inline] = [.text("12年\u{2060}"), .unbreakable("甲乙丙丁")]
    let set = try set(inlines, points: 62, alignment: .left)
    #expect(set.lines.map { $0.runs.map(\.line.text).joined() } == ["12", "年\u{2060}甲乙丙丁"])
    #expect(set.concessions.map(\.kind) == [.unit])
  }

  @Test func `a date blank is never broken`() throws {
    let set = try set([.dateBlank], points: 60, alignment: .right)
    #expect(set.isOverfull)
  }

  @Test func `each kind is told once for a paragraph, with the value's path`() throws {
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    let input = ParagraphInput(
      [.text("采用mmmmmmmmm方案mmmmmmm")], style: Sample.style(), measure: .points(36))
    _ = setter.setOrReport(input, origin: Origin(list: "企业", row: 2, field: "名称"))
    let findings = setter.removeFindings()
    #expect(findings.map(\.id) == ["layout.word-split"])
    #expect(findings.map(\.severity) == [.warning])
    #expect(findings.map(\.dataPath) == ["企业[2].名称"])
  }

  private func table(_ content: Cell.Content, column: Int, minimum: Int = 7) -> Document {
    let style = Sample.style(overflow: .shrink(minimum: .points(minimum)))
    let table = Table(
      columns: [Column(.fixed(.points(column)))],
      body: HeldRows([
        TableRow(cells: [Cell(column: 0, content: content, style: StyleID(0))])
      ]))
    return Sample.document(width: 200, height: 200, styles: [style], [.table(table)])
  }

  @Test(
    arguments: [
      ([.text("123456年末")], 12_000, ["layout.unit-split"]),
      ([.unbreakable("甲乙丙丁")], 10_500, []),
      ([.unbreakable("甲乙丙丁戊己庚辛")], 12_000, ["layout.piece-split"]),
    ] as [([Inline], Int32, [Diagnostic.ID])])
  func `in a cell that shrinks a unit is parted before the type gives way, and a name after`(
    inlines: [Inline], size: Int32, ids: [Diagnostic.ID]
  ) throws {
    let content = Cell.Content.paragraphs([Paragraph(inlines, style: StyleID(0))])
    let document = table(content, column: 42)
    let plan = try Typesetter(library: try Sample.library()).plan(document)
    #expect(plan.warnings.map(\.id) == ids)
    #expect(try Sample.pages(of: document)[0].runs.allSatisfy { $0.size.milliPoints == size })
  }

  @Test func `a signature cell too narrow for its date is refused`() throws {
    let place = SignaturePlace(fieldName: "经办人", tooltip: "经办人签字", hasDate: true)
    let typesetter = Typesetter(library: try Sample.library())
    _ = try typesetter.plan(table(.signature(place), column: 100))
    let error = #expect(throws: DiagnosticError.self) {
      try typesetter.plan(table(.signature(place), column: 70))
    }
    #expect(error?.diagnostics.map(\.id) == ["layout.line-overfull"])
  }

  @Test(arguments: [(60, ["采用in-", "terna-", "tional"]), (200, ["采用international"])])
  func `a soft hyphen shows where a line ends at it and nowhere else`(
    points: Int, expected: [String]
  ) throws {
    let text = "采用in\u{AD}terna\u{AD}tional"
    let set = try set([.text(text)], points: points, alignment: .left)
    let library = try Sample.library()
    let face = try #require(FaceChains(library: library).face(set.lines[0].runs[0].face))
    let hyphen = try #require(face.glyph(for: "-"))
    let shown = set.lines.map { line in
      let glyphs = line.runs.flatMap(\.line.glyphs)
      let words = line.runs.map(\.line.text).joined().unicodeScalars.filter { $0 != "\u{AD}" }
      return String(String.UnicodeScalarView(words)) + (glyphs.last?.id == hyphen ? "-" : "")
    }
    #expect(shown == expected)
    #expect(set.lines.flatMap(\.runs).map(\.line.text).joined() == text)
  }

  @Test func `two marks with all their air give it at their own levels`() {
    var style = LineStyle()
    style.markSpacing = .full
    let rules = JointRules(em: 1000, style: style)
    let joint = rules.joint(
      JointSide(characterClass: .comma, width: 1000, trail: 500, lead: 0),
      JointSide(characterClass: .opening, width: 1000, trail: 0, lead: 500))
    #expect(joint.gap == 0)
    #expect((joint.shrink, joint.level) == (500, .comma))
    #expect((joint.leadShrink, joint.leadLevel) == (500, .bracket))
  }

  @Test func `an interpunct in a whole cell gives a quarter em on both sides`() {
    let rules = JointRules(em: 1000, style: LineStyle())
    let han = JointSide(characterClass: .han, width: 1000, trail: 0, lead: 0)
    var dot = JointSide(characterClass: .interpunct, width: 1000, trail: 0, lead: 0)
    #expect(rules.joint(dot, han).shrink == 250)
    #expect(rules.joint(dot, han).level == .interpunct)
    #expect(rules.joint(han, dot).leadShrink == 250)
    #expect(rules.joint(han, dot).leadLevel == .interpunct)
    dot.width = 500
    #expect(rules.joint(dot, han).shrink == 0)
  }
}
