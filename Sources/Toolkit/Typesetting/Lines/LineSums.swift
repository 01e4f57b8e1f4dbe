import DocumentTree

/// Prefix sums over a paragraph's joints, so that a line is one sum less another.
///
/// Lengths are in 1/1000 pt; memory and time grow with the number of clusters.
struct LineSums {
  /// What a line is less what would stand before it.
  struct Sum {
    var natural = 0
    var shrink = 0
    var growth = 0
    var willing = 0
    var reluctant = 0
  }

  /// Number i: everything before a line that starts with cluster i.
  private(set) var starts: [Sum] = []
  /// Number i: everything up to the end of a line that ends before cluster i.
  private(set) var ends: [Sum] = []
  /// Number i: how much of the last mark of such a line may hang; empty where none does.
  private(set) var hangs: [Int32] = []

  init(_ edges: LineEdges) {
    let store = edges.store
    starts.reserveCapacity(store.count + 1)
    ends.reserveCapacity(store.count + 1)
    if edges.style.hangsStops { hangs = [Int32](repeating: 0, count: store.count + 1) }
    // One by one: Swift moves a whole `Sum` by a call for each copy.
    var (natural, shrink, growth, willing, reluctant) = (0, 0, 0, 0, 0)
    // Where the end of the last printed cluster stands in `ends`.
    var inked = 0
    ends.append(Sum())
    for cluster in 0..<store.count {
      let characterClass = store.classes[cluster]
      let width = Int(store.widths[cluster])
      let edge = characterClass == .interpunct ? edges.edgeShrink(at: cluster) : 0
      starts.append(
        Sum(
          natural: natural + edges.leadTrim(at: cluster), shrink: shrink - edge, growth: growth,
          willing: willing, reluctant: reluctant))
      let isInked = characterClass != .space && !characterClass.isTransparent
      if isInked { inked = cluster + 1 }
      if isInked || store.isHyphen(cluster) {
        ends.append(
          Sum(
            natural: natural + width - edges.trailTrim(at: cluster), shrink: shrink + edge,
            growth: growth, willing: willing, reluctant: reluctant))
      } else {
        ends.append(ends[inked])
      }
      if !hangs.isEmpty {
        hangs[cluster + 1] =
          characterClass == .comma || characterClass == .stop
          ? Int32(width - edges.trailTrim(at: cluster)) : isInked ? 0 : hangs[cluster]
      }
      natural += width
      guard cluster + 1 < store.count else { break }
      let joint = edges.joints[cluster]
      natural += Int(joint.gap)
      shrink += joint.wholeShrink
      growth += Int(joint.growth)
      if joint.stretch == .willing { willing += 1 }
      if joint.stretch == .reluctant { reluctant += 1 }
    }
    starts.append(
      Sum(
        natural: natural, shrink: shrink, growth: growth, willing: willing, reluctant: reluctant))
  }
}
