import DocumentTree

/// Cuts a paragraph into the lines that together look best (typography 2.5, 2.5a).
///
/// A line costs (1 + 100·|r|³ + penalties)², where r is what each open joint would have to give or
/// take in quarters of an em; squeezing costs half of what stretching does. All paths are weighed
/// exactly, in integers. Linear in the text, quadratic in the characters of one line.
struct TotalFit {
  let measure: LineMeasure
  /// The font size in 1/1000 pt.
  let em: Int

  /// Squares of thousandths: 1 000 000 is the cost of a perfect line.
  typealias Cost = Int128

  private struct Node {
    var end: Int
    var penalty: Int
    var cost: Cost = .max
    var lineCount = 0
    /// The node where the last line of the best way here begins.
    var previous = -1
  }

  /// `nil` when some stretch without a line end is wider than the measure.
  func lines(of segment: Range<Int>) -> [LineBreaker.Line]? {
    var nodes = candidates(in: segment)
    for end in nodes.indices.dropFirst().dropLast() { settle(end, in: &nodes) }
    guard var ends = bestEnding(in: nodes) else { return nil }
    while let last = ends.last, last > 0 { ends.append(nodes[last].previous) }
    ends.reverse()
    return zip(ends, ends.dropFirst()).map { from, to in
      LineBreaker.Line(
        clusters: nodes[from].end..<nodes[to].end, isLast: to == nodes.count - 1)
    }
  }

  private func candidates(in segment: Range<Int>) -> [Node] {
    var nodes = [Node(end: segment.lowerBound, penalty: 0, cost: 0)]
    for cluster in segment.dropLast() {
      switch measure.joints[cluster].lineBreak {
      case .allowed: nodes.append(Node(end: cluster + 1, penalty: 0))
      case .discouraged: nodes.append(Node(end: cluster + 1, penalty: Self.splitUnit))
      case .withinWord, .forbidden, .required: break
      }
    }
    nodes.append(Node(end: segment.upperBound, penalty: 0))
    return nodes
  }

  private static let splitUnit = 5_000
  private static let shortLastLine = 2_500
  private static let looseBeforeLast = 200

  /// The best way to end a line at a node.
  private func settle(_ end: Int, in nodes: inout [Node]) {
    for start in stride(from: end - 1, through: 0, by: -1) {
      guard let tension = tension(from: nodes[start], to: nodes[end]) else { break }
      guard nodes[start].cost != .max else { continue }
      improve(
        &nodes[end], nodes[start].cost + cost(tension, nodes[end].penalty), from: start,
        nodes[start].lineCount + 1)
    }
  }

  /// Of ways that cost the same, fewer lines win, then the longer line before.
  private func improve(_ node: inout Node, _ cost: Cost, from start: Int, _ lineCount: Int) {
    guard cost < node.cost || (cost == node.cost && lineCount < node.lineCount) else { return }
    node.cost = cost
    node.previous = start
    node.lineCount = lineCount
  }

  /// The last nodes of the best way, the end of the text first.
  ///
  /// The last line stands at its natural width; the one before it must not gape.
  private func bestEnding(in nodes: [Node]) -> [Int]? {
    let last = nodes.count - 1
    var best = (cost: Cost.max, lineCount: 0, ends: [Int]())
    for start in stride(from: last - 1, through: 0, by: -1) {
      let line = nodes[start].end..<nodes[last].end
      guard measure.extent(of: line).natural <= measure.room(from: line.lowerBound) else { break }
      guard nodes[start].cost != .max else { continue }
      let own = square(isShort(line) ? Self.shortLastLine : 0, cube: 0)
      guard nodes[start].cost + own <= best.cost else { continue }
      var way = (cost: own, lineCount: 1, ends: [last, 0])
      if start > 0 {
        let before = bestBeforeLast(at: start, in: nodes)
        way = (before.cost + own, before.lineCount + 1, [last] + before.ends)
      }
      if way.cost < best.cost || (way.cost == best.cost && way.lineCount < best.lineCount) {
        best = way
      }
    }
    return best.ends.isEmpty ? nil : best.ends
  }

  /// The best way to a second-to-last line, which costs more when it is over twice as loose as the
  /// line before it; its last nodes, the latest first.
  private func bestBeforeLast(
    at end: Int, in nodes: [Node]
  ) -> (cost: Cost, lineCount: Int, ends: [Int]) {
    var best = (cost: Cost.max, lineCount: 0, ends: [Int]())
    for start in stride(from: end - 1, through: 0, by: -1) {
      guard let tension = tension(from: nodes[start], to: nodes[end]) else { break }
      guard nodes[start].cost != .max else { continue }
      let plain = cost(tension, nodes[end].penalty)
      guard nodes[start].cost + plain < best.cost else { continue }
      guard start > 0 else {
        best = (plain, 1, [end, 0])
        continue
      }
      let loose = cost(tension, nodes[end].penalty + Self.looseBeforeLast)
      for first in stride(from: start - 1, through: 0, by: -1) {
        guard let before = self.tension(from: nodes[first], to: nodes[start]) else { break }
        guard nodes[first].cost != .max else { continue }
        let isLoose = tension > 2 * max(0, before)
        let total =
          nodes[first].cost + cost(before, nodes[start].penalty) + (isLoose ? loose : plain)
        if total < best.cost {
          best = (total, nodes[first].lineCount + 2, [end, start, first])
        }
      }
    }
    return best
  }

  /// What each open joint gives (below zero) or takes, in 1/4096 of a quarter em; `nil` when the
  /// line does not fit however it is squeezed.
  private func tension(from start: Node, to end: Node) -> Int? {
    let extent = measure.extent(of: start.end..<end.end)
    let slack = measure.room(from: start.end) - extent.natural
    guard slack + extent.shrink >= 0 else { return nil }
    guard extent.gaps > 0 else { return Self.noGap }
    let quarter = extent.gaps * em
    if slack < 0 { return max(-Self.limit, slack * 2 * 4096 / quarter) }
    return min(Self.limit, max(0, slack - extent.growth) * 4 * 4096 / quarter)
  }

  private static let limit = 256 * 4096
  private static let noGap = limit + 1

  private func cost(_ tension: Int, _ penalty: Int) -> Cost {
    // A line that nothing can fill.
    if tension == Self.noGap { return 1_000_000_000_000_000_000 }
    let size = abs(tension)
    return square(penalty, cube: (size * size * size) >> 16)
  }

  /// `cube` is in 2⁻²⁰.
  private func square(_ penalty: Int, cube: Int) -> Cost {
    let base = Cost(1_000 + penalty * 1_000 + (cube * 100_000) >> 20)
    return base * base
  }

  /// Fewer than two Chinese characters and no word or number of two.
  private func isShort(_ line: Range<Int>) -> Bool {
    guard measure.style.avoidsShortLastLine else { return false }
    var han = 0
    var before: CharacterClass?
    for cluster in line {
      let own = measure.store.classes[cluster]
      if own == .han || own == .box { han += 1 }
      if han > 1 || ((own == .letter || own == .digit) && own == before) { return false }
      before = own
    }
    return true
  }
}
