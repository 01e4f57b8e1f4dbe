/// 统一社会信用代码 (GB 32100-2015): 18 characters, the last of which checks the others.
public struct CreditCode: Hashable, Sendable, Codable, CustomStringConvertible {
  public let description: String

  /// `nil` for another length, a letter the standard leaves out (I O S V Z) or a wrong check digit.
  public init?(_ text: String) {
    let values = text.unicodeScalars.map(Self.value)
    guard values.count == 18 else { return nil }
    var sum = 0
    for (value, weight) in zip(values, Self.weights) {
      guard let value else { return nil }
      sum += value * weight
    }
    guard values[17] == (31 - sum % 31) % 31 else { return nil }
    description = text
  }

  /// 个体工商户: registered by 市场监管 (9) as kind 2 (GB 32100-2015, 表 1).
  public var isIndividualBusiness: Bool { description.utf8.starts(with: "92".utf8) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let code = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no credit code")
    }
    self = code
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".unicodeScalars)
  /// Powers of 3 modulo 31 (GB 32100-2015, 附录 A).
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  private static func value(_ character: Unicode.Scalar) -> Int? {
    alphabet.firstIndex(of: character)
  }
}
