import SwiftASN1
import X509

extension Certificate {
  var encoded: [UInt8] {
    var coder = DER.Serializer()
    // A certificate that was read or made can be written.
    guard (try? coder.serialize(self)) != nil else { return [] }
    return coder.serializedBytes
  }
}

extension DistinguishedName {
  /// The common name, or the whole name where there is none.
  var shownName: String {
    for part in self {
      for attribute in part where attribute.type == .RDNAttributeType.commonName {
        if let name = String(attribute.value) { return name }
      }
    }
    return String(describing: self)
  }
}
