import Diagnostics
import DocumentTree
import Geometry

/// Sets rows that belong together (a header, a grid, rows joined by a spanning cell) and settles
/// their heights.
struct RowSetter {
  let cells: CellSetter
  /// Cells of 合并相同项 up to this height join rows; taller ones make their own row as high.
  var mergeLimit = Length.zero

  /// Sets the rows, the first of which has this number in its table.
  func set(_ rows: [TableRow], firstNumber number: Int) -> [SetRow] {
    var set = rows.enumerated().map { offset, row in
      let limit: Length? =
        if case .exactly(let height) = row.height { height } else { nil }
      let setCells = row.cells.map { setCell($0, within: $0.rowSpan == 1 ? limit : nil) }
      return SetRow(
        row: row, number: number + offset, cells: setCells,
        height: height(of: row, with: setCells))
    }
    giveSpansRoom(&set)
    return set
  }

  private func setCell(_ cell: Cell, within limit: Length?) -> SetCell {
    guard cell.mergeKey != nil else { return cells.set(cell, within: limit) }
    var set = cells.set(cell)
    set.joinsRows = set.neededHeight <= mergeLimit
    return limit == nil || set.joinsRows ? set : cells.set(cell, within: limit)
  }

  /// Shares what a page has left among the rows of `1份`, none below its content; `false` when the
  /// rows do not fit the height.
  func stretch(_ rows: inout [SetRow], to height: Length) -> Bool {
    let total = rows.reduce(Length.zero) { $0 + $1.height }
    guard total <= height else { return false }
    var rest = height - total
    var open = rows.indices.filter { shares(of: rows[$0]) > 0 }
    // Rows share the whole of their heights, so that one with more content grows less.
    rest = open.reduce(rest) { $0 + rows[$1].height }
    while true {
      let parts = open.reduce(0) { $0 + shares(of: rows[$1]) }
      guard parts > 0 else { return true }
      let tall = open.filter {
        Int(rows[$0].height.milliPoints) * parts > Int(rest.milliPoints) * shares(of: rows[$0])
      }
      guard !tall.isEmpty else { break }
      rest = tall.reduce(rest) { $0 - rows[$1].height }
      open.removeAll { tall.contains($0) }
    }
    let parts = open.reduce(0) { $0 + shares(of: rows[$1]) }
    var partsGiven = 0
    var given = Length.zero
    for index in open {
      partsGiven += shares(of: rows[index])
      let upTo = rest.scaled(by: partsGiven, over: parts)
      rows[index].height = upTo - given
      given = upTo
    }
    return true
  }

  func shares(of row: SetRow) -> Int {
    if case .share(let parts) = row.row.height { parts } else { 0 }
  }

  func height(of row: TableRow, with cells: [SetCell]) -> Length {
    let needed = neededHeight(of: cells)
    return switch row.height {
    case .atLeast(let least): max(least, needed)
    case .exactly(let height): height
    case .share: needed
    }
  }

  /// Of a row of its own cells.
  func neededHeight(of cells: [SetCell]) -> Length {
    cells.filter { $0.cell.rowSpan == 1 && !$0.joinsRows }.map(\.neededHeight).max() ?? .zero
  }

  /// A spanning cell that needs more gives the excess to the last row it spans that is not exact.
  func giveSpansRoom(_ rows: inout [SetRow]) {
    for index in rows.indices {
      for position in rows[index].cells.indices where rows[index].cells[position].cell.rowSpan > 1 {
        let cell = rows[index].cells[position]
        let spanned = index..<min(rows.count, index + cell.cell.rowSpan)
        let height = spanned.reduce(Length.zero) { $0 + rows[$1].height }
        guard cell.neededHeight > height else { continue }
        if let last = spanned.last(where: { !isExact(rows[$0]) }) {
          rows[last].height += cell.neededHeight - height
        } else {
          rows[index].cells[position] = cells.set(cell.cell, within: height)
        }
      }
    }
  }

  private func isExact(_ row: SetRow) -> Bool {
    if case .exactly = row.row.height { true } else { false }
  }
}
