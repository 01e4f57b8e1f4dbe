/// A number with at most one decimal, as local documents set ratios: 12.5 (%), 1:2.5.
///
/// Kept in integers, so that what is rounded up from it is exact. In JSON a whole number is a number,
/// as in every journal older than the decimals, and any other is text.
public struct Tenths: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// The number times ten.
  public var count: Int

  public init(count: Int) { self.count = count }

  public init(integerLiteral value: Int) { self.init(whole: value) }

  public init(whole: Int) { count = whole * 10 }

  /// What ``wording`` writes: digits, then maybe a point and one digit; `nil` for anything else and
  /// over a hundred thousand.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...6).contains(parts[0].utf8.count),
      parts.count == 1 || parts[1].utf8.count == 1,
      parts.joined().utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      let whole = Int(parts[0]), let tenth = parts.count == 1 ? 0 : Int(parts[1])
    else { return nil }
    count = whole * 10 + tenth
  }

  public var wording: String {
    count.isMultiple(of: 10) ? "\(count / 10)" : "\(count / 10).\(abs(count % 10))"
  }
}

extension Tenths: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let whole = try? container.decode(Int.self) {
      // What a journal of another hand holds may not multiply.
      guard (-1_000_000...1_000_000).contains(whole) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(whole)")
      }
      self.init(whole: whole)
      return
    }
    let text = try container.decode(String.self)
    guard let number = Tenths(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    self = number
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if count.isMultiple(of: 10) {
      try container.encode(count / 10)
    } else {
      try container.encode(wording)
    }
  }
}
