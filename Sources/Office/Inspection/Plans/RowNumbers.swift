/// Numbers of rows as people list them: `3、8至10`.
public struct RowNumbers: Hashable, Sendable {
  private let rows: [Int]

  /// Each once, whatever their order.
  public init(_ rows: some Sequence<Int>) { self.rows = Set(rows).sorted() }

  public var wording: String {
    var runs: [ClosedRange<Int>] = []
    for row in rows {
      if let last = runs.last, last.upperBound + 1 == row {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
    return runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound)、\(run.upperBound)"
      default: "\(run.lowerBound)至\(run.upperBound)"
      }
    }.joined(separator: "、")
  }
}
