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
  public var written: String { lines(indent: "") + "\n" }

  private func lines(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .integer(let integer): return String(integer)
    case .thousandths(let number):
      let (whole, rest) = abs(number).quotientAndRemainder(dividingBy: 1_000)
      let digits = String(rest + 1_000).dropFirst()
      return "\(number < 0 ? "-" : "")\(whole).\(digits)"
    case .truth(let truth): return truth ? "true" : "false"
    case .null: return "null"
    case .list(let items):
      guard !items.isEmpty else { return "[]" }
      let lines = items.map { inner + $0.lines(indent: inner) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { inner + Self.quoted($0) + ": " + $1.lines(indent: inner) }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONText {
  static let draft7 = (
    "$schema", JSONText.text("http://json-schema.org/draft-07/schema#")
  )
}
