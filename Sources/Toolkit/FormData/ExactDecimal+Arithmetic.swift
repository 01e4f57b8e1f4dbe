extension ExactDecimal {
  /// Digits after the point that a quotient keeps; the rest is cut off, so that rounding it to
  /// fewer places is right.
  public static let quotientScale = 16

  public func adding(_ other: Self) -> Self? {
    combined(with: other) { $0.addingReportingOverflow($1) }
  }

  public func subtracting(_ other: Self) -> Self? {
    combined(with: other) { $0.subtractingReportingOverflow($1) }
  }

  public func multiplied(by other: Self) -> Self? {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    if !overflow, scale + other.scale <= Self.maximumScale {
      return Self(trusted: product, scale: scale + other.scale)
    }
    let (mine, theirs) = (reduced, other.reduced)
    guard mine.scale < scale || theirs.scale < other.scale else { return nil }
    return mine.multiplied(by: theirs)
  }

  /// The quotient to ``quotientScale`` digits after the point, without zeros at its end.
  ///
  /// Large quotients keep fewer digits. `nil` for a divisor of zero.
  public func divided(by divisor: Self) -> Self? {
    guard divisor.coefficient != 0 else { return nil }
    let (dividend, divisor) = (reduced, divisor.reduced)
    for wanted in stride(from: Self.quotientScale, through: 0, by: -1) {
      let shift = wanted + divisor.scale - dividend.scale
      guard let quotient = Self.quotient(dividend.coefficient, divisor.coefficient, shift: shift)
      else { continue }
      return Self(trusted: quotient, scale: wanted).reduced
    }
    return nil
  }

  /// 四舍五入 to so many places: halves away from zero, and zeros to fill the places up.
  ///
  /// `nil` where the places asked for need more than 38 digits.
  public func rounded(toPlaces places: Int) -> Self? {
    guard (0...Self.maximumScale).contains(places) else { return nil }
    guard places < scale else {
      return coefficient(atScale: places).map { Self(trusted: $0, scale: places) }
    }
    guard let power = Self.power(scale - places) else { return nil }
    let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: power)
    let step: Int128 = remainder.magnitude >= power.magnitude - remainder.magnitude ? 1 : 0
    return Self(trusted: quotient + (coefficient < 0 ? -step : step), scale: places)
  }

  /// The same number with the other sign.
  public var negated: Self? {
    let (result, overflow) = Int128.zero.subtractingReportingOverflow(coefficient)
    return overflow ? nil : Self(trusted: result, scale: scale)
  }

  private func combined(
    with other: Self, _ operation: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) -> Self? {
    let common = max(scale, other.scale)
    guard let mine = coefficient(atScale: common), let theirs = other.coefficient(atScale: common)
    else { return combinedReduced(with: other, operation) }
    let (result, overflow) = operation(mine, theirs)
    return overflow ? nil : Self(trusted: result, scale: common)
  }

  /// Tries again without idle zeros, where these made the common scale too large.
  private func combinedReduced(
    with other: Self, _ operation: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) -> Self? {
    let (mine, theirs) = (reduced, other.reduced)
    guard mine.scale < scale || theirs.scale < other.scale else { return nil }
    return mine.combined(with: theirs, operation)
  }

  /// `dividend × 10^shift / divisor`, cut off; `nil` if the dividend grows beyond 38 digits.
  private static func quotient(_ dividend: Int128, _ divisor: Int128, shift: Int) -> Int128? {
    if shift >= 0 {
      guard let power = power(shift) else { return nil }
      let (shifted, overflow) = dividend.multipliedReportingOverflow(by: power)
      return overflow ? nil : cutQuotient(shifted, divisor)
    }
    guard let power = power(-shift) else { return nil }
    let (shifted, overflow) = divisor.multipliedReportingOverflow(by: power)
    return overflow ? 0 : cutQuotient(dividend, shifted)
  }

  private static func cutQuotient(_ dividend: Int128, _ divisor: Int128) -> Int128? {
    let (quotient, overflow) = dividend.dividedReportingOverflow(by: divisor)
    return overflow ? nil : quotient
  }
}
