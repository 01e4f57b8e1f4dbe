public import Diagnostics

/// What was found about the signatures of a file.
public struct VerificationReport: Hashable, Sendable {
  /// Whether a certificate leads back to a root that is trusted here.
  public enum Trust: Hashable, Sendable {
    case trusted
    case untrusted
    /// No roots were given to check against.
    case unchecked
  }

  /// One signature.
  public struct Signature: Hashable, Sendable {
    /// The full name of its field.
    public var field: String
    /// The certificate's common name; `nil` if the message could not be read so far.
    public var signer: String?
    /// From the time stamp, or as the signer's own clock told it.
    public var time: SigningTime?
    /// Whether an authority attests the time; who it is, is only known once ``timestampTrust`` is
    /// checked, for anyone can make a stamp.
    public var isTimestamped = false
    /// Whether it is no one's signature but a time stamp over the file, whose authority is then
    /// ``signer``.
    public var isTimestampOfFile = false
    /// Of the authority that stamped the time.
    public var timestampTrust = Trust.unchecked
    /// As people call it: `RSA/SHA-256`.
    public var algorithm: String?
    public var trust = Trust.unchecked
    public var reason: String?
    /// Length of the file when it was signed; everything before is covered.
    public var coveredLength: Int?
    /// Whether nothing was added after it.
    public var coversWholeFile = false
    /// What was done to the file afterwards that its signatures permit, in words.
    public var laterChanges: [String] = []
    public var findings: [Diagnostic] = []

    init(field: String) {
      self.field = field
    }
  }

  /// SHA-256 of the whole file in hexadecimal digits, as a journal records it.
  public let fileDigest: String
  /// In the order in which they were made.
  public internal(set) var signatures: [Signature] = []
  /// What concerns the whole file.
  var fileFindings: [Diagnostic] = []

  init(on file: [UInt8]) {
    fileDigest = DigestAlgorithm.sha256.digest(of: file)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Everything found, the file's first.
  public var findings: [Diagnostic] { fileFindings + signatures.flatMap(\.findings) }

  /// Whether nothing was found wrong; a file without signatures holds too.
  public var holds: Bool { findings.allSatisfy { $0.severity != .error } }
}
