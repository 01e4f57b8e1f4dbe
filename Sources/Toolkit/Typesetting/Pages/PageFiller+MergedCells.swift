import DocumentTree
import Geometry

/// 合并相同项: a cell is measured over the rows that it joins on the page.
extension PageFiller {
  /// What the rows of the page and those behind them gain.
  func mergedExcess(with units: [PageUnit] = []) -> Length {
    MergedCells(of: page.units.map(\.unit) + units).growth.reduce(.zero, +)
  }

  /// Gives the rows that merged cells end with what these need; where all rows keep to their height
  /// the text gives way.
  mutating func settleMergedCells() {
    let merged = MergedCells(of: page.units.map(\.unit))
    for (index, growth) in merged.growth.enumerated() where growth > .zero {
      page.units[index].unit.height += growth
      used += growth
    }
    for tight in merged.tight { setAnew(tight) }
    placeAgain()
  }

  private mutating func setAnew(_ tight: MergedCells.Tight) {
    let unit = page.units[tight.unit].unit
    guard case .rows(var rows, let window) = unit.content,
      let table = source.knownTable(at: unit.start.block),
      let cell = rows[0].cells.firstIndex(where: { $0.cell.column == tight.column })
    else { return }
    rows[0].cells[cell] = table.rows.cells.set(rows[0].cells[cell].cell, within: tight.height)
    rows[0].cells[cell].joinsRows = true
    page.units[tight.unit].unit.content = .rows(rows, window: window)
  }
}

/// What the merged cells of a page ask of its rows: the last row that each joins and that may be higher
/// than declared gains what the cell still needs.
struct MergedCells {
  /// A cell that needs more than its rows have, all of which keep to their height.
  struct Tight {
    /// The unit that shows the cell.
    var unit: Int
    var column: Int
    /// Of all its rows.
    var height: Length
  }

  private struct OpenCell {
    var column: Int
    var key: String
    var first: Int
    var needed: Length
    /// Of the rows it joins so far, without what they gain.
    var height = Length.zero
    /// The last row that may gain.
    var growing: Int?

    func goes(on cell: SetCell) -> Bool {
      cell.cell.column == column && cell.cell.mergeKey?.utf8.elementsEqual(key.utf8) == true
    }
  }

  /// By unit.
  private(set) var growth: [Length]
  private(set) var tight: [Tight] = []

  init(of units: [PageUnit]) {
    growth = [Length](repeating: .zero, count: units.count)
    var open: [OpenCell] = []
    for (index, unit) in units.enumerated() {
      let cells = unit.mergedCells
      close(open.filter { cell in !cells.contains(where: cell.goes) })
      open = cells.map { cell in
        var next =
          open.first { $0.goes(on: cell) }
          ?? OpenCell(
            column: cell.cell.column, key: cell.cell.mergeKey ?? "", first: index, needed: .zero)
        next.needed = max(next.needed, cell.neededHeight)
        next.height += unit.height
        if unit.mayGrow { next.growing = index }
        return next
      }
    }
    close(open)
  }

  /// The neediest first: what it is given the others have too.
  private mutating func close(_ cells: [OpenCell]) {
    for cell in cells.sorted(by: { $0.needed - $0.height > $1.needed - $1.height }) {
      let height = growth[cell.first...].reduce(cell.height, +)
      guard cell.needed > height else { continue }
      if let growing = cell.growing {
        growth[growing] += cell.needed - height
      } else {
        tight.append(Tight(unit: cell.first, column: cell.column, height: height))
      }
    }
  }
}

extension PageUnit {
  fileprivate var mergedCells: [SetCell] {
    guard case .rows(let rows, _) = content, rows.count == 1 else { return [] }
    return rows[0].cells.filter(\.joinsRows)
  }

  fileprivate var mayGrow: Bool {
    guard case .rows(let rows, _) = content, case .exactly = rows[0].row.height else { return true }
    return false
  }

  var holdsMergedCells: Bool {
    guard case .rows(let rows, _) = content, rows.count == 1 else { return false }
    return rows[0].cells.contains(where: \.joinsRows)
  }
}
