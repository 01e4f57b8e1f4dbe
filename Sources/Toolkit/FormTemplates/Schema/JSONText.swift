/// A JSON value to be written (RFC 8259); members keep their order.
public indirect enum JSONText: Sendable {
  case text(String)
  case integer(Int)
  /// Written with three decimals.
  case thousandths(Int)
  case truth(Bool)
  case null
  case list([JSONText])
  case object([(String, JSONText)])

  /// With two blanks a level and a line end after the last line.
  public var written: String {
    var bytes: [UInt8] = []
    write(to: &bytes, level: 0)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], level: Int) {
    switch self {
    case .text(let text): Self.write(text, to: &bytes)
    case .integer(let integer): bytes += String(integer).utf8
    case .thousandths(let number):
      let (whole, rest) = abs(number).quotientAndRemainder(dividingBy: 1_000)
      let digits = String(rest + 1_000).dropFirst()
      bytes += "\(number < 0 ? "-" : "")\(whole).\(digits)".utf8
    case .truth(let truth): bytes += (truth ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    case .list(let items):
      Self.write(items, between: "[]", to: &bytes, level: level) { item, bytes in
        item.write(to: &bytes, level: level + 1)
      }
    case .object(let members):
      Self.write(members, between: "{}", to: &bytes, level: level) { member, bytes in
        Self.write(member.0, to: &bytes)
        bytes += ": ".utf8
        member.1.write(to: &bytes, level: level + 1)
      }
    }
  }

  /// Each on a line of its own, one level further in.
  private static func write<Item>(
    _ items: [Item], between brackets: String, to bytes: inout [UInt8], level: Int,
    _ body: (Item, inout [UInt8]) -> Void
  ) {
    guard !items.isEmpty else {
      bytes += brackets.utf8
      return
    }
    bytes += brackets.utf8.prefix(1)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      startLine(level + 1, in: &bytes)
      body(item, &bytes)
    }
    startLine(level, in: &bytes)
    bytes += brackets.utf8.suffix(1)
  }

  private static func startLine(_ level: Int, in bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<2 * level { bytes.append(UInt8(ascii: " ")) }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONText {
  static let draft7 = (
    "$schema", JSONText.text("http://json-schema.org/draft-07/schema#")
  )
}
