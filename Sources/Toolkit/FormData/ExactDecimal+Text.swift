extension ExactDecimal {
  /// Digits that a number in the data may have; what is left to 38 is room for sums.
  public static let maximumReadDigits = 28

  /// Reads `-12`, `0.50`, `1.2e3`: JSON's numbers, of at most ``maximumReadDigits`` digits.
  ///
  /// Zeros in front (`007`) are taken too, since tables hold them.
  public init?(parsing text: String) {
    self.init(parsing: text.utf8)
  }

  init?(parsing text: some Sequence<UInt8>) {
    var reader = DecimalReader()
    for byte in text {
      guard reader.take(byte) else { return nil }
    }
    guard let value = reader.value else { return nil }
    self = value
  }

  /// Digits and a point, as written: `-12`, `1.50`.
  public var text: String { grouped(by: nil) }

  /// 千分位: `1,234,567.50`.
  public var groupedText: String { grouped(by: ",") }

  /// 百分: the number times 100, rounded to so many places, and `%`.
  public func percentText(places: Int) -> String? {
    multiplied(by: ExactDecimal(100))?.rounded(toPlaces: places).map { $0.text + "%" }
  }

  /// 补零: zeros in front up to so many digits before the point.
  public func paddedText(digits: Int) -> String {
    let (whole, decimals) = digitGroups
    let zeros = String(repeating: "0", count: max(0, digits - whole.utf8.count))
    return (isNegative ? "-" : "") + zeros + whole + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// Digits before and after the point, without the sign.
  var digitGroups: (whole: String, decimals: String) {
    var digits = String(coefficient.magnitude)
    if digits.utf8.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
    }
    let whole = digits.utf8.count - scale
    return (String(digits.prefix(whole)), String(digits.suffix(scale)))
  }

  private func grouped(by separator: String?) -> String {
    let (whole, decimals) = digitGroups
    var result = isNegative ? "-" : ""
    let count = whole.utf8.count
    for (index, digit) in whole.enumerated() {
      if let separator, index > 0, (count - index).isMultiple(of: 3) { result += separator }
      result.append(digit)
    }
    return decimals.isEmpty ? result : result + "." + decimals
  }
}

extension ExactDecimal: CustomStringConvertible {
  public var description: String { text }
}

/// Reads a number byte by byte.
struct DecimalReader {
  private enum Part { case start, whole, point, decimals, exponentMark, exponentSign, exponent }

  private var part = Part.start
  private var isNegative = false
  private var coefficient: Int128 = 0
  private var digits = 0
  private var scale = 0
  private var isExponentNegative = false
  private var exponent = 0

  /// Whether the byte continues a number; once it does not, the reader is of no more use.
  mutating func take(_ byte: UInt8) -> Bool {
    switch (byte, part) {
    case (0x30...0x39, _): takeDigit(Int(byte &- 0x30))
    case (UInt8(ascii: "."), .whole): move(to: .point)
    case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "e"), .decimals),
      (UInt8(ascii: "E"), .whole), (UInt8(ascii: "E"), .decimals):
      move(to: .exponentMark)
    case (UInt8(ascii: "-"), .start) where !isNegative: takeSign(negative: true)
    case (UInt8(ascii: "-"), .exponentMark), (UInt8(ascii: "+"), .exponentMark):
      takeExponentSign(negative: byte == UInt8(ascii: "-"))
    default: false
    }
  }

  /// The number, if it is complete and not too long.
  var value: ExactDecimal? {
    guard part == .whole || part == .decimals || part == .exponent else { return nil }
    let magnitude = isNegative ? -coefficient : coefficient
    let shift = (isExponentNegative ? exponent : -exponent) + scale
    if shift >= 0 { return ExactDecimal(coefficient: magnitude, scale: shift) }
    guard digits - shift <= ExactDecimal.maximumReadDigits, let power = ExactDecimal.power(-shift)
    else { return magnitude == 0 ? .zero : nil }
    return ExactDecimal(coefficient: magnitude * power, scale: 0)
  }

  private mutating func move(to next: Part) -> Bool {
    part = next
    return true
  }

  private mutating func takeSign(negative: Bool) -> Bool {
    isNegative = negative
    return true
  }

  private mutating func takeExponentSign(negative: Bool) -> Bool {
    isExponentNegative = negative
    return move(to: .exponentSign)
  }

  private mutating func takeDigit(_ digit: Int) -> Bool {
    switch part {
    case .start, .whole: return append(digit) && move(to: .whole)
    case .point, .decimals:
      scale += 1
      return append(digit) && move(to: .decimals)
    case .exponentMark, .exponentSign, .exponent:
      exponent = exponent * 10 + digit
      return exponent < 1000 && move(to: .exponent)
    }
  }

  private mutating func append(_ digit: Int) -> Bool {
    if coefficient != 0 || digit != 0 { digits += 1 }
    guard digits <= ExactDecimal.maximumReadDigits, scale <= ExactDecimal.maximumScale else {
      return false
    }
    coefficient = coefficient * 10 + Int128(digit)
    return true
  }
}
