public import Diagnostics
import Crypto
import CryptoExtras
import SwiftASN1
import X509

/// Signs with a key in memory: RSA from 2048 bits, P-256, P-384 or SM2.
///
/// Prints as its certificate's subject, never as its key.
public struct KeySigner: Signer, CustomStringConvertible {
  public let certificateChain: [[UInt8]]
  public let algorithm: SignatureAlgorithm
  public let description: String
  private let key: Key

  private enum Key {
    case common(Certificate.PrivateKey)
    case sm2(SM2Key)

    func isOf(_ certificate: SignerCertificate) -> Bool {
      switch self {
      case .common(let key): certificate.isFor(key)
      case .sm2(let key): certificate.isFor(key)
      }
    }
  }

  init(key: Certificate.PrivateKey, certificates: [[UInt8]]) throws(DiagnosticError) {
    try self.init(.common(key), certificates)
  }

  init(key: SM2Key, certificates: [[UInt8]]) throws(DiagnosticError) {
    try self.init(.sm2(key), certificates)
  }

  /// Fails if the key is of no kind that signs here, or none of the certificates is for it.
  private init(_ key: Key, _ certificates: [[UInt8]]) throws(DiagnosticError) {
    let chain = certificates.compactMap { SignerCertificate($0) }
    guard let own = chain.first(where: key.isOf) else {
      throw DiagnosticError(
        .error(
          "signature.no-certificate-for-key", "没有与私钥相配的证书",
          hint: "用 --cert 给出签名人的证书（PEM），其后可接签发它的证书"))
    }
    guard let algorithm = own.algorithm else { throw DiagnosticError(.unsuitableKey) }
    self.key = key
    self.algorithm = algorithm
    description = own.subject.shownName
    certificateChain = IssuerChain(of: own, among: chain).encoded
  }

  public func sign(_ signedAttributes: [UInt8]) throws(DiagnosticError) -> [UInt8] {
    let signature: [UInt8]? =
      switch key {
      case .common(let key):
        algorithm.ofCertificates.flatMap {
          try? key.sign(bytes: signedAttributes, signatureAlgorithm: $0).rawRepresentation
        }
      case .sm2(let key): key.sign(signedAttributes)
      }
    guard let signature else { throw DiagnosticError(.unsuitableKey) }
    return signature
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

extension Diagnostic {
  static let unsuitableKey = Diagnostic.error(
    "signature.unsuitable-key", "这种密钥不能用来签名",
    hint: "用 RSA（2048 位以上）、P-256、P-384 或 SM2 的密钥")
}
