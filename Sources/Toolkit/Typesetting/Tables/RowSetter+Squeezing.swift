import DocumentTree
import Geometry

/// How a form gives way before it runs over.
extension RowSetter {
  /// Of a row to sign in: 20 mm for the hand, above the line of the date.
  static let leastSigningHeight = Length.millimeters(26)
  /// 五号: below it a form rather takes a second page.
  static let leastFormType = Length(milliPoints: Int32(10_500))
  /// A text of so many lines is long.
  private static let longText = 3

  /// Lowers the rows to sign in as far as a hand allows, then sets long texts smaller, in steps of
  /// 0.5 pt, as far as their 溢出 and the eye allow; `false`, and no change, when that is not enough.
  func squeeze(_ rows: inout [SetRow], to height: Length) -> Bool {
    if lowerSigningRows(&rows, to: height) { return true }
    let long = longTexts(of: rows)
    var step = Length(milliPoints: Int32(500))
    while let smaller = set(rows, long, smallerBy: step) {
      var smaller = smaller
      if lowerSigningRows(&smaller, to: height) {
        rows = smaller
        return stretch(&rows, to: height)
      }
      step += Length(milliPoints: Int32(500))
    }
    return false
  }

  /// Whether a row's content, and not its declared height, makes it as high as it is.
  func isHigherThanDeclared(_ row: SetRow) -> Bool {
    switch row.row.height {
    case .atLeast(let least): neededHeight(of: row.cells) > least
    case .exactly: false
    case .share: true
    }
  }

  private func lowerSigningRows(_ rows: inout [SetRow], to height: Length) -> Bool {
    let need = rows.reduce(.zero) { $0 + $1.height } - height
    guard need > .zero else { return true }
    let joined = joinedRows(rows)
    let spare = rows.indices.map { index -> Length in
      guard case .atLeast = rows[index].row.height, rows[index].row.isForSigning,
        !joined.contains(index)
      else { return .zero }
      let least = max(Self.leastSigningHeight, neededHeight(of: rows[index].cells))
      return max(.zero, rows[index].height - least)
    }
    let whole = spare.reduce(.zero, +)
    guard need <= whole else { return false }
    var sum = Length.zero
    var given = Length.zero
    for index in rows.indices where spare[index] > .zero {
      sum += spare[index]
      let upTo = need.scaled(by: Int(sum.milliPoints), over: Int(whole.milliPoints))
      rows[index].height -= upTo - given
      given = upTo
    }
    return true
  }

  /// Those that a spanning cell reaches over.
  private func joinedRows(_ rows: [SetRow]) -> Set<Int> {
    var joined: Set<Int> = []
    for (index, row) in rows.enumerated() {
      let span = row.cells.map(\.cell.rowSpan).max() ?? 1
      if span > 1 { joined.formUnion(index..<min(rows.count, index + span)) }
    }
    return joined
  }

  // MARK: Long texts

  private struct Place: Hashable {
    var row: Int
    var cell: Int
  }

  private func longTexts(of rows: [SetRow]) -> [Place] {
    rows.indices.flatMap { row -> [Place] in
      guard isHigherThanDeclared(rows[row]) else { return [] }
      return rows[row].cells.indices.filter { isLongText(rows[row].cells[$0]) }
        .map { Place(row: row, cell: $0) }
    }
  }

  private func isLongText(_ cell: SetCell) -> Bool {
    guard !cell.cell.isHeader, cell.cell.rowSpan == 1, case .shrink = cell.style.overflow,
      case .paragraphs(let paragraphs) = cell.content
    else { return false }
    return paragraphs.reduce(0) { $0 + $1.lines.count } >= Self.longText
  }

  /// The rows with those texts set anew; `nil` when none of them can be any smaller.
  private func set(
    _ rows: [SetRow], _ places: [Place], smallerBy step: Length
  ) -> [SetRow]? {
    var rows = rows
    var isSmaller = false
    for place in places {
      let cell = rows[place.row].cells[place.cell]
      guard case .shrink(let minimum) = cell.style.overflow,
        case .paragraphs(let paragraphs) = cell.cell.content
      else { continue }
      let least = max(minimum, Self.leastFormType)
      let sizes = paragraphs.map { cells.styles[$0.style].fontSize }
      let cap = sizes.map { max($0 - step, min(least, $0)) }
      let before = sizes.map { max($0 - step + Length(milliPoints: 500), min(least, $0)) }
      if cap != before { isSmaller = true }
      rows[place.row].cells[place.cell] = cells.set(cell.cell, cap: cap)
    }
    guard isSmaller else { return nil }
    for index in rows.indices {
      rows[index].height = height(of: rows[index].row, with: rows[index].cells)
    }
    giveSpansRoom(&rows)
    return rows
  }
}
