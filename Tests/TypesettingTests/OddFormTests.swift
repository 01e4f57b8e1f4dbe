import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// Forms that nobody plans and somebody writes.
@Suite struct OddFormTests {
  private func ids(_ document: Document) throws -> [Diagnostic.ID] {
    let error = #expect(throws: DiagnosticError.self) { try Sample.pages(of: document) }
    return error?.diagnostics.map(\.id) ?? []
  }

  private func table(_ rows: [TableRow], _ columns: [Column.Width] = [.share(1), .share(1)])
    -> Table
  {
    Table(columns: columns.map { Column($0) }, body: HeldRows(rows))
  }

  private func signatureCell(_ column: Int) -> Cell {
    Cell(
      column: column, content: .signature(SignaturePlace(fieldName: "甲", tooltip: "甲签字")),
      style: StyleID(0))
  }

  @Test func `ninety spaces of ten metres are one page`() throws {
    let spaces = (0..<90).map { _ in Block.space(.millimeters(9999)) }
    let document = Sample.document(
      width: 100, height: 100,
      [Sample.paragraph("甲")] + spaces + [Sample.paragraph("乙")])
    #expect(try Sample.pages(of: document).flatMap(\.texts) == ["甲", "乙"])
  }

  @Test func `a mark that no face has is refused like any character`() throws {
    let document = Sample.document(width: 100, height: 100, [Sample.paragraph("王\u{359}五")])
    #expect(try ids(document) == ["typesetting.missing-glyph"])
  }

  @Test func `a signature beside a split text makes one field`() throws {
    let long = String(repeating: "环境监管随机抽查", count: 60)
    let row = TableRow(cells: [Sample.cell(long, column: 0), signatureCell(1)])
    let document = Sample.document(width: 120, height: 180, [.table(table([row]))])
    let pages = try Sample.pages(of: document)
    #expect(pages.count > 2 && pages.flatMap(\.fields).map(\.name) == ["甲"])
    #expect(pages.flatMap(\.texts).joined() == long)
  }

  @Test func `a column narrower than its padding is refused`() throws {
    let style = Sample.style(padding: .points(10))
    let rows = [Sample.row(["甲", "乙"])]
    let document = Sample.document(
      width: 100, height: 100, styles: [style],
      [.table(table(rows, [.fixed(.points(15)), .share(1)]))])
    #expect(try ids(document) == ["layout.no-room"])
  }

  @Test(arguments: [Fill.Extent.rows(5), .rowsPerPage(5), .page])
  func `rows for the pen stand above the total`(extent: Fill.Extent) throws {
    var table = table([Sample.row(["1", "甲"]), Sample.row(["合计", "1"], kind: .total)])
    table.fill = Fill(extent, row: Sample.row(["", ""], kind: .blank))
    let document = Sample.document(width: 100, height: 200, [.table(table)])
    let pages = try Sample.pages(of: document)
    let total = pages[0].runs.first { $0.line.text == "合计" }?.origin.y ?? .zero
    let bottom = pages[0].rulings.map(\.end.y).max() ?? .zero
    #expect(pages.count == 1)
    #expect(bottom - total < .points(18))
    #expect(total > .points(20 + 4 * 18))
  }

  @Test func `more rows a page than it holds are refused`() throws {
    var table = table([Sample.row(["1", "甲"])])
    table.fill = Fill(.rowsPerPage(100), row: Sample.row(["", ""], kind: .blank))
    let document = Sample.document(width: 100, height: 200, [.table(table)])
    #expect(try ids(document) == ["layout.too-tall"])
  }

  @Test func `a header taller than the page is told once`() throws {
    var table = table((0..<50).map { Sample.row(["\($0)", "甲"]) })
    table.header = [
      Sample.row(["甲", "乙"], kind: .header, height: .atLeast(.points(300)))
    ]
    let document = Sample.document(width: 100, height: 200, [.table(table)])
    #expect(try ids(document) == ["layout.too-tall"])
  }

  @Test func `names that differ by code point alone are not merged`() throws {
    let rows = ["\u{90CE}", "\u{F92C}"].map { name in
      TableRow(cells: [Sample.cell(name, column: 0, mergeKey: name)])
    }
    let document = Sample.document(
      width: 100, height: 100, [.table(table(rows, [.share(1)]))])
    #expect(try Sample.pages(of: document)[0].texts.count == 2)
  }

  @Test func `page breaks and spaces at either end make no blank page`() throws {
    let document = Sample.document(
      width: 100, height: 100,
      [
        .space(.points(10)), .pageBreak, Sample.paragraph("甲"), .pageBreak, Sample.paragraph("乙"),
        .pageBreak, .space(.points(10)),
      ])
    #expect(try Sample.pages(of: document).map(\.texts) == [["甲"], ["乙"]])
  }

  @Test func `a group's last space does not hold the next block`() throws {
    let lines = (1...4).map { Sample.paragraph("第\($0)行") }
    let group = Block.keepTogether(
      [Sample.paragraph("甲一"), Sample.paragraph("甲二"), .space(.points(5))], origin: .unknown)
    let document = Sample.document(
      width: 100, height: 6 * 18, lines + [group, Sample.paragraph("乙")])
    #expect(try Sample.pages(of: document).map(\.texts.count) == [6, 1])
  }

  @Test func `a line beside a table shows a line end in data as a blank`() throws {
    var table = table([Sample.row(["1", "甲"])])
    table.before = TableLine(left: [.text("第一行\n第二行")], style: StyleID(0))
    let document = Sample.document(width: 200, height: 100, [.table(table)])
    let page = try Sample.pages(of: document)[0]
    #expect(page.lines.first == "第一行 第二行")
  }

  @Test func `a band that falls off the sheet is refused`() throws {
    var document = Sample.document(width: 100, height: 100, [Sample.paragraph("甲")])
    document.sections[0].pageSetup.bands.footer = Band(
      style: StyleID(0), height: .points(30)
    ) { _ in Band.Content(center: [.text("页")]) }
    let typesetter = Typesetter(library: try Sample.library())
    let plan = try typesetter.plan(document)
    _ = typesetter.pages(of: document, plan: plan).bands(ofPage: 0)
    #expect(typesetter.removeFindings().map(\.id) == ["layout.band-off-page"])
  }

  @Test(arguments: [(0, true), (5, true), (6, false), (20, false)])
  func `a band keeps off the text, and says where it stands when it does not`(
    height: Int, isRefused: Bool
  ) throws {
    let place = SourceLocation(file: "甲.yaml", line: 4, column: 3)
    var document = Sample.document(width: 100, height: 100, [Sample.paragraph("甲")])
    document.sections[0].pageSetup.bands.header = Band(
      style: StyleID(0), height: .points(height), origin: Origin(location: place)
    ) { _ in Band.Content(center: [.text("页")]) }
    document.sections[0].pageSetup.margins.top = .points(60)
    let typesetter = Typesetter(library: try Sample.library())
    let plan = try typesetter.plan(document)
    _ = typesetter.pages(of: document, plan: plan).bands(ofPage: 0)
    let findings = typesetter.removeFindings()
    #expect(findings.map(\.id) == (isRefused ? ["layout.band-in-text"] : []))
    #expect(findings.allSatisfy { $0.location == place })
  }
}
