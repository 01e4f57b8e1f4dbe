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

  /// Chinese punctuation of any kind.
  var isChineseMark: Bool {
    switch self {
    case .finishedExclamation, .interpunct, .connector, .solidus, .dash, .ellipsis: true
    default: isAdjustable
    }
  }

  /// Makes a shared mark beside it Chinese.
  fileprivate var isChineseText: Bool { self == .han || isChineseMark || self == .box }

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
  /// Quotes are Chinese when a neighbour of either member of the pair is; — … · when one of theirs
  /// is; a lone — is a connector; / is a Chinese solidus, and • an interpunct, only between Chinese
  /// characters; points and commas within a number belong to it.
  static func resolve(_ classes: inout [CharacterClass], scalars: [Unicode.Scalar]) {
    resolveStrokes(&classes, scalars: scalars)
    resolveQuotes(&classes, scalars: scalars)
    for index in classes.indices {
      let before = index > 0 ? classes[index - 1] : nil
      let after = index + 1 < classes.count ? classes[index + 1] : nil
      switch scalars[index] {
      case "\u{2014}" where classes[index] == .dash, "\u{2015}":
        let isPair =
          scalars[index] == neighbour(index - 1, scalars)
          || scalars[index] == neighbour(index + 1, scalars)
        if !isPair { classes[index] = .connector }
      case "\u{2022}":
        if before == .han, after == .han { classes[index] = .interpunct }
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

  /// Between two digits — and · are Chinese, and so is what begins or ends the text: the lines beside
  /// a page number are 一字线 (GB/T 9704-2012 7.5).
  private static func resolveStrokes(
    _ classes: inout [CharacterClass], scalars: [Unicode.Scalar]
  ) {
    var start = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, isStroke(scalars[end]) { end += 1 }
      guard end > start else {
        start += 1
        continue
      }
      let sides = neighbours(of: start..<end, in: classes) {
        isQuote(scalars[$0]) || isStroke(scalars[$0]) || classes[$0] == .space
          || classes[$0].isTransparent
      }
      let isBetweenDigits =
        end == start + 1 && start > 0 && end < classes.count
        && classes[start - 1] == .digit && classes[end] == .digit && scalars[start] != "\u{2026}"
      if !isBetweenDigits, sides.count == 2, !sides.contains(where: \.isChineseText) {
        for index in start..<end { classes[index] = .westernMark }
      }
      start = end
    }
  }

  private static func isStroke(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{2014}" || scalar == "\u{2026}" || scalar == "\u{B7}"
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    (0x2018...0x201D).contains(scalar.value)
  }

  /// What stands before and after, as far as there is anything.
  private static func neighbours(
    of range: Range<Int>, in classes: [CharacterClass], skipping isSkipped: (Int) -> Bool
  ) -> [CharacterClass] {
    var before = range.lowerBound - 1
    while before >= 0, isSkipped(before) { before -= 1 }
    var after = range.upperBound
    while after < classes.count, isSkipped(after) { after += 1 }
    return [before, after].filter(classes.indices.contains).map { classes[$0] }
  }

  private static func resolveQuotes(
    _ classes: inout [CharacterClass], scalars: [Unicode.Scalar]
  ) {
    let quotes = scalars.indices.filter { isQuote(scalars[$0]) }
    guard !quotes.isEmpty else { return }
    var open: [(index: Int, mark: Unicode.Scalar)] = []
    let partners: [Unicode.Scalar: Unicode.Scalar] = [
      "\u{2019}": "\u{2018}", "\u{201D}": "\u{201C}",
    ]
    var partner: [Int: Int] = [:]
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
    let sides = neighbours(of: index..<index + 1, in: classes) {
      isQuote(scalars[$0]) || classes[$0] == .space
    }
    return sides.isEmpty || sides.contains(where: \.isChineseText)
  }
}
