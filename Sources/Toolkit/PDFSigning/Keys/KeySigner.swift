public import Diagnostics
import Crypto
import CryptoExtras
import SwiftASN1
import X509

/// Signs with a key in memory: RSA from 2048 bits, P-256 or P-384.
///
/// Prints as its certificate's subject, never as its key.
public struct KeySigner: Signer, CustomStringConvertible {
  public let certificateChain: [[UInt8]]
  public let algorithm: SignatureAlgorithm
  public let description: String
  private let key: Certificate.PrivateKey

  /// Fails if the key is of no kind that signs here, or none of the certificates is for it.
  init(key: Certificate.PrivateKey, certificates: [[UInt8]]) throws(DiagnosticError) {
    let chain = certificates.compactMap { der in
      (try? Certificate(derEncoded: der)).map { (der: der, certificate: $0) }
    }
    guard let own = chain.first(where: { $0.certificate.publicKey == key.publicKey }) else {
      throw DiagnosticError(
        .error(
          "signature.no-certificate-for-key", "没有与私钥相配的证书",
          hint: "用 --cert 给出签名人的证书（PEM），其后可接签发它的证书"))
    }
    guard let algorithm = SignatureAlgorithm(for: own.certificate.publicKey) else {
      throw DiagnosticError(.unsuitableKey)
    }
    self.key = key
    self.algorithm = algorithm
    description = own.certificate.subject.shownName
    certificateChain = IssuerChain(of: own.certificate, among: chain.map(\.certificate)).encoded
  }

  public func sign(_ signedAttributes: [UInt8]) throws(DiagnosticError) -> [UInt8] {
    do {
      return try key.sign(bytes: signedAttributes, signatureAlgorithm: algorithm.ofCertificates)
        .rawRepresentation
    } catch {
      throw DiagnosticError(.unsuitableKey)
    }
  }
}

extension SignatureAlgorithm {
  /// What this key signs with; `nil` for a kind or a length that does not sign here.
  init?(for key: Certificate.PublicKey) {
    if let key = _RSA.Signing.PublicKey(key) {
      guard key.keySizeInBits >= 2048 else { return nil }
      self = .rsaWithSHA256
    } else if P256.Signing.PublicKey(key) != nil || P384.Signing.PublicKey(key) != nil {
      self = .ecdsaWithSHA256
    } else {
      return nil
    }
  }
}

/// A certificate and those that issued it, as far as they are at hand, without a root.
struct IssuerChain {
  private(set) var certificates: [Certificate]

  init(of certificate: Certificate, among others: [Certificate]) {
    certificates = [certificate]
    while let last = certificates.last, last.issuer != last.subject,
      let issuer = others.first(where: { $0.subject == last.issuer && $0.issuer != $0.subject }),
      !certificates.contains(issuer)
    {
      certificates.append(issuer)
    }
  }

  var encoded: [[UInt8]] { certificates.map(\.encoded) }
}

extension Diagnostic {
  static let unsuitableKey = Diagnostic.error(
    "signature.unsuitable-key", "这种密钥不能用来签名",
    hint: "用 RSA（2048 位以上）、P-256 或 P-384 的密钥")
}
