/// Strings (ISO 32000-1, 7.3.4).
extension PDFParser {
  /// `(…)`: parentheses in balance or escaped, line ends read as one line feed.
  mutating func literalString() throws(PDFReadingError) -> [UInt8] {
    let start = scanner.position
    scanner.position += 1
    var bytes: [UInt8] = []
    var open = 1
    while let byte = scanner.peek() {
      scanner.position += 1
      switch byte {
      case UInt8(ascii: "("):
        open += 1
      case UInt8(ascii: ")"):
        open -= 1
        if open == 0 { return bytes }
      case UInt8(ascii: "\\"):
        if let escaped = escapedByte() { bytes.append(escaped) }
        continue
      case 13:
        if scanner.peek() == 10 { scanner.position += 1 }
        bytes.append(10)
        continue
      default:
        break
      }
      bytes.append(byte)
    }
    throw PDFReadingError(.malformedString, at: start)
  }

  /// What the characters after a backslash stand for; `nil` for an escaped line end, or at the end.
  private mutating func escapedByte() -> UInt8? {
    guard let byte = scanner.peek() else { return nil }
    if octalDigit() != nil { return octalByte() }
    scanner.position += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10: return nil
    case 13:
      if scanner.peek() == 10 { scanner.position += 1 }
      return nil
    default: return byte
    }
  }

  private func octalDigit() -> Int? {
    guard let digit = scanner.peek()?.decimalDigit, digit < 8 else { return nil }
    return digit
  }

  /// Up to three octal digits; what goes beyond eight bits is dropped, as the standard says.
  private mutating func octalByte() -> UInt8 {
    var value = 0
    for _ in 0..<3 {
      guard let digit = octalDigit() else { break }
      value = value * 8 + digit
      scanner.position += 1
    }
    return UInt8(truncatingIfNeeded: value)
  }

  /// `<…>`: white space is passed over, a missing last digit is 0.
  mutating func hexadecimalString() throws(PDFReadingError) -> [UInt8] {
    let start = scanner.position
    scanner.position += 1
    var bytes: [UInt8] = []
    var high: UInt8?
    while let byte = scanner.peek() {
      if byte == UInt8(ascii: ">") {
        scanner.position += 1
        if let high { bytes.append(high << 4) }
        return bytes
      }
      if !byte.isPDFWhitespace {
        guard let digit = byte.hexadecimalDigit else { throw scanner.fault(.malformedString) }
        if let first = high {
          bytes.append(first << 4 | digit)
          high = nil
        } else {
          high = digit
        }
      }
      scanner.position += 1
    }
    throw PDFReadingError(.malformedString, at: start)
  }
}
