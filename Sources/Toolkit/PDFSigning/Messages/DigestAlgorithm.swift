import Crypto
import SwiftASN1

/// What a message's digests are made with.
public enum DigestAlgorithm: String, Hashable, Sendable {
  case sha256 = "SHA-256"
  case sha384 = "SHA-384"
  case sha512 = "SHA-512"

  /// `nil` for what is not known or, as MD5 and SHA-1, no longer holds.
  init?(_ identifier: ASN1ObjectIdentifier) {
    switch identifier {
    case MessageID.sha256: self = .sha256
    case MessageID.sha384: self = .sha384
    case MessageID.sha512: self = .sha512
    default: return nil
    }
  }

  var identifier: ASN1ObjectIdentifier {
    switch self {
    case .sha256: MessageID.sha256
    case .sha384: MessageID.sha384
    case .sha512: MessageID.sha512
    }
  }

  /// Of all the pieces in a row, without joining them.
  func digest(of pieces: [ArraySlice<UInt8>]) -> [UInt8] {
    switch self {
    case .sha256: digest(SHA256(), pieces)
    case .sha384: digest(SHA384(), pieces)
    case .sha512: digest(SHA512(), pieces)
    }
  }

  func digest(of bytes: [UInt8]) -> [UInt8] { digest(of: [bytes[...]]) }

  private func digest(_ function: some HashFunction, _ pieces: [ArraySlice<UInt8>]) -> [UInt8] {
    var function = function
    for piece in pieces { function.update(data: piece) }
    return Array(function.finalize())
  }
}
