import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// 合并相同项 where pages end: a type area of 200 pt by 180 pt, lines of 18 pt.
@Suite struct MergedPageTests {
  /// Four lines of four characters in a column of 48 pt.
  private static let unit = "淄博市张店区环境监察大队一中队甲"

  private func row(
    _ number: Int, _ unit: String, text: String = "", height: RowHeight = .atLeast(.zero),
    group: Int? = nil, kind: TableRow.Kind = .data
  ) -> TableRow {
    TableRow(
      kind: kind, height: height,
      cells: [
        Sample.cell(unit, column: 0, mergeKey: kind == .data ? unit : nil),
        Sample.cell("第\(number)", column: 1), Sample.cell(text, column: 2),
      ], keepGroup: group)
  }

  private func table(_ rows: [TableRow], _ change: (inout Table) -> Void = { _ in }) -> Table {
    var table = Table(
      columns: [.fixed(.points(48)), .fixed(.points(48)), .fixed(.points(96))].map {
        Column($0)
      },
      header: [
        TableRow(kind: .header, cells: (0..<3).map { Sample.cell("头", column: $0) })
      ], body: HeldRows(rows))
    change(&table)
    return table
  }

  private func pages(_ blocks: [Block], height: Int = 180) throws -> [Page] {
    let pages = try Sample.pages(of: Sample.document(width: 200, height: height, blocks))
    for page in pages {
      let foot = Length(milliPoints: (20 + height) * 1000 + 500)
      #expect((page.rulings.map(\.end.y).max() ?? .zero) <= foot)
      #expect((page.runs.map(\.origin.y).max() ?? .zero) < .points(20 + height))
    }
    return pages
  }

  private func numbers(_ pages: [Page]) -> [[String]] {
    pages.map { $0.texts.filter { $0.hasPrefix("第") } }
  }

  @Test func `a group longer than a page is parted between rows, its merged text on either page`()
    throws
  {
    let rows =
      (0..<12).map { row($0, Self.unit, group: 1) }
      + [row(12, "小计", group: 1, kind: .total), row(13, "合计", kind: .total)]
    let pages = try pages([.table(table(rows))])
    #expect(numbers(pages).map(\.count) == [9, 5])
    for page in pages { #expect(page.texts.joined().contains(Self.unit)) }
  }

  @Test func `a row that fits a page is not parted in a group longer than one`() throws {
    let text = String(repeating: "环境监察大队", count: 4)
    let rows = (0..<9).map { row($0, "\($0)", text: text, group: 1) }
    let group = Block.keepTogether([.table(table(rows))], origin: .unknown)
    for blocks in [[Block.table(table(rows))], [group]] {
      // Each page has a line left that a part of a row could fill.
      let pages = try pages(blocks, height: 200)
      #expect(numbers(pages).map(\.count) == [3, 3, 3])
      for page in pages {
        #expect(page.texts.filter { $0 == "环境监察大队环境" }.count == 3)
      }
    }
  }

  @Test func `rows that are closed by a total make room for their merged cell before more follows`()
    throws
  {
    // Four lines of text over two rows of one, five times, with a row between.
    var rows: [TableRow] = []
    for group in 0..<5 {
      let unit = Self.unit + "\(group)"
      rows.append(row(group * 3, unit))
      rows.append(row(group * 3 + 1, unit))
      rows.append(row(group * 3 + 2, "小计", kind: .total))
    }
    let pages = try pages([.table(table(rows))])
    #expect(numbers(pages).flatMap { $0 }.count == 15)
    for page in pages { #expect(page.texts.joined().contains(Self.unit)) }
  }

  @Test func `a row parted by choice leaves what the merged cell above it needs`() throws {
    let text = String(repeating: "环境监察大队", count: 12)
    let rows = (0..<6).map { row($0, Self.unit + "\($0 / 2)", text: $0 % 2 == 0 ? "短" : text) }
    let pages = try pages([.table(table(rows) { $0.rowBreak = .always })])
    #expect(numbers(pages).flatMap { $0 } == (0..<6).map { "第\($0)" })
    #expect(pages.flatMap(\.texts).joined().filter { $0 == "境" }.count >= 36)
  }

  @Test func `beside the rest of a row that goes on the merged text stands again`() throws {
    let text = String(repeating: "环境监察大队", count: 20)
    let rows = [
      row(0, Self.unit, text: "短"), row(1, Self.unit, text: text), row(2, Self.unit, text: "末"),
      row(3, "乙", text: "短"),
    ]
    let pages = try pages([.table(table(rows))])
    #expect(pages.count == 3)
    for page in pages {
      #expect(page.texts.joined().contains(Self.unit))
    }
    let all = pages.flatMap(\.texts).joined()
    #expect(all.filter { $0 == "察" }.count == 20 + 3)
    // Where its row goes on it is read with the row after it.
    let cells = pages.flatMap { page in
      page.structure.filter { node in
        page.items[node.items].contains {
          if case .glyphs(let run) = $0 { run.line.text == "淄博市张" } else { false }
        }
      }
    }
    #expect(cells.map(\.id.row) == [1, 2, 3])
  }

  @Test func `a merged cell taller than half a page goes on with its row`() throws {
    let unit = String(repeating: "淄博市张", count: 12)
    let pages = try pages([.table(table([row(0, unit), row(1, unit), row(2, "乙")]))])
    #expect(numbers(pages).flatMap { $0 } == ["第0", "第1", "第2"])
    #expect(pages.flatMap(\.texts).filter { $0 == "淄博市张" }.count == 24)
  }

  @Test func `a merged cell uses the whole of its rows of declared height`() throws {
    let style = Sample.style(overflow: .shrink(minimum: .points(7)))
    func page(_ count: Int) throws -> Page {
      let rows = (0..<count).map { row($0, Self.unit, height: .exactly(.points(24))) }
      return try Sample.pages(
        of: Sample.document(width: 200, height: 180, styles: [style], [.table(table(rows))]))[0]
    }
    let wide = try page(3)
    #expect(wide.runs.filter { $0.line.text == "淄博市张" }.map(\.size) == [.points(12)])
    #expect(wide.rulings.map(\.end.y).max() == Length(milliPoints: (20 + 18 + 72) * 1000 + 500))
    // Two rows of 24 pt hold three lines in smaller type.
    let narrow = try page(2)
    let sizes = Set(narrow.runs.filter { $0.origin.x < .points(60) }.dropFirst().map(\.size))
    #expect(sizes.count == 1 && sizes.allSatisfy { $0 < .points(12) })
    let error = #expect(throws: DiagnosticError.self) { try page(1) }
    #expect(error?.diagnostics.map(\.id) == ["layout.cell-overfull"])
  }

  @Test func `a form below merged rows leaves what they still need`() throws {
    let form = Table(
      columns: [Column(.share(1))],
      body: HeldRows([TableRow(height: .share(1), cells: [Sample.cell("份", column: 0)])]))
    let pages = try pages([.table(table([row(0, Self.unit)])), .table(form)])
    #expect(pages.count == 1)
    #expect(pages[0].rulings.map(\.end.y).max() == Length(milliPoints: 200_500))
  }

  @Test func `rows joined by a cell that no page holds are refused with a hint that helps`() throws
  {
    let long = String(repeating: "环境监察大队", count: 30)
    var grid = table([])
    grid.header = []
    grid.rowBreak = .always
    grid.body = HeldRows([
      TableRow(cells: [Sample.cell(long, column: 0, rowSpan: 2), Sample.cell("甲", column: 1)]),
      TableRow(cells: [Sample.cell("乙", column: 1)]),
    ])
    let error = #expect(throws: DiagnosticError.self) {
      try Sample.pages(of: Sample.document(width: 200, height: 180, [.table(grid)]))
    }
    #expect(error?.diagnostics.map(\.id) == ["layout.too-tall"])
    #expect(error?.diagnostics.first?.hint?.contains("↑") == true)
  }
}
