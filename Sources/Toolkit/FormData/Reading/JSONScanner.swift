import CharacterHygiene

/// Where a text stops being JSON.
struct JSONSyntaxFault: Error, Hashable {
  enum Kind: Hashable {
    case unexpectedEnd
    case unexpectedByte
    /// A line end or another control character inside quotes.
    case controlCharacter
    case badEscape
    case badNumber
    case tooDeep
    case trailingComma
    case trailingText
  }

  var kind: Kind
  /// In bytes from the file's start.
  var offset: Int
}

/// Reads JSON (RFC 8259) token by token from bytes that are known to be UTF-8.
struct JSONScanner {
  /// A string where it stands, quotes left out.
  struct StringToken {
    var start: Int
    var end: Int
    /// Holds `\`.
    var hasEscapes: Bool
    /// Holds bytes that ``TextHygiene`` wants to see.
    var isSuspicious: Bool
  }

  static let maximumDepth = 64

  let bytes: [UInt8]
  var index: Int

  /// The first byte of the next token.
  mutating func peek() throws(JSONSyntaxFault) -> UInt8 {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return bytes[index]
      }
    }
    throw fault(.unexpectedEnd)
  }

  /// Steps over the byte if it begins the next token.
  mutating func take(_ byte: UInt8) throws(JSONSyntaxFault) -> Bool {
    guard try peek() == byte else { return false }
    index += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws(JSONSyntaxFault) {
    guard try take(byte) else { throw fault(.unexpectedByte) }
  }

  /// After an element: whether another follows, past its comma.
  mutating func hasNext(before close: UInt8) throws(JSONSyntaxFault) -> Bool {
    if try take(close) { return false }
    let comma = index
    try expect(UInt8(ascii: ","))
    if try peek() == close { throw JSONSyntaxFault(kind: .trailingComma, offset: comma) }
    return true
  }

  mutating func string() throws(JSONSyntaxFault) -> StringToken {
    try expect(UInt8(ascii: "\""))
    var token = StringToken(start: index, end: index, hasEscapes: false, isSuspicious: false)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        token.end = index
        index += 1
        return token
      }
      if byte < 0x20 { throw fault(.controlCharacter) }
      if byte == UInt8(ascii: "\\") {
        token.hasEscapes = true
        try skipEscape()
      } else {
        if TextHygiene.isSuspicious(byte) { token.isSuspicious = true }
        index += 1
      }
    }
    throw fault(.unexpectedEnd)
  }

  /// The stretch of a number, checked against JSON's grammar.
  mutating func number() throws(JSONSyntaxFault) -> Range<Int> {
    let start = index
    guard index < bytes.count, (0x30...0x39).contains(bytes[index]) || bytes[index] == 0x2D else {
      throw fault(.unexpectedByte)
    }
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = index
    guard skipDigits(), bytes[whole] != UInt8(ascii: "0") || index == whole + 1 else {
      throw JSONSyntaxFault(kind: .badNumber, offset: start)
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard skipDigits() else { throw JSONSyntaxFault(kind: .badNumber, offset: start) }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      guard skipDigits() else { throw JSONSyntaxFault(kind: .badNumber, offset: start) }
    }
    return start..<index
  }

  /// Steps over `true`, `false` or `null`.
  mutating func word(_ word: StaticString) throws(JSONSyntaxFault) {
    let isThere = word.description.utf8.elementsEqual(
      bytes[index...].prefix(word.utf8CodeUnitCount))
    guard isThere else { throw fault(.unexpectedByte) }
    index += word.utf8CodeUnitCount
  }

  /// Steps over a value of any kind, checking its grammar.
  mutating func skipValue(depth: Int) throws(JSONSyntaxFault) {
    switch try peek() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"): try skipContainer(depth: depth, close: UInt8(ascii: "}"))
    case UInt8(ascii: "["): try skipContainer(depth: depth, close: UInt8(ascii: "]"))
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: _ = try number()
    }
  }

  func fault(_ kind: JSONSyntaxFault.Kind) -> JSONSyntaxFault {
    JSONSyntaxFault(kind: index < bytes.count ? kind : .unexpectedEnd, offset: index)
  }

  private mutating func skipContainer(depth: Int, close: UInt8) throws(JSONSyntaxFault) {
    guard depth < Self.maximumDepth else { throw fault(.tooDeep) }
    index += 1
    if try take(close) { return }
    repeat {
      if close == UInt8(ascii: "}") {
        _ = try string()
        try expect(UInt8(ascii: ":"))
      }
      try skipValue(depth: depth + 1)
    } while try hasNext(before: close)
  }

  /// Whether there was a digit.
  private mutating func skipDigits() -> Bool {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index > start
  }
}
