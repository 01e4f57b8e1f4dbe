import Diagnostics
import PDFObjects
import SwiftASN1

/// The check of one signature: its place in the file, its message, its certificate.
struct SignatureCheck {
  let field: FormField
  let file: PDFFile
  let bytes: [UInt8]
  /// What it covers, as far as that makes sense.
  private(set) var range: CoveredRange?
  var result: VerificationReport.Signature

  init(field: FormField, file: PDFFile, bytes: [UInt8]) {
    self.field = field
    self.file = file
    self.bytes = bytes
    result = VerificationReport.Signature(field: field.name)
  }

  mutating func check(roots: [SignerCertificate]) async {
    do {
      let dictionary = try file.dictionary(field.value)
      result.reason = try file.resolved(dictionary["Reason"]).string.map(String.init(pdfText:))
      checkRange(dictionary)
      guard let contents = try file.resolved(dictionary["Contents"]).string else {
        return report(.malformedSignature)
      }
      let format = try file.resolved(dictionary["SubFilter"]).name
      if format == "ETSI.RFC3161" { return await checkTimestamp(contents, roots: roots) }
      guard format == "ETSI.CAdES.detached" || format == "adbe.pkcs7.detached" else {
        return report(.unsupportedFormat(format.map(String.init(describing:)) ?? "无"))
      }
      guard let message = readMessage(contents), let signer = onlySigner(of: message) else {
        return
      }
      var claimed = try file.resolved(dictionary["M"]).string.flatMap(SigningTime.init(pdfText:))
      // Where PAdES wants M, the older format may have the time in the message (ISO 32000-1, 12.8.1).
      if claimed == nil, format == "adbe.pkcs7.detached" {
        claimed = signer.value(of: MessageID.signingTime).flatMap { try? SigningTime($0) }
      }
      result.time = claimed
      checkDigest(signer)
      let check = SignerCheck(
        message: message, signer: signer, namesCertificate: format == "ETSI.CAdES.detached")
      let outcome = await check.outcome(claimedTime: claimed, roots: roots)
      result.signer = outcome.name
      result.algorithm = outcome.algorithm
      result.trust = outcome.trust
      result.isTimestamped = outcome.timestamp != nil
      result.timestampTrust = outcome.timestampTrust
      result.time = outcome.timestamp ?? claimed
      if result.time == nil { report(.noTime) }
      result.findings += outcome.findings.map(about)
    } catch {
      report(.malformedSignature)
    }
  }

  /// Adds a finding about this signature's field.
  mutating func report(_ finding: Diagnostic) {
    result.findings.append(about(finding))
  }

  private func about(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.dataPath = field.name
    return finding
  }
}

/// A time stamp over the file (ISO 32000-2, 12.8.5), which stands where signatures do.
extension SignatureCheck {
  private mutating func checkTimestamp(
    _ contents: [UInt8], roots: [SignerCertificate]
  ) async {
    result.isTimestampOfFile = true
    guard let padded = try? DER.padded(contents),
      let token = try? TimestampToken(Array(padded.node.encodedBytes))
    else { return report(.malformedSignature) }
    if !padded.isPaddedWithZeros { report(.nonzeroPadding) }
    result.time = token.time
    // Without a range there is nothing to stamp, and that has been told.
    guard let range else { return }
    guard let digest = DigestAlgorithm(token.imprintDigest),
      digest.digest(of: range.pieces(of: bytes)) == token.imprint
    else { return report(.documentChanged) }
    let outcome = await TimestampCheck(token: token).outcome(
      over: range.pieces(of: bytes), roots: roots)
    result.signer = outcome.name
    result.algorithm = outcome.algorithm
    result.trust = outcome.trust
    result.isTimestamped = outcome.faults.isEmpty
    result.timestampTrust = outcome.trust
    if !outcome.faults.isEmpty {
      report(.wrongTimestamp(outcome.faults.joined(separator: "；")))
    }
  }
}

/// Where the signature stands and what it covers.
extension SignatureCheck {
  private mutating func checkRange(_ dictionary: PDFDictionary) {
    guard let object = dictionary["ByteRange"],
      let range = CoveredRange((try? file.resolved(object)) ?? .null)
    else {
      let object = (try? file.resolved(dictionary["ByteRange"])) ?? .null
      return report(CoveredRange.overlaps(object) ? .rangeOverlaps : .malformedRange)
    }
    guard range.end <= bytes.count else {
      return report(.rangeBeyondEnd(missing: range.end - bytes.count))
    }
    self.range = range
    result.coveredLength = range.end
    result.coversWholeFile = range.end == bytes.count
    if !isGapOfContents(range, dictionary["Contents"]?.string) { report(.rangeGap) }
    if !endsARevision(range) { report(.rangeShort) }
  }

  /// Whether what is not covered is exactly the hexadecimal string of the signature itself.
  private func isGapOfContents(_ range: CoveredRange, _ contents: [UInt8]?) -> Bool {
    guard let contents, let reference = field.value?.reference,
      let place = try? file.place(of: reference), place.lowerBound < range.gap.lowerBound,
      range.gap.upperBound <= place.upperBound, range.gap.count == contents.count * 2 + 2,
      bytes[range.gap.lowerBound] == UInt8(ascii: "<"),
      bytes[range.gap.upperBound - 1] == UInt8(ascii: ">")
    else { return false }
    let digits = bytes[range.gap.lowerBound + 1..<range.gap.upperBound - 1]
    return digits.hexadecimalBytes == contents
  }

  /// Whether the covered bytes are a file of their own, of which nothing is left over.
  private func endsARevision(_ range: CoveredRange) -> Bool {
    guard range.end < bytes.count else { return true }
    guard let covered = try? file.revision(ofLength: range.end),
      let newest = covered.revisionOffsets.first
    else { return false }
    return file.revisionOffsets.first != newest && file.revisionOffsets.contains(newest)
  }
}

/// What the message says.
extension SignatureCheck {
  private mutating func readMessage(_ contents: [UInt8]) -> ReceivedMessage? {
    guard let padded = try? DER.padded(contents), let message = try? ReceivedMessage(padded.node)
    else {
      report(.malformedSignature)
      return nil
    }
    if !padded.isPaddedWithZeros { report(.nonzeroPadding) }
    if message.contentType != MessageID.data || message.content != nil {
      report(.foreignContent)
    }
    return message
  }

  private mutating func onlySigner(of message: ReceivedMessage) -> ReceivedMessage.Signer? {
    guard message.signers.count == 1 else {
      report(.signerCount(message.signers.count))
      return nil
    }
    return message.signers[0]
  }

  private mutating func checkDigest(_ signer: ReceivedMessage.Signer) {
    guard let algorithm = DigestAlgorithm(signer.digest), let range else { return }
    guard let value = signer.value(of: MessageID.messageDigest),
      let expected = try? value.bytes(.octetString)
    else { return report(.malformedSignature) }
    if algorithm.digest(of: range.pieces(of: bytes)) != expected { report(.documentChanged) }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes of a row of hexadecimal digits; `nil` for anything else.
  fileprivate var hexadecimalBytes: [UInt8]? {
    guard count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count / 2)
    var high: UInt8?
    for byte in self {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 48
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 87
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 55
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return bytes
  }
}
