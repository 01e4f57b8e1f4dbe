import DocumentTree

/// How long any stretch of a paragraph is, and how far it gives way.
///
/// Lengths are in 1/1000 pt; a question costs the same for any length of line. Shared by all that
/// break and place the paragraph's lines; nothing changes it.
final class LineMeasure {
  let edges: LineEdges
  /// The measure of the first line and of the others.
  let firstMeasure: Int
  let measure: Int
  /// Lines in a grid are as long as their cells.
  let grid: GridMeasure?
  private let sums: LineSums

  var store: ClusterStore { edges.store }
  var joints: JointList { edges.joints }
  var style: LineStyle { edges.style }

  init(
    store: ClusterStore, joints: JointList, style: LineStyle, measure: Int, indent: Int,
    grid: GridMeasure? = nil
  ) {
    edges = LineEdges(store: store, joints: joints, style: style, isIndented: indent > 0)
    self.measure = measure
    self.grid = grid
    firstMeasure = measure - indent
    sums = LineSums(edges)
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
    let (from, to) = (sums.starts[line.lowerBound], sums.ends[line.upperBound])
    // A line of spaces alone has nothing.
    var natural = max(0, to.natural - from.natural)
    var hung = 0
    if !sums.hangs.isEmpty, natural > room(from: line.lowerBound), line.count > 1 {
      hung = Int(sums.hangs[line.upperBound])
      natural -= hung
    }
    let willing = to.willing - from.willing
    let reluctant = to.reluctant - from.reluctant
    return Extent(
      natural: natural, shrink: to.shrink - from.shrink, growth: to.growth - from.growth,
      gaps: willing > 0 ? willing : reluctant, sparedGaps: willing > 0 ? reluctant : 0,
      hung: hung)
  }

  // MARK: Fitting

  func room(from start: Int) -> Int { start == 0 ? firstMeasure : measure }

  func fits(_ line: Range<Int>) -> Bool {
    extent(of: line).natural <= room(from: line.lowerBound)
  }

  /// Whether a line fits once it is squeezed; the last line stands at its natural width.
  func reaches(_ line: Range<Int>, isLast: Bool) -> Bool {
    let extent = extent(of: line)
    return extent.natural - (isLast ? 0 : extent.shrink) <= room(from: line.lowerBound)
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
