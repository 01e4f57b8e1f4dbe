import Diagnostics
import SwiftASN1

/// The check of a time stamp (RFC 3161): that it is over what it should be, and whose it is.
struct TimestampCheck {
  struct Outcome {
    /// What speaks against it, in words; nothing if it holds.
    var faults: [String] = []
    /// Whether the authority leads back to a root.
    var trust = VerificationReport.Trust.unchecked
    /// What people call the authority.
    var name: String?
    var algorithm: String?
  }

  let token: TimestampToken

  /// `pieces` are the bytes in a row that should be stamped.
  func outcome(over pieces: [ArraySlice<UInt8>], roots: [SignerCertificate]) async -> Outcome {
    var outcome = Outcome()
    guard let stamper = token.message.signers.first, token.message.signers.count == 1,
      let content = token.message.content
    else {
      outcome.faults.append("读不出来")
      return outcome
    }
    guard let digest = DigestAlgorithm(token.imprintDigest) else {
      outcome.faults.append(Diagnostic.weakDigest(token.imprintDigest).message)
      return outcome
    }
    guard digest.digest(of: pieces) == token.imprint else {
      outcome.faults.append("不是给这个签名的")
      return outcome
    }
    // What the message is digested with is judged below.
    if let function = DigestAlgorithm(stamper.digest) {
      let named = stamper.value(of: MessageID.messageDigest)
      guard function.digest(of: content) == named.flatMap({ try? $0.bytes(.octetString) }) else {
        outcome.faults.append("内容被改动过")
        return outcome
      }
    }
    // The authority names its certificate (RFC 3161, 2.4.2).
    let check = SignerCheck(
      message: token.message, signer: stamper, namesCertificate: true, purpose: .timestamping)
    let found = await check.outcome(claimedTime: token.time, roots: roots)
    outcome.faults = found.findings.map(\.message)
    outcome.trust = found.trust
    outcome.name = found.name
    outcome.algorithm = found.algorithm
    return outcome
  }
}
