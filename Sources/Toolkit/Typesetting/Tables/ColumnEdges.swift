import Geometry

/// The vertical edges of a table's columns, from its left edge: prefix sums of whole 1/1000 pt, so
/// that rulings meet and the sum is exact.
struct ColumnEdges: Hashable, Sendable {
  private(set) var edges: [Length] = [.zero]

  init(widths: [Int]) {
    edges.reserveCapacity(widths.count + 1)
    var sum = 0
    for width in widths {
      sum += width
      edges.append(Length(milliPoints: sum))
    }
  }

  var columnCount: Int { edges.count - 1 }
  var width: Length { edges[edges.count - 1] }

  func left(of column: Int) -> Length { edges[min(column, columnCount)] }

  func width(of column: Int, span: Int) -> Length {
    left(of: column + span) - left(of: column)
  }
}
