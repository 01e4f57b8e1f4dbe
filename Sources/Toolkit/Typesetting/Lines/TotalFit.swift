import DocumentTree

/// Cuts a paragraph into the lines that together look best (typography 2.5, 2.5a).
///
/// The best way to every place where a line may end is found from the ways to the places before it,
/// exactly and in integers. Linear in the text: only places within a line's reach are weighed, from
/// the tightest line on, until looser ones cannot win.
struct TotalFit {
  let measure: LineMeasure
  /// The font size in 1/1000 pt.
  let em: Int

  // Places where lines may end, in the order of the text: one array for each property.
  private(set) var ends: [Int] = []
  private(set) var penalties: [Int] = []
  /// The first place that a line from there reaches this one; itself after an emergency line.
  private(set) var windows: [Int] = []
  private(set) var costs: [Cost] = []
  private(set) var lineCounts: [Int] = []
  /// Where the last line of the best way here begins.
  private(set) var previous: [Int] = []
  /// Places of the window that none behind them undercuts, so that the first is the cheapest.
  private var cheapest: [Int] = []
  private var cheapestStart = 0

  init(measure: LineMeasure, em: Int) {
    self.measure = measure
    self.em = em
  }

  /// From a line's start to the paragraph's end, or to a line end that the text asks for.
  mutating func lines(
    of segment: Range<Int>, _ emergency: inout EmergencyBreaker
  ) -> [LineBreaker.Line] {
    removeAll()
    reserve(segment.count)
    append(segment.lowerBound, penalty: 0, window: 0, cost: 0, lineCount: 0, previous: 0)
    var window = 0
    for cluster in segment.dropLast() {
      let lineBreak = measure.joints[cluster].lineBreak
      guard lineBreak == .allowed || lineBreak == .discouraged else { continue }
      if moveWindow(&window, to: cluster + 1, in: segment, &emergency) {
        settle(
          cluster + 1, penalty: lineBreak == .discouraged ? Self.splitUnit : 0, window: window)
      }
    }
    var place: Int
    var stops: [Int] = []
    if moveWindow(&window, to: segment.upperBound, in: segment, &emergency) {
      stops = [segment.upperBound]
      place = settleLastLine(to: segment.upperBound, window: window)
    } else {
      place = ends.count - 1
    }
    while true {
      stops.append(ends[place])
      guard place > 0 else { break }
      place = previous[place]
    }
    stops.reverse()
    for end in stops.dropFirst().dropLast()
    where measure.joints[end - 1].lineBreak == .discouraged {
      emergency.concede(.unit, at: end)
    }
    return zip(stops, stops.dropFirst()).map { from, to in
      LineBreaker.Line(clusters: from..<to, isLast: to == segment.upperBound)
    }
  }

  /// The best way to `place` leads over `before`.
  mutating func reroute(from place: Int, over before: Int) { previous[place] = before }

  /// Drops the places from which no line reaches the end, which never comes into reach again.
  ///
  /// Where none is left lines end in emergency; `false` when the last of them ends here.
  private mutating func moveWindow(
    _ window: inout Int, to end: Int, in segment: Range<Int>, _ emergency: inout EmergencyBreaker
  ) -> Bool {
    let isLast = end == segment.upperBound
    while true {
      while window < ends.count, !measure.reaches(ends[window]..<end, isLast: isLast) {
        window += 1
      }
      guard window == ends.count else { return true }
      let last = ends.count - 1
      let reach = measure.reach(from: ends[last], in: segment)
      let stop = min(end, emergency.end(from: ends[last], reach: reach))
      append(
        stop, penalty: 0, window: ends.count, cost: costs[last] + Self.emergency,
        lineCount: lineCounts[last] + 1, previous: last)
      if stop == end { return false }
    }
  }

  /// Finds the best way to end a line here.
  ///
  /// Of ways that cost the same, fewer lines win, then the longer line before.
  private mutating func settle(_ end: Int, penalty: Int, window: Int) {
    var best = (cost: Cost.max, lineCount: 0, start: window)
    let least = leastCost(from: window)
    for start in window..<ends.count {
      let extent = measure.extent(of: ends[start]..<end)
      let room = measure.room(from: ends[start])
      guard let tension = tension(of: extent, in: room) else { continue }
      let own = cost(tension, penalty)
      let total = costs[start] + own
      let count = lineCounts[start] + 1
      if total < best.cost || (total == best.cost && count <= best.lineCount) {
        best = (total, count, start)
      } else if tension > 0, own + least > best.cost,
        leastCost(of: extent, in: room, penalty) + least > best.cost
      {
        break
      }
    }
    append(
      end, penalty: penalty, window: window, cost: best.cost, lineCount: best.lineCount,
      previous: best.start)
  }

  private mutating func leastCost(from window: Int) -> Cost {
    while cheapest[cheapestStart] < window { cheapestStart += 1 }
    return costs[cheapest[cheapestStart]]
  }

  private mutating func removeAll() {
    ends.removeAll(keepingCapacity: true)
    penalties.removeAll(keepingCapacity: true)
    windows.removeAll(keepingCapacity: true)
    costs.removeAll(keepingCapacity: true)
    lineCounts.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    cheapest.removeAll(keepingCapacity: true)
    cheapestStart = 0
  }

  private mutating func reserve(_ count: Int) {
    ends.reserveCapacity(count)
    penalties.reserveCapacity(count)
    windows.reserveCapacity(count)
    costs.reserveCapacity(count)
    lineCounts.reserveCapacity(count)
    previous.reserveCapacity(count)
    cheapest.reserveCapacity(count)
  }

  private mutating func append(
    _ end: Int, penalty: Int, window: Int, cost: Cost, lineCount: Int, previous start: Int
  ) {
    while cheapest.count > cheapestStart, let last = cheapest.last, costs[last] >= cost {
      cheapest.removeLast()
    }
    cheapest.append(ends.count)
    ends.append(end)
    penalties.append(penalty)
    windows.append(window)
    costs.append(cost)
    lineCounts.append(lineCount)
    previous.append(start)
  }
}
