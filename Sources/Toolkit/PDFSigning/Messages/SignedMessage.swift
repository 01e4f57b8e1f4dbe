import SwiftASN1

/// What is signed besides the document's digest: the attributes of a PAdES signature (ETSI EN 319
/// 142-1, 6.3), which name the certificate so that no other can take its place.
struct SignedAttributes {
  /// Of the bytes that the signature covers.
  var messageDigest: [UInt8]
  /// The signer's certificate in DER.
  var certificate: [UInt8]
  /// Of both digests.
  var digest = DigestAlgorithm.sha256

  /// The SET OF in DER: exactly the bytes to be signed (RFC 5652, 5.4).
  var encoded: [UInt8] {
    get throws {
      let hash = DERValue.octets(digest.digest(of: certificate))
      // ESSCertIDv2 leaves out its default digest, SHA-256 (RFC 5035, 4).
      let named = digest == .sha256 ? [hash] : [digest.encoded, hash]
      return try DERValue.set([
        attribute(MessageID.contentType, .identifier(MessageID.data)),
        attribute(MessageID.messageDigest, .octets(messageDigest)),
        attribute(
          MessageID.signingCertificateV2, .sequence([.sequence([.sequence(named)])])),
      ]).bytes
    }
  }

  private func attribute(_ type: ASN1ObjectIdentifier, _ value: DERValue) -> DERValue {
    .sequence([.identifier(type), .set([value])])
  }
}

/// A detached signature of one signer (RFC 5652): SignedData v1.
struct SignedMessage {
  /// In DER, the signer's first.
  var certificates: [[UInt8]]
  var algorithm: SignatureAlgorithm
  /// ``SignedAttributes/encoded``.
  var signedAttributes: [UInt8]
  /// Empty while someone else is still to make it.
  var signature: [UInt8]
  /// An RFC 3161 token over ``signature``, as a ContentInfo.
  var timestampToken: [UInt8]?

  /// The ContentInfo in DER.
  var encoded: [UInt8] {
    get throws {
      guard let first = certificates.first else { throw MalformedMessage() }
      let issuer = try IssuerAndSerial(of: first)
      let digest = algorithm.digest.encoded
      var signer: [DERValue] = [
        .integer(1), .sequence([.encoded(issuer.issuer), .encoded(issuer.serial)]), digest,
        // [0] IMPLICIT in the place of SET.
        .encoded([0xa0] + signedAttributes.dropFirst()), algorithm.encoded, .octets(signature),
      ]
      if let timestampToken {
        signer.append(
          .tagged(
            1,
            [
              .sequence([
                .identifier(MessageID.timestampToken), .set([.encoded(timestampToken)]),
              ])
            ]))
      }
      return try DERValue.sequence([
        .identifier(MessageID.signedData),
        .tagged(
          0,
          [
            .sequence([
              .integer(1), .set([digest]), .sequence([.identifier(MessageID.data)]),
              .tagged(0, try Self.sorted(certificates).map(DERValue.encoded)),
              .set([.sequence(signer)]),
            ])
          ]),
      ]).bytes
    }
  }

  /// As SET OF wants them.
  private static func sorted(_ certificates: [[UInt8]]) throws -> [[UInt8]] {
    certificates.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// How a message names a certificate.
struct IssuerAndSerial: Hashable {
  /// The name in DER.
  var issuer: [UInt8]
  /// The INTEGER in DER.
  var serial: [UInt8]

  init(_ node: ASN1Node) throws(MalformedMessage) {
    var reader = try ElementReader(node)
    issuer = Array(try reader.next().encodedBytes)
    serial = Array(try reader.next().encodedBytes)
  }

  /// Reads them from a certificate in DER (RFC 5280, 4.1) without making anything of the rest.
  init(of certificate: [UInt8]) throws(MalformedMessage) {
    var whole = try ElementReader(try DER.node(certificate))
    var body = try ElementReader(try whole.next())
    _ = body.next(tagged: 0)
    serial = Array(try body.next().encodedBytes)
    _ = try body.next()
    issuer = Array(try body.next().encodedBytes)
  }
}

/// How long the RSA key of a certificate is, read without making anything of the key.
struct RSAKeyLength {
  let bits: Int

  init(ofCertificate certificate: [UInt8]) throws(MalformedMessage) {
    var whole = try ElementReader(try DER.node(certificate))
    var body = try ElementReader(try whole.next())
    _ = body.next(tagged: 0)
    // Serial number, algorithm, issuer, validity, subject.
    for _ in 0..<5 { _ = try body.next() }
    var information = try ElementReader(try body.next())
    var algorithm = try ElementReader(try information.next())
    guard try algorithm.next().objectIdentifier() == MessageID.rsa else {
      throw MalformedMessage()
    }
    // Of a bit string the first byte counts unused bits.
    let key = try information.next().bytes(.bitString).dropFirst()
    var numbers = try ElementReader(try DER.node(Array(key)))
    let modulus = try numbers.next().bytes(.integer).drop { $0 == 0 }
    bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
  }
}
