import DocumentTree

/// The joints of a paragraph: number i lies between clusters i and i + 1.
///
/// Computed over the whole paragraph, so that no rule ends at a change of face or style.
struct JointList {
  var joints: [Joint] = []

  init(of store: ClusterStore, em: Int, style: LineStyle, keepsUnits: Bool) {
    guard store.count > 1 else { return }
    let rules = JointRules(em: Int32(clamping: em), style: style)
    let breaks = ChineseBreaks(prohibition: style.prohibition).breaks(in: store)
    joints.reserveCapacity(store.count - 1)
    var before = 0
    for cluster in 0..<store.count - 1 {
      // Neighbours see each other across what is not printed; the first joint holds their space.
      if !store.classes[cluster].isTransparent { before = cluster }
      var after = cluster + 1
      while after < store.count - 1, store.classes[after].isTransparent { after += 1 }
      var joint =
        before == cluster
        ? rules.joint(store.side(before), store.side(after)) : Joint(stretch: .fixed)
      joint.lineBreak = breaks[cluster]
      joints.append(joint)
    }
    replaceSpaces(in: store, rules: rules)
    keepPieces(in: store, keepsUnits: style.keepsUnits ?? keepsUnits)
    keepSolidTexts(in: store)
    keepRuleEnds(in: store, em: rules.em)
    for cluster in store.requiredBreaks where cluster > 0 && cluster <= joints.count {
      joints[cluster - 1].lineBreak = .required
    }
  }

  subscript(_ cluster: Int) -> Joint { joints[cluster] }

  /// A single typed space between Chinese and Western text stands for the quarter em.
  private mutating func replaceSpaces(in store: ClusterStore, rules: JointRules) {
    guard rules.autospace > 0 else { return }
    for cluster in store.classes.indices.dropFirst().dropLast()
    where store.scalars[cluster] == " " && store.classes[cluster] == .space {
      guard rules.isAutospaced(store.classes[cluster - 1], store.classes[cluster + 1]) else {
        continue
      }
      joints[cluster - 1].gap = rules.autospace - store.widths[cluster]
      rules.giveWay(rules.autospace, &joints[cluster])
    }
  }

  /// Options of a tick list are pieces; in forms a number keeps its unit (2019年, 15家, 10万元).
  private mutating func keepPieces(in store: ClusterStore, keepsUnits: Bool) {
    for cluster in joints.indices {
      let piece = store.pieces[cluster]
      if piece != 0 && piece == store.pieces[cluster + 1] { discourage(cluster) }
      guard keepsUnits, store.classes[cluster] == .digit else { continue }
      guard Self.units.contains(store.scalars[cluster + 1]) else { continue }
      discourage(cluster)
      if cluster + 2 < store.count, store.scalars[cluster + 2] == "元",
        ["万", "亿"].contains(store.scalars[cluster + 1])
      {
        discourage(cluster + 1)
      }
    }
  }

  private mutating func discourage(_ cluster: Int) {
    if joints[cluster].lineBreak == .allowed { joints[cluster].lineBreak = .discouraged }
  }

  /// The air at a rule's ends stays with its text; growing by an em costs nothing.
  private mutating func keepRuleEnds(in store: ClusterStore, em: Int32) {
    for joint in store.rules.flatMap(\.ends) {
      joints[joint] = Joint(growth: em, step: .room, stretch: .fixed, lineBreak: .forbidden)
    }
  }

  /// 〔2019〕12号 and amounts in words are never broken (typography 2.5a).
  private mutating func keepSolidTexts(in store: ClusterStore) {
    for cluster in joints.indices {
      let (own, next) = (store.scalars[cluster], store.scalars[cluster + 1])
      if Self.amountWords.contains(own), Self.amountWords.contains(next) {
        joints[cluster].lineBreak = .forbidden
      }
      guard own == "〕", store.classes[cluster + 1] == .digit else { continue }
      joints[cluster].lineBreak = .forbidden
      var end = cluster + 1
      while end < store.count - 1, store.classes[end + 1] == .digit { end += 1 }
      if end < store.count - 1, store.scalars[end + 1] == "号" {
        joints[end].lineBreak = .forbidden
      }
    }
    keepLongNumbers(in: store)
  }

  /// Identity and telephone numbers, hyphens and a last X included.
  private mutating func keepLongNumbers(in store: ClusterStore) {
    for cluster in joints.indices.dropFirst()
    where store.scalars[cluster] == "-" && store.classes[cluster - 1] == .digit
      && store.classes[cluster + 1] == .digit
    {
      joints[cluster].lineBreak = .forbidden
    }
    for cluster in joints.indices
    where store.scalars[cluster + 1] == "X" && store.classes[cluster] == .digit {
      let run = store.classes[...cluster].reversed().prefix { $0 == .digit }.count
      if run == 17 { joints[cluster].lineBreak = .forbidden }
    }
  }

  private static let amountWords = Set("零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整".unicodeScalars)

  /// 数量不拆: units that stay with the number before them.
  private static let units = Set("年月日时分秒天号元角万亿人个份页条款项家次名件处米吨".unicodeScalars)
}
