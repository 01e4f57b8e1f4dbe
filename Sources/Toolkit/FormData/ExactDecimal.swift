/// An exact decimal number: `coefficient / 10^scale`.
public struct ExactDecimal: Hashable, Sendable {
  public let coefficient: Int128
  public let scale: Int

  public init(_ integer: Int) {
    coefficient = Int128(integer)
    scale = 0
  }
}
