import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing
import Typefaces

@testable import Typesetting

/// Words written from right to left in a line that runs from left to right (UAX #9).
@Suite struct LeftwardTextTests {
  private func set(
    _ inlines: [Inline], cells: Int = 40, _ change: (inout TextStyle) -> Void = { _ in }
  ) throws -> SetParagraph {
    var style = Sample.style()
    change(&style)
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    let set = setter.set(
      ParagraphInput(inlines, style: style, measure: .points(12 * cells)), origin: .unknown)
    #expect(setter.findings.isEmpty)
    return set
  }

  /// The clusters as they stand, left to right; what draws nothing is left out.
  private func drawn(_ line: SetLine) -> String {
    line.pieces.filter { !$0.glyphs.isEmpty }.sorted { $0.pen < $1.pen }.map(\.text).joined()
  }

  @Test(arguments: [
    ("姓名אבג，男", "姓名גבא，男"),
    // Two words and the space or mark between them (N1).
    ("甲אב גד乙", "甲דג בא乙"), ("甲אב、גד乙", "甲דג、בא乙"),
    // A number keeps its own order, behind a word (W2) and before it (W7).
    ("甲אב 12乙", "甲12 בא乙"), ("甲12 אב乙", "甲12 בא乙"), ("甲אב12.5גד乙", "甲דג12.5בא乙"),
    ("甲אב 12 גד乙", "甲דג 12 בא乙"),
    // Chinese and Latin words part them.
    ("甲אב乙גד丙", "甲בא乙דג丙"), ("甲אב COD גד丙", "甲בא COD דג丙"),
    // Brackets go by pairs (N0); behind a word their mirrors are drawn.
    ("甲（אב）乙", "甲（בא）乙"), ("甲אב（גד）乙", "甲）דג（בא乙"), ("甲אב（乙）丙", "甲בא（乙）丙"),
  ])
  func `words stand from right to left and the text keeps its order`(
    text: String, expected: String
  ) throws {
    let line = try set([.text(text)]).lines[0]
    #expect(drawn(line) == expected)
    #expect(line.runs.map(\.line.text).joined() == text)
  }

  @Test func `lines are broken in the order of the text`() throws {
    let set = try set([.text("甲乙丙丁戊אבג דהו")], cells: 7)
    #expect(set.lines.map { $0.runs.map(\.line.text).joined() } == ["甲乙丙丁戊אבג ", "דהו"])
    #expect(set.lines.map(drawn) == ["甲乙丙丁戊גבא ", "והד"])
  }

  @Test func `letters take the forms in which they join`() throws {
    let glyphs = { (text: String) in
      try self.set([.text(text)]).lines[0].runs.flatMap { $0.line.glyphs.map(\.id) }
    }
    let alone = try glyphs("ب")
    let joined = try glyphs("ببب")
    #expect(joined.count == 3 && Set(joined).count == 3)
    #expect(alone.count == 1 && !joined.contains(alone[0]))
    // Lam and alef are one glyph, which carries the text of both.
    let ligature = try set([.text("甲لا")]).lines[0].runs
    #expect(ligature.map(\.line.text).joined() == "甲لا")
    #expect(ligature.last?.line.glyphs.count == 1)
    #expect(ligature.last?.line.clusters == [Cluster(byteCount: 4, glyphCount: 1)])
  }

  @Test func `brackets beside such words are drawn mirrored`() throws {
    let runs = try set([.text("甲אב (גד) הו乙")]).lines[0].runs
    let plain = try set([.text("(甲)")]).lines[0].runs
    func glyph(of bracket: String, in runs: [LineRun]) -> UInt32? {
      SetLine(runs: runs, boxes: [], start: .zero, end: .zero).pieces
        .first { $0.text == bracket }?.glyphs.first?.id
    }
    #expect(glyph(of: "(", in: runs) != nil)
    if runs.first(where: { $0.line.text.contains("(") })?.face == plain.first?.face {
      #expect(glyph(of: "(", in: runs) == glyph(of: ")", in: plain))
    }
  }

  @Test func `the words take the room that they took`() throws {
    for alignment in [Alignment.left, .center, .right, .justified, .distributed] {
      let text = "检查对象אבג דהו，地址张店区房镇镇三号，法定代表人אבג、דהו、זחט，电话13800138000。"
      let set = try set([.text(text)], cells: 14) { $0.alignment = alignment }
      #expect(!set.isOverfull)
      for line in set.lines {
        var ends: [Length] = []
        for piece in line.pieces where !piece.glyphs.isEmpty && piece.text != " " {
          #expect(piece.pen >= line.start - .points(6))
          ends.append(piece.pen)
        }
        // No two characters stand in one place.
        #expect(Set(ends).count == ends.count)
      }
    }
  }

  @Test func `a vertical cell refuses words and takes single letters`() throws {
    var style = Sample.style()
    style.writingMode = .vertical
    func pages(_ text: String) throws -> [Page] {
      let table = Table(
        columns: [Column(.fixed(.points(30)))],
        body: HeldRows([TableRow(cells: [Sample.cell(text, column: 0)])]))
      return try Sample.pages(
        of: Sample.document(width: 300, height: 300, styles: [style], [.table(table)]))
    }
    #expect(try pages("甲א乙").count == 1)
    let error = #expect(throws: DiagnosticError.self) { try pages("甲אב乙") }
    #expect(error?.diagnostics.map(\.id) == ["layout.leftward-in-vertical"])
  }
}
