import Diagnostics

/// What 《抽取备案单》 makes known before there is a public value (SSJ-DRAW/1 step 3).
///
/// The hashes that went into the commitment stand beside it, so that whoever rechecks a draw learns
/// which input was changed and not only that one was.
public struct DrawFiling: Hashable, Codable, Sendable {
  public var occasion: DrawOccasion
  public var fileHashes: [CanonicalFile: Digest256]
  public var secretHash: Digest256
  public var commitment: Commitment

  public init(
    occasion: DrawOccasion, fileHashes: [CanonicalFile: Digest256], secretHash: Digest256,
    commitment: Commitment
  ) {
    self.occasion = occasion
    self.fileHashes = fileHashes
    self.secretHash = secretHash
    self.commitment = commitment
  }

  public init(of occasion: DrawOccasion, files: CanonicalFiles, secret: DrawSecret) {
    self.init(
      occasion: occasion, fileHashes: files.hashes, secretHash: secret.hash,
      commitment: Commitment(to: files, secret: secret, for: occasion))
  }

  /// What differs between another filing and this one, each input by its own name.
  func differences(from claimed: DrawFiling) -> [Diagnostic] {
    RecordStatement.differences(from: claimed.statements, to: statements)
  }
}
