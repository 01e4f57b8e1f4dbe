public import Diagnostics
import SwiftASN1
import X509

/// A key and certificates as files bring them.
///
/// The key is held by ``KeySigner`` alone; nothing here prints or keeps it.
public struct KeyFile {
  /// Asks for the words that unlock a file; called at most once, and only for a locked one.
  public typealias Passphrase = () throws(DiagnosticError) -> [UInt8]

  private let bytes: [UInt8]
  /// As the user gave it, for messages.
  private let name: String

  public init(_ bytes: [UInt8], named name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// The signer of a PEM file (PKCS#8, SEC 1 or PKCS#1) or a PKCS#12 file.
  ///
  /// `certificates`, in DER, are what the key comes without: the signer's own, and its issuers.
  public func signer(
    certificates: [[UInt8]] = [], passphrase: Passphrase
  ) throws(DiagnosticError) -> KeySigner {
    if bytes.first == 0x30 {
      let words = try passphrase()
      let store = try reading { try PKCS12(bytes, passphrase: words) }
      return try signer(keys: store.keys, store.certificates + certificates)
    }
    guard !isTraditionallyLocked else {
      return try reading { throw KeyFileFault.unsupportedLock("传统 PEM，Proc-Type: 4,ENCRYPTED") }
    }
    let documents = try documents()
    let chain = documents.filter { $0.discriminator == "CERTIFICATE" }.map(\.derBytes)
    let keys = documents.filter { $0.discriminator.hasSuffix("PRIVATE KEY") }
    guard let document = keys.first, keys.count == 1 else { throw noKey(found: keys.count) }
    guard document.discriminator != "ENCRYPTED PRIVATE KEY" else {
      let locked = try reading { try ProtectedKey(try DER.node(document.derBytes)) }
      let words = try passphrase()
      let opened = try reading { try locked.opened(with: words) }
      return try signer(keys: [opened], chain + certificates)
    }
    guard let key = try? Certificate.PrivateKey(pemDocument: document) else {
      return try sm2Signer(document.derBytes, chain + certificates)
    }
    return try KeySigner(key: key, certificates: chain + certificates)
  }

  private func sm2Signer(
    _ key: [UInt8], _ certificates: [[UInt8]]
  ) throws(DiagnosticError) -> KeySigner {
    guard let key = SM2Key(privateKey: key) else { throw DiagnosticError(.unsuitableKey) }
    return try KeySigner(key: key, certificates: certificates)
  }

  /// The certificates of a PEM file, or of a file that is one certificate in DER; each in DER.
  public func certificates() throws(DiagnosticError) -> [[UInt8]] {
    let found =
      bytes.first == 0x30
      ? [bytes]
      : try documents(onlyCertificates: isTraditionallyLocked)
        .filter { $0.discriminator == "CERTIFICATE" }.map(\.derBytes)
    guard !found.isEmpty, found.allSatisfy({ SignerCertificate($0) != nil }) else {
      throw DiagnosticError(
        .error("signature.no-certificate", "“\(name)”里没有可用的证书", hint: "给出 PEM 格式的 X.509 证书"))
    }
    return found
  }

  /// What people call the holder of the first certificate.
  public static func holder(of certificates: [[UInt8]]) -> String? {
    certificates.first.flatMap { SignerCertificate($0) }?.subject.shownName
  }

  private func signer(
    keys: [[UInt8]], _ certificates: [[UInt8]]
  ) throws(DiagnosticError) -> KeySigner {
    guard let bytes = keys.first, keys.count == 1 else { throw noKey(found: keys.count) }
    guard let key = try? Certificate.PrivateKey(derBytes: bytes) else {
      return try sm2Signer(bytes, certificates)
    }
    return try KeySigner(key: key, certificates: certificates)
  }

  /// A lock from before PKCS#8, told by lines at the head of the key (RFC 1421, 4.6.1.1).
  private var isTraditionallyLocked: Bool {
    String(decoding: bytes, as: UTF8.self).contains("Proc-Type: 4,ENCRYPTED")
  }

  /// `onlyCertificates` leaves out keys before anything is made of them.
  private func documents(
    onlyCertificates: Bool = false
  ) throws(DiagnosticError) -> [PEMDocument] {
    var text = String(decoding: bytes, as: UTF8.self)
    if onlyCertificates {
      let end = "-----END CERTIFICATE-----"
      text = text.split(separator: "-----BEGIN CERTIFICATE-----").dropFirst().compactMap { part in
        part.firstRange(of: end).map { "-----BEGIN CERTIFICATE-----\(part[..<$0.upperBound])\n" }
      }.joined()
    }
    let found = try? PEMDocument.parseMultiple(pemString: text)
    guard let found, !found.isEmpty else { throw DiagnosticError(malformed) }
    return found
  }

  private func reading<Value>(_ body: () throws -> Value) throws(DiagnosticError) -> Value {
    do {
      return try body()
    } catch KeyFileFault.wrongPassphrase {
      throw DiagnosticError(
        .error("signature.wrong-passphrase", "“\(name)”的密码不对", hint: "核对密码，注意大小写和输入法"))
    } catch KeyFileFault.unsupportedLock(let lock) {
      throw DiagnosticError(
        .error(
          "signature.unsupported-lock", "“\(name)”用的加密方式（\(lock)）这里打不开",
          hint: bytes.first == 0x30
            ? "换一种：openssl pkcs12 -legacy -in 旧.p12 -aes256 -out 新.pem"
            : "换一种：openssl pkcs8 -topk8 -v2 aes-256-cbc -in 旧.pem -out 新.pem；证书仍从旧.pem 取，用 --cert 给出"
        ))
    } catch KeyFileFault.tooManyRounds {
      throw DiagnosticError(
        .error(
          "signature.too-many-rounds", "“\(name)”要求的运算超过\(ProtectedBytes.roundLimit)轮",
          hint: "换一个来源可靠的密钥文件"))
    } catch {
      throw DiagnosticError(malformed)
    }
  }

  private var malformed: Diagnostic {
    .error(
      "signature.malformed-key-file", "“\(name)”不是完好的 PEM 或 PKCS#12 文件",
      hint: "核对文件；PEM 文件以 -----BEGIN 开头")
  }

  private func noKey(found count: Int) -> DiagnosticError {
    DiagnosticError(
      .error(
        "signature.no-key", "“\(name)”里\(count == 0 ? "没有私钥" : "有\(count)个私钥")",
        hint: "给出只含一个私钥的 PEM 文件（PKCS#8）或 PKCS#12 文件"))
  }
}
