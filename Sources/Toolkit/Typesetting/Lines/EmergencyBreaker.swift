import DocumentTree

/// Ends lines that no fair end is in reach of, and keeps a record of what that cost.
///
/// Rules give way one at a time and for that line only; the line is filled (typography 2.2 rule 7,
/// 2.5a).
struct EmergencyBreaker {
  let measure: LineMeasure
  let breaks: ChineseBreaks
  /// The first of each kind.
  private(set) var concessions: [Concession] = []
  /// Even so a number had to be split, or something sticks out.
  private(set) var isOverfull = false
  /// The line ends at levels below the style's, by level, once they were needed.
  private var loosened: [[Joint.Break]?]

  init(measure: LineMeasure, breaks: ChineseBreaks) {
    self.measure = measure
    self.breaks = breaks
    loosened = Array(repeating: nil, count: Int(breaks.prohibition.rawValue))
  }

  /// The end of a line whose clusters fit up to `reach`; at least one cluster is taken.
  mutating func end(from start: Int, reach: Int) -> Int {
    let kinds: [(Joint.Break, Concession.Kind)] = [
      (.discouraged, .unit), (.withinPiece, .piece), (.withinName, .name), (.withinWord, .word),
    ]
    for (lineBreak, kind) in kinds {
      if let end = measure.lastEnd(from: start, reach: reach, of: lineBreak) {
        concede(kind == .word && CodeRules.isInCode(end, of: measure.store) ? .code : kind, at: end)
        return end
      }
    }
    for level in loosened.indices.reversed() {
      let ends = loosenedBreaks(level)
      if let end = (start..<reach).last(where: {
        ends[$0] == .allowed && measure.fits(start..<$0 + 1)
      }) {
        concede(.marks, at: end + 1)
        return end + 1
      }
    }
    isOverfull = true
    return max(reach, start + 1)
  }

  mutating func concede(_ kind: Concession.Kind, at end: Int) {
    guard !concessions.contains(where: { $0.kind == kind }) else { return }
    let store = measure.store
    let before = store.string(of: max(0, end - Self.excerpt)..<end)
    let after = store.string(of: end..<min(store.count, end + Self.excerpt))
    concessions.append(Concession(kind: kind, place: before + "｜" + after))
  }

  /// Characters told on either side of a line end.
  private static let excerpt = 6

  private mutating func loosenedBreaks(_ level: Int) -> [Joint.Break] {
    if let known = loosened[level] { return known }
    var looser = breaks
    looser.prohibition = LineStyle.Prohibition(rawValue: UInt8(level)) ?? .none
    let found = looser.breaks(in: measure.store)
    loosened[level] = found
    return found
  }
}
