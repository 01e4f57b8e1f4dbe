import Diagnostics
import DocumentTree
import Geometry

/// Rows taller than a page, of which each page shows a part.
extension PageFiller {
  /// The part of a row that the page can still show, when the row may be split here.
  func split(_ unit: PageUnit) throws(DiagnosticError) -> PageUnit? {
    guard case .rows(let rows, let window) = unit.content, rows.count == 1,
      let table = try source.table(at: unit.start.block)
    else { return nil }
    let stayed = page.units.count > firstContent
    switch table.table.rowBreak {
    case .never: return nil
    case _ where rows[0].isRigid && stayed: return nil
    case .lastResort where stayed:
      if canEndPage(before: unit) { return nil }
      // A page of its own holds the row, and this one does not end with a head.
      if unit.height <= table.roomForRows, endsWithRow { return nil }
    case .lastResort, .always: break
    }
    let from = window?.from ?? .zero
    var part = unit
    part.content = .rows(rows, window: RowWindow(from: from, to: .max))
    // Merged cells that end above the row take their room first.
    part.height = height
    let closing = excess(with: part)
    part.height = height - used - closing
    guard excess(with: part) <= closing,
      let to = rows[0].windowEnd(from: from, fitting: part.height), rows[0].hasLines(after: to)
    else { return nil }
    part.content = .rows(rows, window: RowWindow(from: from, to: to))
    part.next = PageCursor(block: unit.start.block, step: unit.start.step, offset: to)
    return part
  }

  private func canEndPage(before unit: PageUnit) -> Bool {
    lastEnd(before: unit, .allowed) != nil || keptEnd(before: unit) != nil
  }

  private var endsWithRow: Bool {
    guard case .rows(let rows, _) = page.units.last?.unit.content else { return false }
    return rows[0].row.kind != .groupHead
  }
}
