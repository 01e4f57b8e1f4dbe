import DocumentTree

/// How long any stretch of a paragraph is, and how far it gives way: prefix sums over its joints.
///
/// Lengths are in 1/1000 pt; a question costs the same for any length of line.
struct LineMeasure {
  let store: ClusterStore
  let joints: JointList
  let style: LineStyle
  /// The measure of the first line and of the others.
  let firstMeasure: Int
  let measure: Int
  let isIndented: Bool
  /// Lines in a grid are as long as their cells.
  var grid: GridMeasure?

  private struct Sums {
    var natural = 0
    var shrink = 0
    var growth = 0
    var willing = 0
    var reluctant = 0
  }

  /// Number i: everything before cluster i, the joint before it included.
  private var sums: [Sums] = []

  init(
    store: ClusterStore, joints: JointList, style: LineStyle, measure: Int, indent: Int
  ) {
    self.store = store
    self.joints = joints
    self.style = style
    self.measure = measure
    firstMeasure = measure - indent
    isIndented = indent > 0
    sums.reserveCapacity(store.count + 1)
    var sum = Sums()
    sums.append(sum)
    for cluster in 0..<store.count {
      sum.natural += Int(store.widths[cluster])
      if cluster + 1 < store.count {
        let joint = joints[cluster]
        sum.natural += Int(joint.gap)
        sum.shrink += Int(joint.shrink)
        sum.growth += Int(joint.growth)
        if joint.stretch == .willing { sum.willing += 1 }
        if joint.stretch == .reluctant { sum.reluctant += 1 }
      }
      sums.append(sum)
    }
  }

  struct Extent {
    var natural: Int
    var shrink: Int
    var growth: Int
    /// The joints that stretching opens without limit.
    var gaps: Int
    /// How much of the last mark stands outside the measure.
    var hung: Int
  }

  /// What does not count at a line's end: spaces, and what is not printed.
  func lastInked(of line: Range<Int>) -> Int {
    var last = line.upperBound - 1
    while last > line.lowerBound, store.classes[last] == .space || store.classes[last].isTransparent
    {
      last -= 1
    }
    return last
  }

  func leadTrim(at cluster: Int) -> Int {
    let trims = cluster == 0 && isIndented ? style.trimsParagraphStart : style.trimsLineStart
    return trims ? Int(store.leads[cluster]) : 0
  }

  func trailTrim(at cluster: Int) -> Int { style.trimsLineEnd ? Int(store.trails[cluster]) : 0 }

  func room(from start: Int) -> Int { start == 0 ? firstMeasure : measure }

  func extent(of line: Range<Int>) -> Extent {
    if let grid { return grid.extent(of: line) }
    let start = line.lowerBound
    let last = lastInked(of: line)
    let (from, to) = (sums[start], sums[last])
    var natural = to.natural - from.natural + Int(store.widths[last])
    natural -= leadTrim(at: start) + trailTrim(at: last)
    var hung = 0
    if style.hangsStops, natural > room(from: start), last > start,
      store.classes[last] == .comma || store.classes[last] == .stop
    {
      hung = Int(store.widths[last]) - trailTrim(at: last)
      natural -= hung
    }
    let willing = to.willing - from.willing
    return Extent(
      natural: natural, shrink: to.shrink - from.shrink, growth: to.growth - from.growth,
      gaps: willing > 0 ? willing : to.reluctant - from.reluctant, hung: hung)
  }
}
