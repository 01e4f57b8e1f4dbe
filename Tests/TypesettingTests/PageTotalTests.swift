import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// 本页合计: a row at the foot of the table on each page, over what the page shows.
@Suite struct PageTotalTests {
  /// Rows of 18 pt; the ends (合计, 以下空白) are not counted.
  private func table(
    rows count: Int, ends: [TableRow] = [],
    header: [TableRow] = [Sample.row(["名", "数"], kind: .header)],
    fill: Fill? = nil, row: (Int) -> TableRow = { Sample.row(["第\($0)行", "1"]) }
  ) -> Table {
    let total = PageTotal(rowCount: count) { shown in
      Sample.row(["共\(shown.lowerBound)-\(shown.upperBound)", "\(shown.count)"], kind: .total)
    }
    return Table(
      columns: [Column(.share(1)), Column(.share(1))], header: header,
      body: HeldRows((0..<count).map(row) + ends), fill: fill,
      pageTotal: count == 0 ? nil : total)
  }

  private func pages(_ table: Table, height: Int = 126, after: [Block] = []) throws -> [Page] {
    try Sample.pages(of: Sample.document(width: 200, height: height, [.table(table)] + after))
  }

  @Test(arguments: [1, 4, 5, 6, 10, 60, 10_000])
  func `every page ends with the count of its rows, and no row is lost`(count: Int) throws {
    let pages = try pages(table(rows: count))
    // Seven rows of 18 pt a page: a header, five of data and the total.
    #expect(pages.count == (count + 4) / 5)
    var next = 0
    for page in pages {
      let lines = page.lines
      let shown = lines.dropFirst().dropLast()
      #expect(Array(shown) == (next..<next + shown.count).map { "第\($0)行1" })
      #expect(lines.last == "共\(next)-\(next + shown.count)\(shown.count)")
      next += shown.count
      #expect((page.rulings.map(\.end.y).max() ?? .zero) <= .points(147))
    }
    #expect(next == count)
  }

  @Test func `a table without rows has none`() throws {
    #expect(try pages(table(rows: 0))[0].lines == ["名数"])
  }

  @Test func `it stands above the total of all and the closing row`() throws {
    let ends = [
      Sample.row(["合计", "7"], kind: .total), Sample.row(["以下空白", ""], kind: .closing),
    ]
    let pages = try pages(table(rows: 7, ends: ends))
    #expect(
      pages.map(\.lines) == [
        ["名数", "第0行1", "第1行1", "第2行1", "第3行1", "第4行1", "共0-55"],
        ["名数", "第5行1", "第6行1", "共5-72", "合计7", "以下空白"],
      ])
  }

  @Test func `when the total of all goes to the next page with two rows, both pages count anew`()
    throws
  {
    let ends = [Sample.row(["合计", "5"], kind: .total)]
    let pages = try pages(table(rows: 5, ends: ends))
    #expect(
      pages.map(\.lines) == [
        ["名数", "第0行1", "第1行1", "第2行1", "共0-33"],
        ["名数", "第3行1", "第4行1", "共3-52", "合计5"],
      ])
  }

  @Test func `rows for the pen stand above it`() throws {
    let blank = TableRow(
      kind: .blank, height: .atLeast(.points(18)),
      cells: [Sample.cell("", column: 0), Sample.cell("", column: 1)])
    let page = try pages(table(rows: 2, fill: Fill(.page, row: blank)))[0]
    #expect(page.lines.last == "共0-22")
    let baseline = page.runs.last?.origin.y ?? .zero
    #expect(baseline > .points(20 + 108))
  }

  @Test func `a row split over pages counts where it begins`() throws {
    let long = String(repeating: "环境监管随机抽查", count: 20)
    let pages = try pages(
      table(rows: 2) { Sample.row([$0 == 0 ? long : "第二行", "1"]) })
    let lines: [String] = pages.flatMap { $0.lines }
    #expect(lines.filter { $0.hasPrefix("共") } == ["共0-11", "共1-21"])
    let words: [String] = pages.flatMap { $0.texts }
    #expect(words.contains("第二行"))
  }

  @Test func `signers behind it keep the last row with it`() throws {
    let signer = SignatureRow.Signer(
      label: [.text("局长")], place: SignaturePlace(fieldName: "局长", tooltip: "局长签字"))
    let pages = try pages(
      table(rows: 5), after: [.signatureRow(SignatureRow(signers: [signer], style: StyleID(0)))])
    #expect(pages.count == 2)
    #expect(pages[1].lines.first == "名数" && pages[1].lines.contains { $0.hasPrefix("共") })
    #expect(pages[1].fields.map(\.name) == ["局长"])
  }

  @Test func `two tables on a page have one each`() throws {
    let document = Sample.document(
      width: 200, height: 400, [.table(table(rows: 2)), .table(table(rows: 3))])
    let lines = try Sample.pages(of: document)[0].lines
    #expect(lines.filter { $0.hasPrefix("共") } == ["共0-22", "共0-33"])
    #expect(lines.firstIndex(of: "共0-22") == 3)
  }

  @Test func `a page's total that takes more room than the total of all is refused`() throws {
    var table = table(rows: 12)
    table.pageTotal = PageTotal(rowCount: 12) { shown in
      Sample.row([String(repeating: "长", count: shown.count == 12 ? 1 : 20), "1"], kind: .total)
    }
    let error = #expect(throws: DiagnosticError.self) { try pages(table) }
    #expect(Set(error?.diagnostics.map(\.id.name) ?? []) == ["layout.page-total-too-tall"])
  }

  @Test func `a header that leaves no room for a row and its total is refused`() throws {
    let high = [Sample.row(["名", "数"], kind: .header, height: .atLeast(.points(110)))]
    let error = #expect(throws: DiagnosticError.self) { try pages(table(rows: 2, header: high)) }
    #expect(error?.diagnostics.map(\.id) == ["layout.too-tall"])
  }
}
