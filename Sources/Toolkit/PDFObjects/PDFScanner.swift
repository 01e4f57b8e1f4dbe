/// Walks over a file's bytes; never reads beyond their end.
struct PDFScanner {
  let bytes: [UInt8]
  /// Behind the last byte that may be read.
  let end: Int
  var position: Int

  /// Stops at `end`, or with the bytes.
  init(_ bytes: [UInt8], at position: Int = 0, end: Int? = nil) {
    self.bytes = bytes
    self.end = min(end ?? bytes.count, bytes.count)
    self.position = position
  }

  /// The byte so many places ahead, or `nil` beyond the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    let index = position + distance
    return (0..<end).contains(index) ? bytes[index] : nil
  }

  func fault(_ code: PDFReadingError.Code) -> PDFReadingError {
    PDFReadingError(code, at: position)
  }

  /// Passes over white space and comments (ISO 32000-1, 7.2.3 and 7.2.4).
  mutating func skipBlanks() {
    while let byte = peek() {
      if byte == UInt8(ascii: "%") {
        while let inner = peek(), inner != 10, inner != 13 { position += 1 }
      } else if byte.isPDFWhitespace {
        position += 1
      } else {
        return
      }
    }
  }

  /// Passes over the word if it stands here and ends here.
  mutating func take(_ word: StaticString) -> Bool {
    guard startsWith(word) else { return false }
    if let next = peek(word.utf8CodeUnitCount), next.isPDFRegular { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  /// Whether the text stands here, whatever follows.
  func startsWith(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard text.count <= end - position else { return false }
      for index in 0..<text.count where unsafe bytes[position + index] != text[index] {
        return false
      }
      return true
    }
  }

  /// An unsigned whole number of decimal digits, or `nil` and no move; `nil` also above 2^63.
  mutating func takeUnsigned() -> Int? {
    var next = position
    var value = 0
    while next < end, let digit = bytes[next].decimalDigit {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowOfSum) = product.addingReportingOverflow(digit)
      if overflow || overflowOfSum { return nil }
      value = sum
      next += 1
    }
    guard next > position else { return nil }
    position = next
    return value
  }
}

extension UInt8 {
  var isPDFWhitespace: Bool {
    switch self {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  var isPDFDelimiter: Bool {
    switch self {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  /// Part of a name, a number or a keyword.
  var isPDFRegular: Bool { !isPDFWhitespace && !isPDFDelimiter }

  var decimalDigit: Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? Int(self) - 48 : nil
  }

  var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - 48
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - 55
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - 87
    default: nil
    }
  }
}
