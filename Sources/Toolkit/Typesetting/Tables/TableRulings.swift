import DisplayList
import DocumentTree
import Geometry

/// The rulings of a table's part on one page.
///
/// Lines run on the edges of columns and rows, whole stretches at a time, and the frame's lines
/// reach past its corners by half their width, so that every corner is closed.
struct TableRulings {
  private let part: TablePart
  private let xs: [Length]
  private let ys: [Length]
  /// For each row and column, the number of the cell that covers it.
  private var owners: [[Int]]
  /// The far ends of strokes, by the corner that they begin at.
  private var strokes: [(start: Point, ends: [Point])] = []

  init(_ part: TablePart) {
    self.part = part
    xs = part.table.edges.edges.map { $0 + part.left }
    ys = part.rows.map(\.top) + [part.bottom]
    let columns = part.table.edges.columnCount
    owners = part.rows.indices.map { row in (0..<columns).map { -1 - row * columns - $0 } }
    claimCells(columns: columns)
  }

  var rulings: [Ruling] {
    guard !part.rows.isEmpty else { return [] }
    let kind = part.table.table.rulings
    switch kind.kind {
    case .none: return []
    case .threeLines: return threeLines(kind)
    case .full: return horizontals(kind) + verticals(kind) + strokes(kind)
    }
  }

  private mutating func claimCells(columns: Int) {
    var number = 0
    for (row, placed) in part.rows.enumerated() {
      for cell in placed.row.cells where !part.isCovered(cell, inRow: row) {
        number += 1
        let spanned = row..<row + part.span(of: cell, inRow: row)
        let range = cell.cell.column..<min(columns, cell.cell.column + cell.cell.columnSpan)
        for r in spanned { for c in range { owners[r][c] = number } }
        if case .diagonal(let labels) = cell.content {
          let frame = part.frame(of: cell, inRow: row)
          let ends = DiagonalLabel.strokeEnds(labelCount: labels.count, of: frame.size)
          strokes.append((frame.origin, ends))
        }
      }
    }
  }

  private func horizontals(_ kind: Rulings) -> [Ruling] {
    let reach = kind.outer / 2
    return ys.indices.flatMap { edge -> [Ruling] in
      if edge == 0 || edge == ys.count - 1 {
        return [horizontal(edge, from: xs[0] - reach, to: xs[xs.count - 1] + reach, kind.outer)]
      }
      return stretches(count: xs.count - 1) { owners[edge - 1][$0] != owners[edge][$0] }
        .map { horizontal(edge, from: xs[$0.lowerBound], to: xs[$0.upperBound], kind.inner) }
    }
  }

  private func verticals(_ kind: Rulings) -> [Ruling] {
    let reach = kind.outer / 2
    return xs.indices.flatMap { edge -> [Ruling] in
      if edge == 0 || edge == xs.count - 1 {
        return [vertical(edge, from: ys[0] - reach, to: ys[ys.count - 1] + reach, kind.outer)]
      }
      return stretches(count: ys.count - 1) { owners[$0][edge - 1] != owners[$0][edge] }
        .map { vertical(edge, from: ys[$0.lowerBound], to: ys[$0.upperBound], kind.inner) }
    }
  }

  /// Unbroken runs of places where a line is drawn.
  private func stretches(count: Int, isDrawn: (Int) -> Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for place in 0..<count where isDrawn(place) {
      if let last = result.last, last.upperBound == place {
        result[result.count - 1] = last.lowerBound..<place + 1
      } else {
        result.append(place..<place + 1)
      }
    }
    return result
  }

  private func horizontal(_ edge: Int, from: Length, to: Length, _ width: Length) -> Ruling {
    Ruling(start: Point(x: from, y: ys[edge]), end: Point(x: to, y: ys[edge]), width: width)
  }

  private func vertical(_ edge: Int, from: Length, to: Length, _ width: Length) -> Ruling {
    Ruling(start: Point(x: xs[edge], y: from), end: Point(x: xs[edge], y: to), width: width)
  }

  private func strokes(_ kind: Rulings) -> [Ruling] {
    strokes.flatMap { start, ends in
      ends.map {
        Ruling(
          start: start, end: Point(x: start.x + $0.x, y: start.y + $0.y), width: kind.inner)
      }
    }
  }

  /// Above the head, under it, and at the foot.
  private func threeLines(_ kind: Rulings) -> [Ruling] {
    let heads = part.rows.prefix { $0.row.row.kind == .header }.count
    var result = [horizontal(0, from: xs[0], to: xs[xs.count - 1], kind.outer)]
    if heads > 0 {
      result.append(horizontal(heads, from: xs[0], to: xs[xs.count - 1], kind.inner))
    }
    result.append(horizontal(ys.count - 1, from: xs[0], to: xs[xs.count - 1], kind.outer))
    return result
  }
}
