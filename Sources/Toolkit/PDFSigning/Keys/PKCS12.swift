import Crypto
import SwiftASN1

/// A key and its certificates in a PKCS#12 file (RFC 7292), as OpenSSL 3 makes it by default.
struct PKCS12 {
  /// As PKCS#8 in DER.
  private(set) var keys: [[UInt8]] = []
  /// In DER, in the order of the file.
  private(set) var certificates: [[UInt8]] = []

  /// Opens the file: its code of integrity is checked first, so that a wrong passphrase is told
  /// apart from a damaged file.
  init(_ file: [UInt8], passphrase: [UInt8]) throws {
    var reader = try ElementReader(try DER.node(file))
    guard try reader.next().integer() == 3 else { throw KeyFileFault.malformed }
    let safe = try Self.data(try reader.next())
    guard !reader.isAtEnd else { throw KeyFileFault.unsupportedLock("没有校验码") }
    try Self.check(safe, by: try reader.next(), passphrase: passphrase)
    for content in try DER.node(safe).elements() {
      try add(bags: try Self.opened(content, with: passphrase), passphrase: passphrase)
    }
  }

  private mutating func add(bags: [UInt8], passphrase: [UInt8]) throws {
    for bag in try DER.node(bags).elements() {
      var reader = try ElementReader(bag)
      let type = try reader.next().objectIdentifier()
      guard let value = try reader.next().elements(.context(0)).first else {
        throw KeyFileFault.malformed
      }
      switch type {
      case MessageID.keyBag: keys.append(Array(value.encodedBytes))
      case MessageID.shroudedKeyBag:
        keys.append(try ProtectedKey(value).opened(with: passphrase))
      case MessageID.certificateBag:
        var certificate = try ElementReader(value)
        guard try certificate.next().objectIdentifier() == MessageID.certificateX509,
          let octets = try certificate.next().elements(.context(0)).first
        else { continue }
        certificates.append(try octets.bytes(.octetString))
      default: continue
      }
    }
  }

  /// The content of a ContentInfo of type data.
  private static func data(_ node: ASN1Node) throws -> [UInt8] {
    var reader = try ElementReader(node)
    guard try reader.next().objectIdentifier() == MessageID.data,
      let octets = try reader.next().elements(.context(0)).first
    else { throw KeyFileFault.malformed }
    return try octets.bytes(.octetString)
  }

  private static func opened(_ node: ASN1Node, with passphrase: [UInt8]) throws -> [UInt8] {
    var reader = try ElementReader(node)
    guard try reader.next().objectIdentifier() == MessageID.encryptedData else {
      return try data(node)
    }
    guard let encrypted = try reader.next().elements(.context(0)).first else {
      throw KeyFileFault.malformed
    }
    var parts = try ElementReader(encrypted)
    _ = try parts.next().integer()
    var content = try ElementReader(try parts.next())
    _ = try content.next().objectIdentifier()
    let algorithm = try content.next()
    let data = try content.next().bytes(.context(0))
    return try ProtectedBytes(algorithm: algorithm, data: data).opened(with: passphrase)
  }
}

/// The code of integrity (RFC 7292, 4 and appendix B).
extension PKCS12 {
  private static func check(_ safe: [UInt8], by node: ASN1Node, passphrase: [UInt8]) throws {
    var reader = try ElementReader(node)
    var digestInfo = try ElementReader(try reader.next())
    var algorithm = try ElementReader(try digestInfo.next())
    let identifier = try algorithm.next().objectIdentifier()
    let expected = try digestInfo.next().bytes(.octetString)
    let salt = try reader.next().bytes(.octetString)
    let rounds = try reader.next(if: .integer)?.integer() ?? 1
    guard (1...ProtectedBytes.roundLimit).contains(rounds) else {
      throw KeyFileFault.tooManyRounds
    }
    switch identifier {
    case MessageID.sha256:
      try check(SHA256.self, block: 64, safe, expected, salt, rounds, passphrase)
    case MessageID.sha384:
      try check(SHA384.self, block: 128, safe, expected, salt, rounds, passphrase)
    case MessageID.sha512:
      try check(SHA512.self, block: 128, safe, expected, salt, rounds, passphrase)
    default: throw KeyFileFault.unsupportedLock(identifier)
    }
  }

  private static func check<Function: HashFunction>(
    _ function: Function.Type, block: Int, _ safe: [UInt8], _ expected: [UInt8],
    _ salt: [UInt8], _ rounds: Int, _ passphrase: [UInt8]
  ) throws {
    let key = macKey(function, block: block, salt: salt, rounds: rounds, passphrase: passphrase)
    guard
      HMAC<Function>.isValidAuthenticationCode(
        expected, authenticating: safe, using: SymmetricKey(data: key))
    else { throw KeyFileFault.wrongPassphrase }
  }

  /// Appendix B.2 for a key no longer than one digest: then its step 6 runs once.
  private static func macKey<Function: HashFunction>(
    _ function: Function.Type, block: Int, salt: [UInt8], rounds: Int, passphrase: [UInt8]
  ) -> [UInt8] {
    // The passphrase as UTF-16BE with its final zero (B.1).
    let text = String(decoding: passphrase, as: UTF8.self).utf16.flatMap {
      [UInt8($0 >> 8), UInt8($0 & 0xff)]
    }
    let diversifier = [UInt8](repeating: 3, count: block)
    let input = diversifier + filled(salt, block) + filled(text + [0, 0], block)
    var key = Array(Function.hash(data: input))
    for _ in 1..<max(rounds, 1) { key = Array(Function.hash(data: key)) }
    return key
  }

  /// Repeated up to the next whole number of blocks.
  private static func filled(_ bytes: [UInt8], _ block: Int) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    let length = (bytes.count + block - 1) / block * block
    return (0..<length).map { bytes[$0 % bytes.count] }
  }
}
