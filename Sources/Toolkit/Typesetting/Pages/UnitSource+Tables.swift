import Diagnostics
import DocumentTree
import Geometry

/// Steps of a table: 0 the line above it, 1 its header, then its rows, then the line below it.
extension UnitSource {
  func tableUnit(at cursor: PageCursor) throws(DiagnosticError) -> PageUnit? {
    guard let set = try table(at: cursor.block) else { return nil }
    let bodyStart = 2
    let bodyEnd = bodyStart + set.bodyCount
    switch cursor.step {
    case 0:
      guard let line = set.table.before else {
        return try tableUnit(at: stepped(cursor, to: 1))
      }
      let setLine = tableLine(line, of: set)
      return step(
        .tableLine(setLine), height: setLine.linePitch + Self.airBesideTable,
        breakBefore(cursor.block), from: cursor, to: 1)
    case 1:
      let breakHere: PageUnit.BreakBefore =
        set.table.before == nil ? breakBefore(cursor.block) : .forbidden
      if set.isElastic {
        return try elasticUnit(set, breakHere, at: cursor, end: bodyEnd)
      }
      guard !set.header.isEmpty else {
        return try tableUnit(at: stepped(cursor, to: bodyStart))
      }
      return step(
        .header(set.header), height: set.headerHeight, breakHere, from: cursor, to: bodyStart)
    case bodyStart..<bodyEnd: return try rowUnit(set, at: cursor)
    case bodyEnd:
      guard let line = set.table.after else { return nil }
      let setLine = tableLine(line, of: set)
      return step(
        .tableLine(setLine), height: setLine.linePitch + Self.airBesideTable, .forbidden,
        from: cursor, to: bodyEnd + 1)
    default: return nil
    }
  }

  static let airBesideTable = Length.points(3)

  private func stepped(_ cursor: PageCursor, to step: Int) -> PageCursor {
    PageCursor(block: cursor.block, step: step)
  }

  private func tableLine(_ line: TableLine, of set: SetTable) -> SetTableLine {
    SetTableLine(
      left: line.left, center: line.center, right: line.right, style: styles[line.style],
      width: set.edges.width, origin: line.origin, lines: lines)
  }

  private func elasticUnit(
    _ set: SetTable, _ breakBefore: PageUnit.BreakBefore, at cursor: PageCursor, end: Int
  ) throws(DiagnosticError) -> PageUnit {
    var sources: [TableRow] = []
    for index in 0..<set.table.body.count { sources.append(try set.table.body.row(at: index)) }
    let rows = set.header + set.rows.set(sources, firstNumber: set.header.count)
    return step(
      .elastic(rows), height: rows.reduce(.zero) { $0 + $1.height }, breakBefore, from: cursor,
      to: end)
  }

  private func rowUnit(_ set: SetTable, at cursor: PageCursor) throws(DiagnosticError) -> PageUnit {
    let index = cursor.step - 2
    let group = try set.group(at: index)
    var unit = step(
      .rows(group, window: nil), height: group.reduce(.zero) { $0 + $1.height },
      try breakBefore(row: group[0].row, at: index, of: set, cursor.block), from: cursor,
      to: cursor.step + group.count)
    if cursor.offset > .zero {
      unit.height = group[0].restHeight(after: cursor.offset)
      unit.content = .rows(group, window: RowWindow(from: cursor.offset, to: .max))
    }
    return unit
  }

  private func breakBefore(
    row: TableRow, at index: Int, of set: SetTable, _ block: Int
  ) throws(DiagnosticError) -> PageUnit.BreakBefore {
    guard index > 0 else {
      let standsFirst = set.table.before == nil && set.header.isEmpty
      return standsFirst ? breakBefore(block) : .forbidden
    }
    if row.startsPage { return .required }
    if case .rowsPerPage(let count) = set.table.fill?.extent, index % count == 0,
      index < set.filledCount
    {
      return .required
    }
    let before = try set.row(at: index - 1)
    if before.kind == .groupHead { return .forbidden }
    if row.kind == .total || row.kind == .closing { return .forbidden }
    if try isLastData(row, index, of: set) { return .forbidden }
    let isOfOneGroup = row.keepGroup != nil && row.keepGroup == before.keepGroup
    return isOfOneGroup || blocks[block].isKept ? .kept : .allowed
  }

  /// The last two data rows stay together, so that a last page shows more than one.
  private func isLastData(
    _ row: TableRow, _ index: Int, of set: SetTable
  ) throws(DiagnosticError) -> Bool {
    guard row.kind == .data else { return false }
    for next in index + 1..<max(index + 1, set.bodyCount) {
      let kind = try set.row(at: next).kind
      guard kind == .total || kind == .closing else { return false }
    }
    return true
  }
}

extension TableRow {
  var isForSigning: Bool {
    cells.contains { if case .signature = $0.content { true } else { false } }
  }
}
