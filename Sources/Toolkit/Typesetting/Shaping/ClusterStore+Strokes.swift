extension ClusterStore {
  /// The stretches of — ― and of … ⋯ ‥, in order; ⸺ is a pair by itself.
  var strokeRuns: [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < count {
      guard isStroke(start) else {
        start += 1
        continue
      }
      var end = start + 1
      if !isWholeDash(start) {
        while end < count, isStroke(end), goesOn(from: start, to: end) { end += 1 }
      }
      runs.append(start..<end)
      start = end
    }
    return runs
  }

  /// Those of Western text are such only by what they look like.
  private func isStroke(_ cluster: Int) -> Bool {
    classes[cluster].isStroke
      || classes[cluster] == .westernMark
        && (scalars[cluster] == "\u{2014}" || scalars[cluster] == "\u{2026}")
  }

  private func goesOn(from start: Int, to end: Int) -> Bool {
    guard classes[end] == classes[start], !isWholeDash(end) else { return false }
    return classes[start].isStroke || scalars[end] == scalars[start]
  }

  func isWholeDash(_ cluster: Int) -> Bool { scalars[cluster] == "\u{2E3A}" }
}

extension Range<Int> {
  /// Whether a stroke of this run and the next are of one pair; an odd last one joins the pair before.
  func isInsidePair(_ stroke: Int) -> Bool {
    let place = stroke - lowerBound + 1
    return place % 2 == 1 || place == count - 1
  }
}

extension CharacterClass {
  var isStroke: Bool { self == .dash || self == .ellipsis }
}
