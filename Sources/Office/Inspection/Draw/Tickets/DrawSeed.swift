/// 种子: what secret, commitment and public value make together (SSJ-DRAW/1 step 5).
public struct DrawSeed: Hashable, Codable, Sendable, CustomStringConvertible {
  public let digest: Digest256

  public init(_ digest: Digest256) {
    self.digest = digest
  }

  /// M(secret, C ‖ LP(V)).
  public init(secret: DrawSecret, commitment: Commitment, publicValue: PublicValue) {
    var message = commitment.digest.bytes
    message.appendLengthPrefixed(publicValue.rawValue)
    digest = KeyedHash(key: secret.reveal()).code(for: message)
  }

  public var description: String { digest.hex }

  /// 票号 of a label and its parts, such as `ticket("order", "ZB0005")`.
  public func ticket(_ parts: String...) -> Digest256 {
    TicketMachine(self).ticket(parts)
  }
}

/// Issues many tickets of one seed.
struct TicketMachine {
  private let hash: KeyedHash

  init(_ seed: DrawSeed) {
    hash = KeyedHash(key: seed.digest)
  }

  /// Ticket(label, parts…) = M(seed, LP(label) ‖ LP(part)…).
  func ticket(_ parts: [String]) -> Digest256 {
    var message: [UInt8] = []
    message.reserveCapacity(128)
    for part in parts { message.appendLengthPrefixed(part) }
    return hash.code(for: message)
  }
}
