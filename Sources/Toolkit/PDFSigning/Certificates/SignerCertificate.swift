import Foundation
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// A signer's certificate: of a kind that swift-certificates reads, or one for SM2.
struct SignerCertificate: Sendable {
  private enum Kind {
    case common(Certificate)
    case sm2(SM2Certificate)
  }

  /// In DER.
  let encoded: [UInt8]
  private let kind: Kind

  /// `nil` for what is no certificate, or has a key that does not sign here.
  init?(_ der: [UInt8]) {
    if let certificate = try? Certificate(derEncoded: der) {
      kind = .common(certificate)
    } else if let certificate = SM2Certificate(der) {
      kind = .sm2(certificate)
    } else {
      return nil
    }
    encoded = der
  }

  var subject: DistinguishedName {
    switch kind {
    case .common(let certificate): certificate.subject
    case .sm2(let certificate): certificate.subject
    }
  }

  var issuer: DistinguishedName {
    switch kind {
    case .common(let certificate): certificate.issuer
    case .sm2(let certificate): certificate.issuer
    }
  }

  var extensions: Certificate.Extensions {
    switch kind {
    case .common(let certificate): certificate.extensions
    case .sm2(let certificate): certificate.extensions
    }
  }

  /// What its key signs with; `nil` for a kind or a length that does not sign here.
  var algorithm: SignatureAlgorithm? {
    switch kind {
    case .common(let certificate): SignatureAlgorithm(for: certificate.publicKey)
    case .sm2: .sm2WithSM3
    }
  }

  /// Whether what the certificate says of its use, if anything, allows signing documents
  /// (RFC 5280, 4.2.1.3 and 4.2.1.12).
  ///
  /// A certificate of a web server signs no papers, though its key could.
  var isForSigning: Bool {
    if let usage = (try? extensions.keyUsage) ?? nil,
      !usage.digitalSignature && !usage.nonRepudiation
    {
      return false
    }
    guard let purposes = (try? extensions.extendedKeyUsage) ?? nil else { return true }
    return purposes.contains { Self.purposes.contains($0) }
  }

  /// Beside mail and login, which people's certificates are for, those of documents: RFC 9336, and
  /// what Microsoft and Adobe had before.
  private static let purposes: [ExtendedKeyUsage.Usage] = [
    .any, .emailProtection, .clientAuth,
    .init(oid: [1, 3, 6, 1, 5, 5, 7, 3, 36]), .init(oid: [1, 3, 6, 1, 4, 1, 311, 10, 3, 12]),
    .init(oid: [1, 2, 840, 113_583, 1, 1, 5]),
  ]

  func isFor(_ key: Certificate.PrivateKey) -> Bool {
    common?.publicKey == key.publicKey
  }

  func isFor(_ key: SM2Key) -> Bool {
    sm2?.publicKey == key.publicKey
  }

  func isValidSignature(
    _ signature: [UInt8], for message: [UInt8], by algorithm: SignatureAlgorithm
  ) -> Bool {
    switch kind {
    case .common(let certificate):
      guard let algorithm = algorithm.ofCertificates else { return false }
      return certificate.publicKey.isValidSignature(
        signature, for: message, signatureAlgorithm: algorithm)
    case .sm2(let certificate):
      return algorithm == .sm2WithSM3 && certificate.key.isValid(signature, for: message)
    }
  }

  func isValid(at time: SigningTime) -> Bool {
    switch kind {
    case .common(let certificate):
      (certificate.notValidBefore...max(certificate.notValidBefore, certificate.notValidAfter))
        .contains(time.moment)
    case .sm2(let certificate): certificate.isValid(at: time)
    }
  }

  /// Whether certificates of its own kind, valid at a time, lead from it to one of the roots.
  func leads(
    to roots: [SignerCertificate], through others: [SignerCertificate], at time: SigningTime
  ) async -> Bool {
    switch kind {
    case .common(let certificate):
      var verifier = Verifier(rootCertificates: CertificateStore(roots.compactMap(\.common))) {
        RFC5280Policy(fixedExpiryValidationTime: time.moment)
        KnownUsagePolicy()
      }
      let result = await verifier.validate(
        leaf: certificate, intermediates: CertificateStore(others.compactMap(\.common)))
      if case .validCertificate = result { return true }
      return false
    case .sm2(let certificate):
      return certificate.leads(
        to: roots.compactMap(\.sm2), through: others.compactMap(\.sm2), at: time)
    }
  }

  private var common: Certificate? {
    if case .common(let certificate) = kind { certificate } else { nil }
  }

  private var sm2: SM2Certificate? {
    if case .sm2(let certificate) = kind { certificate } else { nil }
  }
}

extension SigningTime {
  fileprivate var moment: Date { Date(timeIntervalSince1970: TimeInterval(secondsSince1970)) }
}

/// Lets certificates say critically what they are for: that is checked in ``SignerCheck``.
private struct KnownUsagePolicy: VerifierPolicy {
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
    .X509ExtensionID.extendedKeyUsage
  ]

  func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
    .meetsPolicy
  }
}

/// A certificate and those that issued it, as far as they are at hand, without a root.
struct IssuerChain {
  private(set) var certificates: [SignerCertificate]

  init(of certificate: SignerCertificate, among others: [SignerCertificate]) {
    certificates = [certificate]
    while let last = certificates.last, last.issuer != last.subject,
      let issuer = others.first(where: { $0.subject == last.issuer && $0.issuer != $0.subject }),
      !certificates.contains(where: { $0.encoded == issuer.encoded })
    {
      certificates.append(issuer)
    }
  }

  var encoded: [[UInt8]] { certificates.map(\.encoded) }
}
