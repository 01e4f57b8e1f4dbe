import Crypto

/// The 32 bytes of a SHA-256 or an HMAC-SHA-256, ordered as one big-endian number.
public struct Digest256: Hashable, Comparable, Sendable {
  /// From the highest to the lowest.
  private let words: (UInt64, UInt64, UInt64, UInt64)

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
    self.init(SHA256.hash(data: bytes))
  }

  init(_ digest: SHA256.Digest) {
    self.init(thirtyTwo: digest)
  }

  private init(thirtyTwo bytes: some Sequence<UInt8>) {
    var rest = bytes.makeIterator()
    func word() -> UInt64 {
      var word: UInt64 = 0
      for _ in 0..<8 { word = word << 8 | UInt64(rest.next() ?? 0) }
      return word
    }
    words = (word(), word(), word(), word())
  }

  /// Above all others: where the search for the smallest begins.
  static let largest = Self(thirtyTwo: [UInt8](repeating: 0xFF, count: 32))

  public var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
    }
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
    left.words < right.words
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)  // as good as all four: every bit of a digest is as random
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
