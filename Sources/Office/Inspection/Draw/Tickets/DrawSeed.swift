import Crypto

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
    let key = SymmetricKey(data: secret.reveal().bytes)
    digest = Digest256(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  public var description: String { digest.hex }

  /// 票号 of a label and its parts, such as `ticket("order", "ZB0005")`.
  public func ticket(_ parts: String...) -> Digest256 {
    TicketMachine(self).ticket(parts)
  }
}

/// Issues many tickets of one seed: the key is set up once, which halves the cost of each.
struct TicketMachine {
  private let keyed: HMAC<SHA256>

  init(_ seed: DrawSeed) {
    keyed = HMAC(key: SymmetricKey(data: seed.digest.bytes))
  }

  /// Ticket(label, parts…) = M(seed, LP(label) ‖ LP(part)…).
  func ticket(_ parts: [String]) -> Digest256 {
    var message: [UInt8] = []
    message.reserveCapacity(128)
    for part in parts { message.appendLengthPrefixed(part) }
    var code = keyed
    code.update(data: message)
    return Digest256(code.finalize())
  }
}
