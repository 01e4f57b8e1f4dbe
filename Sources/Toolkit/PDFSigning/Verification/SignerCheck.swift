import Crypto
import Diagnostics
import SwiftASN1
import X509

/// The check of a signer: algorithm, certificate, signature, time stamp, chain.
struct SignerCheck {
  struct Outcome {
    var name: String?
    var algorithm: String?
    var trust = VerificationReport.Trust.unchecked
    /// When an authority saw the signature.
    var timestamp: SigningTime?
    /// Whether that authority leads back to a root.
    var timestampTrust = VerificationReport.Trust.unchecked
    var findings: [Diagnostic] = []
  }

  let message: ReceivedMessage
  let signer: ReceivedMessage.Signer
  /// Whether the format demands that the signed attributes name the certificate (PAdES).
  let namesCertificate: Bool
  /// What the certificate must be for.
  var purpose = Purpose.signing

  enum Purpose {
    case signing
    case timestamping
  }

  func outcome(claimedTime: SigningTime?, roots: [SignerCertificate]) async -> Outcome {
    var outcome = Outcome()
    guard let digest = DigestAlgorithm(signer.digest) else {
      outcome.findings.append(.weakDigest(signer.digest))
      return outcome
    }
    guard let algorithm = SignatureAlgorithm(signer.algorithm, digest: digest) else {
      outcome.findings.append(
        signer.algorithm == MessageID.rsaWithSHA1
          ? .weakDigest(MessageID.sha1) : .unsupportedAlgorithm(signer.algorithm))
      return outcome
    }
    outcome.algorithm = algorithm.rawValue
    // Both are digested alike (RFC 8933, 3).
    guard algorithm.digest == digest else {
      outcome.findings.append(.unsupportedAlgorithm(signer.algorithm))
      return outcome
    }
    let chain = message.certificates.compactMap { SignerCertificate($0) }
    guard let der = ownCertificate else {
      outcome.findings.append(.noCertificate)
      return outcome
    }
    guard let certificate = SignerCertificate(der) else {
      // The library makes no certificate of a key that is too short; the file may have one.
      let bits = try? RSAKeyLength(ofCertificate: der).bits
      outcome.findings.append(bits.map { .weakKey(bits: $0) } ?? .noCertificate)
      return outcome
    }
    outcome.name = certificate.subject.shownName
    outcome.findings += certificateFindings(certificate)
    guard let attributes = signer.signedAttributes,
      signer.value(of: MessageID.contentType).flatMap({ try? $0.objectIdentifier() })
        == message.contentType
    else {
      outcome.findings.append(.malformedSignature)
      return outcome
    }
    if !certificate.isValidSignature(signer.signature, for: attributes, by: algorithm) {
      outcome.findings.append(.wrongSignature)
    }
    if purpose == .signing { await checkTimestamp(&outcome, roots: roots) }
    guard let time = outcome.timestamp ?? claimedTime else { return outcome }
    await checkChain(&outcome, certificate, among: chain, at: time, roots: roots)
    return outcome
  }

  /// The certificate that the message names as the signer's.
  private var ownCertificate: [UInt8]? {
    if let identifier = signer.keyIdentifier {
      return message.certificates.first { der in
        let named = (try? SignerCertificate(der)?.extensions.subjectKeyIdentifier) ?? nil
        return named.map { Array($0.keyIdentifier) } == identifier
      }
    }
    guard let named = signer.certificate else { return nil }
    return message.certificates.first { (try? IssuerAndSerial(of: $0)) == named }
  }

  private func certificateFindings(_ certificate: SignerCertificate) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    if let named = signer.namedCertificate {
      guard let digest = digest(of: certificate.encoded, with: named.identifier) else {
        return findings + [.weakDigest(named.identifier)]
      }
      if digest != named.digest { findings.append(.otherCertificate) }
    } else if namesCertificate {
      findings.append(.unnamedCertificate)
    }
    switch purpose {
    case .signing:
      if !certificate.isForSigning { findings.append(.wrongKeyUsage) }
    case .timestamping:
      if !certificate.isForTimestamps { findings.append(.wrongStampingUsage) }
    }
    return findings
  }

  /// How the named certificate is told from others; `nil` for what no longer holds.
  ///
  /// Authorities' first form names it by SHA-1 (RFC 2634, 5.4), which RFC 3161 demands and many still
  /// write. That is not what their signature rests on: the message names issuer and number too, and
  /// the certificate leads to a root.
  private func digest(
    of certificate: [UInt8], with identifier: ASN1ObjectIdentifier
  ) -> [UInt8]? {
    if purpose == .timestamping, identifier == MessageID.sha1 {
      return Array(Insecure.SHA1.hash(data: certificate))
    }
    return DigestAlgorithm(identifier)?.digest(of: certificate)
  }

  private func checkChain(
    _ outcome: inout Outcome, _ certificate: SignerCertificate, among chain: [SignerCertificate],
    at time: SigningTime, roots: [SignerCertificate]
  ) async {
    guard certificate.isValid(at: time) else {
      outcome.trust = .untrusted
      outcome.findings.append(.expiredCertificate(at: time))
      return
    }
    guard !roots.isEmpty else { return }
    if await certificate.leads(to: roots, through: chain, at: time) {
      outcome.trust = .trusted
    } else {
      outcome.trust = .untrusted
      outcome.findings.append(
        .untrusted(
          issuer: certificate.issuer.shownName,
          because: certificate.faultOfChain(among: chain, roots: roots)))
    }
  }

  private func checkTimestamp(_ outcome: inout Outcome, roots: [SignerCertificate]) async {
    guard let value = signer.unsignedValue(of: MessageID.timestampToken) else { return }
    guard let token = try? TimestampToken(Array(value.encodedBytes)) else {
      outcome.findings.append(.wrongTimestamp("读不出来"))
      return
    }
    let stamped = await TimestampCheck(token: token).outcome(
      over: [signer.signature[...]], roots: roots)
    guard stamped.faults.isEmpty else {
      outcome.findings.append(.wrongTimestamp(stamped.faults.joined(separator: "；")))
      return
    }
    outcome.timestamp = token.time
    outcome.timestampTrust = stamped.trust
  }
}
