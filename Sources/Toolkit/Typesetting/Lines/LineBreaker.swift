/// Cuts a paragraph into lines, each taking what fits (first fit).
///
/// When no fair line end is in reach, rules give way one by one for that line only: pieces that
/// should stay together, then Western words, then anything.
struct LineBreaker {
  let measure: LineMeasure

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
    /// A name of several parts had to be split elsewhere than at its dot.
    var splitsName = false
  }

  /// From a line's start to the paragraph's end, or to a line end that the text asks for.
  func lines(of segment: Range<Int>) -> Result {
    var result = Result()
    var start = segment.lowerBound
    while start < segment.upperBound {
      let end = lineEnd(from: start, in: segment, &result)
      result.lines.append(Line(clusters: start..<end, isLast: end == segment.upperBound))
      start = end
    }
    return result
  }

  private func lineEnd(from start: Int, in segment: Range<Int>, _ result: inout Result) -> Int {
    let store = measure.store
    let room = measure.room(from: start)
    // Latest line end of each kind within the measure.
    var fair: Int?
    var discouraged: Int?
    var inWord: Int?
    var any: Int?
    var cluster = start
    while cluster < segment.upperBound {
      let end = cluster + 1
      let isCounted = store.classes[cluster] != .space && !store.classes[cluster].isTransparent
      if isCounted, measure.extent(of: start..<end).natural > room { break }
      if end == segment.upperBound { return end }
      switch measure.joints[cluster].lineBreak {
      case .allowed, .required: fair = end
      case .discouraged: discouraged = end
      case .withinWord: inWord = end
      case .forbidden: break
      }
      any = end
      cluster += 1
    }
    if let fair { return fair }
    if let discouraged {
      result.splitsPiece = true
      return discouraged
    }
    if let inWord {
      if store.classes[inWord] == .han {
        result.splitsPiece = true
        result.splitsName = true
      }
      return inWord
    }
    result.isOverfull = true
    return any ?? start + 1
  }
}
