import Diagnostics

/// A piece of a template's text before its marks are paired.
enum InlineToken {
  case character(Unicode.Scalar)
  /// `*` that may begin or end an emphasis.
  case star(canOpen: Bool, canClose: Bool)
  /// What stands between 【 and 】, as scalar offsets.
  case slot(Range<Int>)
  /// The length in `_空 8字_`, as scalar offsets.
  case ruledBlank(Range<Int>)
  case lineEnd
  /// A 【 without its 】, which has been reported.
  case faulty
}

/// Cuts a template's text into characters, marks and 【…】.
///
/// A mark counts only at a word's edge: `45*45` and `a_b` stay. `\*` and `\_` are the signs
/// themselves, `【【` is 【.
struct InlineScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private(set) var faults: [ExpressionFault] = []

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  mutating func tokens() -> [InlineToken] {
    var tokens: [InlineToken] = []
    while index < scalars.count { tokens.append(next()) }
    // The line end that closes a block text of YAML is not the author's.
    if case .lineEnd = tokens.last { tokens.removeLast() }
    return tokens
  }

  private mutating func next() -> InlineToken {
    let scalar = scalars[index]
    switch scalar {
    case "\n": return step(.lineEnd)
    case "\r" where following == "\n":
      index += 2
      return .lineEnd
    case "\\" where following == "*" || following == "_":
      index += 2
      return .character(scalars[index - 1])
    case "*": return star()
    case "_": return ruledBlank() ?? step(.character(scalar))
    case "【" where following == "【":
      index += 2
      return .character("【")
    case "【": return slot()
    default: return step(.character(scalar))
    }
  }

  private mutating func step(_ token: InlineToken) -> InlineToken {
    index += 1
    return token
  }

  private var following: Unicode.Scalar? {
    index + 1 < scalars.count ? scalars[index + 1] : nil
  }

  private mutating func star() -> InlineToken {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = following
    let isInside = (before?.isWordPart ?? false) && (after?.isWordPart ?? false)
    let canOpen = !isInside && !(after?.properties.isWhitespace ?? true)
    let canClose = !isInside && !(before?.properties.isWhitespace ?? true)
    return step(.star(canOpen: canOpen, canClose: canClose))
  }

  /// `_空 8字_`; anything else that begins with `_` is text.
  private mutating func ruledBlank() -> InlineToken? {
    guard following == "空", index + 2 < scalars.count,
      scalars[index + 2].properties.isWhitespace,
      let close = scalars[(index + 3)...].firstIndex(where: { $0 == "_" || $0 == "\n" }),
      scalars[close] == "_"
    else { return nil }
    let length = index + 3..<close
    index = close + 1
    return .ruledBlank(length)
  }

  /// Up to the 】 outside quotes.
  ///
  /// Without one the rest of the line is given up.
  private mutating func slot() -> InlineToken {
    let start = index
    index += 1
    var closingQuote: Unicode.Scalar?
    while index < scalars.count, scalars[index] != "\n" {
      let scalar = scalars[index]
      if let quote = closingQuote {
        if scalar == quote { closingQuote = nil }
      } else if scalar == "】" {
        index += 1
        return .slot(start + 1..<index - 1)
      } else if scalar == "【" {
        break
      } else {
        closingQuote = ExpressionLexer.closingQuote(of: scalar)
      }
      index += 1
    }
    faults.append(
      ExpressionFault(
        id: "text.unclosed-slot", message: "“【”没有配对的“】”", offset: start,
        hint: "要印“【”本身就写“【【”"))
    return .faulty
  }
}

extension Unicode.Scalar {
  /// A letter or digit of a word that is written without blanks inside; Han is not, since there
  /// every character may be a word.
  fileprivate var isWordPart: Bool {
    (properties.isAlphabetic || properties.numericType != nil) && !properties.isIdeographic
  }
}
