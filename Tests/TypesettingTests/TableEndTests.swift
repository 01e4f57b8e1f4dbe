import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// How tables end: rows of 18 pt under a header, ten to a page of 180 pt.
@Suite struct TableEndTests {
  private static let header = [Sample.row(["序号", "名称"], kind: .header)]

  private func table(_ rows: [TableRow]) -> Table {
    Table(
      columns: [Column(.share(1)), Column(.share(1))], header: Self.header, body: HeldRows(rows))
  }

  private func data(_ count: Int, height: RowHeight = .atLeast(.zero)) -> [TableRow] {
    (0..<count).map { Sample.row(["\($0)", "行"], height: height) }
  }

  private let total = Sample.row(["合计", ""], kind: .total)
  private let closing = Sample.row(["以下空白", ""], kind: .closing)

  private func pages(_ blocks: [Block], width: Int = 300, height: Int = 180) throws -> [Page] {
    try Sample.pages(of: Sample.document(width: width, height: height, blocks))
  }

  private func signers(_ labels: [String], date: Bool = false) -> SignatureRow {
    SignatureRow(
      signers: labels.map {
        let place = SignaturePlace(fieldName: $0, tooltip: $0, hasDate: date && $0 == labels[0])
        return .init(label: [.text($0)], place: place)
      }, style: StyleID(0))
  }

  @Test func `the last page of a table with totals shows more than one row`() throws {
    let subtotal = Sample.row(["小计", ""], kind: .total)
    for ends in [[total], [total, closing], [subtotal, total], [subtotal, total, closing]] {
      for count in 2...40 {
        let pages = try pages([.table(table(data(count) + ends))])
        let last = try #require(pages.last)
        #expect(last.texts.filter { $0 == "行" }.count >= 2, "\(count) rows, \(ends.count) ends")
        #expect(pages.flatMap(\.texts).filter { $0 == "行" }.count == count)
      }
    }
  }

  @Test func `a row that follows a total of its group keeps to it and the row above`() throws {
    let subtotal = Sample.row(["小计", ""], kind: .total)
    for count in 2...20 {
      let rows = data(count) + [subtotal] + data(1) + [subtotal, total]
      let last = try #require(try pages([.table(table(rows))]).last)
      #expect(last.texts.filter { $0 == "行" }.count >= 2, "\(count)")
    }
  }

  @Test func `signers take totals along where no other row can go`() throws {
    let tall = data(1, height: .atLeast(.points(100)))
    let pages = try pages([
      .table(table(tall + [total, closing])), .signatureRow(signers(["经办人"])),
    ])
    #expect(pages.count == 2)
    #expect(pages[1].texts == ["序号", "名称", "合计", "以下空白", "经办人："])
  }

  @Test func `a page that holds fewer rows than asked for is refused`() throws {
    func table(_ height: Int) -> Table {
      var table = self.table(data(6, height: .atLeast(.points(height))))
      table.fill = Fill(.rowsPerPage(4), row: Sample.row(["", ""], kind: .blank))
      return table
    }
    #expect(try pages([.table(table(40))]).count == 2)
    let error = #expect(throws: DiagnosticError.self) { try pages([.table(table(60))]) }
    #expect(Set(error?.diagnostics.map(\.id) ?? []) == ["layout.fewer-rows"])
    #expect(error?.diagnostics.first?.message == "有一页只放得下2行，放不下“每页4行”")
  }

  @Test func `a row taller than a page is told as such`() throws {
    let text = String(repeating: "很长的说明", count: 60)
    var table = table([Sample.row(["0", text])] + data(5))
    table.fill = Fill(.rowsPerPage(3), row: Sample.row(["", ""], kind: .blank))
    let error = #expect(throws: DiagnosticError.self) { try pages([.table(table)], width: 200) }
    #expect(Set(error?.diagnostics.map(\.id) ?? []) == ["layout.fewer-rows"])
    #expect(error?.diagnostics.first?.message == "有一行比一页还高，排不成“每页3行”")
  }

  @Test func `rows for the pen stand above so many as the fill says`() throws {
    let subtotal = Sample.row(["小计", ""], kind: .total)
    for (count, shown) in [(nil, ["小计", "合计"]), (1, ["合计"])] {
      var table = table(data(3) + [subtotal, total])
      table.fill = Fill(
        .rowsPerPage(4), row: Sample.row(["空", ""], kind: .blank), tailCount: count)
      let texts = try pages([.table(table)])[0].texts
      #expect(texts.contains("空") == (shown.count == 2), "\(texts)")
      #expect(Array(texts.suffix(shown.count)) == shown)
    }
  }

  @Test func `columns that are too wide are told once and with what helps`() throws {
    for (width, hint) in [(100, "减小列宽，或改用横向纸张"), (200, "减小列宽或页边距")] {
      var table = table(data(3))
      table.columns = [Column(.fixed(.points(300))), Column(.share(1))]
      let error = #expect(throws: DiagnosticError.self) {
        try pages([.table(table)], width: width)
      }
      #expect(error?.diagnostics.map(\.id) == ["layout.columns-too-wide"])
      #expect(error?.diagnostics.first?.hint == hint)
    }
  }

  // MARK: Signers

  @Test func `signers below one another begin together`() throws {
    let row = signers(["填表人", "审核人", "负责人"], date: true)
    let page = try pages([.signatureRow(row)], width: 280, height: 300)[0]
    let labels = page.runs.filter { $0.line.text.hasSuffix("人：") }
    #expect(labels.count == 3 && Set(labels.map(\.origin.y)).count == 3)
    #expect(Set(labels.map(\.origin.x)).count == 1)
    #expect(page.fields.allSatisfy { $0.frame.right <= .points(300) })
  }

  /// A date is 6 characters wide at the least, and stands two characters in where it can.
  @Test(arguments: [(100, 2), (94, 1), (80, 0)])
  func `the date of a narrow cell goes to the edge before it is refused`(
    width: Int, indent: Int
  ) throws {
    func pages(_ width: Int) throws -> [Page] {
      let place = SignaturePlace(fieldName: "甲", tooltip: "甲", hasDate: true)
      let cell = Cell(column: 0, content: .signature(place), style: StyleID(0))
      return try self.pages([
        .table(
          Table(
            columns: [Column(.fixed(.points(width)))], body: HeldRows([TableRow(cells: [cell])])))
      ])
    }
    let page = try pages(width)[0]
    let day = try #require(page.runs.last { $0.line.text == "日" })
    let left = Length.points(20 + (300 - width) / 2)
    #expect(left + .points(width) - day.origin.x - .points(12) == .points(12 * indent))
    let error = #expect(throws: DiagnosticError.self) { try pages(70) }
    #expect(error?.diagnostics.map(\.id) == ["layout.line-overfull"])
    #expect(error?.diagnostics.first?.hint == "加宽本列，或减小字号")
  }

  // MARK: Bands

  @Test func `variants of a page change what they speak of`() throws {
    func band(_ text: String) -> Band {
      Band(style: StyleID(0)) { _ in Band.Content(center: [.text(text)]) }
    }
    var document = Sample.document(
      width: 300, height: 180, [.table(table(data(35)))], footer: band("脚"))
    document.sections[0].pageSetup.margins = EdgeInsets(all: .points(40))
    document.sections[0].pageSetup.size.height = .points(260)
    document.sections[0].pageSetup.even = Bands(header: band("偶"), keepsFooter: true)
    document.sections[0].pageSetup.last = Bands(footer: band("末"), keepsHeader: true)
    document.sections[0].pageSetup.first = Bands(keepsHeader: true)
    let bands = try Sample.pages(of: document).map { page in
      page.texts.filter { ["脚", "偶", "末"].contains($0) }
    }
    #expect(bands == [[], ["偶", "脚"], ["脚"], ["偶", "末"]])
  }
}
