/// Cuts a paragraph into lines, each taking what fits (first fit).
struct LineBreaker {
  let measure: LineMeasure

  struct Line: Hashable {
    var clusters: Range<Int>
    /// Ends because the text says so, or at the paragraph's end.
    var isLast: Bool
  }

  /// From a line's start to the paragraph's end, or to a line end that the text asks for.
  func lines(of segment: Range<Int>, _ emergency: inout EmergencyBreaker) -> [Line] {
    var lines: [Line] = []
    var start = segment.lowerBound
    while start < segment.upperBound {
      let reach = measure.reach(from: start, in: segment)
      var end = reach
      if reach < segment.upperBound {
        end =
          measure.lastEnd(from: start, reach: reach, of: .allowed)
          ?? emergency.end(from: start, reach: reach)
      }
      lines.append(Line(clusters: start..<end, isLast: end == segment.upperBound))
      start = end
    }
    return lines
  }
}
