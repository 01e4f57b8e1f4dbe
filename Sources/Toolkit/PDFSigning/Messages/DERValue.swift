import SwiftASN1

/// A value to be written in DER (ITU-T X.690), so that a message reads as its definition does.
indirect enum DERValue: DERSerializable {
  case null
  case bool(Bool)
  case integer(Int)
  case identifier(ASN1ObjectIdentifier)
  case octets([UInt8])
  case sequence([DERValue])
  /// SET OF: its elements are sorted by their bytes.
  case set([DERValue])
  /// `[n]` in the context of a definition, around whole elements.
  case tagged(UInt, [DERValue])
  /// Bytes that are DER already.
  case encoded([UInt8])

  func serialize(into coder: inout DER.Serializer) throws {
    switch self {
    case .null: try coder.serialize(ASN1Null())
    case .bool(let value): try coder.serialize(value)
    case .integer(let value): try coder.serialize(value)
    case .identifier(let value): try coder.serialize(value)
    case .octets(let bytes): try coder.serialize(ASN1OctetString(contentBytes: bytes[...]))
    case .sequence(let elements): try coder.serializeSequenceOf(elements)
    case .set(let elements): try coder.serializeSetOf(elements)
    case .tagged(let number, let elements):
      let tag = ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
      try coder.appendConstructedNode(identifier: tag) { coder in
        for element in elements { try coder.serialize(element) }
      }
    case .encoded(let bytes): coder.serializeRawBytes(bytes)
    }
  }

  /// The whole value with its tag and length.
  ///
  /// Nothing that this enumeration holds fails to be written; the error is the coder's.
  var bytes: [UInt8] {
    get throws {
      var coder = DER.Serializer()
      try coder.serialize(self)
      return coder.serializedBytes
    }
  }
}
