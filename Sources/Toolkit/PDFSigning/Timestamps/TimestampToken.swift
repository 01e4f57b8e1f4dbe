import SwiftASN1

/// A time stamp: a message whose content says which digest was known when (RFC 3161, 2.4.2).
struct TimestampToken {
  let message: ReceivedMessage
  let imprint: [UInt8]
  let imprintDigest: ASN1ObjectIdentifier
  let time: SigningTime

  /// Reads a ContentInfo in DER; whether its signature holds is the verifier's to say.
  init(_ bytes: [UInt8]) throws {
    message = try ReceivedMessage(try DER.node(bytes))
    guard message.contentType == MessageID.timestampInfo, let content = message.content else {
      throw MalformedMessage()
    }
    var reader = try ElementReader(try DER.node(content))
    _ = try reader.next().integer()
    _ = try reader.next()
    var imprint = try ElementReader(try reader.next())
    var algorithm = try ElementReader(try imprint.next())
    imprintDigest = try algorithm.next().objectIdentifier()
    self.imprint = try imprint.next().bytes(.octetString)
    _ = try reader.next()
    let told = try reader.next()
    guard told.identifier == .generalizedTime,
      let inChina = SigningTime(secondsSince1970: try SigningTime(told).secondsSince1970)
    else { throw MalformedMessage() }
    self.time = inChina
  }
}
