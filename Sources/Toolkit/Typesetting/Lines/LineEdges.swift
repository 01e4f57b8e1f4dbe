import DocumentTree

/// A paragraph's clusters and joints, and what its marks give up where a line begins or ends.
struct LineEdges {
  let store: ClusterStore
  let joints: JointList
  let style: LineStyle
  let isIndented: Bool

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
}
