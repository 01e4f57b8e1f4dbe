import SwiftASN1

/// A signed message from outside (RFC 5652), read but not yet believed.
struct ReceivedMessage {
  struct Signer {
    /// `nil` if the message names its certificate by key identifier.
    var certificate: IssuerAndSerial?
    /// The key identifier, if the message names its certificate by that.
    var keyIdentifier: [UInt8]?
    var digest: ASN1ObjectIdentifier
    var algorithm: ASN1ObjectIdentifier
    /// The SET OF in DER, as it was signed; `nil` if nothing but the content was.
    var signedAttributes: [UInt8]?
    /// The values of the signed attributes in the order in which they stand.
    var attributes: [(type: ASN1ObjectIdentifier, values: [ASN1Node])] = []
    var unsignedAttributes: [(type: ASN1ObjectIdentifier, values: [ASN1Node])] = []
    var signature: [UInt8]
  }

  /// What the content is.
  var contentType: ASN1ObjectIdentifier
  /// The content itself, if the message carries it.
  var content: [UInt8]?
  var digests: [ASN1ObjectIdentifier] = []
  /// In DER.
  var certificates: [[UInt8]] = []
  var signers: [Signer] = []

  /// Reads a ContentInfo that holds SignedData.
  init(_ node: ASN1Node) throws(MalformedMessage) {
    var whole = try ElementReader(node)
    guard try whole.next().objectIdentifier() == MessageID.signedData,
      let wrapped = try whole.next().elements(.context(0)).first
    else { throw MalformedMessage() }
    var reader = try ElementReader(wrapped)
    _ = try reader.next().integer()
    for digest in try reader.next().elements(.set) {
      var algorithm = try ElementReader(digest)
      digests.append(try algorithm.next().objectIdentifier())
    }
    var encapsulated = try ElementReader(try reader.next())
    contentType = try encapsulated.next().objectIdentifier()
    if let content = encapsulated.next(tagged: 0) {
      guard let octets = try content.elements(.context(0)).first else { throw MalformedMessage() }
      self.content = try octets.bytes(.octetString)
    }
    if let certificates = reader.next(tagged: 0) {
      self.certificates = try certificates.elements(.context(0)).map { Array($0.encodedBytes) }
    }
    _ = reader.next(tagged: 1)
    for signer in try reader.next().elements(.set) { signers.append(try Signer(signer)) }
  }
}

extension ReceivedMessage.Signer {
  init(_ node: ASN1Node) throws(MalformedMessage) {
    var reader = try ElementReader(node)
    _ = try reader.next().integer()
    let identifier = try reader.next()
    certificate = identifier.identifier == .sequence ? try IssuerAndSerial(identifier) : nil
    keyIdentifier = identifier.isTagged(0) ? try identifier.bytes(.context(0)) : nil
    digest = try Self.algorithm(try reader.next())
    if let attributes = reader.next(tagged: 0) {
      self.attributes = try Self.attributes(attributes, .context(0))
      signedAttributes = [0x31] + attributes.encodedBytes.dropFirst()
    }
    algorithm = try Self.algorithm(try reader.next())
    signature = try reader.next().bytes(.octetString)
    if let attributes = reader.next(tagged: 1) {
      unsignedAttributes = try Self.attributes(attributes, .context(1))
    }
  }

  /// The only value of the only attribute of a type; `nil` if there is none or more than one.
  func value(of type: ASN1ObjectIdentifier) -> ASN1Node? {
    let found = attributes.filter { $0.type == type }
    guard found.count == 1, found[0].values.count == 1 else { return nil }
    return found[0].values[0]
  }

  func unsignedValue(of type: ASN1ObjectIdentifier) -> ASN1Node? {
    unsignedAttributes.first { $0.type == type }?.values.first
  }

  private static func algorithm(_ node: ASN1Node) throws(MalformedMessage) -> ASN1ObjectIdentifier {
    var reader = try ElementReader(node)
    return try reader.next().objectIdentifier()
  }

  private static func attributes(
    _ node: ASN1Node, _ identifier: ASN1Identifier
  ) throws(MalformedMessage) -> [(type: ASN1ObjectIdentifier, values: [ASN1Node])] {
    var attributes: [(type: ASN1ObjectIdentifier, values: [ASN1Node])] = []
    for element in try node.elements(identifier) {
      var reader = try ElementReader(element)
      let type = try reader.next().objectIdentifier()
      attributes.append((type, try reader.next().elements(.set)))
    }
    return attributes
  }
}

extension ReceivedMessage.Signer {
  /// The digest of the signer's certificate that the signed attributes name, and how it was made
  /// (RFC 5035); `nil` if they name none.
  var namedCertificate: (digest: [UInt8], identifier: ASN1ObjectIdentifier)? {
    if let value = value(of: MessageID.signingCertificateV2) {
      return try? Self.firstIdentifier(value, default: MessageID.sha256)
    }
    if let value = value(of: MessageID.signingCertificate) {
      return try? Self.firstIdentifier(value, default: MessageID.sha1)
    }
    return nil
  }

  private static func firstIdentifier(
    _ node: ASN1Node, default identifier: ASN1ObjectIdentifier
  ) throws(MalformedMessage) -> (digest: [UInt8], identifier: ASN1ObjectIdentifier) {
    var certificates = try ElementReader(node)
    var list = try ElementReader(try certificates.next())
    var first = try ElementReader(try list.next())
    var named = identifier
    if let algorithm = first.next(if: .sequence) { named = try Self.algorithm(algorithm) }
    return (try first.next().bytes(.octetString), named)
  }
}
