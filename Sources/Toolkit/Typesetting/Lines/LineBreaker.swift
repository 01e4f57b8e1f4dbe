/// Cuts a paragraph into lines, each taking what fits (first fit).
struct LineBreaker {
  let measure: LineMeasure
  /// In a cell a lone last character draws the one before it down (单字不成行).
  var lengthensLastLine = false

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
    if lengthensLastLine { lengthenLast(of: &lines) }
    return lines
  }

  /// The line before gives what makes two characters, or the whole of 有限公司, and keeps two itself.
  private func lengthenLast(of lines: inout [Line]) {
    guard lines.count >= 2, let last = lines.last, measure.isShort(last.clusters) else { return }
    let before = lines[lines.count - 2].clusters
    guard measure.joints[before.upperBound - 1].lineBreak == .allowed else { return }
    let ends = before.dropFirst().reversed().filter { end in
      measure.joints[end - 1].lineBreak == .allowed
        && !measure.isShort(before.lowerBound..<end)
        && !measure.isShort(end..<last.clusters.upperBound)
        && measure.fits(end..<last.clusters.upperBound)
    }
    let end = ends.first { isCompanyForm(from: $0, over: before.upperBound) } ?? ends.first
    guard let end else { return }
    lines[lines.count - 2].clusters = before.lowerBound..<end
    lines[lines.count - 1].clusters = end..<last.clusters.upperBound
  }

  private func isCompanyForm(from start: Int, over end: Int) -> Bool {
    Self.companyForms.contains { form in
      start + form.count > end
        && measure.store.scalars[start...].prefix(form.count).elementsEqual(form)
    }
  }

  private static let companyForms = ["有限责任公司", "股份有限公司", "有限公司", "分公司"].map {
    Array($0.unicodeScalars)
  }
}
