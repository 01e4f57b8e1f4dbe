import FormData

/// Which rows a table has, in order, without their contents: data rows, heads and totals of groups,
/// rows for the pen that fill a group's last page, and what closes the table.
struct RowPlan: Sendable {
  enum Entry: Hashable, Sendable {
    /// A data row by its place in the order, its group, and its place there.
    case data(Int, group: Int, inGroup: Int)
    case groupHead(Int)
    case subtotal(Int)
    /// 补空行 of a group that the next one leaves for a new page.
    case blank(group: Int)
    case total
    case noData
    case closing
  }

  let records: RecordSelection
  /// Stretches of the order; one for the whole table when nothing is grouped.
  let groups: [Range<Int>]
  private let hasHead: Bool
  private let hasSubtotal: Bool
  let tail: [Entry]
  /// What the order could not do.
  let gaps: OrderGaps
  /// The first row of each group, then the first row of the tail.
  private let starts: [Int]

  /// With `rowsPerPage` each group takes whole pages of so many rows.
  init(
    records: RecordSelection, groups: [Range<Int>], hasHead: Bool, hasSubtotal: Bool,
    rowsPerPage: Int = 1, tail: [Entry], gaps: OrderGaps = OrderGaps()
  ) {
    self.records = records
    self.groups = groups
    self.hasHead = hasHead
    self.hasSubtotal = hasSubtotal
    self.tail = tail
    self.gaps = gaps
    let extra = (hasHead ? 1 : 0) + (hasSubtotal ? 1 : 0)
    var starts = [0]
    for group in groups {
      let pages = (group.count + extra + rowsPerPage - 1) / rowsPerPage
      starts.append(starts[starts.count - 1] + pages * rowsPerPage)
    }
    self.starts = starts
  }

  var count: Int { bodyCount + tail.count }

  /// Rows before the table's end: data, heads and totals of groups, and what fills their pages.
  var bodyCount: Int { starts[starts.count - 1] }

  /// Logarithmic in the number of groups.
  func entry(at index: Int) -> Entry {
    let body = starts[starts.count - 1]
    guard index < body else { return tail[index - body] }
    var low = 0
    var high = groups.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= index { low = middle } else { high = middle - 1 }
    }
    var place = index - starts[low]
    if hasHead {
      if place == 0 { return .groupHead(low) }
      place -= 1
    }
    if place < groups[low].count {
      return .data(groups[low].lowerBound + place, group: low, inGroup: place)
    }
    return hasSubtotal && index == starts[low + 1] - 1 ? .subtotal(low) : .blank(group: low)
  }

  /// Whether this is the first row of its group.
  func startsGroup(_ index: Int) -> Bool {
    starts.dropLast().contains(index)
  }
}
