/// Writes objects into bytes, telling a closure's number for each reference.
///
/// The form is one of many the standard allows, always the same for equal objects: names and
/// strings hold nothing but printable ASCII (all else is escaped), and white space stands only
/// where it must.
struct PDFSerializer {
  private(set) var bytes: [UInt8] = []
  /// References keep their generations, as an update wants it; otherwise they all become 0.
  private let keepsGenerations: Bool

  init(keepsGenerations: Bool = false) {
    self.keepsGenerations = keepsGenerations
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ number: Int) {
    append(String(number))
  }

  mutating func append(raw: [UInt8]) {
    bytes.append(contentsOf: raw)
  }

  mutating func reserve(_ capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// `number` gives a reference's number in the new file, or `nil` for what is not there.
  mutating func append(_ object: PDFObject, number: (PDFReference) -> Int?) {
    switch object {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(String(value))
    case .real(let value): append(value.text)
    case .string(let value): append(string: value)
    case .name(let value): append(value)
    case .array(let elements): append(elements, number: number)
    case .dictionary(let value): append(value, number: number)
    case .stream(let value): append(value, number: number)
    case .reference(let value):
      guard let target = number(value) else { return append("null") }
      append("\(target) \(keepsGenerations ? value.generation : 0) R")
    }
  }

  private mutating func append(_ elements: [PDFObject], number: (PDFReference) -> Int?) {
    append("[")
    for (index, element) in elements.enumerated() {
      if index > 0, !element.beginsWithDelimiter { append(" ") }
      append(element, number: number)
    }
    append("]")
  }

  private mutating func append(_ dictionary: PDFDictionary, number: (PDFReference) -> Int?) {
    append("<<")
    for entry in dictionary.entries {
      append(entry.key)
      if !entry.value.beginsWithDelimiter { append(" ") }
      append(entry.value, number: number)
    }
    append(">>")
  }

  /// Its `Length` is the data's, whatever the dictionary says.
  private mutating func append(_ stream: PDFStream, number: (PDFReference) -> Int?) {
    var dictionary = stream.dictionary
    dictionary["Length"] = .integer(stream.data.count)
    append(dictionary, number: number)
    append("\nstream\n")
    bytes.append(contentsOf: stream.data)
    append("\nendstream")
  }

  private mutating func append(_ name: PDFName) {
    append("/")
    for byte in name.bytes {
      let isPlain = (0x21...0x7e).contains(byte) && byte.isPDFRegular && byte != UInt8(ascii: "#")
      if isPlain {
        bytes.append(byte)
      } else {
        append("#")
        append(hexadecimal: byte)
      }
    }
  }

  private mutating func append(string: [UInt8]) {
    guard string.allSatisfy({ (0x20...0x7e).contains($0) }) else {
      append("<")
      for byte in string { append(hexadecimal: byte) }
      return append(">")
    }
    append("(")
    for byte in string {
      if [UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\")].contains(byte) {
        append("\\")
      }
      bytes.append(byte)
    }
    append(")")
  }

  private mutating func append(hexadecimal byte: UInt8) {
    for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
  }
}

extension PDFObject {
  /// Whether its text needs no space before it.
  fileprivate var beginsWithDelimiter: Bool {
    switch self {
    case .string, .name, .array, .dictionary, .stream: true
    case .null, .bool, .integer, .real, .reference: false
    }
  }
}
