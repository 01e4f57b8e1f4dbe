import Diagnostics
import SwiftASN1
import X509

/// Fetches time stamps (RFC 3161) and checks that they are for what was asked, and hold.
struct Timestamping {
  let source: TimestampSource
  /// What the authority must lead back to; without any, that is not asked.
  let roots: [SignerCertificate]

  /// The token over a signature, as a ContentInfo in DER.
  ///
  /// No nonce is sent: what is stamped is a fresh signature, whose digest no one could have known.
  func token(for signature: [UInt8]) async throws(DiagnosticError) -> [UInt8] {
    let digest = DigestAlgorithm.sha256.digest(of: signature)
    let response: [UInt8]
    do {
      response = try await source(try Self.request(digest: digest))
    } catch let error as DiagnosticError {
      throw error
    } catch {
      throw fault("没有得到答复（\(error)）")
    }
    guard let answer = try? TimestampResponse(response) else {
      throw fault("答复不是 RFC 3161 的时间戳")
    }
    guard answer.isGranted, let bytes = answer.token, let token = try? TimestampToken(bytes) else {
      throw fault("时间戳服务拒绝了请求")
    }
    guard token.imprint == digest, token.imprintDigest == MessageID.sha256 else {
      throw fault("时间戳不是给这个签名的")
    }
    let outcome = await TimestampCheck(token: token).outcome(over: [signature[...]], roots: roots)
    guard outcome.faults.isEmpty else { throw fault(outcome.faults.joined(separator: "；")) }
    return bytes
  }

  /// TimeStampReq, asking for the authority's certificate too.
  static func request(digest: [UInt8]) throws -> [UInt8] {
    try DERValue.sequence([
      .integer(1),
      .sequence([.sequence([.identifier(MessageID.sha256), .null]), .octets(digest)]),
      .bool(true),
    ]).bytes
  }

  private func fault(_ reason: String) -> DiagnosticError {
    DiagnosticError(
      .error(
        "signature.no-timestamp", "加不上时间戳：\(reason)", hint: "核对时间戳服务，或先不加时间戳"))
  }
}

/// TimeStampResp (RFC 3161, 2.4.2).
private struct TimestampResponse {
  let isGranted: Bool
  /// A ContentInfo in DER.
  let token: [UInt8]?

  init(_ bytes: [UInt8]) throws(MalformedMessage) {
    var reader = try ElementReader(try DER.node(bytes))
    var status = try ElementReader(try reader.next())
    // 0 granted, 1 granted with changes.
    isGranted = (0...1).contains(try status.next().integer())
    token = reader.isAtEnd ? nil : Array(try reader.next().encodedBytes)
  }
}
