import Diagnostics
import DocumentTree
import Geometry

/// Forms: tables with rows of `1份`, which take what a page has left and rather give way than run over.
extension PageFiller {
  enum Stretched {
    case fits(PageUnit)
    /// A page of its own may hold it.
    case movesOn
    /// No page does; where its rows begin.
    case runsOver(PageCursor)
  }

  /// Gives a form what the page has left above what must still come.
  ///
  /// A form that is too tall goes to a page of its own, then gives way, and runs over last.
  mutating func stretch(
    _ rows: [SetRow], of unit: PageUnit
  ) throws(DiagnosticError) -> Stretched {
    guard let table = try source.table(at: unit.start.block) else { return .movesOn }
    let follower = try follower(of: unit.next)
    let room = room
    let roomAbove = room - follower.height
    var rows = rows
    var isSet = table.rows.stretch(&rows, to: roomAbove)
    if !isSet, !follower.isOfForm { isSet = table.rows.stretch(&rows, to: room) }
    if !isSet {
      if page.units.contains(where: { $0.unit.breakBefore == .allowed && $0.y > .zero }) {
        return .movesOn
      }
      isSet = table.rows.squeeze(&rows, to: follower.isOfForm ? roomAbove : room)
    }
    if !isSet, table.table.rowBreak != .never {
      reportRunningOver(unit)
      if !table.header.isEmpty {
        place(
          PageUnit(
            content: .header(table.header), height: table.headerHeight,
            breakBefore: unit.breakBefore, start: unit.start, next: unit.start))
      }
      return .runsOver(PageCursor(block: unit.start.block, step: 2))
    }
    if !isSet, !table.rows.stretch(&rows, to: room), !table.rows.squeeze(&rows, to: room) {
      reportTooTall(unit)
    }
    var unit = unit
    unit.content = .elastic(rows)
    unit.height = rows.reduce(.zero) { $0 + $1.height }
    return .fits(unit)
  }

  private func reportRunningOver(_ unit: PageUnit) {
    let origin = origin(of: unit)
    source.lines.report(
      .warning(
        "layout.form-runs-over",
        "内容高\(unit.height.inMillimeters)，一页放不下，接排到了下一页",
        at: origin.location, dataPath: origin.dataPath,
        hint: "要排在一页上，缩短文字，或减小行高、字号；不许接排写 允许跨页断行: 否"))
  }

  /// What stands under a form before another table or the section's end.
  private struct Follower {
    var height = Length.zero
    /// Notes and signers of the form itself, which no page shows without it.
    var isOfForm = false
  }

  /// Lines, signers and closings behind a table; another table starts where it can.
  private func follower(of cursor: PageCursor) throws(DiagnosticError) -> Follower {
    var follower = Follower(isOfForm: true)
    var cursor = cursor
    // What follows at length is no note.
    let longest = height / 4
    while let unit = try source.unit(at: cursor), unit.breakBefore != .required {
      switch unit.content {
      case .lines, .space, .signatures, .closing, .ruling, .tableLine:
        follower.height += unit.height
      case .header, .rows, .elastic:
        follower.isOfForm = false
        return follower
      }
      if follower.height > longest { follower.isOfForm = false }
      if follower.height > height { return Follower() }
      cursor = unit.next
    }
    return follower
  }

  // MARK: Running over

  /// The form whose rows go on at a place: others are one unit and end where they begin.
  func formRunningOver(at cursor: PageCursor) throws(DiagnosticError) -> FormRest? {
    guard cursor.block < source.blocks.count, cursor.step >= 2,
      let table = try source.table(at: cursor.block), table.isElastic,
      cursor.step < 2 + table.bodyCount
    else { return nil }
    return try FormRest(of: table, from: cursor)
  }

  /// Shows as much of a form as the page holds; where the page goes on, `nil` when it is full.
  mutating func fill(from form: FormRest) throws(DiagnosticError) -> PageCursor? {
    let follower = try follower(of: form.end)
    let room = room
    if form.height + (follower.isOfForm ? follower.height : .zero) <= room {
      for unit in form.units() { place(unit) }
      return form.end
    }
    if let end = form.end(within: room, isFair: true) ?? form.end(within: room, isFair: false) {
      for unit in form.units(upTo: end, filling: room) { place(unit) }
      page.next = form.cursor(at: end)
      return nil
    }
    if page.units.count > firstContent {
      _ = endPage(before: form.first)
      return nil
    }
    if let end = form.forcedEnd(within: room) {
      for unit in form.units(upTo: end, filling: room) { place(unit) }
      page.next = form.cursor(at: end)
      return nil
    }
    reportTooTall(form.first)
    place(form.first)
    return form.first.next
  }
}
