/// Reads objects (ISO 32000-1, 7.3); every fault is a typed error with its offset.
struct PDFParser {
  /// Arrays and dictionaries within each other.
  static let maximumNesting = 100

  var scanner: PDFScanner

  init(_ bytes: [UInt8], at position: Int, end: Int? = nil) {
    scanner = PDFScanner(bytes, at: position, end: end)
  }

  /// The object that begins at the next byte that is no white space.
  mutating func object(nesting: Int = 0) throws(PDFReadingError) -> PDFObject {
    scanner.skipBlanks()
    guard let byte = scanner.peek() else { throw scanner.fault(.unexpectedEnd) }
    switch byte {
    case UInt8(ascii: "/"): return .name(try name())
    case UInt8(ascii: "("): return .string(try literalString())
    case UInt8(ascii: "["): return .array(try array(nesting: nesting + 1))
    case UInt8(ascii: "<"):
      if scanner.peek(1) == byte { return .dictionary(try dictionary(nesting: nesting + 1)) }
      return .string(try hexadecimalString())
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if let reference = reference() { return reference }
      return try number()
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return try number()
    default: return try keyword()
    }
  }

  private mutating func keyword() throws(PDFReadingError) -> PDFObject {
    if scanner.take("true") { return .bool(true) }
    if scanner.take("false") { return .bool(false) }
    if scanner.take("null") { return .null }
    throw scanner.fault(scanner.peek()?.isPDFRegular == true ? .unknownKeyword : .unexpectedByte)
  }

  private mutating func array(nesting: Int) throws(PDFReadingError) -> [PDFObject] {
    guard nesting <= Self.maximumNesting else { throw scanner.fault(.nestedTooDeep) }
    scanner.position += 1
    var elements: [PDFObject] = []
    while true {
      scanner.skipBlanks()
      if scanner.peek() == UInt8(ascii: "]") { break }
      elements.append(try object(nesting: nesting))
    }
    scanner.position += 1
    return elements
  }

  /// A key that comes twice must have one value: Cairo writes a picture's name for each time that a
  /// page shows it.
  private mutating func dictionary(nesting: Int) throws(PDFReadingError) -> PDFDictionary {
    guard nesting <= Self.maximumNesting else { throw scanner.fault(.nestedTooDeep) }
    scanner.position += 2
    var entries: [PDFDictionary.Entry] = []
    var places: [PDFName: Int] = [:]
    while true {
      scanner.skipBlanks()
      if scanner.startsWith(">>") { break }
      guard let byte = scanner.peek() else { throw scanner.fault(.unexpectedEnd) }
      guard byte == UInt8(ascii: "/") else { throw scanner.fault(.unexpectedByte) }
      let key = try name()
      let start = scanner.position
      let value = try object(nesting: nesting)
      if let place = places.updateValue(entries.count, forKey: key) {
        guard entries[place].value == value else {
          throw PDFReadingError(.duplicateKey, at: start)
        }
        places[key] = place
      } else {
        entries.append(PDFDictionary.Entry(key: key, value: value))
      }
    }
    scanner.position += 2
    return PDFDictionary(checkedEntries: entries)
  }

  private mutating func name() throws(PDFReadingError) -> PDFName {
    scanner.position += 1
    var bytes: [UInt8] = []
    while let byte = scanner.peek(), byte.isPDFRegular {
      guard byte == UInt8(ascii: "#") else {
        bytes.append(byte)
        scanner.position += 1
        continue
      }
      guard let high = scanner.peek(1)?.hexadecimalDigit,
        let low = scanner.peek(2)?.hexadecimalDigit
      else { throw scanner.fault(.malformedName) }
      bytes.append(high << 4 | low)
      scanner.position += 3
    }
    return PDFName(bytes: bytes)
  }

  /// `12 0 R`, or `nil` and no move if the number here begins no reference.
  private mutating func reference() -> PDFObject? {
    let start = scanner.position
    if let number = scanner.takeUnsigned() {
      scanner.skipBlanks()
      if let generation = scanner.takeUnsigned() {
        scanner.skipBlanks()
        if scanner.take("R") {
          return .reference(PDFReference(number: number, generation: generation))
        }
      }
    }
    scanner.position = start
    return nil
  }

  private mutating func number() throws(PDFReadingError) -> PDFObject {
    let start = scanner.position
    if let byte = scanner.peek(), byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
      scanner.position += 1
    }
    var digits = 0
    var stops = 0
    while let byte = scanner.peek(), byte.isPDFRegular {
      if byte.decimalDigit != nil {
        digits += 1
      } else if byte == UInt8(ascii: ".") {
        stops += 1
      } else {
        throw scanner.fault(.malformedNumber)
      }
      scanner.position += 1
    }
    let text = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
    guard digits > 0, stops <= 1 else { throw PDFReadingError(.malformedNumber, at: start) }
    if stops == 1 { return .real(PDFReal(checkedText: text)) }
    guard let value = Int(text) else { throw PDFReadingError(.malformedNumber, at: start) }
    return .integer(value)
  }
}
