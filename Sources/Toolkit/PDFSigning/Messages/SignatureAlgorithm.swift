import SwiftASN1
import X509

/// How signatures are made; the raw value is the name that people see.
public enum SignatureAlgorithm: String, Hashable, Sendable {
  /// PKCS#1 v1.5 (RFC 8017).
  case rsaWithSHA256 = "RSA/SHA-256"
  case rsaWithSHA384 = "RSA/SHA-384"
  case rsaWithSHA512 = "RSA/SHA-512"
  case ecdsaWithSHA256 = "ECDSA/SHA-256"
  case ecdsaWithSHA384 = "ECDSA/SHA-384"
  case ecdsaWithSHA512 = "ECDSA/SHA-512"
  /// GB/T 32918.2-2016 over GB/T 32905-2016.
  case sm2WithSM3 = "SM2/SM3"

  /// `digest` completes the plain name of RSA, which leaves it to the message to say.
  init?(_ identifier: ASN1ObjectIdentifier, digest: DigestAlgorithm) {
    switch identifier {
    case MessageID.rsaWithSHA256: self = .rsaWithSHA256
    case MessageID.rsaWithSHA384: self = .rsaWithSHA384
    case MessageID.rsaWithSHA512: self = .rsaWithSHA512
    case MessageID.ecdsaWithSHA256: self = .ecdsaWithSHA256
    case MessageID.ecdsaWithSHA384: self = .ecdsaWithSHA384
    case MessageID.ecdsaWithSHA512: self = .ecdsaWithSHA512
    case MessageID.sm2WithSM3: self = .sm2WithSM3
    case MessageID.rsa:
      switch digest {
      case .sha256: self = .rsaWithSHA256
      case .sha384: self = .rsaWithSHA384
      case .sha512: self = .rsaWithSHA512
      case .sm3: return nil
      }
    default: return nil
    }
  }

  /// Whether this build and this machine's libcrypto have what it takes.
  var isAvailable: Bool { digest != .sm3 || SM3.isAvailable }

  /// What the message and the signer's certificate are digested with.
  var digest: DigestAlgorithm {
    switch self {
    case .rsaWithSHA256, .ecdsaWithSHA256: .sha256
    case .rsaWithSHA384, .ecdsaWithSHA384: .sha384
    case .rsaWithSHA512, .ecdsaWithSHA512: .sha512
    case .sm2WithSM3: .sm3
    }
  }

  /// RSA's carries NULL parameters (RFC 4055), ECDSA's none (RFC 5758), nor SM2's.
  var encoded: DERValue {
    switch self {
    case .rsaWithSHA256: .sequence([.identifier(MessageID.rsaWithSHA256), .null])
    case .rsaWithSHA384: .sequence([.identifier(MessageID.rsaWithSHA384), .null])
    case .rsaWithSHA512: .sequence([.identifier(MessageID.rsaWithSHA512), .null])
    case .ecdsaWithSHA256: .sequence([.identifier(MessageID.ecdsaWithSHA256)])
    case .ecdsaWithSHA384: .sequence([.identifier(MessageID.ecdsaWithSHA384)])
    case .ecdsaWithSHA512: .sequence([.identifier(MessageID.ecdsaWithSHA512)])
    case .sm2WithSM3: .sequence([.identifier(MessageID.sm2WithSM3)])
    }
  }

  /// `nil` for SM2, which swift-certificates does not know.
  var ofCertificates: Certificate.SignatureAlgorithm? {
    switch self {
    case .rsaWithSHA256: .sha256WithRSAEncryption
    case .rsaWithSHA384: .sha384WithRSAEncryption
    case .rsaWithSHA512: .sha512WithRSAEncryption
    case .ecdsaWithSHA256: .ecdsaWithSHA256
    case .ecdsaWithSHA384: .ecdsaWithSHA384
    case .ecdsaWithSHA512: .ecdsaWithSHA512
    case .sm2WithSM3: nil
    }
  }
}
