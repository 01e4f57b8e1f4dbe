import DocumentTree

/// The joints of a paragraph: number i lies between clusters i and i + 1.
///
/// Computed over the whole paragraph, so that no rule ends at a change of face or style.
struct JointList {
  var joints: [Joint] = []
  let rules: JointRules

  init(of store: ClusterStore, em: Int, style: LineStyle, breaks: [Joint.Break]) {
    rules = JointRules(em: Int32(clamping: em), style: style)
    guard store.count > 1 else { return }
    joints.reserveCapacity(store.count - 1)
    for cluster in 0..<store.count - 1 {
      var joint: Joint
      if store.classes[cluster].isTransparent {
        // A soft hyphen that no line ends at takes its cell back.
        joint = Joint(gap: -store.widths[cluster], isSolid: true)
      } else {
        // Neighbours see each other across what is not printed; the first joint holds their space.
        var after = cluster + 1
        while after < store.count - 1, store.classes[after].isTransparent { after += 1 }
        joint = rules.joint(store.side(cluster), store.side(after))
      }
      joint.lineBreak = breaks[cluster]
      joints.append(joint)
    }
    replaceSpaces(in: store)
    keepPairs(in: store)
    keepRuleEnds(in: store)
  }

  subscript(_ cluster: Int) -> Joint { joints[cluster] }

  /// A single typed space between Chinese and Western text stands for the quarter em.
  private mutating func replaceSpaces(in store: ClusterStore) {
    guard rules.autospace > 0 else { return }
    for cluster in store.classes.indices.dropFirst().dropLast()
    where store.scalars[cluster] == " " && store.classes[cluster] == .space {
      guard rules.isAutospaced(store.classes[cluster - 1], store.classes[cluster + 1]) else {
        continue
      }
      joints[cluster - 1].gap = rules.autospace - store.widths[cluster]
      joints[cluster - 1].isSolid = true
      rules.giveWay(rules.autospace, &joints[cluster])
    }
  }

  /// —— and …… never open; between pairs they do.
  private mutating func keepPairs(in store: ClusterStore) {
    for run in store.strokeRuns {
      for cluster in run.dropLast() where run.isInsidePair(cluster) {
        joints[cluster].stretch = .fixed
        joints[cluster].isSolid = true
      }
    }
  }

  /// The air at a rule's ends stays with its text; growing by an em costs nothing.
  private mutating func keepRuleEnds(in store: ClusterStore) {
    for joint in store.rules.flatMap(\.ends) {
      joints[joint] = Joint(growth: rules.em, step: .room, stretch: .fixed, lineBreak: .forbidden)
    }
    for joint in store.rules.flatMap(\.inner)
    where store.classes[joint] == .box && store.classes[joint + 1] == .box {
      joints[joint].step = .room
      joints[joint].growth = rules.em
      joints[joint].stretch = .fixed
    }
  }
}
