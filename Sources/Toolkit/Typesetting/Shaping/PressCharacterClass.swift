/// What a character does in a line: which edges of a line it may stand at and how much of its cell
/// is air.
///
/// The classes of CLREQ 5 and GB/T 15834, as the typography reference lists them.
enum PressCharacterClass: UInt8, CaseIterable, Sendable {
  /// （《「 and the opening quotes: air before.
  case opening
  /// ）》」 and the closing quotes: air after.
  case closing
  /// 、，
  case comma
  /// 。．
  case stop
  /// ：；
  case colon
  /// ！？
  case exclamation
  /// · between parts of a name.
  case interpunct
  /// ～ and a lone —.
  case connector
  /// ／, and / between Chinese characters.
  case solidus
  /// —— by twos.
  case dash
  /// …… by twos.
  case ellipsis
  /// Chinese characters and what is set like them.
  case han
  /// Letters of Latin, Greek and Cyrillic.
  case letter
  case digit
  /// ASCII punctuation.
  case westernMark
  /// ¥ № before a number.
  case prefix
  /// % ℃ after a number.
  case suffix
  case space
  /// U+200B: nothing, and a line may end here.
  case breakHere
  /// U+2060, U+FEFF: nothing, and no line may end here.
  case joiner
  /// Room: a ruled blank, a signature room, a gap of a date blank.
  case box

  /// Chinese punctuation whose air gives way.
  var isAdjustable: Bool {
    switch self {
    case .opening, .closing, .comma, .stop, .colon, .exclamation: true
    default: false
    }
  }

  var isWestern: Bool {
    switch self {
    case .letter, .digit, .prefix, .suffix: true
    default: false
    }
  }

  /// May not begin a line.
  var isBarredFromLineStart: Bool {
    switch self {
    case .closing, .comma, .stop, .colon, .exclamation, .interpunct, .connector, .solidus,
      .suffix:
      true
    default: false
    }
  }
}

extension PressCharacterClass {
  /// The class of a character seen alone; ``resolved(_:in:)`` settles those that depend on neighbours.
  init(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFD: self = .han
    case 0x20, 0xA0, 0x202F, 0x2000...0x200A: self = .space
    case 0x30...0x39: self = .digit
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xB2, 0xB3, 0xB9, 0xC0...0x24F, 0x370...0x52F,
      0x1E00...0x1FFF, 0x2070...0x209F, 0x2C60...0x2C7F:
      self = .letter
    case 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A,
      0x301D, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F:
      self = .opening
    case 0x2019, 0x201D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B,
      0x301E, 0x301F, 0xFF09, 0xFF3D, 0xFF5D, 0xFF60:
      self = .closing
    case 0x3001, 0xFF0C: self = .comma
    case 0x3002, 0xFF0E: self = .stop
    case 0xFF1A, 0xFF1B: self = .colon
    case 0xFF01, 0xFF1F: self = .exclamation
    case 0xB7, 0x2027, 0x30FB: self = .interpunct
    case 0xFF5E, 0x301C, 0x2013: self = .connector
    case 0x2014, 0x2015, 0x2E3A: self = .dash
    case 0x2026, 0x22EF, 0x2025: self = .ellipsis
    case 0xFF0F: self = .solidus
    case 0x24, 0xA3, 0xA5, 0x20AC, 0xFF04, 0xFFE1, 0xFFE5, 0x2116: self = .prefix
    case 0x25, 0x2030, 0xB0, 0x2103, 0x2109, 0x2032, 0x2033, 0xFF05, 0xFFE0: self = .suffix
    case 0x200B: self = .breakHere
    case 0x2060, 0xFEFF, 0x200D: self = .joiner
    case 0x21...0x7E, 0xA1...0xBF: self = .westernMark
    default: self = .han
    }
  }

  /// Characters that Chinese and Western texts share are settled by their neighbours.
  ///
  /// Quotes are Chinese when a neighbour is; a lone — is a connector; / is a Chinese solidus only
  /// between Chinese characters; points and commas within a number belong to it.
  static func resolve(_ classes: inout [PressCharacterClass], scalars: [Unicode.Scalar]) {
    for index in classes.indices {
      let before = index > 0 ? classes[index - 1] : nil
      let after = index + 1 < classes.count ? classes[index + 1] : nil
      switch scalars[index] {
      case "\u{2018}", "\u{201C}", "\u{2019}", "\u{201D}":
        if !isQuoteChinese(at: index, in: classes, scalars) { classes[index] = .westernMark }
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
      default: break
      }
    }
  }

  private static func neighbour(_ index: Int, _ scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private static func isQuoteChinese(
    at index: Int, in classes: [PressCharacterClass], _ scalars: [Unicode.Scalar]
  ) -> Bool {
    let isQuote: (Int) -> Bool = { (0x2018...0x201D).contains(scalars[$0].value) }
    var before = index - 1
    while before >= 0, isQuote(before) || classes[before] == .space { before -= 1 }
    var after = index + 1
    while after < classes.count, isQuote(after) || classes[after] == .space { after += 1 }
    let sides = [before, after].filter(classes.indices.contains).map { classes[$0] }
    return sides.isEmpty || sides.contains { $0 == .han || $0.isAdjustable || $0 == .box }
  }
}
