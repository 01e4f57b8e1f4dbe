/// A length or a position on paper, in whole 1/1000 pt (1 pt = 1/72 inch).
///
/// Thirty-two bits reach 757 m; sums and products that would go further stop
/// there, so that no data can make arithmetic fail. Layout refuses such heights by name.
public struct Length: Hashable, Comparable, AdditiveArithmetic, Sendable {
  public var milliPoints: Int32

  public init(milliPoints: Int32) {
    self.milliPoints = milliPoints
  }

  /// A value beyond 32 bits becomes the nearest one within.
  public init(milliPoints: Int) {
    self.milliPoints = Int32(clamping: milliPoints)
  }

  public static let zero = Length(milliPoints: Int32(0))
  public static let max = Length(milliPoints: Int32.max)

  public static func points(_ points: Int) -> Self {
    Self(milliPoints: points * 1000)
  }

  /// Rounded to the nearest 1/1000 pt (1 mm = 72000/25.4).
  public static func millimeters(_ millimeters: Int) -> Self {
    Self(milliPoints: (millimeters * 360_000 + 63) / 127)
  }

  public static func + (left: Self, right: Self) -> Self {
    Self(milliPoints: Int(left.milliPoints) + Int(right.milliPoints))
  }

  public static func - (left: Self, right: Self) -> Self {
    Self(milliPoints: Int(left.milliPoints) - Int(right.milliPoints))
  }

  public static prefix func - (length: Self) -> Self {
    Self(milliPoints: -Int(length.milliPoints))
  }

  public static func * (length: Self, factor: Int) -> Self {
    Self(milliPoints: Int(length.milliPoints) * factor)
  }

  /// Rounded towards zero.
  public static func / (length: Self, divisor: Int) -> Self {
    Self(milliPoints: Int(length.milliPoints) / divisor)
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.milliPoints < right.milliPoints
  }

  /// The length times `numerator/denominator`, rounded to the nearest 1/1000 pt, halves away from zero.
  public func scaled(by numerator: Int, over denominator: Int) -> Self {
    let product = Int(milliPoints) * numerator
    let half = product < 0 ? -denominator / 2 : denominator / 2
    return Self(milliPoints: (product + half) / denominator)
  }
}

extension Length: CustomStringConvertible {
  /// In 1/1000 pt, as dumps print it.
  public var description: String { String(milliPoints) }

  /// In 1/1000 mm, rounded once, as other programs are told of places.
  public var micrometers: Int { Int(scaled(by: 254, over: 720).milliPoints) }

  /// In millimetres with one decimal, as messages to people print it: `61.2mm`.
  public var inMillimeters: String {
    let tenths = (Int(abs(milliPoints)) * 254 + 36_000) / 72_000
    return "\(milliPoints < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)mm"
  }

  /// In points with at most two decimals, as messages name type sizes: `15.75磅`.
  public var inPoints: String {
    let hundredths = (Int(abs(milliPoints)) + 5) / 10
    let decimals = [hundredths % 100 / 10, hundredths % 10]
    let fraction = decimals[1] != 0 ? ".\(decimals[0])\(decimals[1])" : ".\(decimals[0])"
    let isWhole = decimals == [0, 0]
    return "\(milliPoints < 0 ? "-" : "")\(hundredths / 100)\(isWhole ? "" : fraction)磅"
  }
}
