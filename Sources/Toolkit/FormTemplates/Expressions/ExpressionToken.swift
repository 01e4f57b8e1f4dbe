import CharacterHygiene
import Diagnostics
import FormData

/// A word of an expression and where it begins in its text.
struct ExpressionToken {
  enum Kind: Hashable {
    case number(ExactDecimal)
    case string(String)
    case name(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Hashable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case equal = "="
    case notEqual = "≠"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case open = "("
    case close = ")"
    case comma = "，"
    case dot = "."
    case bar = "|"
  }

  var kind: Kind
  /// In Unicode scalars from the text's start.
  var offset: Int

  /// The word as messages quote it.
  var wording: String {
    switch kind {
    case .number(let number): number.text
    case .string(let text): "\"\(text)\""
    case .name(let name): name
    case .symbol(let symbol): symbol.rawValue
    case .end: "结尾"
    }
  }
}

/// What is wrong with an expression, and at which scalar of its text.
struct ExpressionFault: Error {
  var id: Diagnostic.ID
  var message: String
  var offset: Int
  var hint: String?
}

/// Cuts an expression into words.
///
/// Names are runs of whatever is no blank, sign or bracket, so that any field may be named; the
/// words 且, 或, 非 and their like are names too and need a blank or a sign on either side.
/// Brackets, commas, quotes and signs may be full-width, as a Chinese keyboard gives them, and ≤ ≥
/// stand for `<=` and `>=`.
struct ExpressionLexer {
  private let scalars: [Unicode.Scalar]
  private var index: Int
  private let end: Int

  init(_ scalars: [Unicode.Scalar], in range: Range<Int>) {
    self.scalars = scalars
    index = range.lowerBound
    end = range.upperBound
  }

  /// All words, and ``ExpressionToken/Kind/end`` after them.
  mutating func tokens() throws(ExpressionFault) -> [ExpressionToken] {
    var tokens: [ExpressionToken] = []
    while true {
      while index < end, scalars[index].properties.isWhitespace { index += 1 }
      let offset = index
      guard index < end else {
        tokens.append(ExpressionToken(kind: .end, offset: offset))
        return tokens
      }
      tokens.append(ExpressionToken(kind: try nextKind(), offset: offset))
    }
  }

  private mutating func nextKind() throws(ExpressionFault) -> ExpressionToken.Kind {
    if let habit = Self.habits.first(where: { matches($0.written) }) {
      throw ExpressionFault(
        id: "expression.unexpected", message: "算式里不用“\(habit.written)”", offset: index,
        hint: "写“\(habit.right)”")
    }
    if let symbol = symbol() { return .symbol(symbol) }
    if let close = Self.closingQuote(of: scalars[index]) { return .string(try string(to: close)) }
    let start = index
    while index < end, Self.isPartOfName(scalars[index]) { index += 1 }
    guard index > start else {
      throw ExpressionFault(
        id: "expression.unexpected", message: "算式里不该有“\(scalars[index])”", offset: index,
        hint: scalars[index] == "【" ? "算式里不再写【】" : nil)
    }
    let word = scalars[start..<index]
    guard word.allSatisfy({ ("0"..."9").contains($0) }) else { return .name(text(word)) }
    return .number(try number(from: start))
  }

  /// Goes on behind the whole part: `12.5`.
  private mutating func number(from start: Int) throws(ExpressionFault) -> ExactDecimal {
    if index + 1 < end, scalars[index] == ".", ("0"..."9").contains(scalars[index + 1]) {
      index += 1
      while index < end, ("0"..."9").contains(scalars[index]) { index += 1 }
    }
    guard let number = ExactDecimal(parsing: text(scalars[start..<index])) else {
      throw ExpressionFault(
        id: "expression.bad-number",
        message: "这个数超过\(ExactDecimal.maximumReadDigits)位", offset: start)
    }
    return number
  }

  /// What other programs write, and what is written here.
  private static let habits: [(written: String, right: String)] = [
    ("==", "="), ("!=", "≠"), ("<>", "≠"), ("&&", "且"), ("||", "或"), ("×", "*"), ("÷", "/"),
  ]

  private func matches(_ word: String) -> Bool {
    scalars[index..<end].starts(with: word.unicodeScalars)
  }

  private mutating func symbol() -> ExpressionToken.Symbol? {
    let first = scalars[index].isWideOperator ? scalars[index].narrow : scalars[index]
    let next = index + 1 < end ? scalars[index + 1] : nil
    let symbol: ExpressionToken.Symbol
    switch (first, next) {
    case ("≤", _):
      index += 1
      return .lessOrEqual
    case ("≥", _):
      index += 1
      return .greaterOrEqual
    case ("<", "="): symbol = .lessOrEqual
    case (">", "="): symbol = .greaterOrEqual
    case ("<", _): symbol = .less
    case (">", _): symbol = .greater
    case ("(", _), ("（", _): symbol = .open
    case (")", _), ("）", _): symbol = .close
    case (",", _), ("，", _): symbol = .comma
    default:
      guard let other = ExpressionToken.Symbol(rawValue: String(first)) else { return nil }
      symbol = other
    }
    index += symbol.rawValue.unicodeScalars.count
    return symbol
  }

  private mutating func string(to close: Unicode.Scalar) throws(ExpressionFault) -> String {
    let start = index
    index += 1
    while index < end {
      index += 1
      if scalars[index - 1] == close { return text(scalars[start + 1..<index - 1]) }
    }
    throw ExpressionFault(
      id: "expression.unclosed-quote", message: "引号没有配对", offset: start)
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// The quote that closes what this one opens.
  static func closingQuote(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"": "\""
    case "“": "”"
    default: nil
    }
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "+", "-", "*", "/", "=", "≠", "<", ">", "(", ")", "（", "）", ",", "，", ".", "|", "\"",
      "“", "”", "【", "】", "[", "]", "{", "}", ":", "：", ";", "；", "!", "！", "&", "?", "？", "\\",
      "≤", "≥", "×", "÷":
      false
    case let wide where wide.isWideOperator: false
    default: !scalar.properties.isWhitespace && scalar.value > 0x20
    }
  }
}

extension Unicode.Scalar {
  /// ＋ － ＊ ／ ＝ ＜ ＞ ｜.
  fileprivate var isWideOperator: Bool {
    switch self {
    case "＋", "－", "＊", "／", "＝", "＜", "＞", "｜": true
    default: false
    }
  }
}
