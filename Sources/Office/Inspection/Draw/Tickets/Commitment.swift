/// 承诺值 C: binds the office to pool, rules, secret and the public value to come (SSJ-DRAW/1 step 3).
public struct Commitment: Hashable, Codable, Sendable, CustomStringConvertible {
  public let digest: Digest256

  public init(_ digest: Digest256) {
    self.digest = digest
  }

  /// Hashes the files as bytes, whatever they say.
  public init(to files: CanonicalFiles, secret: DrawSecret, for occasion: DrawOccasion) {
    self.init(to: files.hashes, secretHash: secret.hash, for: occasion)
  }

  /// Of the files' and the secret's hashes, which are all that is hashed; a file that is not named
  /// counts as an empty one.
  public init(
    to fileHashes: [CanonicalFile: Digest256], secretHash: Digest256, for occasion: DrawOccasion
  ) {
    var message: [UInt8] = []
    message.appendLengthPrefixed(DrawOccasion.protocolName)
    message.appendLengthPrefixed(occasion.bureauCode)
    message.appendLengthPrefixed(occasion.period)
    message.appendLengthPrefixed(String(occasion.number))
    for file in CanonicalFile.allCases {
      message += (fileHashes[file] ?? Digest256(hashing: [])).bytes
    }
    message += secretHash.bytes
    message.appendLengthPrefixed(occasion.publicSpec)
    digest = Digest256(hashing: message)
  }

  /// Sixteen groups of four digits, as 《抽取备案单》 shows them.
  public var description: String { digest.groupedHex }

  /// The first 16 digits, which 《派遣单》 bears (step 8).
  public var code: String { String(digest.hex.prefix(16)) }
}
