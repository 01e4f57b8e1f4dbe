import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// Forms of one page, with rows of `1份`, that hold more than a page.
@Suite struct RunningFormTests {
  /// A title, three rows of which the second takes the page's rest, and signers at the foot.
  private func form(_ findings: String, rowBreak: RowBreak = .lastResort) -> Document {
    let signature = Cell(
      column: 1, content: .signature(SignaturePlace(fieldName: "甲", tooltip: "甲签字")),
      style: StyleID(0))
    let rows = [
      Sample.row(["名称", "甲"]), Sample.row(["问题", findings], height: .share(1)),
      Sample.row(["处理", "乙"]),
      TableRow(height: .atLeast(.points(40)), cells: [Sample.cell("签字", column: 0), signature]),
    ]
    var table = Table(
      columns: [Column(.fixed(.points(40))), Column(.share(1))], body: HeldRows(rows))
    table.rowBreak = rowBreak
    return Sample.document(width: 160, height: 240, [Sample.paragraph("标题"), .table(table)])
  }

  private func findings(_ document: Document) throws -> [Diagnostic.ID] {
    try Typesetter(library: try Sample.library()).plan(document).warnings.map(\.id)
  }

  private func problem(_ count: Int) -> String { String(repeating: "监管", count: count) }

  @Test func `a form that fits takes one page and no more`() throws {
    let pages = try Sample.pages(of: form(problem(10)))
    #expect(pages.count == 1)
    // The middle of the outer ruling.
    #expect(pages[0].rulings.map(\.end.y).max() == Length(milliPoints: 260_500))
    #expect(try findings(form(problem(10))).isEmpty)
  }

  /// From one line too many to several pages.
  @Test(arguments: Array(stride(from: 10, through: 120, by: 2)) + [300, 1000])
  func `a form that runs over loses nothing and never parts its signers`(count: Int) throws {
    let document = form(problem(count))
    let pages = try Sample.pages(of: document)
    let ids = try findings(document)
    #expect(ids == (pages.count > 1 ? ["layout.form-runs-over"] : []))
    #expect(
      pages.flatMap(\.texts).joined() == "标题名称甲问题" + problem(count) + "处理乙签字"
        || pages.count > 1)
    let text = pages.flatMap(\.texts).joined()
    #expect(text.filter { "监管".contains($0) } == problem(count))
    let last = try #require(pages.last)
    #expect(last.fields.map(\.name) == ["甲"] && pages.flatMap(\.fields).count == 1)
    #expect(last.texts.contains("处理"))
    // Pages before the last are full.
    for page in pages.dropLast() {
      #expect((page.rulings.map(\.end.y).max() ?? .zero) > .points(20 + 240 - 60))
    }
  }

  @Test func `a form that may not run over is refused`() throws {
    let error = #expect(throws: DiagnosticError.self) {
      try Sample.pages(of: form(problem(300), rowBreak: .never))
    }
    #expect(Set(error?.diagnostics.map(\.id) ?? []) == ["layout.too-tall"])
  }
}
