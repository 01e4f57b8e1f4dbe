import X509

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
