import Crypto
import SwiftASN1

/// What a message's digests are made with.
public enum DigestAlgorithm: String, Hashable, Sendable {
  case sha256 = "SHA-256"
  case sha384 = "SHA-384"
  case sha512 = "SHA-512"
  case sm3 = "SM3"

  /// `nil` for what is not known or, as MD5 and SHA-1, no longer holds.
  init?(_ identifier: ASN1ObjectIdentifier) {
    switch identifier {
    case MessageID.sha256: self = .sha256
    case MessageID.sha384: self = .sha384
    case MessageID.sha512: self = .sha512
    case MessageID.sm3 where SM3.isAvailable: self = .sm3
    default: return nil
    }
  }

  var identifier: ASN1ObjectIdentifier {
    switch self {
    case .sha256: MessageID.sha256
    case .sha384: MessageID.sha384
    case .sha512: MessageID.sha512
    case .sm3: MessageID.sm3
    }
  }

  /// As messages name it (RFC 5754, 2; GM/T 0010-2012).
  var encoded: DERValue { .sequence([.identifier(identifier), .null]) }

  /// Of all the pieces in a row, without joining them.
  func digest(of pieces: [ArraySlice<UInt8>]) -> [UInt8] {
    switch self {
    case .sha256: digest(SHA256(), pieces)
    case .sha384: digest(SHA384(), pieces)
    case .sha512: digest(SHA512(), pieces)
    case .sm3: SM3.digest(of: pieces)
    }
  }

  func digest(of bytes: [UInt8]) -> [UInt8] { digest(of: [bytes[...]]) }

  private func digest(_ function: some HashFunction, _ pieces: [ArraySlice<UInt8>]) -> [UInt8] {
    var function = function
    for piece in pieces { function.update(data: piece) }
    return Array(function.finalize())
  }
}
