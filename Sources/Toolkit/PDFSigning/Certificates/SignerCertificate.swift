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

  /// Whether it is for time stamps and, as RFC 3161, 2.3, wants it, for nothing else: the extension that
  /// says so is critical, and the key signs.
  var isForTimestamps: Bool {
    guard let purposes = (try? extensions.extendedKeyUsage) ?? nil,
      Array(purposes) == [.timeStamping],
      extensions[oid: .X509ExtensionID.extendedKeyUsage]?.critical == true
    else { return false }
    guard let usage = (try? extensions.keyUsage) ?? nil else { return true }
    return usage.digitalSignature || usage.nonRepudiation
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
        IssuingPolicy()
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

  /// What is wrong with the certificates on the way to a root, in words, where something is known.
  func faultOfChain(among others: [SignerCertificate], roots: [SignerCertificate]) -> String? {
    let chain = IssuerChain(of: self, among: others).certificates
    for certificate in chain where !roots.contains(where: { $0.encoded == certificate.encoded }) {
      if let algorithm = certificate.common?.weakSignature {
        return "“\(certificate.subject.shownName)”的证书是用\(algorithm)签发的，已不可靠"
      }
    }
    for certificate in chain.dropFirst() where certificate.common?.mayIssue == false {
      return "“\(certificate.subject.shownName)”的证书不是用来签发证书的"
    }
    return nil
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

/// What the library's policy leaves open.
///
/// Issuers must be allowed to issue (RFC 5280, 6.1.4 n), and what was signed long ago with digests that
/// have been broken since counts for nothing. Of a root only the first is asked: whoever gave it vouches
/// for the rest. Certificates may say critically what they are for: that is checked in ``SignerCheck``.
private struct IssuingPolicy: VerifierPolicy {
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
    .X509ExtensionID.extendedKeyUsage
  ]

  func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
    if chain.dropFirst().contains(where: { !$0.mayIssue }) {
      return .failsToMeetPolicy(reason: "an issuer may not sign certificates")
    }
    if chain.dropLast().contains(where: { $0.weakSignature != nil }) {
      return .failsToMeetPolicy(reason: "a certificate is signed with a broken digest")
    }
    return .meetsPolicy
  }
}

extension Certificate {
  /// Whether what it says of its key's use, if anything, allows signing certificates (RFC 5280,
  /// 4.2.1.3).
  fileprivate var mayIssue: Bool {
    ((try? extensions.keyUsage) ?? nil)?.keyCertSign ?? true
  }

  /// What it was signed with, if that no longer holds or is not known.
  fileprivate var weakSignature: String? {
    switch signatureAlgorithm {
    case .sha256WithRSAEncryption, .sha384WithRSAEncryption, .sha512WithRSAEncryption,
      .ecdsaWithSHA256, .ecdsaWithSHA384, .ecdsaWithSHA512, .ed25519:
      nil
    case .sha1WithRSAEncryption: " SHA-1 "
    default: "不可靠的算法"
    }
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

  /// The certificates with the first that issued none of the others in front, whatever order a file
  /// brings them in.
  static func signerFirst(_ certificates: [[UInt8]]) -> [[UInt8]] {
    let read = certificates.map { SignerCertificate($0) }
    let own = read.firstIndex { one in
      guard let one else { return false }
      return read.allSatisfy {
        $0 == nil || $0?.encoded == one.encoded || $0?.issuer != one.subject
      }
    }
    guard let own, own > 0 else { return certificates }
    return [certificates[own]] + certificates[..<own] + certificates[(own + 1)...]
  }
}
