import DocumentTree

/// Breaks a title by sense into lines that stand well above one another: a trapezoid or a diamond
/// (GB/T 9704-2012 7.3.1; typography 2.5).
///
/// Lines are as even as sense allows; each misses the mean length at the cost of the square in ems,
/// each seam costs what ``TitleSeam`` says. All ways of breaking are weighed.
struct TitleBreaker {
  let measure: LineMeasure
  /// The font size in 1/1000 pt.
  let em: Int
  let shape: LineStyle.TitleShape

  /// Longer than any title; what is longer takes what fits.
  private static let longestTitle = 200
  private static let mostLines = 6

  /// In 1/10 000 of a square em.
  private typealias Cost = Int

  private enum Step {
    case longer
    case shorter
  }

  /// What a line of its own costs: two lines with a doubtful seam are better than three.
  private static let anotherLine = 60
  /// A trapezoid that stands the other way is still one.
  private static let turned = 12
  /// A diamond for a trapezoid: the standard has both.
  private static let other = 24
  /// Neither trapezoid nor diamond.
  private static let shapeless = 400
  /// Inside 《》 that would fit a line.
  private static let partedGroup = 500
  /// Fewer than three characters in a line.
  private static let tooShort = 500

  /// `nil` when one line is enough or no way is open.
  ///
  /// `emergency` is what first fit would break by where nothing fits.
  func lines(
    of segment: Range<Int>, _ emergency: consuming EmergencyBreaker
  ) -> [LineBreaker.Line]? {
    guard segment.count <= Self.longestTitle else { return nil }
    let least = LineBreaker(measure: measure).lines(of: segment, &emergency).count
    guard least > 1, least <= Self.mostLines else { return nil }
    let nodes = nodes(in: segment)
    let ways = (least...least + 1).compactMap { bestWay(through: nodes, lineCount: $0) }
    guard let ends = ways.min(by: { $0.cost < $1.cost })?.ends else { return nil }
    return zip(ends, ends.dropFirst()).map { from, to in
      LineBreaker.Line(clusters: from..<to, isLast: to == segment.upperBound)
    }
  }

  // MARK: Seams

  private struct Node {
    /// A line may end before this cluster.
    var end: Int
    var cost: Cost
  }

  private func nodes(in segment: Range<Int>) -> [Node] {
    let store = measure.store
    let text = Array(store.scalars[segment])
    let sense = TitleSense(of: text)
    var costs = sense.seams.map(\.cost)
    for group in sense.groups {
      let clusters = group.lowerBound + segment.lowerBound..<group.upperBound + segment.lowerBound
      guard measure.extent(of: clusters).natural <= measure.measure else { continue }
      for seam in group.dropLast() { costs[seam] += Self.partedGroup }
    }
    // Marked by the writer, who knows best.
    let hasMarks = text.contains(Self.mark)
    var nodes = [Node(end: segment.lowerBound, cost: 0)]
    for (cluster, seamCost) in zip(segment, costs) {
      let lineBreak = measure.joints[cluster].lineBreak
      guard lineBreak.isOpen else { continue }
      let isBarred = lineBreak == .discouraged || hasMarks
      let isMarked = store.scalars[cluster] == Self.mark
      let cost = isMarked ? 0 : seamCost + (isBarred ? TitleSeam.barred.cost : 0)
      nodes.append(Node(end: cluster + 1, cost: cost * 10_000))
    }
    nodes.append(Node(end: segment.upperBound, cost: 0))
    return nodes
  }

  /// The zero-width space.
  private static let mark: Unicode.Scalar = "\u{200B}"

  // MARK: Shapes

  /// What each line is to the one above it, and what the shape costs.
  private func profiles(lineCount: Int) -> [(steps: [Step], cost: Int)] {
    let steps = lineCount - 1
    func slope(longer: Int) -> [Step] {
      [Step](repeating: .longer, count: longer)
        + [Step](repeating: .shorter, count: steps - longer)
    }
    let growing = slope(longer: steps)
    let shrinking = slope(longer: 0)
    let diamonds = steps > 1 ? (1..<steps).map { slope(longer: $0) } : [growing, shrinking]
    switch shape {
    case .trapezoid, .free:
      return [(growing, 0), (shrinking, Self.turned)] + diamonds.map { ($0, Self.other) }
    case .invertedTrapezoid:
      // Asked for by name: what is none stands only where a word would be parted otherwise.
      return [(shrinking, 0), (growing, Self.shapeless)] + diamonds.map { ($0, Self.shapeless) }
    case .diamond: return diamonds.map { ($0, 0) }
    }
  }

  private func bestWay(
    through nodes: [Node], lineCount: Int
  ) -> (cost: Cost, ends: [Int])? {
    guard nodes.count > lineCount else { return nil }
    let whole = measure.extent(of: nodes[0].end..<nodes[nodes.count - 1].end).natural
    let mean = whole / lineCount
    let ways = profiles(lineCount: lineCount).compactMap { profile in
      bestWay(through: nodes, profile.steps, mean: mean).map {
        (cost: $0.cost + (profile.cost + Self.anotherLine * lineCount) * 10_000, ends: $0.ends)
      }
    }
    return ways.min { $0.cost < $1.cost }
  }

  /// The best last line from one node to another, and where the line above it begins.
  private struct Way {
    var cost: Cost
    var length: Int
    var start: Int
    var above: Int
  }

  private func bestWay(
    through nodes: [Node], _ steps: [Step], mean: Int
  ) -> (cost: Cost, ends: [Int])? {
    // By line and by the node where the line ends.
    var table: [[[Way]]] = []
    for line in 0...steps.count {
      var row = [[Way]](repeating: [], count: nodes.count)
      for end in nodes.indices.dropFirst() {
        for start in (0..<end).reversed() {
          let clusters = nodes[start].end..<nodes[end].end
          let length = measure.extent(of: clusters).natural
          guard length <= measure.room(from: clusters.lowerBound) else { break }
          var way = Way(
            cost: cost(of: clusters, length, mean: mean) + nodes[end].cost, length: length,
            start: start, above: 0)
          if line > 0 {
            let best = table[line - 1][start].map {
              (cost: $0.cost + misfit(steps[line - 1], $0.length, length), start: $0.start)
            }.min { $0.cost < $1.cost }
            guard let best else { continue }
            way.cost += best.cost
            way.above = best.start
          } else if start > 0 {
            continue
          }
          row[end].append(way)
        }
      }
      table.append(row)
    }
    return trace(table, nodes)
  }

  private func trace(_ table: [[[Way]]], _ nodes: [Node]) -> (cost: Cost, ends: [Int])? {
    var end = nodes.count - 1
    guard var way = table[table.count - 1][end].min(by: { $0.cost < $1.cost }) else { return nil }
    let cost = way.cost
    var ends = [nodes[end].end]
    for line in table.indices.reversed() {
      ends.append(nodes[way.start].end)
      guard line > 0 else { break }
      let above = way.above
      end = way.start
      guard let next = table[line - 1][end].first(where: { $0.start == above }) else { return nil }
      way = next
    }
    return (cost, ends.reversed())
  }

  /// How far a line misses the mean length, and whether it is too short to stand alone.
  private func cost(of line: Range<Int>, _ length: Int, mean: Int) -> Cost {
    let missed = (length - mean) * 100 / max(1, em)
    return missed * missed + (line.count < 3 ? Self.tooShort * 10_000 : 0)
  }

  private func misfit(_ step: Step, _ above: Int, _ below: Int) -> Cost {
    let grows = below - above
    let isFit = step == .longer ? grows >= -em / 4 : grows <= em / 4
    return isFit ? 0 : Self.shapeless * 10_000
  }
}
