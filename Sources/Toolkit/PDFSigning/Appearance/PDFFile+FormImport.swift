import PDFObjects

extension PDFFile {
  /// Adds the only page of another file as a form XObject with all that it draws on.
  ///
  /// Fails if the file has another number of pages, or parts of the page are of wrong types. The
  /// page's links and fields are left behind.
  mutating func addForm(fromOnlyPageOf other: PDFFile) throws(PDFReadingError) -> PDFReference {
    let pages = try PageTree(of: other).pages
    guard let page = pages.first, pages.count == 1 else {
      throw PDFReadingError(.unexpectedType, at: 0)
    }
    var copier = ObjectCopier(from: other)
    let content = try other.resolved(page.dictionary["Contents"])
    guard let stream = content.stream else { throw PDFReadingError(.unexpectedType, at: 0) }
    var dictionary: PDFDictionary = [
      "Type": .name("XObject"), "Subtype": .name("Form"),
      "BBox": try other.resolved(page.mediaBox),
      "Resources": try copier.copy(try other.resolved(page.resources), into: &self),
    ]
    if let group = page.dictionary["Group"] {
      dictionary["Group"] = try copier.copy(try other.resolved(group), into: &self)
    }
    dictionary["Filter"] = stream.dictionary["Filter"]
    dictionary["DecodeParms"] = stream.dictionary["DecodeParms"]
    return add(.stream(PDFStream(dictionary: dictionary, data: Array(stream.data)[...])))
  }
}

/// Takes objects over from one file into another, each once.
private struct ObjectCopier {
  private let source: PDFFile
  private var copies: [PDFReference: PDFReference] = [:]

  init(from source: PDFFile) {
    self.source = source
  }

  /// The object as it stands in the target, with all that it refers to.
  mutating func copy(
    _ object: PDFObject, into target: inout PDFFile
  ) throws(PDFReadingError) -> PDFObject {
    var open: [(from: PDFReference, to: PDFReference)] = []
    let result = take(object, &open, &target)
    while let next = open.popLast() {
      let copied = take(try source.object(next.from), &open, &target)
      target.replace(next.to, with: copied)
    }
    return result
  }

  /// Renames the references within an object, keeping a list of those met for the first time.
  private mutating func take(
    _ object: PDFObject, _ open: inout [(from: PDFReference, to: PDFReference)],
    _ target: inout PDFFile
  ) -> PDFObject {
    switch object {
    case .array(let elements):
      return .array(elements.map { take($0, &open, &target) })
    case .dictionary(let dictionary):
      return .dictionary(take(dictionary, &open, &target))
    case .stream(let stream):
      var dictionary = stream.dictionary
      // The writer tells it anew.
      dictionary["Length"] = nil
      return .stream(
        PDFStream(dictionary: take(dictionary, &open, &target), data: Array(stream.data)[...]))
    case .reference(let reference):
      if let copy = copies[reference] { return .reference(copy) }
      let copy = target.add(.null)
      copies[reference] = copy
      open.append((reference, copy))
      return .reference(copy)
    default: return object
    }
  }

  private mutating func take(
    _ dictionary: PDFDictionary, _ open: inout [(from: PDFReference, to: PDFReference)],
    _ target: inout PDFFile
  ) -> PDFDictionary {
    var copy = PDFDictionary()
    for entry in dictionary.entries { copy[entry.key] = take(entry.value, &open, &target) }
    return copy
  }
}
