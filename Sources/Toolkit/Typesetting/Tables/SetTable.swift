import Diagnostics
import DocumentTree
import Geometry

/// A table whose columns are known; its rows are set one after another as pages ask for them.
struct SetTable {
  let table: Table
  let edges: ColumnEdges
  let rows: RowSetter
  let header: [SetRow]
  /// From the type area's left edge: a table narrower than it is centred.
  let left: Length
  private let pageHeight: Length
  private let recent = RecentRows()

  init(
    _ table: Table, area: Size, styles: StyleSheet, lines: LineSetter, isLoose: Bool
  ) throws(DiagnosticError) {
    let width = area.width
    let widths = ColumnWidths(
      lines: lines, table: table, styles: styles, available: Int(width.milliPoints))
    self.table = table
    edges = try widths.edges()
    rows = RowSetter(
      cells: CellSetter(lines: lines, styles: styles, edges: edges, isLoose: isLoose),
      origin: table.origin)
    header = rows.set(table.header, firstNumber: 0)
    left = max(.zero, (width - edges.width) / 2)
    pageHeight = area.height
  }

  var headerHeight: Length { header.reduce(.zero) { $0 + $1.height } }

  /// The rows of the body with those that 补空行 adds below them.
  var bodyCount: Int {
    let count = table.body.count
    return switch table.fill?.extent {
    case .rows(let rows): max(count, rows)
    case .rowsPerPage(let rows): max(1, (count + rows - 1) / rows) * rows
    case .page, nil: count
    }
  }

  /// A table with such a row fits one page and takes all that the page has left.
  var isElastic: Bool {
    guard let held = table.body as? HeldRows else { return false }
    return held.rows.contains { if case .share = $0.height { true } else { false } }
  }

  /// The source's row, or a row for the pen behind its end.
  func row(at index: Int) throws(DiagnosticError) -> TableRow {
    guard index < table.body.count else {
      return table.fill?.row ?? TableRow(kind: .blank, cells: [])
    }
    if let known = recent.rows.first(where: { $0.index == index }) { return known.row }
    let row = try table.body.row(at: index)
    recent.keep(row, at: index)
    return row
  }

  /// The row at an index with all rows that spanning cells join to it.
  func group(at index: Int) throws(DiagnosticError) -> [SetRow] {
    var sources = [try row(at: index)]
    var end = index + span(of: sources[0])
    while index + sources.count < min(end, bodyCount) {
      let next = try row(at: index + sources.count)
      end = max(end, index + sources.count + span(of: next))
      sources.append(next)
    }
    let set = rows.set(sources, firstNumber: table.header.count + index)
    guard table.rowBreak == .never, set.count == 1 else { return set }
    // 允许跨页断行: 否 — a row that has grown past a page gives way in its type.
    let limit = pageHeight - (table.repeatsHeader ? headerHeight : .zero)
    guard set[0].height > limit else { return set }
    sources[0].height = .exactly(limit)
    return rows.set(sources, firstNumber: table.header.count + index)
  }

  private func span(of row: TableRow) -> Int {
    row.cells.map(\.rowSpan).max() ?? 1
  }
}

/// The last rows read: a row's neighbours are asked for again to see whether a page may end there.
private final class RecentRows {
  private(set) var rows: [(index: Int, row: TableRow)] = []
  private var next = 0

  func keep(_ row: TableRow, at index: Int) {
    if rows.count < 3 {
      rows.append((index, row))
    } else {
      rows[next] = (index, row)
      next = (next + 1) % 3
    }
  }
}
