import DocumentTree
import Geometry

/// What is drawn below a line's text: the rules of blanks, and emphasis dots (着重号).
///
/// Places are from the paragraph's left edge.
struct Underlines: Hashable, Sendable {
  struct Rule: Hashable, Sendable {
    var start: Length
    var end: Length
  }

  var rules: [Rule] = []
  /// The dots' middles.
  var dots: [Length] = []

  /// Rules run from a stretch's first cluster in the line to its last, whatever lies between.
  mutating func add(_ cluster: Int, of store: ClusterStore, from start: Int, to end: Int) {
    if store.marks[cluster].contains(.dotted), FaceChooser.isIdeograph(store.scalars[cluster]) {
      dots.append(Length(milliPoints: (start + end) / 2))
    }
    guard let rule = store.rules.first(where: { $0.clusters.contains(cluster) }) else { return }
    if cluster == rule.clusters.lowerBound || rules.isEmpty {
      rules.append(Rule(start: Length(milliPoints: start), end: Length(milliPoints: end)))
    } else {
      rules[rules.count - 1].end = Length(milliPoints: end)
    }
  }

  /// Keeps rules off the air that marks have lost at the line's edges.
  mutating func clamp(from start: Length, to end: Length) {
    for index in rules.indices {
      rules[index].start = max(rules[index].start, start)
      rules[index].end = min(rules[index].end, end)
    }
  }
}

extension Underlines {
  /// Below the baseline and clear of everything but descenders, to the font size.
  static func ruleDepth(_ fontSize: Length) -> Length { fontSize.scaled(by: 15, over: 100) }
  /// Of a rule's stroke.
  static let ruleWidth = Length(milliPoints: Int32(500))
  /// From the baseline to a dot's middle, clear of a rule.
  static func dotDepth(_ fontSize: Length) -> Length { fontSize.scaled(by: 30, over: 100) }
  static func dotDiameter(_ fontSize: Length) -> Length { fontSize.scaled(by: 13, over: 100) }

  /// From the edge of a vertical line's characters to a dot's far edge (GB/T 15834-2011 5.2).
  static func dotReach(_ fontSize: Length) -> Length { fontSize.scaled(by: 20, over: 100) }
}
