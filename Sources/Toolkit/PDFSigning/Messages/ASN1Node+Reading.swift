import SwiftASN1

/// Bytes that are not the message they should be.
struct MalformedMessage: Error {}

/// Walking over DER that came from outside: every step checks what it steps on.
extension ASN1Node {
  /// The nodes within a constructed one of this tag.
  func elements(_ identifier: ASN1Identifier = .sequence) throws(MalformedMessage) -> [ASN1Node] {
    guard self.identifier == identifier, case .constructed(let nodes) = content else {
      throw MalformedMessage()
    }
    return Array(nodes)
  }

  /// The bytes of a primitive node of this tag.
  func bytes(_ identifier: ASN1Identifier) throws(MalformedMessage) -> [UInt8] {
    guard self.identifier == identifier, case .primitive(let bytes) = content else {
      throw MalformedMessage()
    }
    return Array(bytes)
  }

  func objectIdentifier() throws(MalformedMessage) -> ASN1ObjectIdentifier {
    guard let value = try? ASN1ObjectIdentifier(derEncoded: self) else { throw MalformedMessage() }
    return value
  }

  func integer() throws(MalformedMessage) -> Int {
    guard let value = try? Int(derEncoded: self) else { throw MalformedMessage() }
    return value
  }

  func isTagged(_ number: UInt) -> Bool {
    identifier == .context(number)
  }
}

extension ASN1Identifier {
  static func context(_ number: UInt) -> Self {
    Self(tagWithNumber: number, tagClass: .contextSpecific)
  }
}

/// Takes the elements of a sequence one after another.
struct ElementReader {
  private var rest: ArraySlice<ASN1Node>

  init(_ node: ASN1Node, _ identifier: ASN1Identifier = .sequence) throws(MalformedMessage) {
    rest = try node.elements(identifier)[...]
  }

  /// The next element, which must be there.
  mutating func next() throws(MalformedMessage) -> ASN1Node {
    guard let node = rest.popFirst() else { throw MalformedMessage() }
    return node
  }

  /// The next element if it has this tag.
  mutating func next(tagged number: UInt) -> ASN1Node? {
    next(if: .context(number))
  }

  mutating func next(if identifier: ASN1Identifier) -> ASN1Node? {
    guard rest.first?.identifier == identifier else { return nil }
    return rest.popFirst()
  }

  var isAtEnd: Bool { rest.isEmpty }
}

extension DER {
  /// Parses bytes from outside.
  static func node(_ bytes: [UInt8]) throws(MalformedMessage) -> ASN1Node {
    guard let node = try? DER.parse(bytes) else { throw MalformedMessage() }
    return node
  }

  /// The first element of the bytes, and whether nothing but zeros follows it.
  ///
  /// The room for a signature in a PDF file is larger than the signature and filled with zeros.
  static func padded(
    _ bytes: [UInt8]
  ) throws(MalformedMessage) -> (node: ASN1Node, isPaddedWithZeros: Bool) {
    guard bytes.count > 2 else { throw MalformedMessage() }
    var header = 2
    var length = Int(bytes[1])
    if length >= 0x80 {
      let count = length - 0x80
      guard (1...4).contains(count), bytes.count > 2 + count else { throw MalformedMessage() }
      length = bytes[2..<2 + count].reduce(0) { $0 << 8 | Int($1) }
      header += count
    }
    guard length <= bytes.count - header else { throw MalformedMessage() }
    let node = try node(Array(bytes[..<(header + length)]))
    return (node, bytes[(header + length)...].allSatisfy { $0 == 0 })
  }
}

extension SigningTime {
  /// UTCTime or GeneralizedTime, which DER writes in UTC.
  init(_ node: ASN1Node) throws {
    let parts: [Int]
    if node.identifier == .utcTime {
      let time = try UTCTime(derEncoded: node)
      parts = [time.year, time.month, time.day, time.hours, time.minutes, time.seconds]
    } else {
      let time = try GeneralizedTime(derEncoded: node)
      parts = [time.year, time.month, time.day, time.hours, time.minutes, time.seconds]
    }
    let shown = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }
    let text = shown[..<3].joined(separator: "-") + "T" + shown[3...].joined(separator: ":") + "Z"
    guard let time = SigningTime(text) else { throw MalformedMessage() }
    self = time
  }
}
