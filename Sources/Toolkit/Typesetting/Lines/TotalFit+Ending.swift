import DocumentTree

/// How a paragraph ends: its last line is natural and not too short, the one before must not gape.
extension TotalFit {
  /// A way to the last line.
  private struct Ending {
    var cost = Cost.max
    var lineCount = 0
    /// Where the last line begins, the line before it, and the one before that.
    var last = 0
    var beforeLast = 0
    var first = 0

    mutating func improve(_ other: Ending) {
      guard other.cost < cost || (other.cost == cost && other.lineCount <= lineCount) else {
        return
      }
      self = other
    }
  }

  /// Settles where the last line begins: the latest place of the best way, which leads back from it.
  mutating func settleLastLine(to end: Int, window: Int) -> Int {
    var best = Ending()
    for start in window..<ends.count {
      let own = square(measure.isShort(ends[start]..<end) ? Self.shortLastLine : 0, cube: 0)
      guard costs[start] + own <= best.cost else { continue }
      var ending = beforeLast(to: start)
      ending.cost += own
      best.improve(ending)
    }
    reroute(from: best.last, over: best.beforeLast)
    reroute(from: best.beforeLast, over: best.first)
    return best.last
  }

  /// The best way to a second-to-last line, which costs more when it is over twice as loose as the
  /// line before it.
  private func beforeLast(to end: Int) -> Ending {
    var best = Ending()
    best.last = end
    // The text's start, or a line that had to end here.
    guard windows[end] < end else {
      best.cost = costs[end]
      best.lineCount = lineCounts[end]
      best.beforeLast = previous[end]
      best.first = previous[best.beforeLast]
      return best
    }
    for start in windows[end]..<end {
      let line = extent(from: start, to: end)
      guard let tension = tension(of: line, in: room(from: start)) else { continue }
      let plain = cost(tension, penalties[end])
      guard costs[start] + plain <= best.cost else { continue }
      var way = Ending(
        cost: costs[start] + plain, lineCount: lineCounts[start] + 1, last: end,
        beforeLast: start, first: previous[start])
      guard start > 0, isLoose(line, after: previous[start], start) else {
        best.improve(way)
        continue
      }
      let loose = cost(tension, penalties[end] + Self.looseBeforeLast) - plain
      // Where lines had to end there is no other way.
      let others = windows[start] < start ? windows[start]..<start : start..<start
      way.cost += loose
      best.improve(way)
      for first in others {
        let before = extent(from: first, to: start)
        guard let tensionBefore = self.tension(of: before, in: room(from: first)) else { continue }
        way.first = first
        way.lineCount = lineCounts[first] + 2
        way.cost = costs[first] + cost(tensionBefore, penalties[start]) + plain
        if isLoose(line, after: first, start) { way.cost += loose }
        best.improve(way)
      }
    }
    return best
  }

  private func extent(from start: Int, to end: Int) -> LineMeasure.Extent {
    measure.extent(of: ends[start]..<ends[end])
  }

  private func room(from start: Int) -> Int { measure.room(from: ends[start]) }

  private func isLoose(_ line: LineMeasure.Extent, after first: Int, _ start: Int) -> Bool {
    let before = extent(from: first, to: start)
    guard tension(of: before, in: room(from: first)) != nil else { return false }
    return isLoose(line, in: room(from: start), after: before, in: room(from: first))
  }
}
