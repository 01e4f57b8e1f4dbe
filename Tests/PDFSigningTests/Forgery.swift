import PDFObjects
import SwiftASN1
import Testing
import X509

@testable import PDFSigning

/// A signature as no program should make it, by someone with a key.
struct Forgery {
  var holder: TestHolder
  var message = ForgedMessage()
  var format: PDFName = "ETSI.CAdES.detached"
  var hasTime = true
  /// Makes the range written into the file, and digested, of the right one.
  var range: @Sendable ([Int]) -> [Int] = { $0 }

  init() throws {
    holder = try TestAuthority.shared.get().head
  }

  func signed(_ base: [UInt8]) throws -> [UInt8] {
    var file = try PDFFile(base)
    let form = try FormFields(of: file)
    let order = SigningOrder(
      field: "科室负责人", time: try #require(SigningTime("2019-03-30T10:00:00+08:00")))
    let signature = try file.addSignature(
      order, to: try #require(form[order.field]), of: form, room: 6000)
    try file.change(signature.number) {
      $0["SubFilter"] = .name(format)
      if !hasTime { $0["M"] = nil }
    }
    var ranged = try SignedRange.patched(file.updated { _ in [7] }, at: signature)
    let right = [0, ranged.room.lowerBound - 1, ranged.room.upperBound + 1, 0]
    let numbers = range(
      right[..<3] + [ranged.bytes.count - right[2]])
    ranged.bytes = try ranged.bytes.writing(range: numbers)
    let first = ranged.bytes[numbers[0]..<numbers[0] + numbers[1]]
    let second = ranged.bytes[numbers[2]..<numbers[2] + numbers[3]]
    let digest = DigestAlgorithm.sha256.digest(of: [first, second])
    let encoded = try message.encoded(digest: digest, holder: holder)
    return ranged.bytes.filling(ranged.room, with: encoded)
  }
}

/// A message with one thing wrong.
struct ForgedMessage {
  var digest = MessageID.sha256
  var signerCount = 1
  /// What the key is asked for, if not its usual algorithm.
  var algorithm: SignatureAlgorithm?
  /// The certificate that the signed attributes name; the holder's unless told otherwise.
  var namedCertificate: [UInt8]?? = .none
  var certificates: [[UInt8]]?
  var content: [UInt8]?
  /// UTCTime.
  var signingTime: String?
  /// Names the certificate by its key identifier, which must be in it.
  var keyIdentifier: [UInt8]?
  /// A time stamp over a signature.
  var stamp: (@Sendable ([UInt8]) throws -> [UInt8])?
  var isMalformed = false

  func encoded(digest value: [UInt8], holder: TestHolder) throws -> [UInt8] {
    if isMalformed { return [0x30, 0x03, 0x02, 0x01, 0x01] }
    let own = try holder.certificateDER
    var attributes: [DERValue] = [
      .sequence([.identifier(MessageID.contentType), .set([.identifier(MessageID.data)])]),
      .sequence([.identifier(MessageID.messageDigest), .set([.octets(value)])]),
    ]
    if let named = namedCertificate ?? own {
      let hash = DigestAlgorithm.sha256.digest(of: named)
      attributes.append(
        .sequence([
          .identifier(MessageID.signingCertificateV2),
          .set([.sequence([.sequence([.sequence([.octets(hash)])])])]),
        ]))
    }
    if let signingTime {
      let time = DERValue.encoded([0x17, UInt8(signingTime.utf8.count)] + Array(signingTime.utf8))
      attributes.append(.sequence([.identifier(MessageID.signingTime), .set([time])]))
    }
    let signed = try DERValue.set(attributes).bytes
    let algorithm =
      algorithm ?? SignatureAlgorithm(for: holder.certificate.publicKey) ?? .rsaWithSHA256
    let signature = try holder.key.sign(
      bytes: signed, signatureAlgorithm: algorithm.ofCertificates ?? .sha256WithRSAEncryption
    ).rawRepresentation
    let issuer = try IssuerAndSerial(of: own)
    let name =
      keyIdentifier.map { DERValue.encoded([0x80, UInt8($0.count)] + $0) }
      ?? .sequence([.encoded(issuer.issuer), .encoded(issuer.serial)])
    var signer: [DERValue] = [
      .integer(keyIdentifier == nil ? 1 : 3), name,
      .sequence([.identifier(digest), .null]), .encoded([0xa0] + signed.dropFirst()),
      algorithm.encoded, .octets(signature),
    ]
    if let stamp {
      let token = DERValue.set([.encoded(try stamp(Array(signature)))])
      signer.append(.tagged(1, [.sequence([.identifier(MessageID.timestampToken), token])]))
    }
    var encapsulated: [DERValue] = [.identifier(MessageID.data)]
    if let content { encapsulated.append(.tagged(0, [.octets(content)])) }
    return try DERValue.sequence([
      .identifier(MessageID.signedData),
      .tagged(
        0,
        [
          .sequence([
            .integer(1), .set([.sequence([.identifier(digest), .null])]), .sequence(encapsulated),
            .tagged(0, (certificates ?? [own]).map(DERValue.encoded)),
            .set(Array(repeating: .sequence(signer), count: signerCount)),
          ])
        ]),
    ]).bytes
  }
}

extension PDFFile {
  /// Changes a dictionary, or a stream's, by its number.
  mutating func change(_ number: Int, _ body: (inout PDFDictionary) throws -> Void) throws {
    let reference = PDFReference(number: number)
    let object = try object(reference)
    var dictionary = try #require(object.dictionary)
    try body(&dictionary)
    if let stream = object.stream {
      replace(reference, with: .stream(PDFStream(dictionary: dictionary, data: stream.data)))
    } else {
      replace(reference, with: .dictionary(dictionary))
    }
  }

  /// Gives a stream other data.
  mutating func paint(_ number: Int, _ data: String) throws {
    let reference = PDFReference(number: number)
    let stream = try #require(try object(reference).stream)
    replace(
      reference,
      with: .stream(PDFStream(dictionary: stream.dictionary, data: Array(data.utf8)[...])))
  }
}

extension [UInt8] {
  /// The file with one more revision, unsigned.
  func updated(_ change: (inout PDFFile) throws -> Void) throws -> [UInt8] {
    var file = try PDFFile(self)
    try change(&file)
    return file.updated { _ in [9] }.bytes
  }

  /// Replaces the first text, after another one if that is given.
  func replacing(_ text: String, with other: String, after mark: String = "") throws -> [UInt8] {
    let start =
      mark.isEmpty ? startIndex : try #require(firstRange(of: Array(mark.utf8))).upperBound
    let range = try #require(self[start...].firstRange(of: Array(text.utf8)))
    var bytes = self
    bytes.replaceSubrange(range, with: other.utf8)
    return bytes
  }

  /// The digits of the message of the signature made last.
  var roomOfLastSignature: Range<Int> {
    get throws {
      let numbers = try rangeOfLastSignature
      return numbers[1] + 1..<numbers[2] - 1
    }
  }

  var rangeOfLastSignature: [Int] {
    get throws {
      let marks = ranges(of: Array("/ByteRange[".utf8))
      let start = try #require(marks.last).upperBound
      let end = try #require(self[start...].firstIndex(of: UInt8(ascii: "]")))
      return String(decoding: self[start..<end], as: UTF8.self).split(separator: " ").compactMap {
        Int($0)
      }
    }
  }

  func message(in room: Range<Int>) -> [UInt8] {
    stride(from: room.lowerBound, to: room.upperBound, by: 2).map {
      UInt8(String(decoding: self[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
    }
  }

  /// Writes another range over the one that stands in the file.
  fileprivate func writing(range numbers: [Int]) throws -> [UInt8] {
    let start = try #require(firstRange(of: Array("/ByteRange[".utf8))).upperBound
    let end = try #require(self[start...].firstIndex(of: UInt8(ascii: "]")))
    let text = numbers.map { "\($0)" }.joined(separator: " ")
    var bytes = self
    bytes.replaceSubrange(
      start..<end, with: (text + String(repeating: " ", count: end - start - text.utf8.count)).utf8)
    return bytes
  }

  fileprivate func filling(_ room: Range<Int>, with message: [UInt8]) -> [UInt8] {
    var bytes = self
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    for (index, byte) in message.enumerated() {
      bytes[room.lowerBound + 2 * index] = digits[Int(byte >> 4)]
      bytes[room.lowerBound + 2 * index + 1] = digits[Int(byte & 15)]
    }
    return bytes
  }
}
