import Crypto
public import Diagnostics
import PDFObjects

/// A file with everything of a signature in it but the signature itself (ISO 32000-1, 12.8.1).
///
/// The new revision is written with room for the message; ``signedAttributes`` are what a key has
/// to sign, here or elsewhere.
public struct PreparedSignature: Sendable {
  /// The DER to be signed.
  public let signedAttributes: [UInt8]
  /// The whole file; the room is filled with zeros.
  let bytes: [UInt8]
  /// The hexadecimal digits of the room.
  let room: Range<Int>
  let certificates: [[UInt8]]
  let algorithm: SignatureAlgorithm

  /// What a message takes besides its certificates, with an RSA signature of 4096 bits.
  private static let messageLength = 1536
  /// What a time stamp takes with its authority's certificates.
  private static let timestampLength = 8192

  init(
    signedAttributes: [UInt8], bytes: [UInt8], room: Range<Int>, certificates: [[UInt8]],
    algorithm: SignatureAlgorithm
  ) {
    self.signedAttributes = signedAttributes
    self.bytes = bytes
    self.room = room
    self.certificates = certificates
    self.algorithm = algorithm
  }

  /// Appends the revision; refuses all that stands against signing here at once.
  ///
  /// Whether earlier signatures hold is asked before, by ``FileSigner``.
  init(
    _ file: [UInt8], order: SigningOrder, certificates: [[UInt8]], algorithm: SignatureAlgorithm,
    reservesTimestamp: Bool
  ) throws(DiagnosticError) {
    guard algorithm.isAvailable else { throw DiagnosticError(.unsuitableKey) }
    if let certificate = certificates.first.flatMap({ SignerCertificate($0) }),
      !certificate.isForSigning
    {
      throw DiagnosticError(.wrongKeyUsage)
    }
    try order.checkText()
    let length =
      Self.messageLength + certificates.reduce(0) { $0 + $1.count }
      + (reservesTimestamp ? Self.timestampLength : 0)
    let (update, signature) = try Self.update(file, order: order, room: length)
    let ranged = try SignedRange.patched(update, at: signature)
    let attributes = SignedAttributes(
      messageDigest: algorithm.digest.digest(of: ranged.covered),
      certificate: certificates.first ?? [], digest: algorithm.digest)
    self.init(
      signedAttributes: try Self.written { try attributes.encoded }, bytes: ranged.bytes,
      room: ranged.room, certificates: certificates, algorithm: algorithm)
  }

  private static func update(
    _ bytes: [UInt8], order: SigningOrder, room: Int
  ) throws(DiagnosticError) -> (PDFUpdate, PDFReference) {
    do {
      var file = try PDFFile(bytes)
      let form = try FormFields(of: file)
      let revisions = RevisionEnds(of: file, bytes).ends.count
      let check = SigningCheck(file: file, form: form, revisionCount: revisions)
      let field = try check.field(for: order)
      let signature = try file.addSignature(order, to: field, of: form, room: room)
      return (file.updated { Array(SHA256.hash(data: $0).prefix(16)) }, signature)
    } catch let error as PDFReadingError {
      throw DiagnosticError(.unreadable(error))
    } catch let error as DiagnosticError {
      throw error
    } catch {
      throw DiagnosticError(.unwritableMessage)
    }
  }

  /// The whole signed file; an empty signature leaves it to be attached later.
  ///
  /// Fails if the message is longer than its room.
  public func completed(
    signature: [UInt8], timestampToken: [UInt8]? = nil
  ) throws(DiagnosticError) -> [UInt8] {
    let message = SignedMessage(
      certificates: certificates, algorithm: algorithm, signedAttributes: signedAttributes,
      signature: signature, timestampToken: timestampToken)
    let encoded = try Self.written { try message.encoded }
    guard encoded.count * 2 <= room.count else {
      throw DiagnosticError(
        .error(
          "signature.too-long", "签名连同证书和时间戳共\(encoded.count)字节，文件里只留了\(room.count / 2)字节",
          hint: "少带几个证书，或换一个时间戳服务"))
    }
    var file = bytes
    for (index, byte) in encoded.enumerated() {
      file[room.lowerBound + 2 * index] = Self.digit(byte >> 4)
      file[room.lowerBound + 2 * index + 1] = Self.digit(byte & 15)
    }
    return file
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

  private static func written(
    _ body: () throws -> [UInt8]
  ) throws(DiagnosticError) -> [UInt8] {
    do {
      return try body()
    } catch {
      throw DiagnosticError(.unwritableMessage)
    }
  }
}

extension Diagnostic {
  /// A message that cannot be written: for a certificate that is none, or one that DER has no form for.
  static let unwritableMessage = Diagnostic.error(
    "signature.malformed-certificate", "签名人的证书读不出来", hint: "换一个完好的证书")

  static func unreadable(_ error: PDFReadingError) -> Diagnostic {
    .error(
      "signature.unreadable-file",
      "读不了这个 PDF：第\(error.offset)字节处有问题（\(error.code.rawValue)）",
      hint: "文件可能不完整，或加了密；向出具文件的人再要一份")
  }
}
