public import Diagnostics

/// 密钥封存单: a draw's secret on paper, to be sealed twice, once for 纪检, and typed in again when
/// it is revealed (SSJ-DRAW/1 step 2).
///
/// Four lines of sixteen digits, each with two check digits: the line's number added to the digits as
/// one number, modulo 97. One wrong digit is always found, two that changed places and two lines that
/// did nearly always.
public struct SecretSlip: Hashable, Sendable {
  public let secret: DrawSecret

  public init(_ secret: DrawSecret) {
    self.secret = secret
  }

  /// `1  3559 2446 19e6 cf87  校验 42`, four times.
  public var lines: [String] {
    let digits = Array(secret.reveal().groupedHex.split(separator: " "))
    return stride(from: 0, to: digits.count, by: 4).map { start in
      let groups = digits[start..<start + 4]
      let number = start / 4 + 1
      let check = Self.check(groups.joined(), line: number).map(Self.twoDigits) ?? ""
      return "\(number)  \(groups.joined(separator: " "))  校验 \(check)"
    }
  }

  /// Reads what ``lines`` prints, as people type it: either case, any spaces, other lines around it.
  ///
  /// Tells each line that is missing or wrong.
  public init(reading text: String) throws(DiagnosticError) {
    let rows = text.split(whereSeparator: \.isNewline).map(Self.words)
    var sink = DiagnosticSink()
    var hex = ""
    for number in 1...4 {
      guard let row = rows.first(where: { $0.first == String(number) && $0.count >= 3 }) else {
        sink.report(
          .error("draw.slip-line", "密钥封存单缺少第\(number)行", hint: "照封存单抄全四行，每行带校验数字"))
        continue
      }
      let digits = row.dropFirst().dropLast().joined()
      guard digits.utf8.count == 16, let check = Self.check(digits, line: number),
        row.last == Self.twoDigits(check)
      else {
        sink.report(
          .error("draw.slip-line", "密钥封存单第\(number)行与校验数字不符", hint: "核对这一行的16位数字和校验数字"))
        continue
      }
      hex += digits
    }
    try sink.throwErrors()
    guard let secret = DrawSecret(hex: hex) else {
      throw DiagnosticError(.error("draw.slip-line", "密钥封存单看不懂", hint: "照封存单重抄"))
    }
    self.secret = secret
  }

  private static func words(_ line: Substring) -> [String] {
    line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }.filter { $0 != "校验" }
  }

  /// `nil` unless all are hex digits.
  private static func check(_ digits: String, line: Int) -> UInt64? {
    UInt64(digits, radix: 16).map { ($0 % 97 + UInt64(line)) % 97 }
  }

  private static func twoDigits(_ number: UInt64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
