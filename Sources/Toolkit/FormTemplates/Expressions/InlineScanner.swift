import Diagnostics

/// A piece of a template's text before its marks are paired.
enum InlineToken {
  case character(Unicode.Scalar)
  /// `*` that may begin or end an emphasis.
  case star(canOpen: Bool, canClose: Bool)
  /// What stands between 【 and 】, as scalar offsets.
  case slot(Range<Int>)
  /// The first `_` of `_空 8字_` and `_【名称】 8字_`, with the length as scalar offsets; what stands
  /// on the rule comes next, then ``ruleEnd``.
  case ruleStart(Range<Int>)
  case ruleEnd
  case lineEnd
  /// A 【 without its 】, which has been reported.
  case faulty
}

/// Cuts a template's text into characters, marks and 【…】.
///
/// A mark counts only at a word's edge: `45*45` and `a_b` stay. `\*`, `\_` and `\】` are
/// the signs themselves, `【【` is 【 and its 】 the sign.
struct InlineScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// Where the text on the open rule ends, and where scanning goes on.
  private var rule: (end: Int, next: Int)?
  private(set) var faults: [ExpressionFault] = []
  /// How many 【【 have no 】 yet.
  private var openSigns = 0

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
    if let (end, next) = rule, index >= end {
      index = max(index, next)
      rule = nil
      return .ruleEnd
    }
    let scalar = scalars[index]
    switch scalar {
    case "\n": return step(.lineEnd)
    case "\r" where following == "\n":
      index += 2
      return .lineEnd
    case "\\" where following == "*" || following == "_" || following == "】":
      index += 2
      return .character(scalars[index - 1])
    case "*": return star()
    case "_": return ruleStart() ?? step(.character(scalar))
    case "【" where following == "【":
      index += 2
      openSigns += 1
      return .character("【")
    case "【": return slot()
    case "】" where openSigns > 0:
      openSigns -= 1
      return step(.character(scalar))
    case "】":
      faults.append(
        ExpressionFault(
          id: "text.lone-bracket", message: "“】”没有配对的“【”", offset: index,
          hint: #"补上“【”；要印“】”本身就写“\】”"#))
      return step(.faulty)
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
    let after = following
    let canOpen = !isInWord(index) && !(after?.properties.isWhitespace ?? true)
    let before = index > 0 ? scalars[index - 1] : nil
    let canClose = !isInWord(index) && !(before?.properties.isWhitespace ?? true)
    return step(.star(canOpen: canOpen, canClose: canClose))
  }

  /// Whether letters or digits of one word stand on both sides.
  private func isInWord(_ index: Int) -> Bool {
    index > 0 && index + 1 < scalars.count && scalars[index - 1].isWordPart
      && scalars[index + 1].isWordPart
  }

  private mutating func slot() -> InlineToken {
    let start = index
    let (end, isClosed) = slotEnd(from: start)
    index = end
    if isClosed { return .slot(start + 1..<end - 1) }
    faults.append(
      ExpressionFault(
        id: "text.unclosed-slot", message: "“【”没有配对的“】”", offset: start,
        hint: "要印“【”本身就写“【【”"))
    return .faulty
  }

  /// Behind the first 】 outside quotes; without one, where the rest of the line is given up.
  private func slotEnd(from start: Int) -> (end: Int, isClosed: Bool) {
    var index = start + 1
    var closingQuote: Unicode.Scalar?
    while index < scalars.count, scalars[index] != "\n" {
      let scalar = scalars[index]
      if let quote = closingQuote {
        if scalar == quote { closingQuote = nil }
      } else if scalar == "】" {
        return (index + 1, true)
      } else if scalar == "【" {
        break
      } else {
        closingQuote = ExpressionLexer.closingQuote(of: scalar)
      }
      index += 1
    }
    return (index, false)
  }
}

// MARK: - Rules

extension InlineScanner {
  /// The mark that begins `_空 8字_` or `_【名称】 8字_`.
  ///
  /// The last word before the closing one is the rule's length. Anything else that begins with `_`
  /// is text.
  private mutating func ruleStart() -> InlineToken? {
    guard rule == nil, !isInWord(index), following?.properties.isWhitespace == false,
      let parts = ruleParts()
    else { return nil }
    var end = parts.length.lowerBound
    while end > index + 1, scalars[end - 1].properties.isWhitespace { end -= 1 }
    let isBlank = scalars[index + 1..<end].elementsEqual(["空"])
    if end > index + 1, isBlank || ("0"..."9").contains(scalars[parts.length.lowerBound]) {
      rule = (isBlank ? index + 1 : end, parts.length.upperBound + 1)
      index += 1
      return .ruleStart(parts.length)
    }
    if parts.holdsSlot {
      faults.append(
        ExpressionFault(
          id: "text.rule-without-length", message: "横线没有写明长度", offset: index,
          hint: #"写成 _【名称】 8字_；要印“_”本身就写“\_”"#))
    }
    return nil
  }

  /// The last word before the closing `_`; `nil` where the line has no such mark.
  private func ruleParts() -> (length: Range<Int>, holdsSlot: Bool)? {
    var end = index + 1
    var wordStart = end
    var holdsSlot = false
    while end < scalars.count, scalars[end] != "\n" {
      switch scalars[end] {
      case "_" where !isInWord(end): return end > wordStart ? (wordStart..<end, holdsSlot) : nil
      case "\\": end += 1
      case "【":
        holdsSlot = true
        end = slotEnd(from: end).end - 1
      case let scalar where scalar.properties.isWhitespace: wordStart = end + 1
      default: break
      }
      end += 1
    }
    return nil
  }
}

extension Unicode.Scalar {
  /// A letter or digit of a word that is written without blanks inside; Han is not, since there
  /// every character may be a word.
  fileprivate var isWordPart: Bool {
    (properties.isAlphabetic || properties.numericType != nil) && !properties.isIdeographic
  }
}
