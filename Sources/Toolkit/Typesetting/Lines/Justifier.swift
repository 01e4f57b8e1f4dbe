import DocumentTree

/// Shares a line's slack among its joints, level by level (typography 2.4).
///
/// What does not divide goes to the first joints.
struct Justifier {
  let joints: JointList
  let style: LineStyle

  /// What each joint of the line gains or loses.
  ///
  /// Number 0 is the joint after the line's first cluster; `line` ends with its last printed one.
  func shares(of slack: Int, over line: Range<Int>) -> [Int] {
    var shares = [Int](repeating: 0, count: max(0, line.count - 1))
    let inner = line.dropLast()
    if slack < 0 {
      shrink(by: -slack, inner, &shares)
    } else {
      stretch(by: slack, inner, &shares)
    }
    return shares
  }

  private func shrink(by excess: Int, _ inner: Range<Int>, _ shares: inout [Int]) {
    if style.shrinkOrder == .even {
      shareInProportion(-excess, inner, &shares)
      return
    }
    var left = excess
    for level in Joint.ShrinkLevel.allCases where left > 0 {
      let open = inner.filter { joints[$0].level == level && joints[$0].shrink > 0 }
      left -= pour(left, into: open, first: inner.lowerBound, sign: -1, &shares) {
        Int(joints[$0].shrink)
      }
    }
  }

  private func shareInProportion(_ excess: Int, _ inner: Range<Int>, _ shares: inout [Int]) {
    let total = inner.reduce(0) { $0 + Int(joints[$1].shrink) }
    guard total > 0 else { return }
    var passed = 0
    var given = 0
    for joint in inner {
      passed += Int(joints[joint].shrink)
      let upTo = excess * passed / total
      shares[joint - inner.lowerBound] += upTo - given
      given = upTo
    }
  }

  private func stretch(by slack: Int, _ inner: Range<Int>, _ shares: inout [Int]) {
    var left = slack
    for step in [Joint.Growth.room, .space, .autospace] where left > 0 {
      let open = inner.filter { joints[$0].step == step && joints[$0].growth > 0 }
      left -= pour(left, into: open, first: inner.lowerBound, sign: 1, &shares) {
        step == .room ? .max : Int(joints[$0].growth)
      }
    }
    var open = inner.filter { joints[$0].stretch == .willing }
    if open.isEmpty { open = inner.filter { joints[$0].stretch == .reluctant } }
    _ = pour(left, into: open, first: inner.lowerBound, sign: 1, &shares) { _ in .max }
  }

  /// Gives every joint the same until it is full; tells how much was taken up.
  private func pour(
    _ amount: Int, into open: [Int], first: Int, sign: Int, _ shares: inout [Int],
    capacity: (Int) -> Int
  ) -> Int {
    var left = amount
    var rest = open.count
    for joint in open.sorted(by: { (capacity($0), $0) < (capacity($1), $1) }) {
      let fair = (left + rest - 1) / rest
      let taken = min(fair, capacity(joint))
      shares[joint - first] += sign * taken
      left -= taken
      rest -= 1
    }
    return amount - left
  }
}
