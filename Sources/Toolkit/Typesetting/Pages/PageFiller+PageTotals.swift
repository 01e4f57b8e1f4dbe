import Diagnostics
import DocumentTree
import Geometry

/// 本页合计: room is set aside with the first row that counts, and filled when the page is.
extension PageFiller {
  mutating func reservePageTotal(for unit: PageUnit) throws(DiagnosticError) {
    let block = unit.start.block
    guard !reserved.contains(block), try counted(unit) != nil,
      let table = try source.table(at: block)
    else { return }
    reserved.insert(block)
    used += table.pageTotalHeight
  }

  mutating func addPageTotals() throws(DiagnosticError) {
    for block in reserved.sorted() {
      guard let table = try source.table(at: block), let total = table.table.pageTotal else {
        continue
      }
      var shown: Range<Int>?
      var last: Int?
      for (index, placed) in page.units.enumerated() where placed.unit.start.block == block {
        if let rows = try counted(placed.unit) {
          shown = (shown?.lowerBound ?? rows.lowerBound)..<rows.upperBound
          last = index
        } else if case .rows(let rows, _) = placed.unit.content, rows[0].row.kind == .blank {
          last = index
        }
      }
      guard let shown, let last else { continue }
      let row = table.pageTotal(total, over: shown)
      let unit = PageUnit(
        content: .rows([row], window: nil), height: row.height, breakBefore: .forbidden,
        start: page.units[last].unit.start, next: page.units[last].unit.next)
      page.units.insert(FilledPage.Placed(unit: unit, y: .zero), at: last + 1)
    }
    if !reserved.isEmpty { placeAgain() }
  }

  /// The rows of the body that begin in a unit and that 本页合计 counts; `nil` if there are none.
  private func counted(_ unit: PageUnit) throws(DiagnosticError) -> Range<Int>? {
    guard case .rows(let rows, _) = unit.content, unit.start.offset == .zero,
      case .table(let table) = source.blocks[unit.start.block].content,
      let total = table.pageTotal
    else { return nil }
    let first = unit.start.step - 2
    guard first < total.rowCount, rows[0].row.kind != .blank else { return nil }
    return first..<min(total.rowCount, first + rows.count)
  }
}
