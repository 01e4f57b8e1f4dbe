import DocumentTree
import Geometry

/// 合并相同项: a cell is measured over the rows that it joins on the page, the excess given to the last.
extension PageFiller {
  /// What merged cells need beyond their rows once a unit stands behind those of the page.
  func mergedExcess(with unit: PageUnit) -> Length {
    guard unit.holdsMergedCells || page.units.last?.unit.holdsMergedCells == true else {
      return .zero
    }
    return Self.mergedExcess(of: page.units.map(\.unit) + [unit]).reduce(.zero) { $0 + $1.excess }
  }

  /// Gives the rows that merged cells end with what these need; rows that have been given it need no
  /// more.
  mutating func settleMergedCells() {
    guard page.units.contains(where: \.unit.holdsMergedCells) else { return }
    let excesses = Self.mergedExcess(of: page.units.map(\.unit))
    guard !excesses.isEmpty else { return }
    for (index, excess) in excesses {
      page.units[index].unit.height += excess
      used += excess
    }
    placeAgain()
  }

  private struct OpenCell {
    var column: Int
    var key: String
    var needed: Length
    /// Of the rows it joins so far.
    var height: Length

    var excess: Length { max(.zero, needed - height) }

    func goes(on cell: SetCell) -> Bool {
      cell.cell.column == column && cell.cell.mergeKey?.utf8.elementsEqual(key.utf8) == true
    }
  }

  private static func mergedExcess(of units: [PageUnit]) -> [(index: Int, excess: Length)] {
    var open: [OpenCell] = []
    var excesses: [(index: Int, excess: Length)] = []
    for (index, unit) in units.enumerated() {
      let cells = unit.mergingCells
      let excess = open.filter { cell in !cells.contains(where: cell.goes) }.map(\.excess).max()
      if let excess, excess > .zero { excesses.append((index - 1, excess)) }
      open = cells.map { cell in
        let before = open.first { $0.goes(on: cell) }
        return OpenCell(
          column: cell.cell.column, key: cell.cell.mergeKey ?? "",
          needed: max(before?.needed ?? .zero, cell.neededHeight),
          height: (before.map { $0.height + (excess ?? .zero) } ?? .zero) + unit.height)
      }
    }
    if let excess = open.map(\.excess).max(), excess > .zero {
      excesses.append((units.count - 1, excess))
    }
    return excesses
  }
}

extension PageUnit {
  fileprivate var mergingCells: [SetCell] {
    guard case .rows(let rows, window: nil) = content, rows.count == 1 else { return [] }
    return rows[0].cells.filter { $0.cell.mergeKey != nil }
  }

  var holdsMergedCells: Bool { !mergingCells.isEmpty }
}
