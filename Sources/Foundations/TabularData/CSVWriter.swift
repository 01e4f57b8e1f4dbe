/// Writes rows as CSV that Excel opens as it is: UTF-8 with its mark, lines that end in CRLF.
public struct CSVWriter: Sendable {
  public enum Cell: Hashable, Sendable {
    case text(String)
    /// A number that is a name: written `="0123"`, or Excel takes 18 digits for 9.13703E+17.
    ///
    /// It holds no quotation mark, delimiter or line end.
    case code(String)
  }

  public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  public init() {}

  public mutating func append(_ row: [Cell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): append(text)
      case .code(""): break
      case .code(let code): bytes += "=\"\(code)\"".utf8
      }
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func append(_ text: String) {
    guard text.utf8.contains(where: Self.needsQuotes) else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case ",", ";", "=", "\"", "\0"..." ": true
    default: false
    }
  }
}
