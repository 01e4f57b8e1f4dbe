/// Cuts a paragraph into lines, each taking what fits (first fit).
///
/// Widths are in 1/1000 pt. When no fair line end is in reach, rules give way one by one for that
/// line only: pieces that should stay together, then Western words, then anything.
struct LineBreaker {
  let store: ClusterStore
  let joints: JointList
  let em: Int
  /// The measure of the first line and of the others.
  let firstMeasure: Int
  let measure: Int

  struct Line: Hashable {
    var clusters: Range<Int>
    /// Ends because the text says so, or at the paragraph's end.
    var isLast: Bool
  }

  struct Result {
    var lines: [Line] = []
    /// A number had to be split, or something sticks out.
    var isOverfull = false
    /// A piece that should stay together had to be split.
    var splitsPiece = false
  }

  func lines() -> Result {
    var result = Result()
    var start = 0
    while start < store.count {
      let measure = result.lines.isEmpty ? firstMeasure : self.measure
      let end = lineEnd(from: start, measure: measure, &result)
      let isLast = end == store.count || joints[end - 1].lineBreak == .required
      result.lines.append(Line(clusters: start..<end, isLast: isLast))
      start = end
    }
    return result
  }

  /// Space between clusters i and i + 1 in 1/1000 pt.
  func gap(after cluster: Int) -> Int { Int(joints[cluster].gap) * em / 1000 }

  /// Natural width of a line: air at its edges gives way, spaces at its end do not count.
  func width(of line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound + 1, store.classes[end - 1] == .space { end -= 1 }
    guard end > line.lowerBound else { return 0 }
    var width = -Int(store.leads[line.lowerBound]) - Int(store.trails[end - 1])
    for cluster in line.lowerBound..<end {
      width += Int(store.widths[cluster])
      if cluster + 1 < end { width += gap(after: cluster) }
    }
    return width
  }

  private func lineEnd(from start: Int, measure: Int, _ result: inout Result) -> Int {
    // Latest line end of each kind within the measure.
    var fair: Int?
    var discouraged: Int?
    var inWord: Int?
    var any: Int?
    var width = -Int(store.leads[start])
    var cluster = start
    while cluster < store.count {
      width += Int(store.widths[cluster])
      let isSpace = store.classes[cluster] == .space
      if width - Int(store.trails[cluster]) > measure && !isSpace { break }
      let end = cluster + 1
      if end == store.count { return end }
      switch joints[cluster].lineBreak {
      case .required: return end
      case .allowed: fair = end
      case .discouraged: discouraged = end
      case .withinWord: inWord = end
      case .forbidden: break
      }
      any = end
      width += gap(after: cluster)
      cluster += 1
    }
    if let fair { return fair }
    if let discouraged {
      result.splitsPiece = true
      return discouraged
    }
    if let inWord { return inWord }
    result.isOverfull = true
    return any ?? start + 1
  }
}
