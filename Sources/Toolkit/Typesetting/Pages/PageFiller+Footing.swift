import DocumentTree

/// Where a page ends when all that is on it wants to stay with what comes, and what comes is the foot
/// of a table, a note below it or signers, which would stand alone.
extension PageFiller {
  /// The last unit that can go along: a row (not the table's first, nor one of a kept table), else a
  /// note below the table, else the table with its head, else its totals and closing row; `nil` when
  /// there is nothing else above.
  func lastToGoAlong(with unit: PageUnit) -> Int? {
    guard unit.isFooting else { return nil }
    let places = page.units.indices.dropFirst(firstContent + 1).reversed()
    return places.first(where: beginsLaterRow) ?? places.first(where: beginsNoteOrTable)
      ?? places.first(where: beginsEnd)
  }

  /// The first of the rows that total and close a table.
  private func beginsEnd(_ index: Int) -> Bool {
    guard case .rows(let rows, window: nil) = page.units[index].unit.content,
      case .rows(let before, _) = page.units[index - 1].unit.content
    else { return false }
    let kinds = [before[before.count - 1].row.kind, rows[0].row.kind]
    return !kinds[0].endsTable && kinds[1].endsTable
  }

  private func beginsLaterRow(_ index: Int) -> Bool {
    let unit = page.units[index].unit
    guard case .rows(let rows, window: nil) = unit.content, rows[0].row.kind == .data,
      case .rows(let before, _) = page.units[index - 1].unit.content,
      before.last?.row.kind == .data
    else { return false }
    return !source.blocks[unit.start.block].isKept
  }

  private func beginsNoteOrTable(_ index: Int) -> Bool {
    let unit = page.units[index].unit
    let isFirst =
      switch unit.content {
      case .lines(_, let lines, let paragraph): lines.lowerBound == 0 && paragraph.role != .heading
      case .tableLine: unit.start.step == 0
      case .header: !page.units[index - 1].unit.isTableLine
      default: false
      }
    return isFirst && !source.blocks[unit.start.block].isKept && !isHeading(above: index)
  }

  private func isHeading(above index: Int) -> Bool {
    let above = page.units[..<index].last { !$0.unit.isSpace }
    guard case .lines(_, _, let paragraph) = above?.unit.content else { return false }
    return paragraph.role == .heading
  }
}

extension PageUnit {
  /// What ends a table or a paper and says nothing without the rows above it.
  fileprivate var isFooting: Bool {
    switch content {
    case .signatures, .closing: true
    case .lines(_, let lines, _): lines.lowerBound == 0
    case .tableLine: start.step > 0
    case .rows(let rows, window: nil): rows[0].row.kind.endsTable
    default: false
    }
  }

  fileprivate var isTableLine: Bool {
    if case .tableLine = content { true } else { false }
  }
}

extension TableRow.Kind {
  fileprivate var endsTable: Bool { self == .total || self == .closing }
}
