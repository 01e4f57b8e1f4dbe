import PDFObjects

/// What a metadata stream says (XMP; ISO 16684-1), in whichever of XMP's spellings it says it.
struct MetadataPacket: Hashable {
  typealias Name = XMLElement.Name

  /// A value of XMP's data model (ISO 16684-1, 6).
  indirect enum Value: Hashable {
    /// A text or an address.
    case simple(String, language: String?)
    case structure([Name: Value])
    /// `Bag`, `Seq` or `Alt`.
    case array(String, [Value])
  }

  private(set) var properties: [Name: Value] = [:]

  /// Far longer than any that says something; nested elements cost more than their bytes.
  private static let lengthLimit = 1 << 20

  /// `nil` for what is no packet, and for one that says something twice or in a way that XMP does not
  /// know: other programs could read something else in it.
  init?(_ stream: PDFStream) {
    guard let bytes = try? stream.decoded(limit: Self.lengthLimit),
      bytes.count <= Self.lengthLimit, let root = XMLElement(document: bytes)
    else { return nil }
    var description = root
    if root.name == Name(space: "adobe:ns:meta/", local: "xmpmeta") {
      guard root.children.count == 1, root.isTextBlank else { return nil }
      description = root.children[0]
    }
    guard description.name == .rdf("RDF"), description.isTextBlank,
      description.attributes.isEmpty,
      description.children.allSatisfy({ $0.name == .rdf("Description") })
    else { return nil }
    for part in description.children {
      guard let fields = Value.fields(of: part) else { return nil }
      for (name, value) in fields {
        guard properties.updateValue(value, forKey: name) == nil else { return nil }
      }
    }
  }
}

extension MetadataPacket.Value {
  typealias Name = XMLElement.Name

  /// Of an element that describes something: its attributes and its children.
  fileprivate static func fields(of element: XMLElement) -> [Name: Self]? {
    guard element.isTextBlank else { return nil }
    var fields: [Name: Self] = [:]
    for (name, text) in element.attributes where name != .rdf("about") {
      guard name.isOfProperty else { return nil }
      fields[name] = .simple(text, language: nil)
    }
    for child in element.children {
      guard child.name.isOfProperty, let value = Self(child),
        fields.updateValue(value, forKey: child.name) == nil
      else { return nil }
    }
    return fields
  }

  /// The value of an element that stands for a property or an item.
  fileprivate init?(_ element: XMLElement) {
    var attributes = element.attributes
    let language = attributes.removeValue(
      forKey: Name(space: "http://www.w3.org/XML/1998/namespace", local: "lang"))
    let kind = attributes.removeValue(forKey: .rdf("parseType"))
    let address = attributes.removeValue(forKey: .rdf("resource"))
    guard attributes.keys.allSatisfy(\.isOfProperty), kind == nil || kind == "Resource" else {
      return nil
    }
    guard kind != nil || !attributes.isEmpty || !element.children.isEmpty || address != nil else {
      self = .simple(element.text, language: language)
      return
    }
    guard element.isTextBlank, language == nil else { return nil }
    if let address {
      guard kind == nil, attributes.isEmpty, element.children.isEmpty else { return nil }
      self = .simple(address, language: nil)
    } else if kind != nil || element.children.isEmpty {
      // Fields stand as children, or all as attributes.
      guard kind == nil || attributes.isEmpty else { return nil }
      var described = element
      described.attributes = attributes
      guard let fields = Self.fields(of: described) else { return nil }
      self = .structure(fields)
    } else {
      guard attributes.isEmpty, element.children.count == 1 else { return nil }
      self.init(inner: element.children[0])
    }
  }

  private init?(inner element: XMLElement) {
    if element.name == .rdf("Description") {
      guard let fields = Self.fields(of: element) else { return nil }
      self = .structure(fields)
      return
    }
    guard ["Bag", "Seq", "Alt"].contains(element.name.local),
      element.name == .rdf(element.name.local), element.attributes.isEmpty, element.isTextBlank,
      element.children.allSatisfy({ $0.name == .rdf("li") })
    else { return nil }
    var items: [Self] = []
    for child in element.children {
      guard let item = Self(child) else { return nil }
      items.append(item)
    }
    self = .array(element.name.local, items)
  }
}

extension XMLElement.Name {
  fileprivate static func rdf(_ local: String) -> Self {
    Self(space: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", local: local)
  }

  /// Names of RDF and XML itself say how to read, not what is said.
  fileprivate var isOfProperty: Bool {
    !space.isEmpty && space != Self.rdf("").space
      && space != "http://www.w3.org/XML/1998/namespace"
  }
}
