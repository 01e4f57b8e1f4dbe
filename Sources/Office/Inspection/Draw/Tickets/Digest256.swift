import Crypto

/// The 32 bytes of a SHA-256 or an HMAC-SHA-256, ordered as one big-endian number.
public struct Digest256: Hashable, Comparable, Sendable {
  private let words: SIMD4<UInt64>

  /// `nil` unless there are 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.init(thirtyTwo: bytes)
  }

  /// `nil` unless the text is 64 hexadecimal digits; spaces between them are passed over.
  public init?(hex: String) {
    let digits = hex.utf8.filter { $0 != UInt8(ascii: " ") }.map(Self.value)
    guard digits.count == 64, !digits.contains(nil) else { return nil }
    let values = digits.compactMap { $0 }
    self.init(stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] })
  }

  /// SHA-256 of the bytes.
  public init(hashing bytes: [UInt8]) {
    self.init(thirtyTwo: SHA256.hash(data: bytes))
  }

  init(_ code: HMAC<SHA256>.MAC) {
    self.init(thirtyTwo: code)
  }

  private init(thirtyTwo bytes: some Sequence<UInt8>) {
    var words = SIMD4<UInt64>()
    for (index, byte) in bytes.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// Above all others: where the search for the smallest begins.
  static let largest = Self(thirtyTwo: [UInt8](repeating: 0xFF, count: 32))

  public var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8)) }
  }

  /// 64 lower-case digits.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Sixteen groups of four digits, as a paper shows them: `3559 2446 19e6 …`.
  public var groupedHex: String {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 4)
      .map { String(decoding: digits[$0..<$0 + 4], as: UTF8.self) }
      .joined(separator: " ")
  }

  public static func < (left: Self, right: Self) -> Bool {
    let (l, r) = (left.words, right.words)
    return (l[0], l[1], l[2], l[3]) < (r[0], r[1], r[2], r[3])
  }

  private static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }
}

extension Digest256: CustomStringConvertible {
  public var description: String { hex }
}

extension Digest256: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let digest = Self(hex: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not 64 hexadecimal digits"))
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
