/// A dictionary that keeps the order of its keys, so that what is written does not depend on
/// hashing.
///
/// Looking up costs a walk over the keys: a file's dictionaries are small.
public struct PDFDictionary: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public var key: PDFName
    public var value: PDFObject

    public init(key: PDFName, value: PDFObject) {
      self.key = key
      self.value = value
    }
  }

  /// In the order of the file, or of insertion.
  public private(set) var entries: [Entry] = []

  public init() {}

  /// Takes the last value of a key that comes twice.
  public init(_ elements: [(PDFName, PDFObject)]) {
    for (key, value) in elements { self[key] = value }
  }

  /// Takes entries whose keys the parser has found to be all different.
  init(checkedEntries entries: [Entry]) {
    self.entries = entries
  }

  /// A new value stands in the place of the old one, a new key at the end; `nil` takes the key out.
  public subscript(key: PDFName) -> PDFObject? {
    get { entries.first { $0.key == key }?.value }
    set {
      guard let index = entries.firstIndex(where: { $0.key == key }) else {
        if let newValue { entries.append(Entry(key: key, value: newValue)) }
        return
      }
      if let newValue {
        entries[index].value = newValue
      } else {
        entries.remove(at: index)
      }
    }
  }
}

extension PDFDictionary: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (PDFName, PDFObject)...) {
    self.init(elements)
  }
}
