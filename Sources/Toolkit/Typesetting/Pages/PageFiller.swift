import Diagnostics
import DocumentTree
import Geometry

/// What one page of a section holds, and where the next one begins.
struct FilledPage {
  struct Placed {
    var unit: PageUnit
    /// From the type area's top.
    var y: Length
    /// A header shown again because its table goes on.
    var isRepeated = false
  }

  var units: [Placed] = []
  /// `nil` after the section's last page.
  var next: PageCursor?
}

/// Fills a page with units until one does not fit, then goes back to where a page may end.
///
/// Something is placed on every page, so the flow always ends.
struct PageFiller {
  let source: UnitSource
  let height: Length

  var page = FilledPage()
  var used = Length.zero
  /// Headers that stand before anything else say nothing of their own.
  private(set) var firstContent = 0
  /// Tables for whose 本页合计 the page has set room aside.
  var reserved: Set<Int> = []

  init(source: UnitSource) {
    self.source = source
    height = source.section.pageSetup.typeArea.size.height
  }

  mutating func fill(from start: PageCursor) throws(DiagnosticError) -> FilledPage {
    page = FilledPage()
    used = .zero
    reserved = []
    page = try fillUnits(from: start)
    settleMergedCells()
    try addPageTotals()
    return page
  }

  private mutating func fillUnits(from start: PageCursor) throws(DiagnosticError) -> FilledPage {
    try repeatHeader(at: start)
    firstContent = page.units.count
    var cursor = start
    while true {
      if let form = try formRunningOver(at: cursor) {
        guard let next = try fill(from: form) else { return page }
        cursor = next
        continue
      }
      guard var unit = try source.unit(at: cursor) else { break }
      if unit.breakBefore == .required, unit.start > start, page.units.count > firstContent {
        if unit.isSpace { unit.start = unit.next }
        return try finish(next: unit.start)
      }
      if unit.isSpace && page.units.count == firstContent {
        cursor = unit.next
        continue
      }
      if case .elastic(let rows) = unit.content {
        switch try stretch(rows, of: unit) {
        case .fits(let stretched): unit = stretched
        case .movesOn: return endPage(before: unit)
        case .runsOver(let body):
          cursor = body
          continue
        }
      }
      try reservePageTotal(for: unit)
      if used + unit.height + mergedExcess(with: unit) > height, !unit.isSpace {
        if let part = split(unit) {
          place(part)
          page.next = part.next
          return page
        }
        if page.units.count > firstContent { return endPage(before: unit) }
        reportTooTall(unit)
      }
      place(unit)
      cursor = unit.next
    }
    return try finish(next: nil)
  }

  mutating func place(_ unit: PageUnit) {
    page.units.append(FilledPage.Placed(unit: unit, y: used))
    used += unit.height
  }

  /// 重复表头: a table that goes on shows its header again.
  private mutating func repeatHeader(at start: PageCursor) throws(DiagnosticError) {
    guard start.block < source.blocks.count, start.step >= 2,
      let table = try source.table(at: start.block), table.table.repeatsHeader,
      !table.header.isEmpty, start.step < 2 + table.bodyCount
    else { return }
    let header = PageUnit(
      content: .header(table.header), height: table.headerHeight, breakBefore: .forbidden,
      start: PageCursor(block: start.block, step: 1), next: start)
    page.units.append(FilledPage.Placed(unit: header, y: .zero, isRepeated: true))
    used = table.headerHeight
  }

  /// Goes back to the last place where a page may end.
  mutating func endPage(before unit: PageUnit) -> FilledPage {
    if unit.breakBefore == .allowed { return cut(at: page.units.count, next: unit.start) }
    var index = page.units.count - 1
    while index > firstContent {
      if page.units[index].unit.breakBefore == .allowed, !page.units[index].unit.isSpace {
        return cut(at: index, next: page.units[index].unit.start)
      }
      index -= 1
    }
    if let along = lastToGoAlong(with: unit) {
      return cut(at: along, next: page.units[along].unit.start)
    }
    // Everything on the page wants to stay with what comes: part it here rather than not at all.
    return cut(at: page.units.count, next: unit.start)
  }

  private mutating func cut(at index: Int, next: PageCursor) -> FilledPage {
    page.units.removeSubrange(index...)
    page.next = next
    return page
  }

  // MARK: Rows taller than a page

  /// The part of a row that the page can still show, when the row may be split here.
  private func split(_ unit: PageUnit) -> PageUnit? {
    guard case .rows(let rows, let window) = unit.content, rows.count == 1,
      case .table(let table) = source.blocks[unit.start.block].content
    else { return nil }
    let room = height - used
    let from = window?.from ?? .zero
    switch table.rowBreak {
    case .never: return nil
    case _ where rows[0].isRigid && page.units.count > firstContent: return nil
    case .lastResort:
      let stayed = page.units.count > firstContent
      if stayed && canEndPage(before: unit) { return nil }
    case .always: break
    }
    guard let to = rows[0].windowEnd(from: from, fitting: room) else { return nil }
    var part = unit
    part.content = .rows(rows, window: RowWindow(from: from, to: to))
    part.height = room
    part.next = PageCursor(block: unit.start.block, step: unit.start.step, offset: to)
    return part
  }

  private func canEndPage(before unit: PageUnit) -> Bool {
    unit.breakBefore == .allowed
      || page.units.dropFirst(firstContent + 1).contains { $0.unit.breakBefore == .allowed }
  }

  func reportTooTall(_ unit: PageUnit) {
    let origin = origin(of: unit)
    source.lines.report(
      .error(
        "layout.too-tall",
        "高\(unit.height.inMillimeters)，一整页只有\(height.inMillimeters)，放不下",
        at: origin.location, dataPath: origin.dataPath, hint: "减小行高或字号，或允许跨页断行"))
  }

  func origin(of unit: PageUnit) -> Origin {
    var origin = Origin.unknown
    if case .rows(let rows, _) = unit.content { origin = rows[0].row.origin }
    if case .lines(_, _, let paragraph) = unit.content { origin = paragraph.origin }
    if case .table(let table) = source.blocks[unit.start.block].content,
      origin.location == nil
    {
      origin.location = table.origin.location
    }
    return origin
  }

  /// 补空行 满页: on the table's last page, rows for the pen while one fits.
  private mutating func finish(next: PageCursor?) throws(DiagnosticError) -> FilledPage {
    page.next = next
    settleMergedCells()
    guard let filled = try fillableTable(), case .page = filled.fill.extent else { return page }
    let blank = filled.set.rows.set(
      [filled.fill.row], firstNumber: filled.set.header.count + filled.set.bodyCount)
    let blankHeight = blank[0].height
    guard blankHeight > .zero else { return page }
    let count = Int((height - used).milliPoints / blankHeight.milliPoints)
    let added = (0..<max(0, count)).map { _ in
      FilledPage.Placed(
        unit: PageUnit(
          content: .rows(blank, window: nil), height: blankHeight, breakBefore: .forbidden,
          start: filled.cursor, next: filled.cursor),
        y: .zero)
    }
    page.units.insert(contentsOf: added, at: filled.position)
    placeAgain()
    return page
  }

  mutating func placeAgain() {
    var y = Length.zero
    for index in page.units.indices {
      page.units[index].y = y
      y += page.units[index].unit.height
    }
  }

  /// The last table on the page that asks for rows to the foot, and where they go: below its data,
  /// above its totals.
  private func fillableTable() throws(DiagnosticError) -> (
    set: SetTable, fill: Fill, position: Int, cursor: PageCursor
  )? {
    for (index, placed) in page.units.enumerated().reversed() {
      let block = placed.unit.start.block
      guard let set = try source.table(at: block), let fill = set.table.fill else { continue }
      switch placed.unit.content {
      case .rows(let rows, _):
        if rows[0].row.kind == .total || rows[0].row.kind == .closing { continue }
        return (set, fill, index + 1, placed.unit.next)
      case .header: return (set, fill, index + 1, placed.unit.next)
      default: continue
      }
    }
    return nil
  }
}
