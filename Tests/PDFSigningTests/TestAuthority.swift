import Crypto
import CryptoExtras
import FormTestSupport
import Foundation
import SwiftASN1
import X509

@testable import PDFSigning

/// An authority of the tests' own, made anew for each run: no key stands in git.
struct TestAuthority {
  /// One for all tests of a run: making RSA keys takes longer than most of them.
  static let shared = Result { try TestAuthority() }
  /// Another one, whom nobody trusts.
  static let stranger = Result { try TestAuthority() }

  let root: Certificate
  private let key: Certificate.PrivateKey
  /// 科室负责人 with RSA, 分管领导 with P-256.
  ///
  /// pyHanko reads no names with characters that came after Unicode 3.2.
  let head: TestHolder
  let leader: TestHolder

  private init() throws {
    key = .init(P256.Signing.PrivateKey())
    root = try Certificate(
      version: .v3, serialNumber: .init(1), publicKey: key.publicKey,
      notValidBefore: TestHolder.day(2018), notValidAfter: TestHolder.day(2048),
      issuer: TestHolder.name("测试根证书"), subject: TestHolder.name("测试根证书"),
      signatureAlgorithm: .ecdsaWithSHA256,
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
        Critical(KeyUsage(keyCertSign: true, cRLSign: true))
      },
      issuerPrivateKey: key)
    head = try Self.holder("王喆", .rsa(2048), serial: 2, root: root, key: key)
    leader = try Self.holder("刘㛃", .p256, serial: 3, root: root, key: key)
  }

  /// A key with a certificate from this authority.
  func holder(
    _ name: String, _ kind: TestHolder.Kind, serial: Int, usage: TestHolder.Usage = .signing,
    years: Range<Int> = 2018..<2048
  ) throws -> TestHolder {
    try Self.holder(
      name, kind, serial: serial, usage: usage, years: years, root: root, key: key)
  }

  var rootPEM: String {
    get throws { try root.serializeAsPEM().pemString + "\n" }
  }

  var rootDER: [UInt8] {
    get throws { try root.serializeAsPEM().derBytes }
  }

  private static func holder(
    _ name: String, _ kind: TestHolder.Kind, serial: Int, usage: TestHolder.Usage = .signing,
    years: Range<Int> = 2018..<2048, root: Certificate, key: Certificate.PrivateKey
  ) throws -> TestHolder {
    let own = try kind.key
    let certificate = try Certificate(
      version: .v3, serialNumber: .init(serial), publicKey: own.publicKey,
      notValidBefore: TestHolder.day(years.lowerBound),
      notValidAfter: TestHolder.day(years.upperBound), issuer: root.subject,
      subject: TestHolder.name(name), signatureAlgorithm: .ecdsaWithSHA256,
      extensions: try usage.extensions, issuerPrivateKey: key)
    return TestHolder(certificate: certificate, key: own)
  }
}

/// Someone who signs in a test.
struct TestHolder {
  enum Kind {
    case rsa(Int)
    case p256
    case p384

    var key: Certificate.PrivateKey {
      get throws {
        switch self {
        case .rsa(let bits):
          .init(try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: bits)))
        case .p256: .init(P256.Signing.PrivateKey())
        case .p384: .init(P384.Signing.PrivateKey())
        }
      }
    }
  }

  enum Usage {
    case signing
    /// With the key identifier 7, 7, 7.
    case signingByIdentifier
    case encipherment
    case timestamping
    /// Stamps time among other things.
    case looseTimestamping
    /// Stamps time, and its key may only encrypt.
    case encipheringTimestamping
    case webServer

    var extensions: Certificate.Extensions {
      get throws {
        switch self {
        case .signing:
          try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true, nonRepudiation: true))
          }
        case .signingByIdentifier:
          try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            SubjectKeyIdentifier(keyIdentifier: [7, 7, 7])
          }
        case .encipherment:
          try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(keyEncipherment: true))
          }
        case .webServer:
          try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.serverAuth])
          }
        case .looseTimestamping:
          try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.timeStamping])
          }
        case .encipheringTimestamping:
          try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(keyEncipherment: true))
            Critical(try ExtendedKeyUsage([.timeStamping]))
          }
        case .timestamping:
          try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            Critical(try ExtendedKeyUsage([.timeStamping]))
          }
        }
      }
    }
  }

  let certificate: Certificate
  let key: Certificate.PrivateKey

  var keyPEM: String {
    get throws { try key.serializeAsPEM().pemString + "\n" }
  }

  var certificatePEM: String {
    get throws { try certificate.serializeAsPEM().pemString + "\n" }
  }

  var certificateDER: [UInt8] {
    get throws { try certificate.serializeAsPEM().derBytes }
  }

  var signer: KeySigner {
    get throws { try KeySigner(key: key, certificates: [try certificateDER]) }
  }

  static func day(_ year: Int) -> Date {
    Date(timeIntervalSince1970: TimeInterval((year - 1970) * 31_557_600))
  }

  static func name(_ name: String) throws -> DistinguishedName {
    try DistinguishedName {
      OrganizationName("测试")
      CommonName(name)
    }
  }
}
