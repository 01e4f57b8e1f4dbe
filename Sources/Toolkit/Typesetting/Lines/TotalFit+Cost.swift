/// What a line costs: (1 + 100·|r|³ + penalties)², where r is what each open joint would have to
/// give or take in quarters of an em; squeezing costs half of what stretching does.
extension TotalFit {
  /// In 2⁻⁴⁸: the squares of what is counted in 2⁻²⁴.
  typealias Cost = Int128

  static var splitUnit: Int { 5_000 }
  static var shortLastLine: Int { 2_500 }
  static var looseBeforeLast: Int { 200 }

  /// A line that nothing can fill, or that ends where none may.
  static var emergency: Cost { 1_000_000_000_000 << 48 }

  /// What each open joint gives (below zero) or takes, in 2⁻¹⁶ of a quarter em; `nil` when the line
  /// does not fit however it is squeezed.
  func tension(of line: LineMeasure.Extent, in room: Int) -> Int? {
    let slack = room - line.natural
    guard slack + line.shrink >= 0 else { return nil }
    guard line.gaps > 0 else { return Self.noGap }
    if slack < 0 { return max(-Self.limit, (slack * 2 << 16) / (line.gaps * em)) }
    return looseness(of: line, slack: slack, gaps: line.gaps)
  }

  private func looseness(of line: LineMeasure.Extent, slack: Int, gaps: Int) -> Int {
    min(Self.limit, (max(0, slack - line.growth) << 18) / (gaps * em))
  }

  private static var limit: Int { 256 << 16 }
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
    // At most 2²⁴.
    let size = abs(tension)
    return square(penalty, cube: ((size * size) >> 12) * size)
  }

  /// `cube` is in 2⁻³⁶, at most 2⁶⁰.
  func square(_ penalty: Int, cube: Int) -> Cost {
    // Below 2⁵⁶, so that its square needs no check.
    let base = Cost((1 + penalty) << 24 + (cube >> 12) * 100)
    return base &* base
  }

  /// Whether a line is over twice as loose as the one before it; what lengths are rounded by, less
  /// than 0.001 em a line, does not count.
  func isLoose(
    _ line: LineMeasure.Extent, in room: Int, after before: LineMeasure.Extent, in roomBefore: Int
  ) -> Bool {
    guard line.gaps > 0 else { return false }
    let (slack, gaps) = openSlack(of: line, in: room)
    let (slackBefore, gapsBefore) = openSlack(of: before, in: roomBefore)
    let rounding = em / 1000 * (gapsBefore + 2 * gaps)
    return slack * gapsBefore > 2 * slackBefore * gaps + rounding
  }

  /// What is left to the gaps of a line's last step of stretching; a line without any is as one that
  /// has nothing left.
  private func openSlack(of line: LineMeasure.Extent, in room: Int) -> (slack: Int, gaps: Int) {
    guard line.gaps > 0 else { return (0, 1) }
    return (max(0, room - line.natural - line.growth), line.gaps)
  }
}
