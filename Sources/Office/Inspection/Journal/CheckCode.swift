/// 校验码: the first 64 bits of the hash at the journal's head, as papers sent for signature print it.
///
/// Whoever keeps the signed paper can tell whether the journal still says what it said that day.
/// Written as four groups of four hex digits: `3F2A-90B1-00C4-7E55`.
public struct CheckCode: Hashable, Sendable, LosslessStringConvertible {
  public let bits: UInt64

  public init(bits: UInt64) { self.bits = bits }

  /// Reads what a person typed off a paper: either case, full-width digits, hyphens and spaces of
  /// any kind or none; `nil` unless just sixteen hex digits are left.
  public init?(_ description: String) {
    var bits: UInt64 = 0
    var count = 0
    for scalar in description.unicodeScalars {
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      let value = isFullWidth ? scalar.value - 0xFEE0 : scalar.value
      if scalar.properties.isWhitespace || Self.hyphens.contains(value) { continue }
      guard let digit = Unicode.Scalar(value).flatMap({ Character($0).hexDigitValue }), count < 16
      else { return nil }
      bits = bits << 4 | UInt64(digit)
      count += 1
    }
    guard count == 16 else { return nil }
    self.bits = bits
  }

  public var description: String {
    stride(from: 48, through: 0, by: -16).map { shift in
      let digits = String(bits >> UInt64(shift) & 0xFFFF, radix: 16, uppercase: true)
      return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined(separator: "-")
  }

  /// Hyphen-minus, the hyphens and dashes of U+2010 to U+2015, the minus sign.
  private static let hyphens: Set<UInt32> = [
    0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212,
  ]
}
