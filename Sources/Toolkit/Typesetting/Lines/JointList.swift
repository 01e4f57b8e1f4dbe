/// The joints of a paragraph: number i lies between clusters i and i + 1.
///
/// Computed over the whole paragraph, so that no rule ends at a change of face or style.
struct JointList {
  private(set) var joints: [Joint] = []

  init(of store: ClusterStore, em: Int, keepsUnits: Bool) {
    guard store.count > 1 else { return }
    joints.reserveCapacity(store.count - 1)
    for cluster in 0..<store.count - 1 {
      joints.append(
        joint(store.side(cluster, em: em), store.side(cluster + 1, em: em)))
    }
    keepPairs(in: store)
    replaceSpaces(in: store, em: em)
    keepPieces(in: store, keepsUnits: keepsUnits)
    keepDocumentNumbers(in: store)
    for cluster in store.requiredBreaks where cluster > 0 && cluster <= joints.count {
      joints[cluster - 1].lineBreak = .required
    }
  }

  subscript(_ cluster: Int) -> Joint { joints[cluster] }

  /// —— and …… stay together by twos; a line may end between pairs.
  private mutating func keepPairs(in store: ClusterStore) {
    var runLength = 0
    for cluster in joints.indices {
      let own = store.classes[cluster]
      guard own == .dash || own == .ellipsis, store.classes[cluster + 1] == own else {
        runLength = 0
        continue
      }
      runLength += 1
      if runLength % 2 == 1 { joints[cluster].lineBreak = .forbidden }
    }
  }

  /// A single typed space between Chinese and Western text stands for the quarter em.
  private mutating func replaceSpaces(in store: ClusterStore, em: Int) {
    for cluster in store.classes.indices.dropFirst().dropLast()
    where store.scalars[cluster] == " " && store.classes[cluster] == .space {
      let (before, after) = (store.classes[cluster - 1], store.classes[cluster + 1])
      let isMixed = (before == .han && after.isWestern) || (before.isWestern && after == .han)
      guard isMixed else { continue }
      joints[cluster - 1].gap = 250 - Int32(Int(store.widths[cluster]) * 1000 / em)
    }
  }

  /// Options of a tick list are pieces; in forms a number keeps its unit (2019年, 15家).
  private mutating func keepPieces(in store: ClusterStore, keepsUnits: Bool) {
    for cluster in joints.indices {
      let piece = store.pieces[cluster]
      if piece != 0 && piece == store.pieces[cluster + 1] { discourage(cluster) }
      guard keepsUnits, store.classes[cluster] == .digit else { continue }
      if Self.units.contains(store.scalars[cluster + 1]) { discourage(cluster) }
    }
  }

  private mutating func discourage(_ cluster: Int) {
    if joints[cluster].lineBreak == .allowed { joints[cluster].lineBreak = .discouraged }
  }

  /// 〔2019〕12号 is one piece: nothing between 〕 and the number, or the number and 号, ends a line.
  private mutating func keepDocumentNumbers(in store: ClusterStore) {
    for cluster in joints.indices
    where store.scalars[cluster] == "〕" && store.classes[cluster + 1] == .digit {
      joints[cluster].lineBreak = .forbidden
      var end = cluster + 1
      while end < store.count - 1, store.classes[end + 1] == .digit { end += 1 }
      if end < store.count - 1, store.scalars[end + 1] == "号" {
        joints[end].lineBreak = .forbidden
      }
    }
  }

  /// 数量不拆: units that stay with the number before them.
  private static let units = Set("年月日时分秒天号元角万亿人个份页条款项家次名件处米吨".unicodeScalars)
}
