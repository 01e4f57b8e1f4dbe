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
  private let tailCount: Int
  /// What every page that shows counted rows sets aside for 本页合计: the height of the total over all
  /// of them, so that no page's total can change where pages end.
  let pageTotalHeight: Length

  init(
    _ table: Table, area: Size, styles: StyleSheet, lines: LineSetter, isLoose: Bool
  ) throws(DiagnosticError) {
    let width = area.width
    let widths = ColumnWidths(
      lines: lines, table: table, styles: styles, available: Int(width.milliPoints),
      isLandscape: area.width > area.height)
    self.table = table.withoutEmptyLines
    edges = try widths.edges()
    var cells = CellSetter(lines: lines, styles: styles, edges: edges, isLoose: isLoose)
    cells.numbers = NumberColumns(of: table, setter: cells)
    var setter = RowSetter(cells: cells)
    header = setter.set(table.header, firstNumber: 0)
    left = max(.zero, (width - edges.width) / 2)
    pageHeight = area.height
    tailCount = try Self.tailCount(of: table)
    pageTotalHeight =
      table.pageTotal.map { setter.set([$0.row(0..<$0.rowCount)], firstNumber: 0)[0].height }
      ?? .zero
    let fixedHeight = header.reduce(pageTotalHeight) { $0 + $1.height }
    setter.mergeLimit = max(.zero, area.height - fixedHeight) / 2
    rows = setter
    try checkHeights()
  }

  /// Totals and closing rows at the body's end; rows for the pen stand above them.
  private static func tailCount(of table: Table) throws(DiagnosticError) -> Int {
    guard let fill = table.fill else { return 0 }
    if let known = fill.tailCount { return min(known, table.body.count) }
    var count = 0
    while count < table.body.count {
      let row = try table.body.row(at: table.body.count - 1 - count)
      guard row.kind == .total || row.kind == .closing else { break }
      count += 1
    }
    return count
  }

  /// A header that leaves no room, or more rows a page than a page holds, is told once.
  private func checkHeights() throws(DiagnosticError) {
    let fixedHeight = headerHeight + pageTotalHeight
    if fixedHeight >= pageHeight {
      throw DiagnosticError(
        .error(
          "layout.too-tall",
          "\(table.pageTotal == nil ? "表头" : "表头连同本页合计")高\(fixedHeight.inMillimeters)，一整页只有\(pageHeight.inMillimeters)",
          at: table.origin.location, hint: "加宽各列，或缩短表头的文字"))
    }
    guard let fill = table.fill, case .rowsPerPage(let count) = fill.extent else { return }
    let height = rows.set([fill.row], firstNumber: 0)[0].height * count + fixedHeight
    guard height > pageHeight else { return }
    throw DiagnosticError(
      .error(
        "layout.too-tall",
        "每页\(count)行连表头高\(height.inMillimeters)，一整页只有\(pageHeight.inMillimeters)",
        at: table.origin.location, hint: "减少每页的行数，或减小行高"))
  }

  /// What an empty page on which the table goes on has for a row.
  var roomForRows: Length {
    pageHeight - pageTotalHeight - (table.repeatsHeader ? headerHeight : .zero)
  }

  var headerHeight: Length { header.reduce(.zero) { $0 + $1.height } }

  /// The rows of the body with those that 补空行 adds below them.
  var bodyCount: Int {
    filledCount + tailCount
  }

  /// The rows above totals and closing rows, with those for the pen.
  var filledCount: Int {
    let count = table.body.count - tailCount
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
    let given = table.body.count - tailCount
    if index >= given, index < filledCount {
      return table.fill?.row ?? TableRow(kind: .blank, cells: [])
    }
    if let known = recent.rows.first(where: { $0.index == index }) { return known.row }
    let row = try table.body.row(at: index < given ? index : index - filledCount + given)
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
    guard set[0].height > roomForRows else { return set }
    sources[0].height = .exactly(roomForRows)
    return rows.set(sources, firstNumber: table.header.count + index)
  }

  /// 本页合计 over rows of the body, as high as all pages' are; its number is its own.
  func pageTotal(_ total: PageTotal, over shown: Range<Int>) -> SetRow {
    var row = total.row(shown)
    row.height = .atLeast(pageTotalHeight)
    let number = table.header.count + bodyCount + shown.lowerBound
    var set = rows.set([row], firstNumber: number)[0]
    if let cell = set.cells.first(where: { $0.neededHeight > pageTotalHeight }) {
      if case .shrink = cell.style.overflow {
        row.height = .exactly(pageTotalHeight)
        set = rows.set([row], firstNumber: number)[0]
      }
      if let cell = set.cells.first(where: { $0.neededHeight > pageTotalHeight }) {
        rows.cells.reportPageTotal(cell, pageTotalHeight)
      }
    }
    set.height = pageTotalHeight
    return set
  }

  private func span(of row: TableRow) -> Int {
    row.cells.map(\.rowSpan).max() ?? 1
  }
}

extension Table {
  /// 表前 or 表后 of which no part says anything takes no line.
  fileprivate var withoutEmptyLines: Table {
    var table = self
    if before?.isEmpty == true { table.before = nil }
    if after?.isEmpty == true { table.after = nil }
    return table
  }
}

extension TableLine {
  fileprivate var isEmpty: Bool {
    [left, center, right].joined().allSatisfy {
      switch $0 {
      case .text(let text, _), .unbreakable(let text, _, _): text.isEmpty
      default: false
      }
    }
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
