/// Which clusters of a paragraph are written from right to left: UAX #9 for a paragraph that itself runs
/// from left to right and holds no controls.
///
/// Level 1 runs from right to left; level 2 is a number within it, which keeps its own order. Rules W1,
/// W2, W7, N0 to N2 and I1 are kept; separators of a number are part of it already, and what has no
/// letter's direction and is no mark counts as Chinese.
enum WritingDirections {
  private enum Kind {
    case leftToRight
    case rightToLeft
    case number
    case neutral
  }

  /// By cluster; empty where all text runs from left to right, which costs one look at each scalar.
  static func levels(of store: ClusterStore) -> [UInt8] {
    guard store.scalars.contains(where: \.isRightToLeft) else { return [] }
    var levels = [UInt8](repeating: 0, count: store.count)
    var start = 0
    // What the text ends a line with parts it as a paragraph's end does.
    for end in store.requiredBreaks + [store.count] where end > start {
      settle(start..<end, of: store, &levels)
      start = end
    }
    return levels
  }

  private static func settle(
    _ clusters: Range<Int>, of store: ClusterStore, _ levels: inout [UInt8]
  ) {
    var kinds: [Kind] = []
    kinds.reserveCapacity(clusters.count)
    var strong = Kind.leftToRight
    for cluster in clusters {
      var kind = kind(of: cluster, in: store, after: kinds.last ?? .leftToRight)
      // A number behind what runs from left to right goes along with it.
      if kind == .number, strong == .leftToRight { kind = .leftToRight }
      if kind == .leftToRight || kind == .rightToLeft { strong = kind }
      kinds.append(kind)
    }
    settleBrackets(&kinds, Array(store.scalars[clusters]))
    settleNeutrals(&kinds)
    for (cluster, kind) in zip(clusters, kinds) {
      levels[cluster] = kind == .rightToLeft ? 1 : kind == .number ? 2 : 0
    }
  }

  private static func kind(of cluster: Int, in store: ClusterStore, after before: Kind) -> Kind {
    let scalar = store.scalars[cluster]
    if scalar.isRightToLeft { return .rightToLeft }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return before
    case .decimalNumber where !scalar.isFullWidth: return .number
    default: break
    }
    switch store.classes[cluster] {
    case .digit, .prefix, .suffix: return .number
    case .letter where !scalar.isArabicMark: return .leftToRight
    case .han, .unspaced, .box: return .leftToRight
    case .breakHere, .joiner, .softHyphen: return before == .number ? .neutral : before
    default: return .neutral
    }
  }

  /// Brackets around words from right to left go along with them behind such words, and else with the
  /// paragraph (N0).
  private static func settleBrackets(_ kinds: inout [Kind], _ scalars: [Unicode.Scalar]) {
    var open: [(index: Int, closing: Unicode.Scalar)] = []
    for (index, scalar) in scalars.enumerated() where kinds[index] == .neutral {
      if let closing = brackets[scalar] {
        open.append((index, closing))
        continue
      }
      guard let match = open.lastIndex(where: { $0.closing == scalar }) else { continue }
      let start = open[match].index
      open.removeSubrange(match...)
      let inside = kinds[start + 1..<index]
      guard inside.contains(where: { $0 != .neutral }) else { continue }
      let before = kinds[..<start].last { $0 != .neutral } ?? .leftToRight
      let isWithin = !inside.contains(.leftToRight) && before != .leftToRight
      kinds[start] = isWithin ? .rightToLeft : .leftToRight
      kinds[index] = kinds[start]
    }
  }

  private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "｛": "｝", "《": "》", "〈": "〉", "「": "」",
    "『": "』", "【": "】", "〔": "〕", "〖": "〗", "«": "»",
  ]

  /// What stands between two words from right to left, or a number behind one, goes along (N1).
  private static func settleNeutrals(_ kinds: inout [Kind]) {
    var start = 0
    while start < kinds.count {
      guard kinds[start] == .neutral else {
        start += 1
        continue
      }
      let end = kinds[start...].firstIndex { $0 != .neutral } ?? kinds.count
      let isWithin =
        start > 0 && kinds[start - 1] != .leftToRight && end < kinds.count
        && kinds[end] != .leftToRight
      for index in start..<end { kinds[index] = isWithin ? .rightToLeft : .leftToRight }
      start = end
    }
  }
}

extension Unicode.Scalar {
  /// A letter of Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
  var isRightToLeft: Bool {
    guard value >= 0x590 else { return false }
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE: break
    case 0x10800...0x10FFF, 0x1E800...0x1EFFF: break
    default: return false
    }
    switch properties.generalCategory {
    case .nonspacingMark, .decimalNumber, .format, .unassigned, .openPunctuation, .closePunctuation:
      return false
    default: return !isArabicMark
    }
  }

  /// ، and the signs of numbers, which have no direction of their own.
  fileprivate var isArabicMark: Bool {
    switch value {
    case 0x606...0x607, 0x609...0x60A, 0x60C, 0x60E...0x60F, 0x66A...0x66C: true
    default: false
    }
  }

  fileprivate var isFullWidth: Bool { (0xFF10...0xFF19).contains(value) }
}
