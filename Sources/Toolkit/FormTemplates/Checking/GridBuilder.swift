import Diagnostics
import DocumentTree

/// Puts the cells of a grid in their columns and joins `←` and `↑` to the cells they belong to.
struct GridBuilder {
  struct Row {
    var height: RowHeight
    var condition: CompiledExpression?
    var cells: [Element]
    var location: SourceLocation
  }

  let columnCount: Int
  /// Of each column, the row and cell that covers it in the row above.
  private var above: [(row: Int, cell: Int)?]
  private var rowCount = 0
  /// Cells by row and place that reach down, and how many rows.
  private var rowSpans: [Int: [Int: Int]] = [:]
  /// Shapes of placed cells: first column and columns spanned.
  private var shapes: [[(column: Int, span: Int)]] = []
  private var isConditional: [Bool] = []
  private(set) var findings: [Diagnostic] = []

  init(columnCount: Int) {
    self.columnCount = columnCount
    above = Array(repeating: nil, count: columnCount)
  }

  /// Compiles a row's own cells; labels are those texts that name what stands beside them.
  mutating func place(
    _ row: Row, compile: (Element, _ isLabel: Bool) -> CompiledGridCell?
  ) -> [CompiledGridCell] {
    var cells: [CompiledGridCell] = []
    var covering: [(row: Int, cell: Int)?] = []
    guard checkCount(of: row) else {
      finish(cells, covering: covering, row)
      return cells
    }
    for (column, element) in row.cells.enumerated() {
      switch element.text?.text {
      case "←":
        covering.append(placeLeft(of: covering, &cells, at: element.location))
      case "↑":
        covering.append(placeUp(column, row, at: element.location))
      default:
        guard var cell = compile(element, isLabel(at: column, in: row.cells)) else {
          covering.append(nil)
          continue
        }
        cell.column = column
        covering.append((rowCount, cells.count))
        cells.append(cell)
      }
    }
    checkSpans(covering, row)
    finish(cells, covering: covering, row)
    return cells
  }

  /// The rows with the spans that later rows gave to their cells.
  func withRowSpans(_ rows: [CompiledGridRow]) -> [CompiledGridRow] {
    var rows = rows
    for (row, spans) in rowSpans {
      for (cell, extra) in spans { rows[row].cells[cell].rowSpan += extra }
    }
    return rows
  }

  // MARK: Parts of placing

  /// `←`: one more column for the cell to the left, or for the one from above that reaches here.
  private mutating func placeLeft(
    of covering: [(row: Int, cell: Int)?], _ cells: inout [CompiledGridCell],
    at location: SourceLocation
  ) -> (row: Int, cell: Int)? {
    if let last = covering.last, let left = last {
      if left.row == rowCount {
        cells[left.cell].columnSpan += 1
        return left
      }
      if let up = above[covering.count], up == left { return up }
    }
    findings.append(.strayArrow("←", at: location))
    return nil
  }

  private mutating func placeUp(
    _ column: Int, _ row: Row, at location: SourceLocation
  ) -> (row: Int, cell: Int)? {
    guard let up = above[column] else {
      findings.append(.strayArrow("↑", at: location))
      return nil
    }
    let isOptional = row.condition != nil || isConditional[up.row...].contains(true)
    if isOptional {
      findings.append(
        .error("template.conditional-span", "带「条件」的行不能与别的行合并格子", at: location))
    }
    if shapes[up.row][up.cell].column == column {
      rowSpans[up.row, default: [:]][up.cell, default: 0] += 1
    }
    return up
  }

  private mutating func finish(
    _ cells: [CompiledGridCell], covering: [(row: Int, cell: Int)?], _ row: Row
  ) {
    let missing = columnCount - covering.count
    above = covering + Array(repeating: nil, count: max(0, missing))
    shapes.append(cells.map { ($0.column, $0.columnSpan) })
    isConditional.append(row.condition != nil)
    rowCount += 1
  }

  private mutating func checkCount(of row: Row) -> Bool {
    guard row.cells.count != columnCount else { return true }
    findings.append(
      .error(
        "template.cell-count", "这一行有\(row.cells.count)格，表格有\(columnCount)列", at: row.location,
        hint: "并进左边的格写 ←，并进上面的格写 ↑"))
    return false
  }

  /// A cell that reaches down must do so over its whole width.
  private mutating func checkSpans(_ covering: [(row: Int, cell: Int)?], _ row: Row) {
    for (column, place) in covering.enumerated() {
      guard let place, place.row < rowCount else { continue }
      let shape = shapes[place.row][place.cell]
      let columns = shape.column..<(shape.column + shape.span)
      let isWhole = columns.allSatisfy { other in
        covering[other].map { $0 == place } ?? false
      }
      if !isWhole, column == columns.first(where: { covering[$0].map { $0 == place } ?? false }) {
        findings.append(.strayArrow("↑", at: row.cells[column].location))
      }
    }
  }

  /// A constant text is a label if it opens the row, stands before something to fill in, or if
  /// the whole row is constant (the head of a list within a grid).
  private func isLabel(at column: Int, in cells: [Element]) -> Bool {
    guard Self.isConstant(cells[column]) else { return false }
    if column == 0 || cells.allSatisfy({ Self.isConstant($0) || Self.isArrow($0) }) { return true }
    let next = cells[(column + 1)...].first { !Self.isArrow($0) }
    return next.map { !Self.isConstant($0) } ?? false
  }

  private static func isConstant(_ element: Element) -> Bool {
    let text = element.text?.text ?? element["文字"]?.text?.text
    guard let text, !isArrow(element) else { return false }
    return !text.isEmpty && !text.contains("【")
  }

  private static func isArrow(_ element: Element) -> Bool {
    element.text?.text == "←" || element.text?.text == "↑"
  }
}

extension Diagnostic {
  fileprivate static func strayArrow(_ arrow: String, at place: SourceLocation) -> Self {
    .error(
      "template.stray-arrow", "\(arrow) 没有可并入的格子", at: place,
      hint: "合并的范围要是一个方块")
  }
}
