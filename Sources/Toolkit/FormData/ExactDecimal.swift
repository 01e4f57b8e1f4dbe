/// An exact decimal number: `coefficient / 10^scale`.
///
/// Equal by value: 1.50 equals 1.5, though each prints as it was written. Results that need more
/// than 38 digits do not exist (`nil`); nothing is ever rounded silently.
public struct ExactDecimal: Sendable {
  public let coefficient: Int128
  /// Digits after the point, 0...``maximumScale``.
  public let scale: Int

  public static let maximumScale = 38
  public static let zero = ExactDecimal(0)

  public init(_ integer: Int) {
    coefficient = Int128(integer)
    scale = 0
  }

  /// `nil` for a scale outside 0...``maximumScale``.
  public init?(coefficient: Int128, scale: Int) {
    guard (0...Self.maximumScale).contains(scale) else { return nil }
    self.init(trusted: coefficient, scale: scale)
  }

  init(trusted coefficient: Int128, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }

  public var isNegative: Bool { coefficient < 0 }

  /// The whole number that this is (3, 3.0), if it is one and fits.
  public var integer: Int? {
    guard let power = Self.power(scale), coefficient % power == 0 else { return nil }
    return Int(exactly: coefficient / power)
  }

  /// The same value without zeros at the end of its decimals.
  public var reduced: ExactDecimal {
    var coefficient = coefficient
    var scale = scale
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    return ExactDecimal(trusted: coefficient, scale: scale)
  }

  /// The coefficient that the value has at a larger or equal scale, if it has 38 digits at most.
  func coefficient(atScale wanted: Int) -> Int128? {
    guard let power = Self.power(wanted - scale) else { return nil }
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: power)
    return overflow ? nil : product
  }

  /// `10^exponent` for 0...38.
  static func power(_ exponent: Int) -> Int128? {
    powers.indices.contains(exponent) ? powers[exponent] : nil
  }

  private static let powers: [Int128] = (0..<38).reduce(into: [1]) { powers, index in
    powers.append(powers[index] * 10)
  }
}

extension ExactDecimal: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    if left.scale == right.scale { return left.coefficient == right.coefficient }
    let (left, right) = (left.reduced, right.reduced)
    return left.coefficient == right.coefficient && left.scale == right.scale
  }

  public func hash(into hasher: inout Hasher) {
    let value = reduced
    hasher.combine(value.coefficient)
    hasher.combine(value.scale)
  }
}

extension ExactDecimal: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    let scale = max(left.scale, right.scale)
    guard let mine = left.coefficient(atScale: scale),
      let other = right.coefficient(atScale: scale)
    else { return isLessAtLength(left, right) }
    return mine < other
  }

  /// Compares whole parts first, for values too far apart to share a scale.
  private static func isLessAtLength(_ left: Self, _ right: Self) -> Bool {
    guard let leftPower = power(left.scale), let rightPower = power(right.scale) else {
      return false
    }
    let leftWhole = left.coefficient / leftPower
    let rightWhole = right.coefficient / rightPower
    if leftWhole != rightWhole { return leftWhole < rightWhole }
    let leftRest = ExactDecimal(trusted: left.coefficient % leftPower, scale: left.scale)
    let rightRest = ExactDecimal(trusted: right.coefficient % rightPower, scale: right.scale)
    let scale = max(left.scale, right.scale)
    guard let mine = leftRest.coefficient(atScale: scale),
      let other = rightRest.coefficient(atScale: scale)
    else { return false }
    return mine < other
  }
}
