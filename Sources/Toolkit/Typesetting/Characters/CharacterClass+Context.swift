extension CharacterClass {
  /// The class of a character seen alone; ``resolve(_:scalars:)`` settles those that depend on
  /// neighbours.
  init(of scalar: Unicode.Scalar) {
    self = CharacterProperties(of: scalar).characterClass
  }

  /// Chinese punctuation whose air gives way.
  var isAdjustable: Bool {
    switch self {
    case .opening, .closing, .comma, .stop, .colon, .exclamation: true
    default: false
    }
  }

  /// Chinese punctuation of any kind: what makes a shared mark beside it Chinese.
  var isChineseMark: Bool {
    switch self {
    case .finishedExclamation, .interpunct, .connector, .solidus, .dash, .ellipsis: true
    default: isAdjustable
    }
  }

  /// Takes a quarter em beside Chinese characters.
  var isWestern: Bool {
    switch self {
    case .letter, .digit, .prefix, .suffix: true
    default: false
    }
  }

  /// Nothing that is printed: neighbours see each other across it.
  var isTransparent: Bool { self == .breakHere || self == .joiner || self == .softHyphen }

  /// May not begin a line.
  var isBarredFromLineStart: Bool {
    switch self {
    case .closing, .comma, .stop, .colon, .exclamation, .finishedExclamation, .interpunct,
      .connector, .solidus, .suffix:
      true
    default: false
    }
  }
}

extension CharacterClass {
  /// Characters that Chinese and Western texts share are settled by their neighbours
  /// (typography 2.1, 2.5a).
  ///
  /// Quotes are Chinese when a neighbour of either member of the pair is; a lone — is a connector;
  /// / is a Chinese solidus only between Chinese characters; points and commas within a number
  /// belong to it.
  static func resolve(_ classes: inout [CharacterClass], scalars: [Unicode.Scalar]) {
    resolveQuotes(&classes, scalars: scalars)
    for index in classes.indices {
      let before = index > 0 ? classes[index - 1] : nil
      let after = index + 1 < classes.count ? classes[index + 1] : nil
      switch scalars[index] {
      case "\u{2014}", "\u{2015}":
        let isPair =
          scalars[index] == neighbour(index - 1, scalars)
          || scalars[index] == neighbour(index + 1, scalars)
        if !isPair { classes[index] = .connector }
      case "\u{B7}":
        if before == .letter, after == .letter { classes[index] = .westernMark }
      case "/":
        if before == .han, after == .han { classes[index] = .solidus }
      case ".", ",", ":":
        if before == .digit, after == .digit { classes[index] = .digit }
      case "+", "-", "\u{2212}", "\u{B1}":
        if after == .digit, before != .digit, before != .letter { classes[index] = .digit }
      case "\u{3371}"..."\u{33DF}":
        if before == .digit { classes[index] = .suffix }
      default: break
      }
    }
  }

  private static func neighbour(_ index: Int, _ scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private static func resolveQuotes(
    _ classes: inout [CharacterClass], scalars: [Unicode.Scalar]
  ) {
    var open: [(index: Int, mark: Unicode.Scalar)] = []
    let partners: [Unicode.Scalar: Unicode.Scalar] = [
      "\u{2019}": "\u{2018}", "\u{201D}": "\u{201C}",
    ]
    var partner: [Int: Int] = [:]
    let quotes = scalars.indices.filter { (0x2018...0x201D).contains(scalars[$0].value) }
    guard !quotes.isEmpty else { return }
    for index in quotes {
      if let mark = partners[scalars[index]] {
        guard let last = open.lastIndex(where: { $0.mark == mark }) else { continue }
        partner[index] = open[last].index
        partner[open[last].index] = index
        open.removeSubrange(last...)
      } else {
        open.append((index, scalars[index]))
      }
    }
    let chinese = quotes.map { isBesideChinese($0, in: classes, scalars) }
    let isChinese = Dictionary(uniqueKeysWithValues: zip(quotes, chinese))
    for index in quotes {
      let other = partner[index].flatMap { isChinese[$0] } ?? false
      let hasChineseInside =
        partner[index].map { holdsChinese(min(index, $0)...max(index, $0), in: classes) } ?? false
      if isChinese[index] != true, !other, !hasChineseInside { classes[index] = .westernMark }
    }
  }

  private static func holdsChinese(
    _ range: ClosedRange<Int>, in classes: [CharacterClass]
  ) -> Bool {
    classes[range].contains(.han)
  }

  /// Other quotes and spaces are skipped in looking for a neighbour.
  private static func isBesideChinese(
    _ index: Int, in classes: [CharacterClass], _ scalars: [Unicode.Scalar]
  ) -> Bool {
    let isSkipped: (Int) -> Bool = {
      (0x2018...0x201D).contains(scalars[$0].value) || classes[$0] == .space
    }
    var before = index - 1
    while before >= 0, isSkipped(before) { before -= 1 }
    var after = index + 1
    while after < classes.count, isSkipped(after) { after += 1 }
    let sides = [before, after].filter(classes.indices.contains).map { classes[$0] }
    return sides.isEmpty
      || sides.contains { $0 == .han || $0.isChineseMark || $0 == .box }
  }
}
