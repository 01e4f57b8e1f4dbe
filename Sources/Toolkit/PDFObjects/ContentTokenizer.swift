/// Cuts a content stream into operands and operators (ISO 32000-1, 7.8.2).
///
/// Strings are passed over as a reader would, so that text which spells an operator is none.
public struct ContentTokenizer {
  public enum Kind: Hashable, Sendable {
    case name
    case dictionary
    case string
    /// A number or an array's bracket.
    case otherOperand
    case `operator`
  }

  public struct Token: Hashable, Sendable {
    public var kind: Kind
    /// Offsets in the content.
    public var range: Range<Int>
  }

  private var scanner: PDFScanner

  public init(_ content: [UInt8]) {
    scanner = PDFScanner(content)
  }

  /// The next token, or `nil` at the end.
  ///
  /// Fails with `unsupportedContent` at an inline image, whose data cannot be told from operators.
  public mutating func next() throws(PDFReadingError) -> Token? {
    scanner.skipBlanks()
    let start = scanner.position
    guard let byte = scanner.peek() else { return nil }
    let kind: Kind
    switch byte {
    case UInt8(ascii: "/"):
      scanner.position += 1
      skipRegular()
      kind = .name
    case UInt8(ascii: "("):
      try skipLiteralString()
      kind = .string
    case UInt8(ascii: "<") where scanner.peek(1) == byte:
      try skipDictionary()
      kind = .dictionary
    case UInt8(ascii: "<"):
      try skipHexadecimalString()
      kind = .string
    case UInt8(ascii: "["), UInt8(ascii: "]"):
      scanner.position += 1
      kind = .otherOperand
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      skipRegular()
      kind = .otherOperand
    default:
      skipRegular()
      guard scanner.position > start else { throw scanner.fault(.unexpectedByte) }
      kind = .operator
    }
    let token = Token(kind: kind, range: start..<scanner.position)
    if kind == .operator, spells(token, "BI") {
      throw PDFReadingError(.unsupportedContent, at: start)
    }
    return token
  }

  /// Whether the token is these bytes and no more.
  public func spells(_ token: Token, _ text: StaticString) -> Bool {
    guard token.range.count == text.utf8CodeUnitCount else { return false }
    return PDFScanner(scanner.bytes, at: token.range.lowerBound).startsWith(text)
  }

  /// The `MCID` of a property list that a token of the kind ``Kind/dictionary`` is.
  public func markedContentIdentifier(in token: Token) throws(PDFReadingError) -> Int? {
    if let short = shortPropertyList(at: token.range.lowerBound) { return short.identifier }
    var parser = PDFParser(scanner.bytes, at: token.range.lowerBound)
    return try parser.object().dictionary?["MCID"]?.integer
  }

  /// A property list that holds an `MCID` and nothing else, as Cairo writes them all.
  private func shortPropertyList(at start: Int) -> (identifier: Int, end: Int)? {
    var list = PDFScanner(scanner.bytes, at: start + 2)
    list.skipBlanks()
    guard list.take("/MCID") else { return nil }
    list.skipBlanks()
    guard let identifier = list.takeUnsigned() else { return nil }
    list.skipBlanks()
    return list.startsWith(">>") ? (identifier, list.position + 2) : nil
  }

  private mutating func skipRegular() {
    while let byte = scanner.peek(), byte.isPDFRegular { scanner.position += 1 }
  }

  private mutating func skipLiteralString() throws(PDFReadingError) {
    let start = scanner.position
    var open = 0
    while let byte = scanner.peek() {
      scanner.position += 1
      switch byte {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"):
        open -= 1
        if open == 0 { return }
      case UInt8(ascii: "\\"): scanner.position += 1
      default: break
      }
    }
    throw PDFReadingError(.malformedString, at: start)
  }

  private mutating func skipHexadecimalString() throws(PDFReadingError) {
    let start = scanner.position
    while let byte = scanner.peek() {
      scanner.position += 1
      if byte == UInt8(ascii: ">") { return }
    }
    throw PDFReadingError(.malformedString, at: start)
  }

  /// Property lists are short and hold nothing but direct objects.
  private mutating func skipDictionary() throws(PDFReadingError) {
    if let short = shortPropertyList(at: scanner.position) {
      scanner.position = short.end
      return
    }
    var parser = PDFParser(scanner.bytes, at: scanner.position)
    _ = try parser.object()
    scanner.position = parser.scanner.position
  }
}
