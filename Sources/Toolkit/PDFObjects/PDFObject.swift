/// An object of a PDF file (ISO 32000-1, 7.3), as it stands in the file or is to stand there.
public indirect enum PDFObject: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case real(PDFReal)
  /// The bytes between the parentheses or angle brackets, escapes resolved.
  case string([UInt8])
  case name(PDFName)
  case array([PDFObject])
  case dictionary(PDFDictionary)
  /// Stands in a file only as an indirect object, never inside another.
  case stream(PDFStream)
  case reference(PDFReference)
}

/// Names an indirect object within one file.
public struct PDFReference: Hashable, Sendable {
  public var number: Int
  public var generation: Int

  public init(number: Int, generation: Int = 0) {
    self.number = number
    self.generation = generation
  }
}

/// A stream's dictionary and its bytes as they stand in the file, still encoded by its filters.
///
/// The bytes of a stream that was read are a slice of the file's: nothing is copied.
public struct PDFStream: Hashable, Sendable {
  /// `Length` is not looked at when the stream is written: it follows from ``data``.
  public var dictionary: PDFDictionary
  public var data: ArraySlice<UInt8>

  public init(dictionary: PDFDictionary, data: ArraySlice<UInt8>) {
    self.dictionary = dictionary
    self.data = data
  }
}

/// A number with a fraction, kept as its text: what is read is written again digit by digit.
public struct PDFReal: Hashable, Sendable {
  public let text: String

  /// Takes a text that the parser has found to be a sign, digits and one full stop.
  init(checkedText text: String) {
    self.text = text
  }

  /// The number of thousandths over a thousand, without trailing zeros: 1500 is `1.5`.
  public init(thousandths: Int) {
    let magnitude = thousandths.magnitude
    var fraction = String(magnitude % 1000 + 1000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    let sign = thousandths < 0 ? "-" : ""
    text = "\(sign)\(magnitude / 1000)\(fraction.isEmpty ? "" : ".")\(fraction)"
  }
}

extension PDFObject {
  /// A text string (ISO 32000-1, 7.9.2.2): printable ASCII as it is, else UTF-16BE with its mark.
  public static func text(_ text: String) -> PDFObject {
    if text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) { return .string(Array(text.utf8)) }
    var bytes: [UInt8] = [0xfe, 0xff]
    for unit in text.utf16 {
      bytes.append(UInt8(unit >> 8))
      bytes.append(UInt8(unit & 0xff))
    }
    return .string(bytes)
  }

  public var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  public var name: PDFName? {
    if case .name(let value) = self { value } else { nil }
  }

  public var array: [PDFObject]? {
    if case .array(let value) = self { value } else { nil }
  }

  public var reference: PDFReference? {
    if case .reference(let value) = self { value } else { nil }
  }

  public var stream: PDFStream? {
    if case .stream(let value) = self { value } else { nil }
  }

  /// The dictionary itself, or a stream's.
  public var dictionary: PDFDictionary? {
    switch self {
    case .dictionary(let value): value
    case .stream(let value): value.dictionary
    default: nil
    }
  }
}

extension PDFObject: ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension PDFObject: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  public init(arrayLiteral elements: PDFObject...) { self = .array(elements) }

  public init(dictionaryLiteral elements: (PDFName, PDFObject)...) {
    self = .dictionary(PDFDictionary(elements))
  }
}
