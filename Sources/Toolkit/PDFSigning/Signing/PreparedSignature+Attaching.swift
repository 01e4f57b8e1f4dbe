public import Diagnostics
import PDFObjects
import SwiftASN1

/// Signatures that are made elsewhere: a prepared file waits on disk until its signature comes.
extension PreparedSignature {
  /// The prepared file: its message lacks nothing but the signature.
  public func pendingFile() throws(DiagnosticError) -> [UInt8] {
    try completed(signature: [])
  }

  /// Takes up a file that ``pendingFile()`` made.
  public init(pending file: [UInt8]) throws(DiagnosticError) {
    do {
      self = try Self.pending(in: file)
    } catch let error as DiagnosticError {
      throw error
    } catch {
      throw DiagnosticError(.notPending)
    }
  }

  private static func pending(in bytes: [UInt8]) throws -> PreparedSignature {
    let file = try PDFFile(bytes)
    for field in try FormFields(of: file).signatures {
      guard let dictionary = try file.resolved(field.value).dictionary,
        let range = CoveredRange(dictionary["ByteRange"]),
        range.end == bytes.count, let contents = dictionary["Contents"]?.string
      else { continue }
      let message = try ReceivedMessage(try DER.padded(contents).node)
      guard let signer = message.signers.first, message.signers.count == 1,
        signer.signature.isEmpty, let attributes = signer.signedAttributes,
        let own = message.certificates.first(where: {
          (try? IssuerAndSerial(of: $0)) == signer.certificate
        })
      else { continue }
      guard let digest = DigestAlgorithm(signer.digest),
        let expected = try signer.value(of: MessageID.messageDigest)?.bytes(.octetString),
        digest.digest(of: range.pieces(of: bytes)) == expected
      else { throw DiagnosticError(.changedWhilePending) }
      return PreparedSignature(
        signedAttributes: attributes, bytes: bytes,
        room: range.gap.lowerBound + 1..<range.gap.upperBound - 1,
        certificates: [own] + message.certificates.filter { $0 != own },
        algorithm: try SignatureAlgorithm.ofCertificate(own))
    }
    throw MalformedMessage()
  }

  /// The signed file, if the signature is the certificate's over the signed attributes, and all of
  /// the file's signatures hold then; `roots`, in DER, are what they must lead back to, if any are given.
  public func attaching(
    _ signature: [UInt8], timestamps: TimestampSource? = nil, roots: [[UInt8]] = []
  ) async throws(DiagnosticError) -> [UInt8] {
    guard let certificate = certificates.first.flatMap({ SignerCertificate($0) }),
      certificate.isValidSignature(signature, for: signedAttributes, by: algorithm)
    else {
      throw DiagnosticError(
        .error(
          "signature.not-of-certificate", "这个签名值不是证书持有人对这份文件作的",
          hint: "核对签名时用的密钥和待签数据；\(algorithm.rawValue)，ECDSA、SM2 的签名值用 DER 编码"))
    }
    let verifier = try FileVerifier(roots: roots)
    let token: [UInt8]? =
      if let timestamps {
        try await Timestamping(source: timestamps, roots: verifier.roots).token(for: signature)
      } else { nil }
    let file = try completed(signature: signature, timestampToken: token)
    try await verifier.checkResult(file)
    return file
  }
}

extension SignatureAlgorithm {
  static func ofCertificate(_ der: [UInt8]) throws(DiagnosticError) -> SignatureAlgorithm {
    guard let certificate = SignerCertificate(der) else {
      throw DiagnosticError(.unwritableMessage)
    }
    guard let algorithm = certificate.algorithm else {
      throw DiagnosticError(.unsuitableKey)
    }
    return algorithm
  }
}

extension Diagnostic {
  fileprivate static let changedWhilePending = Diagnostic.error(
    "signature.changed-while-pending", "文件准备好以后被改动过，签名值填进去也不成立",
    hint: "用 --digest-only 重新准备，重新签")

  fileprivate static let notPending = Diagnostic.error(
    "signature.not-pending", "这个文件不是等着填签名值的文件", hint: "先用 --digest-only 准备文件")
}
