public import Diagnostics

/// Who signs: a key in memory, a U-key, an HSM or a seal server.
///
/// What is signed is always the DER of a message's signed attributes, some two hundred bytes; the
/// document itself never leaves this process.
public protocol Signer: Sendable {
  /// In DER: the signer's certificate first, then its issuers, without the root if it is known
  /// where files are verified.
  var certificateChain: [[UInt8]] { get }
  var algorithm: SignatureAlgorithm { get }
  /// Signs the bytes, digesting them first; ECDSA and SM2 signatures come as DER.
  func sign(_ signedAttributes: [UInt8]) async throws(DiagnosticError) -> [UInt8]
}

/// Brings time stamps: a TimeStampReq in DER goes out, a TimeStampResp comes back (RFC 3161).
///
/// How they travel is the caller's business; nothing in this module opens a connection.
public typealias TimestampSource = @Sendable (_ request: [UInt8]) async throws -> [UInt8]
