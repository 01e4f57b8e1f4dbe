import Diagnostics
import DocumentTree
import Geometry

/// Shares the width given to a table among its columns (template-language 3.2, Column widths).
struct ColumnWidths {
  let lines: LineSetter
  let table: Table
  let styles: StyleSheet
  let available: Int
  var isLandscape = false

  /// Fixed columns take their length, 自动 the widest content, 份 what is left in proportion; a share
  /// below its minimum is frozen there and the rest divided anew.
  func edges() throws(DiagnosticError) -> ColumnEdges {
    var widths = [Int](repeating: 0, count: table.columns.count)
    var shares: [Int] = []
    var automatic: [Int] = []
    for (index, column) in table.columns.enumerated() {
      switch column.width {
      case .fixed(let length): widths[index] = Int(length.milliPoints)
      case .automatic: automatic.append(index)
      case .share: shares.append(index)
      }
    }
    absorbRounding(&widths)
    let fixed = widths.reduce(0, +)
    // What is wrong with cells that have no room would say no more.
    if fixed > available { throw DiagnosticError(tooWide(fixed)) }
    let minimums = automatic.isEmpty && shares.isEmpty ? [] : headerMinimums()
    if !automatic.isEmpty {
      let reserved = shares.reduce(0) { $0 + minimums[$1] }
      try measureAutomatic(
        automatic, room: available - fixed - reserved, minimums: minimums, into: &widths)
    }
    if !shares.isEmpty {
      divide(available - widths.reduce(0, +), among: shares, minimums: minimums, into: &widths)
    }
    return ColumnEdges(widths: widths)
  }

  /// Each length was rounded by itself: columns that fill the width exactly in millimetres may be a
  /// few 1/1000 pt too wide together, which the last one gives back.
  private func absorbRounding(_ widths: inout [Int]) {
    let excess = widths.reduce(0, +) - available
    guard excess > 0, excess <= widths.count + 2 else { return }
    guard let last = widths.lastIndex(where: { $0 > excess }) else { return }
    widths[last] -= excess
  }

  private func divide(_ rest: Int, among shares: [Int], minimums: [Int], into widths: inout [Int]) {
    var open = shares
    var rest = rest
    while true {
      let parts = open.reduce(0) { $0 + part(of: $1) }
      let frozen = open.filter { rest * part(of: $0) < minimums[$0] * parts }
      guard !frozen.isEmpty, frozen.count < open.count else { break }
      for column in frozen {
        widths[column] = minimums[column]
        rest -= minimums[column]
      }
      open.removeAll { frozen.contains($0) }
    }
    let parts = open.reduce(0) { $0 + part(of: $1) }
    var given = 0
    var partsGiven = 0
    for column in open {
      partsGiven += part(of: column)
      let upTo = max(0, rest) * partsGiven / max(1, parts)
      widths[column] = upTo - given
      given = upTo
    }
    for column in open where widths[column] < minimums[column] {
      report(
        column, "这一列只剩\(Length(milliPoints: widths[column]).inMillimeters)，放不下表头的一个词",
        hint: hint("减小别的列宽"))
    }
  }

  private func part(of column: Int) -> Int {
    if case .share(let parts) = table.columns[column].width { parts } else { 0 }
  }

  /// One streaming pass over header and rows; a spanned cell never widens columns.
  private func measureAutomatic(
    _ columns: [Int], room: Int, minimums: [Int], into widths: inout [Int]
  ) throws(DiagnosticError) {
    for row in table.header { widen(&widths, by: row, columns) }
    for index in 0..<table.body.count { widen(&widths, by: try table.body.row(at: index), columns) }
    var open = columns.sorted { (widths[$0], $0) < (widths[$1], $1) }
    var rest = room
    while let column = open.first {
      let fair = rest / open.count
      if widths[column] > fair { break }
      rest -= widths[column]
      open.removeFirst()
    }
    for (index, column) in open.enumerated() {
      let upTo = rest * (index + 1) / open.count
      widths[column] = max(minimums[column], upTo - rest * index / open.count)
    }
    let width = widths.reduce(0, +)
    if width > available { throw DiagnosticError(tooWide(width)) }
  }

  private func widen(_ widths: inout [Int], by row: TableRow, _ columns: [Int]) {
    for cell in row.cells where cell.columnSpan == 1 && columns.contains(cell.column) {
      switch cell.content {
      case .paragraphs(let paragraphs):
        for paragraph in paragraphs {
          let width = naturalWidth(of: paragraph, in: cell)
          widths[cell.column] = max(widths[cell.column], width)
        }
      case .signature(let place):
        let room = place.width ?? SetSignatureRow.roomWidth
        let width = room + styles[cell.style].padding * 2
        widths[cell.column] = max(widths[cell.column], Int(width.milliPoints))
      case .diagonal: break
      }
    }
  }

  private func naturalWidth(of paragraph: Paragraph, in cell: Cell) -> Int {
    let padding = Int(styles[cell.style].padding.milliPoints)
    var style = styles[paragraph.style]
    if styles[cell.style].writingMode == .vertical {
      let columns = style.fontSize + style.linePitch * (paragraph.inlines.lineCount - 1)
      return Int(columns.milliPoints) + 2 * padding
    }
    style.alignment = .left
    let set = lines.set(
      ParagraphInput(
        paragraph.inlines, style: style, measure: Length(milliPoints: available), isInTable: true),
      origin: paragraph.origin)
    let widest = set.lines.map { Int($0.end.milliPoints) }.max() ?? 0
    return widest + 2 * padding
  }

  /// One character of the header and the padding.
  private func headerMinimums() -> [Int] {
    var minimums = [Int](repeating: 0, count: table.columns.count)
    for row in table.header {
      for cell in row.cells where cell.columnSpan == 1 {
        guard case .paragraphs(let paragraphs) = cell.content, let first = paragraphs.first
        else { continue }
        let size = Int(styles[first.style].fontSize.milliPoints)
        let padding = 2 * Int(styles[cell.style].padding.milliPoints)
        minimums[cell.column] = max(minimums[cell.column], size + padding)
      }
    }
    return minimums
  }

  private func tooWide(_ width: Int) -> Diagnostic {
    .error(
      "layout.columns-too-wide",
      "各列共宽\(Length(milliPoints: width).inMillimeters)，版心只有\(Length(milliPoints: available).inMillimeters)",
      at: table.origin.location, hint: hint("减小列宽"))
  }

  private func hint(_ first: String) -> String { first + (isLandscape ? "或页边距" : "，或改用横向纸张") }

  private func report(_ column: Int, _ message: String, hint: String) {
    let place = table.columns[column].origin.location ?? table.origin.location
    lines.report(.error("layout.columns-too-wide", message, at: place, hint: hint))
  }
}
