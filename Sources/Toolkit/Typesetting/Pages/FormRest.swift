import Diagnostics
import DocumentTree
import Geometry

/// The rows of a form that no page has shown yet, and where a page may end among them.
///
/// Only a row of running text is parted, two lines at least on either side; what is signed, a picture
/// and a row at its declared height stay whole. Signers are never alone: what follows a page's end
/// holds two lines or rows besides them.
struct FormRest {
  /// A place between the rows, or within one of them.
  struct End {
    /// Of the first group behind it.
    var group: Int
    /// What of that group has been shown.
    var offset = Length.zero
  }

  /// Rows that spanning cells join.
  private struct Group {
    var rows: [SetRow]
    /// The first row's place in the body.
    var index: Int
    /// Shown by earlier pages.
    var from = Length.zero

    var height: Length {
      from > .zero ? rows[0].restHeight(after: from) : rows.reduce(.zero) { $0 + $1.height }
    }
    var isSigned: Bool { rows.contains(where: \.row.isForSigning) }
  }

  private let table: SetTable
  private let block: Int
  private var groups: [Group] = []

  init(of table: SetTable, from cursor: PageCursor) throws(DiagnosticError) {
    self.table = table
    block = cursor.block
    var index = cursor.step - 2
    while index < table.bodyCount {
      let rows = try table.group(at: index)
      groups.append(Group(rows: rows, index: index, from: groups.isEmpty ? cursor.offset : .zero))
      index += rows.count
    }
  }

  /// Behind the table's rows.
  var end: PageCursor { PageCursor(block: block, step: 2 + table.bodyCount) }

  var height: Length { groups.reduce(.zero) { $0 + $1.height } }

  /// The first group as a unit of its own.
  var first: PageUnit { unit(of: 0, to: nil, isBreakable: false) }

  func cursor(at end: End) -> PageCursor {
    guard end.group < groups.count else { return self.end }
    return PageCursor(block: block, step: 2 + groups[end.group].index, offset: end.offset)
  }

  // MARK: Where a page may end

  /// The last place within a height where a page may end.
  ///
  /// Without fairness any row's beginning will do, that of a signed one too.
  func end(within room: Length, isFair: Bool) -> End? {
    var best: End?
    var y = Length.zero
    for (index, group) in groups.enumerated() {
      guard y <= room else { break }
      let mayEndBefore = isFair ? !group.isSigned && weight(from: index) >= 2 : true
      if index > 0, mayEndBefore { best = End(group: index) }
      for offset in lineEnds(in: group) {
        let window = RowWindow(from: group.from, to: offset)
        guard y + group.rows[0].height(of: window) <= room else { break }
        let rest = linesLeft(in: group, after: offset)
        guard rest >= 2, !isFair || rest + weight(from: index + 1) >= 2 else { continue }
        best = End(group: index, offset: offset)
      }
      y += group.height
    }
    return best
  }

  /// Some line end of the first row, where not even two lines fit.
  func forcedEnd(within room: Length) -> End? {
    guard let group = groups.first, group.rows.count == 1, table.table.rowBreak != .never,
      let offset = group.rows[0].windowEnd(from: group.from, fitting: room)
    else { return nil }
    return End(group: 0, offset: offset)
  }

  /// Rows, and lines of rows, besides those signed.
  private func weight(from index: Int) -> Int {
    groups.dropFirst(index).reduce(0) { sum, group in
      sum + (group.isSigned ? 0 : max(1, linesLeft(in: group, after: group.from)))
    }
  }

  /// Where a row of text may be parted, two lines after its beginning at the earliest.
  private func lineEnds(in group: Group) -> [Length] {
    guard group.rows.count == 1, let row = group.rows.first, !row.isRigid,
      table.table.rowBreak != .never, row.flowing.allSatisfy({ !$0.linePitches.isEmpty }),
      table.rows.isHigherThanDeclared(row)
    else { return [] }
    guard let longest = longestCell(of: row) else { return [] }
    let ends = longest.linesInOrder.map { $0.top + $0.paragraph.linePitch }
    return Array(ends.filter { $0 > group.from }.dropFirst())
  }

  private func linesLeft(in group: Group, after offset: Length) -> Int {
    guard let row = group.rows.first, let longest = longestCell(of: row) else { return 0 }
    return longest.linesInOrder.count { $0.top + $0.paragraph.linePitch > offset }
  }

  private func longestCell(of row: SetRow) -> SetCell? {
    row.flowing.max { $0.contentHeight < $1.contentHeight }
  }

  // MARK: Units

  /// All that is left.
  func units() -> [PageUnit] {
    groups.indices.map { index in
      unit(of: index, to: nil, isBreakable: !groups[index].isSigned && weight(from: index) >= 2)
    }
  }

  /// What stands before an end; the row of `1份` or of text that the page ends with goes to its foot.
  func units(upTo end: End, filling room: Length) -> [PageUnit] {
    var units = (0..<end.group).map { unit(of: $0, to: nil, isBreakable: false) }
    if end.offset > .zero { units.append(unit(of: end.group, to: end.offset, isBreakable: false)) }
    let spare = room - units.reduce(.zero) { $0 + $1.height }
    let last = units.indices.last { index in
      guard case .rows(let rows, _) = units[index].content, rows.count == 1 else { return false }
      return index == end.group || table.rows.shares(of: rows[0]) > 0
    }
    if let last, spare > .zero { units[last].height += spare }
    return units
  }

  private func unit(of index: Int, to offset: Length?, isBreakable: Bool) -> PageUnit {
    let group = groups[index]
    let step = 2 + group.index
    var height = group.height
    var window: RowWindow?
    if group.from > .zero || offset != nil {
      let shown = RowWindow(from: group.from, to: offset ?? .max)
      if offset != nil { height = group.rows[0].height(of: shown) }
      window = shown
    }
    let next =
      offset.map { PageCursor(block: block, step: step, offset: $0) }
      ?? PageCursor(block: block, step: step + group.rows.count)
    return PageUnit(
      content: .rows(group.rows, window: window), height: height,
      breakBefore: isBreakable ? .allowed : .forbidden,
      start: PageCursor(block: block, step: step, offset: group.from), next: next)
  }
}
