import SwiftASN1
import X509

/// A certificate for SM2 (GM/T 0015-2012): X.509 with a key and a signature that swift-certificates
/// does not read.
struct SM2Certificate: Sendable {
  let subject: DistinguishedName
  let issuer: DistinguishedName
  let notBefore: SigningTime
  let notAfter: SigningTime
  /// SubjectPublicKeyInfo in DER.
  let publicKey: [UInt8]
  let extensions: Certificate.Extensions
  let key: SM2Key
  /// What the issuer signed, in DER.
  private let body: [UInt8]
  private let signature: [UInt8]

  /// `nil` for anything but a sound certificate with a key for SM2, signed with SM2 and SM3.
  init?(_ der: [UInt8]) {
    guard let read = try? Self(reading: der) else { return nil }
    self = read
  }

  private init(reading der: [UInt8]) throws {
    var whole = try ElementReader(try DER.node(der))
    let bodyNode = try whole.next()
    let algorithm = try whole.next()
    // Of a bit string the first byte counts unused bits.
    let bits = try whole.next().bytes(.bitString)
    guard bits.first == 0, whole.isAtEnd else { throw MalformedMessage() }
    signature = Array(bits.dropFirst())
    body = Array(bodyNode.encodedBytes)
    var parts = try ElementReader(bodyNode)
    _ = parts.next(tagged: 0)
    // The serial number; what names the certificate reads it.
    _ = try parts.next()
    let named = try parts.next()
    var names = try ElementReader(named)
    guard try names.next().objectIdentifier() == MessageID.sm2WithSM3,
      named.encodedBytes == algorithm.encodedBytes
    else { throw MalformedMessage() }
    issuer = try DistinguishedName(derEncoded: try parts.next())
    var validity = try ElementReader(try parts.next())
    notBefore = try SigningTime(try validity.next())
    notAfter = try SigningTime(try validity.next())
    subject = try DistinguishedName(derEncoded: try parts.next())
    publicKey = Array(try parts.next().encodedBytes)
    guard let key = SM2Key(publicKey: publicKey) else { throw MalformedMessage() }
    self.key = key
    _ = parts.next(tagged: 1)
    _ = parts.next(tagged: 2)
    let list = try parts.next(tagged: 3)?.elements(.context(3)).first?.elements() ?? []
    extensions = try Certificate.Extensions(list.map { try Certificate.Extension(derEncoded: $0) })
  }

  /// Whether it was signed with another's key, which its extensions let sign certificates.
  func isIssued(by other: SM2Certificate) -> Bool {
    issuer == other.subject && other.isAuthority && other.key.isValid(signature, for: body)
  }

  private var isAuthority: Bool {
    guard case .isCertificateAuthority? = (try? extensions.basicConstraints) ?? nil else {
      return false
    }
    return ((try? extensions.keyUsage) ?? nil)?.keyCertSign ?? true
  }

  /// How many authorities may stand below it; `nil` for any number.
  private var authoritiesBelow: Int? {
    guard case .isCertificateAuthority(let limit)? = (try? extensions.basicConstraints) ?? nil
    else { return nil }
    return limit
  }

  func isValid(at time: SigningTime) -> Bool {
    let moment = time.secondsSince1970
    return notBefore.secondsSince1970 <= moment && moment <= notAfter.secondsSince1970
  }

  /// Whether all that it declares critical is known here (RFC 5280, 4.2).
  private var isUnderstood: Bool {
    let known: Set<ASN1ObjectIdentifier> = [
      .X509ExtensionID.keyUsage, .X509ExtensionID.basicConstraints,
      .X509ExtensionID.extendedKeyUsage, .X509ExtensionID.subjectKeyIdentifier,
      .X509ExtensionID.authorityKeyIdentifier, .X509ExtensionID.subjectAlternativeName,
    ]
    return extensions.allSatisfy { !$0.critical || known.contains($0.oid) }
  }

  /// Whether a chain of certificates, each valid at a time, leads from it to one of the roots
  /// (RFC 5280, 6, without policies and name constraints: a critical one of those ends the chain).
  ///
  /// Looks at every certificate once, level by level, and at no more than a message brings in earnest.
  func leads(
    to roots: [SM2Certificate], through others: [SM2Certificate], at time: SigningTime
  ) -> Bool {
    var rest = Array(others.prefix(Self.most))
    var level = [self]
    for below in 0..<Self.longest {
      level = level.filter {
        $0.isValid(at: time) && $0.isUnderstood
          && (below == 0 || below - 1 <= $0.authoritiesBelow ?? .max)
      }
      if level.contains(where: { $0.isAmong(roots) }) { return true }
      let isNext = { (issuer: SM2Certificate) in level.contains { $0.isIssued(by: issuer) } }
      var next = roots.filter(isNext)
      rest.removeAll { issuer in
        guard isNext(issuer) else { return false }
        next.append(issuer)
        return true
      }
      level = next
    }
    return false
  }

  /// Certificates in a chain, and in a message.
  private static let (longest, most) = (8, 64)

  /// By all that it says: anyone can write another around a root's name and key.
  private func isAmong(_ roots: [SM2Certificate]) -> Bool {
    roots.contains { $0.body == body }
  }
}
