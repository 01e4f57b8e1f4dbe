/// An element of an XML document (XML 1.0 with namespaces), as far as metadata uses XML.
struct XMLElement: Hashable {
  struct Name: Hashable {
    /// The namespace's address; empty for none.
    var space: String
    var local: String
  }

  var name: Name
  var attributes: [Name: String] = [:]
  var children: [XMLElement] = []
  /// All its own text, one piece behind the other.
  var text = ""

  /// Reads a whole document in UTF-8, with comments and instructions passed over.
  ///
  /// `nil` for what is not well formed, and for what different programs could read differently:
  /// document types, entities of one's own, CDATA, names without a namespace that is declared.
  init?(document bytes: [UInt8]) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var reader = XMLReader(bytes)
    guard let root = try? reader.document() else { return nil }
    self = root
  }

  fileprivate init(name: Name) {
    self.name = name
  }

  /// Whether its own text is nothing but white space.
  var isTextBlank: Bool { text.utf8.allSatisfy(\.isXMLBlank) }
}

/// Reads without recursion into the file's depths: ``maximumNesting`` ends it.
private struct XMLReader {
  private struct Fault: Error {}

  private static let maximumNesting = 40
  private static let maximumNamespaces = 64

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws -> XMLElement {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    try skipMiscellany()
    let spaces = ["xml": "http://www.w3.org/XML/1998/namespace"]
    let root = try element(in: spaces, nesting: 0)
    try skipMiscellany()
    guard position == bytes.count else { throw Fault() }
    return root
  }

  // MARK: Elements

  private mutating func element(in outer: [String: String], nesting: Int) throws -> XMLElement {
    guard nesting < Self.maximumNesting, take("<") else { throw Fault() }
    let tag = try name()
    var spaces = outer
    var found: [(name: String, value: String)] = []
    while try skipBlanksBeforeAttribute() {
      let attribute = (try name(), try attributeValue())
      if attribute.0 == "xmlns" {
        spaces[""] = attribute.1
      } else if attribute.0.hasPrefix("xmlns:") {
        spaces[String(attribute.0.dropFirst(6))] = attribute.1
      } else {
        found.append(attribute)
      }
    }
    guard spaces.count <= Self.maximumNamespaces else { throw Fault() }
    var element = XMLElement(name: try resolved(tag, in: spaces, isAttribute: false))
    for attribute in found {
      let name = try resolved(attribute.name, in: spaces, isAttribute: true)
      guard element.attributes.updateValue(attribute.value, forKey: name) == nil else {
        throw Fault()
      }
    }
    if take("/>") { return element }
    guard take(">") else { throw Fault() }
    try readContent(of: &element, in: spaces, nesting: nesting)
    guard try name() == tag else { throw Fault() }
    skipBlanks()
    guard take(">") else { throw Fault() }
    return element
  }

  /// Up to and with the `</` of the element's end.
  private mutating func readContent(
    of element: inout XMLElement, in spaces: [String: String], nesting: Int
  ) throws {
    while true {
      element.text += try text(upTo: UInt8(ascii: "<"))
      if take("</") { return }
      if try skipCommentOrInstruction() { continue }
      element.children.append(try self.element(in: spaces, nesting: nesting + 1))
    }
  }

  private func resolved(
    _ name: String, in spaces: [String: String], isAttribute: Bool
  ) throws -> XMLElement.Name {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { throw Fault() }
    if parts.count == 1 {
      return .init(space: isAttribute ? "" : spaces[""] ?? "", local: parts[0])
    }
    guard let space = spaces[parts[0]] else { throw Fault() }
    return .init(space: space, local: parts[1])
  }

  // MARK: Pieces

  private mutating func name() throws -> String {
    let start = position
    while position < bytes.count, bytes[position].isXMLNameByte { position += 1 }
    guard position > start else { throw Fault() }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func attributeValue() throws -> String {
    skipBlanks()
    guard take("=") else { throw Fault() }
    skipBlanks()
    guard position < bytes.count, [0x22, 0x27].contains(bytes[position]) else { throw Fault() }
    let quote = bytes[position]
    position += 1
    let value = try text(upTo: quote)
    guard !value.utf8.contains(UInt8(ascii: "<")) else { throw Fault() }
    position += 1
    return value
  }

  /// The text before the next such byte, its references resolved; the byte must come.
  private mutating func text(upTo mark: UInt8) throws -> String {
    var text: [UInt8] = []
    while position < bytes.count, bytes[position] != mark {
      if bytes[position] == UInt8(ascii: "&") {
        text += Array(try reference().utf8)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else { throw Fault() }
    return String(decoding: text, as: UTF8.self)
  }

  /// `&amp;` and its like, `&#13;`, `&#xd;`.
  private mutating func reference() throws -> String {
    let start = position + 1
    guard let end = bytes[start...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else {
      throw Fault()
    }
    position = end + 1
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "\u{3c}"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let isHexadecimal = name.hasPrefix("#x")
      let digits = name.dropFirst(isHexadecimal ? 2 : 1)
      guard name.hasPrefix("#"), digits.utf8.allSatisfy({ $0 != 0x2b && $0 != 0x2d }),
        let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
        let scalar = Unicode.Scalar(value)
      else { throw Fault() }
      return String(Character(scalar))
    }
  }

  private mutating func skipMiscellany() throws {
    repeat { skipBlanks() } while try skipCommentOrInstruction()
  }

  private mutating func skipCommentOrInstruction() throws -> Bool {
    if take("<!--") {
      try skip(past: "-->")
    } else if take("<?") {
      try skip(past: "?>")
    } else {
      return false
    }
    return true
  }

  private mutating func skip(past mark: StaticString) throws {
    while position < bytes.count {
      if take(mark) { return }
      position += 1
    }
    throw Fault()
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position].isXMLBlank { position += 1 }
  }

  /// Whether an attribute comes, which white space must part from what stands before it.
  private mutating func skipBlanksBeforeAttribute() throws -> Bool {
    let start = position
    skipBlanks()
    guard position < bytes.count else { throw Fault() }
    if bytes[position] == UInt8(ascii: ">") || bytes[position] == UInt8(ascii: "/") {
      return false
    }
    guard position > start else { throw Fault() }
    return true
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let isHere = text.withUTF8Buffer { text in
      unsafe bytes[position...].starts(with: text)
    }
    if isHere { position += text.utf8CodeUnitCount }
    return isHere
  }
}

extension UInt8 {
  fileprivate var isXMLBlank: Bool { self == 32 || self == 9 || self == 10 || self == 13 }

  /// All that stands in names, and bytes of characters beyond ASCII.
  fileprivate var isXMLNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }
}
