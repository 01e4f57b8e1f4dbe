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

  /// What a line is less what would stand before it, so that a line is one sum less another.
  private struct Sums {
    var natural = 0
    var shrink = 0
    var growth = 0
    var willing = 0
    var reluctant = 0
  }

  /// Number i: everything before a line that starts with cluster i.
  private var starts: [Sums] = []
  /// Number i: everything up to the end of a line that ends before cluster i.
  private var ends: [Sums] = []
  /// Number i: how much of the last mark of such a line may hang; empty where none does.
  private var hangs: [Int32] = []

  init(
    store: ClusterStore, joints: JointList, style: LineStyle, measure: Int, indent: Int
  ) {
    self.store = store
    self.joints = joints
    self.style = style
    self.measure = measure
    firstMeasure = measure - indent
    isIndented = indent > 0
    starts.reserveCapacity(store.count + 1)
    ends.reserveCapacity(store.count + 1)
    if style.hangsStops { hangs = [Int32](repeating: 0, count: store.count + 1) }
    addUp()
  }

  private mutating func addUp() {
    var sum = Sums()
    var inked = Sums()
    ends.append(sum)
    for cluster in 0..<store.count {
      var start = sum
      start.natural += leadTrim(at: cluster)
      start.shrink -= edgeShrink(at: cluster)
      starts.append(start)
      var end = sum
      end.natural += Int(store.widths[cluster]) - trailTrim(at: cluster)
      end.shrink += edgeShrink(at: cluster)
      let characterClass = store.classes[cluster]
      if characterClass != .space && !characterClass.isTransparent { inked = end }
      ends.append(store.isHyphen(cluster) ? end : inked)
      if !hangs.isEmpty {
        hangs[cluster + 1] =
          characterClass == .comma || characterClass == .stop
          ? store.widths[cluster] - Int32(trailTrim(at: cluster))
          : characterClass == .space || characterClass.isTransparent ? hangs[cluster] : 0
      }
      sum.natural += Int(store.widths[cluster])
      guard cluster + 1 < store.count else { break }
      let joint = joints[cluster]
      sum.natural += Int(joint.gap)
      sum.shrink += joint.wholeShrink
      sum.growth += Int(joint.growth)
      if joint.stretch == .willing { sum.willing += 1 }
      if joint.stretch == .reluctant { sum.reluctant += 1 }
    }
    starts.append(sum)
  }

  struct Extent {
    var natural: Int
    var shrink: Int
    var growth: Int
    /// The joints that stretching opens without limit, and those it spares.
    var gaps: Int
    var sparedGaps = 0
    /// How much of the last mark stands outside the measure.
    var hung: Int
  }

  func extent(of line: Range<Int>) -> Extent {
    if let grid { return grid.extent(of: line) }
    let (from, to) = (starts[line.lowerBound], ends[line.upperBound])
    // A line of spaces alone has nothing.
    var natural = max(0, to.natural - from.natural)
    var hung = 0
    if !hangs.isEmpty, natural > room(from: line.lowerBound), line.count > 1 {
      hung = Int(hangs[line.upperBound])
      natural -= hung
    }
    let willing = to.willing - from.willing
    let reluctant = to.reluctant - from.reluctant
    return Extent(
      natural: natural, shrink: to.shrink - from.shrink, growth: to.growth - from.growth,
      gaps: willing > 0 ? willing : reluctant, sparedGaps: willing > 0 ? reluctant : 0,
      hung: hung)
  }

  // MARK: Edges

  /// What does not count at a line's end: spaces, and what is not printed.
  func lastInked(of line: Range<Int>) -> Int {
    var last = line.upperBound - 1
    if store.isHyphen(last) { return last }
    while last > line.lowerBound, store.classes[last] == .space || store.classes[last].isTransparent
    {
      last -= 1
    }
    return last
  }

  func leadTrim(at cluster: Int) -> Int {
    let trims = cluster == 0 && isIndented ? style.trimsParagraphStart : style.trimsLineStart
    // The air before a mark in the middle of its cell stays.
    return trims && store.classes[cluster] == .opening ? Int(store.leads[cluster]) : 0
  }

  /// What an interpunct of a whole cell gives on its outer side where it stands at a line's edge.
  func edgeShrink(at cluster: Int) -> Int {
    guard store.classes[cluster] == .interpunct else { return 0 }
    return Int(joints.rules.interpunctAir(store.side(cluster)))
  }

  func trailTrim(at cluster: Int) -> Int { style.trimsLineEnd ? Int(store.trails[cluster]) : 0 }

  // MARK: Fitting

  func room(from start: Int) -> Int { start == 0 ? firstMeasure : measure }

  func fits(_ line: Range<Int>) -> Bool {
    extent(of: line).natural <= room(from: line.lowerBound)
  }

  /// The end of what fits a line at its natural width, wherever lines may end.
  func reach(from start: Int, in segment: Range<Int>) -> Int {
    var reach = start
    // A soft hyphen that does not fit may stand before what does.
    while reach < segment.upperBound,
      fits(start..<reach + 1) || store.classes[reach] == .softHyphen
    {
      reach += 1
    }
    while reach > start, !fits(start..<reach) { reach -= 1 }
    return reach
  }

  /// The last fitting line end of a kind.
  func lastEnd(from start: Int, reach: Int, of lineBreak: Joint.Break) -> Int? {
    (start..<reach).last {
      joints[$0].lineBreak == lineBreak && fits(start..<$0 + 1)
    }.map { $0 + 1 }
  }

  // MARK: Short last lines

  /// 单字不成行: fewer than two Chinese characters, no word of two letters, no number of two digits.
  func isShort(_ line: Range<Int>) -> Bool {
    guard style.avoidsShortLastLine else { return false }
    var (han, letters, digits) = (0, 0, 0)
    for cluster in line {
      let own = store.classes[cluster]
      if own == .han || own == .box { han += 1 }
      letters = own == .letter ? letters + 1 : 0
      // Signs and separators belong to the number, but are none of its digits.
      if own != .digit {
        digits = 0
      } else if store.scalars[cluster].isDigit {
        digits += 1
      }
      if han > 1 || letters > 1 || digits > 1 { return false }
    }
    return true
  }
}
