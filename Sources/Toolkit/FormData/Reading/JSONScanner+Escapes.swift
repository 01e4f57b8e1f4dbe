extension JSONScanner {
  /// The text of a string token.
  func text(of token: StringToken) -> String {
    guard token.hasEscapes else {
      return String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }
    var reader = JSONScanner(bytes: bytes, index: token.start)
    var result: [UInt8] = []
    result.reserveCapacity(token.end - token.start)
    while reader.index < token.end {
      if bytes[reader.index] != UInt8(ascii: "\\") {
        result.append(bytes[reader.index])
        reader.index += 1
      } else if let scalar = try? reader.escape() {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  mutating func skipEscape() throws(JSONSyntaxFault) {
    _ = try escape()
  }

  /// The scalar that `\n`, `\u5C40` or a pair of surrogates stands for; steps past it.
  private mutating func escape() throws(JSONSyntaxFault) -> Unicode.Scalar {
    let start = index
    guard index + 1 < bytes.count else {
      throw JSONSyntaxFault(kind: .unexpectedEnd, offset: start)
    }
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw JSONSyntaxFault(kind: .badEscape, offset: start)
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(JSONSyntaxFault) -> Unicode.Scalar {
    guard let unit = hexadecimal() else { throw JSONSyntaxFault(kind: .badEscape, offset: start) }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let isPair =
      unit < 0xDC00 && index + 1 < bytes.count && bytes[index] == UInt8(ascii: "\\")
      && bytes[index + 1] == UInt8(ascii: "u")
    if isPair {
      index += 2
      if let low = hexadecimal(), (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
    }
    throw JSONSyntaxFault(kind: .badEscape, offset: start)
  }

  /// Four hexadecimal digits.
  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += 4
    return value
  }
}
