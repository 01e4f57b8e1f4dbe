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
  /// Whether a row of the page has cells of 合并相同项, and whether these have been given their room.
  private var holdsMergedCells = false
  private var isSettled = false
  /// Whether what does not fit the page has been reported.
  private var isRefused = false

  init(source: UnitSource) {
    self.source = source
    height = source.section.pageSetup.typeArea.size.height
  }

  mutating func fill(from start: PageCursor) throws(DiagnosticError) -> FilledPage {
    page = FilledPage()
    used = .zero
    reserved = []
    (holdsMergedCells, isSettled, isRefused) = (false, false, false)
    page = try fillUnits(from: start)
    settle()
    try addPageTotals()
    refuseOverfull()
    try refuseFewerRows()
    return page
  }

  private mutating func settle() {
    guard holdsMergedCells, !isSettled else { return }
    settleMergedCells()
    isSettled = true
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
      if used + unit.height + excess(with: unit) > height, !unit.isSpace {
        if let part = try split(unit) {
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
    if unit.holdsMergedCells { holdsMergedCells = true }
  }

  /// What merged cells need beyond their rows once a unit stands behind those of the page.
  func excess(with unit: PageUnit) -> Length {
    holdsMergedCells || unit.holdsMergedCells ? mergedExcess(with: [unit]) : .zero
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
    // Where everything on the page wants to stay with what comes, it is parted here rather than not
    // at all.
    let end =
      lastEnd(before: unit, .allowed) ?? lastToGoAlong(with: unit) ?? keptEnd(before: unit)
      ?? page.units.count
    let next = end == page.units.count ? unit.start : page.units[end].unit.start
    return cut(at: end, next: next)
  }

  /// The last place on the page, that before the unit included, of a kind.
  func lastEnd(before unit: PageUnit, _ kind: PageUnit.BreakBefore) -> Int? {
    if unit.breakBefore == kind { return page.units.count }
    return page.units.indices.dropFirst(firstContent + 1).last {
      page.units[$0].unit.breakBefore == kind && !page.units[$0].unit.isSpace
    }
  }

  /// Where what 不跨页 or 不拆 keeps is parted: only for more of the same does it give way.
  func keptEnd(before unit: PageUnit) -> Int? {
    var isKept = source.blocks[unit.start.block].isKept
    if case .rows(let rows, _) = unit.content, rows[0].row.keepGroup != nil { isKept = true }
    return isKept ? lastEnd(before: unit, .kept) : nil
  }

  private mutating func cut(at index: Int, next: PageCursor) -> FilledPage {
    page.units.removeSubrange(index...)
    page.next = next
    return page
  }

  /// What the page has left below its rows and what merged cells add to them.
  var room: Length {
    let pending = holdsMergedCells && !isSettled ? mergedExcess() : .zero
    return height - used - pending
  }

  // MARK: What does not fit

  mutating func reportTooTall(_ unit: PageUnit) {
    isRefused = true
    let origin = origin(of: unit)
    source.lines.report(
      .error(
        "layout.too-tall",
        "高\(unit.height.inMillimeters)，一整页只有\(height.inMillimeters)，放不下",
        at: origin.location, dataPath: origin.dataPath, hint: hint(for: unit)))
  }

  private func hint(for unit: PageUnit) -> String {
    guard case .rows(let rows, _) = unit.content,
      case .table(let table) = source.blocks[unit.start.block].content
    else { return "减小行高或字号" }
    if rows.count > 1 { return "用“↑”合起来的几行总排在一页上：少合几行，缩短文字，或减小字号" }
    return table.rowBreak == .never ? "减小行高或字号，或允许跨页断行" : "减小行高或字号"
  }

  /// No page is printed that runs over its foot, whatever has led to it.
  private func refuseOverfull() {
    guard !isRefused, let last = page.units.last(where: { !$0.unit.isSpace }),
      last.y + last.unit.height > height
    else { return }
    let origin = origin(of: last.unit)
    source.lines.report(
      .error(
        "layout.page-overfull",
        "这一页比版心高出\((last.y + last.unit.height - height).inMillimeters)，不能印",
        at: origin.location, dataPath: origin.dataPath,
        hint: "这是程序的毛病，请连同模板报给开发者；眼下可减小行高或字号，或去掉“合并相同项”"))
  }

  /// 补空行 每页15行: a page with fewer rows is none that was asked for.
  private func refuseFewerRows() throws(DiagnosticError) {
    guard let next = page.next, next.step >= 2, next.block < source.blocks.count,
      let table = try source.table(at: next.block),
      case .rowsPerPage(let count) = table.table.fill?.extent,
      next.offset > .zero || (next.step - 2) % count != 0, next.step - 2 < table.filledCount
    else { return }
    let origin = table.table.origin
    let held = (next.step - 2) % count
    // A row that goes on has taken the page alone.
    let isTall = held == 0
    source.lines.report(
      .error(
        "layout.fewer-rows",
        isTall
          ? "有一行比一页还高，排不成“每页\(count)行”" : "有一页只放得下\(held)行，放不下“每页\(count)行”",
        at: origin.location, dataPath: origin.dataPath,
        hint: isTall ? "缩短这一行的文字，加宽各列，或去掉“补空行”" : "减少每页的行数，加宽各列，或缩短文字"))
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
    settle()
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
