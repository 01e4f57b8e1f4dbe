/// What a line costs: (1 + 100·|r|³ + penalties)², where r is what each open joint would have to
/// give or take in quarters of an em; squeezing costs half of what stretching does.
extension TotalFit {
  /// Squares of thousandths: 1 000 000 is the cost of a perfect line.
  typealias Cost = Int128

  static var splitUnit: Int { 5_000 }
  static var shortLastLine: Int { 2_500 }
  static var looseBeforeLast: Int { 200 }

  /// A line that nothing can fill, or that ends where none may.
  static var emergency: Cost { 1_000_000_000_000_000_000 }

  /// What each open joint gives (below zero) or takes, in 1/4096 of a quarter em; `nil` when the
  /// line does not fit however it is squeezed.
  func tension(of line: LineMeasure.Extent, in room: Int) -> Int? {
    let slack = room - line.natural
    guard slack + line.shrink >= 0 else { return nil }
    guard line.gaps > 0 else { return Self.noGap }
    if slack < 0 { return max(-Self.limit, slack * 2 * 4096 / (line.gaps * em)) }
    return looseness(of: line, slack: slack, gaps: line.gaps)
  }

  private func looseness(of line: LineMeasure.Extent, slack: Int, gaps: Int) -> Int {
    min(Self.limit, max(0, slack - line.growth) * 4 * 4096 / (gaps * em))
  }

  private static var limit: Int { 256 * 4096 }
  static var noGap: Int { limit + 1 }

  /// What no line that starts later and ends alike undercuts.
  ///
  /// Such a line has as much to fill, and no more gaps than the willing and the reluctant together.
  /// What hangs could still come back.
  func leastCost(of line: LineMeasure.Extent, in room: Int, _ penalty: Int) -> Cost {
    guard line.hung == 0, line.gaps > 0 else { return 0 }
    let slack = room - line.natural
    return cost(
      looseness(of: line, slack: slack, gaps: line.gaps + line.sparedGaps), penalty)
  }

  func cost(_ tension: Int, _ penalty: Int) -> Cost {
    guard tension != Self.noGap else { return Self.emergency }
    let size = abs(tension)
    return square(penalty, cube: (size * size * size) >> 16)
  }

  /// `cube` is in 2⁻²⁰.
  func square(_ penalty: Int, cube: Int) -> Cost {
    // Below 2⁴¹, so that its square needs no check.
    let base = Cost(1_000 + penalty * 1_000 + (cube * 100_000) >> 20)
    return base &* base
  }
}
