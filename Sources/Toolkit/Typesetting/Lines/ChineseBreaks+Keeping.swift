import DocumentTree

/// What stays together beyond the classes of single characters.
extension ChineseBreaks {
  /// —— and …… stay together, and a line may end between pairs; an odd one stays with them all, and
  /// a lone … starts no line.
  func keepPairs(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    for run in store.strokeRuns {
      for cluster in run.dropLast()
      where run.count % 2 == 1 || run.isInsidePair(cluster) {
        breaks[cluster] = .forbidden
      }
      guard run.count == 1, run.lowerBound > 0, prohibition > .none,
        store.classes[run.lowerBound] == .ellipsis, breaks[run.lowerBound - 1] == .allowed
      else { continue }
      breaks[run.lowerBound - 1] = .forbidden
    }
  }

  /// ？！ in one cell stay together.
  func keepExclamations(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    var runLength = 0
    for cluster in breaks.indices {
      let isRun =
        store.classes[cluster] == .finishedExclamation
        && store.classes[cluster + 1] == .finishedExclamation
      runLength = isRun ? runLength + 1 : 0
      if runLength % 2 == 1 { breaks[cluster] = .forbidden }
    }
  }

  /// A line may end after a hyphen only between letters by twos (rule 4).
  func keepHyphens(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    let isLetter: (Int) -> Bool = {
      store.classes.indices.contains($0) && store.classes[$0] == .letter
    }
    for cluster in breaks.indices where store.scalars[cluster] == "-" {
      if breaks[cluster] == .allowed, isLetter(cluster - 1), isLetter(cluster + 1),
        !isLetter(cluster - 2) || !isLetter(cluster + 2)
      {
        breaks[cluster] = .withinWord
      }
    }
  }

  /// In forms a number keeps its unit: 2019年, 15家, 10万元 (rule 5), and 3 家 with a typed space.
  func keepUnits(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    guard keepsUnits else { return }
    for cluster in breaks.indices where store.classes[cluster] == .digit {
      let hasSpace = store.scalars[cluster + 1] == " " && cluster + 1 < breaks.count
      let joint = hasSpace ? cluster + 1 : cluster
      let unit = store.scalars[joint + 1]
      guard breaks[joint] == .allowed, Self.units.contains(unit) else { continue }
      breaks[joint] = .discouraged
      guard unit == "万" || unit == "亿", joint + 1 < breaks.count else { continue }
      if store.scalars[joint + 2] == "元", breaks[joint + 1] == .allowed {
        breaks[joint + 1] = .discouraged
      }
    }
  }

  private static let units = Set("年月日时分秒天号元角万亿人个份页条款项家次名件处米吨".unicodeScalars)

  /// Names and options of a tick list are pieces; room to write in is not parted from its words.
  func keepPieces(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    for cluster in breaks.indices {
      let piece = store.pieces[cluster]
      guard piece != 0, piece == store.pieces[cluster + 1] else { continue }
      if store.classes[cluster] == .box || store.classes[cluster + 1] == .box {
        breaks[cluster] = .forbidden
      } else if breaks[cluster] != .forbidden {
        breaks[cluster] = .withinPiece
      }
    }
  }

  /// 〔2019〕12号, amounts in words and rows of full-width digits are never broken (typography 2.5a).
  func keepSolidTexts(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    for cluster in breaks.indices {
      let own = store.scalars[cluster]
      if Self.isAmountWord(own), Self.isAmountWord(store.scalars[cluster + 1]) {
        breaks[cluster] = .forbidden
      }
      if own.isFullWidthDigit, store.scalars[cluster + 1].isFullWidthDigit {
        breaks[cluster] = .forbidden
      }
      if own == "〔", let end = documentNumberEnd(from: cluster, in: store) {
        for joint in cluster..<end { breaks[joint] = .forbidden }
      }
    }
  }

  /// Where the 号 of 〔2019〕12号 stands; `nil` for what is no document number.
  private func documentNumberEnd(from start: Int, in store: ClusterStore) -> Int? {
    func digitsEnd(_ start: Int) -> Int {
      store.scalars[start...].firstIndex { !$0.isDigit && !$0.isFullWidthDigit } ?? store.count
    }
    let bracket = digitsEnd(start + 1)
    guard bracket == start + 5, bracket < store.count, store.scalars[bracket] == "〕" else {
      return nil
    }
    let end = digitsEnd(bracket + 1)
    guard end > bracket + 1, end < store.count, store.scalars[end] == "号" else { return nil }
    return end
  }

  private static func isAmountWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾", "佰", "仟", "万", "亿", "元", "角",
      "分", "整":
      true
    default: false
    }
  }

  /// Telephone numbers with their hyphens, and the X after 17 digits of an identity number.
  func keepLongNumbers(of store: ClusterStore, in breaks: inout [Joint.Break]) {
    var digits = 0
    for cluster in breaks.indices {
      let before = digits
      digits = store.classes[cluster] == .digit ? digits + 1 : 0
      let next = store.scalars[cluster + 1]
      if digits == 17, next == "X" { breaks[cluster] = .forbidden }
      guard before > 0, store.scalars[cluster] == "-", store.classes[cluster + 1] == .digit else {
        continue
      }
      breaks[cluster] = .forbidden
      let after = store.scalars[(cluster + 1)...].prefix { $0.isDigit }.count
      if 3...4 ~= before, 7...8 ~= after { breaks[cluster - 1] = .forbidden }
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isFullWidthDigit: Bool { ("０"..."９").contains(self) }
}
