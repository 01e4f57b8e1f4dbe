public import PDFObjects

/// A finished file, opened for looking into: its catalog, its pages, and every object it holds.
public struct ArchivedFile {
  public var file: PDFFile
  public let bytes: [UInt8]
  public let catalogReference: PDFReference
  public let pages: [PDFReference]

  public init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    file = try PDFFile(bytes)
    guard let root = file.trailer["Root"]?.reference else { throw MissingObject("Root") }
    catalogReference = root
    var pages: [PDFReference] = []
    var open = [try file.dictionary(.reference(root))["Pages"] ?? .null]
    while let node = open.popLast() {
      let dictionary = try file.dictionary(node)
      if dictionary["Type"]?.name == "Page", let reference = node.reference {
        pages.append(reference)
      } else {
        open += (try file.resolved(dictionary["Kids"]).array ?? []).reversed()
      }
    }
    self.pages = pages
  }

  public var catalog: PDFDictionary {
    get throws { try file.dictionary(.reference(catalogReference)) }
  }

  public func page(_ index: Int) throws -> PDFDictionary {
    try file.dictionary(.reference(pages[index]))
  }

  /// The dictionary behind a key, or an empty one.
  public func dictionary(_ key: PDFName, of owner: PDFDictionary) throws -> PDFDictionary {
    try file.resolved(owner[key]).dictionary ?? PDFDictionary()
  }

  public func array(_ key: PDFName, of owner: PDFDictionary) throws -> [PDFObject] {
    try file.resolved(owner[key]).array ?? []
  }

  /// A stream's bytes without its filter.
  public func data(_ object: PDFObject?) throws -> [UInt8] {
    guard let stream = try file.resolved(object).stream else { throw MissingObject("stream") }
    return try stream.decoded()
  }

  /// The content of a page's streams, joined.
  public func content(ofPage index: Int) throws -> [UInt8] {
    let contents = try page(index)["Contents"]
    guard let list = try file.resolved(contents).array else { return try data(contents) }
    return try Array(list.map { try data($0) }.joined(separator: [10]))
  }

  /// Changes a dictionary and writes the file anew.
  public func changing(
    _ reference: PDFReference, _ change: (inout PDFDictionary) -> Void
  ) throws -> [UInt8] {
    var file = file
    var object = try file.object(reference)
    if case .stream(var stream) = object {
      change(&stream.dictionary)
      object = .stream(stream)
    } else {
      var dictionary = try file.dictionary(object)
      change(&dictionary)
      object = .dictionary(dictionary)
    }
    file.replace(reference, with: object)
    return try file.rewritten(version: "1.7") { body in
      (0..<16).map { UInt8(truncatingIfNeeded: body.count >> $0) }
    }
  }

  public struct MissingObject: Error {
    public var name: String
    init(_ name: String) { self.name = name }
  }
}

extension PDFObject {
  /// Every dictionary in the object, itself first.
  public var dictionaries: [PDFDictionary] {
    switch self {
    case .array(let elements): elements.flatMap(\.dictionaries)
    case .dictionary, .stream:
      dictionary.map { [$0] + $0.entries.flatMap { $0.value.dictionaries } } ?? []
    default: []
    }
  }

  /// Every name in the object, as key or as value.
  public var names: [PDFName] {
    switch self {
    case .name(let name): [name]
    case .array(let elements): elements.flatMap(\.names)
    case .dictionary, .stream:
      dictionary?.entries.flatMap { [$0.key] + $0.value.names } ?? []
    default: []
    }
  }

  public var string: [UInt8]? {
    if case .string(let bytes) = self { bytes } else { nil }
  }

  /// A text string: UTF-16 behind its mark, or ASCII.
  public var textString: String? {
    guard let bytes = string else { return nil }
    guard bytes.starts(with: [0xfe, 0xff]) else { return String(decoding: bytes, as: UTF8.self) }
    return String(utf16: bytes.dropFirst(2))
  }

  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): Double(value.text)
    default: nil
    }
  }
}

extension String {
  /// Big-endian UTF-16.
  init(utf16 bytes: some Collection<UInt8>) {
    var units: [UInt16] = []
    var high: UInt8?
    for byte in bytes {
      if let first = high {
        units.append(UInt16(first) << 8 | UInt16(byte))
        high = nil
      } else {
        high = byte
      }
    }
    self.init(decoding: units, as: UTF16.self)
  }
}
