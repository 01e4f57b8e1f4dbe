import Crypto
import CryptoExtras
import SwiftASN1

/// Why a key file could not be opened; anything else thrown while reading one means ``malformed``.
enum KeyFileFault: Error {
  case malformed
  /// A lock that is not built, by the name that people call it.
  case unsupportedLock(String)

  static func unsupportedLock(_ identifier: ASN1ObjectIdentifier) -> Self {
    .unsupportedLock(lockNames[identifier] ?? String(describing: identifier))
  }

  /// Older ways to lock keys, and one that few programs know (RFC 8018, A.3; RFC 7292, C; RFC 7914).
  private static let lockNames: [ASN1ObjectIdentifier: String] = [
    [1, 2, 840, 113549, 1, 5, 3]: "PBES1，MD5 和 DES",
    [1, 2, 840, 113549, 1, 5, 6]: "PBES1，MD5 和 RC2",
    [1, 2, 840, 113549, 1, 5, 10]: "PBES1，SHA-1 和 DES",
    [1, 2, 840, 113549, 1, 5, 11]: "PBES1，SHA-1 和 RC2",
    [1, 2, 840, 113549, 1, 12, 1, 1]: "SHA-1 和 RC4",
    [1, 2, 840, 113549, 1, 12, 1, 2]: "SHA-1 和 RC4",
    [1, 2, 840, 113549, 1, 12, 1, 3]: "SHA-1 和 3DES",
    [1, 2, 840, 113549, 1, 12, 1, 4]: "SHA-1 和 3DES",
    [1, 2, 840, 113549, 1, 12, 1, 5]: "SHA-1 和 RC2",
    [1, 2, 840, 113549, 1, 12, 1, 6]: "SHA-1 和 RC2",
    [1, 2, 840, 113549, 3, 7]: "PBES2，3DES",
    [1, 3, 6, 1, 4, 1, 11591, 4, 11]: "scrypt",
    MessageID.sha1: "校验码用 SHA-1",
  ]
  case wrongPassphrase
  /// A file from outside must not keep a machine busy for hours.
  case tooManyRounds
}

/// Bytes locked with a passphrase after PBES2 (RFC 8018, 6.2): PBKDF2 and AES-CBC.
struct ProtectedBytes {
  private let salt: [UInt8]
  private let rounds: Int
  private let function: KDF.Insecure.PBKDF2.HashFunction
  private let keyLength: Int
  private let initialVector: [UInt8]
  private let data: [UInt8]

  /// Several times what makers of key files use today; a few seconds' work.
  static let roundLimit = 5_000_000

  init(algorithm: ASN1Node, data: [UInt8]) throws {
    var reader = try ElementReader(algorithm)
    let scheme = try reader.next().objectIdentifier()
    guard scheme == MessageID.pbes2 else {
      throw KeyFileFault.unsupportedLock(scheme)
    }
    var parts = try ElementReader(try reader.next())
    var derivation = try ElementReader(try parts.next())
    var cipher = try ElementReader(try parts.next())
    let named = try derivation.next().objectIdentifier()
    guard named == MessageID.pbkdf2 else {
      throw KeyFileFault.unsupportedLock(named)
    }
    var parameters = try ElementReader(try derivation.next())
    salt = try parameters.next().bytes(.octetString)
    rounds = try parameters.next().integer()
    guard (1...Self.roundLimit).contains(rounds) else { throw KeyFileFault.tooManyRounds }
    _ = parameters.next(if: .integer)
    function = try Self.function(parameters.next(if: .sequence))
    keyLength = try Self.keyLength(try cipher.next().objectIdentifier())
    initialVector = try cipher.next().bytes(.octetString)
    self.data = data
  }

  /// What was locked; a wrong passphrase shows in the padding, or in what comes out.
  func opened(with passphrase: [UInt8]) throws -> [UInt8] {
    let key = try KDF.Insecure.PBKDF2.deriveKey(
      from: passphrase, salt: salt, using: function, outputByteCount: keyLength,
      unsafeUncheckedRounds: rounds)
    guard
      let opened = try? AES._CBC.decrypt(
        data, using: key, iv: try AES._CBC.IV(ivBytes: initialVector))
    else { throw KeyFileFault.wrongPassphrase }
    return Array(opened)
  }

  /// HMAC-SHA-1 where the file names none (RFC 8018, A.2).
  private static func function(
    _ node: ASN1Node?
  ) throws -> KDF.Insecure.PBKDF2.HashFunction {
    guard let node else { return .insecureSHA1 }
    var reader = try ElementReader(node)
    let identifier = try reader.next().objectIdentifier()
    switch identifier {
    case MessageID.hmacSHA1: return .insecureSHA1
    case MessageID.hmacSHA256: return .sha256
    case MessageID.hmacSHA384: return .sha384
    case MessageID.hmacSHA512: return .sha512
    default: throw KeyFileFault.unsupportedLock(identifier)
    }
  }

  private static func keyLength(_ identifier: ASN1ObjectIdentifier) throws -> Int {
    switch identifier {
    case MessageID.aes128CBC: return 16
    case MessageID.aes192CBC: return 24
    case MessageID.aes256CBC: return 32
    default: throw KeyFileFault.unsupportedLock(identifier)
    }
  }
}

/// EncryptedPrivateKeyInfo (RFC 5958, 3).
struct ProtectedKey {
  private let protected: ProtectedBytes

  init(_ node: ASN1Node) throws {
    var reader = try ElementReader(node)
    protected = try ProtectedBytes(
      algorithm: try reader.next(), data: try reader.next().bytes(.octetString))
  }

  /// The key as PKCS#8.
  func opened(with passphrase: [UInt8]) throws -> [UInt8] {
    let opened = try protected.opened(with: passphrase)
    // One wrong passphrase in some 256 leaves a padding that looks right.
    guard (try? DER.node(opened)) != nil else { throw KeyFileFault.wrongPassphrase }
    return opened
  }
}
