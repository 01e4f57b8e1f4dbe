extension PDFFile {
  /// The whole file anew, as one revision.
  ///
  /// It ends with a classic cross-reference table or, if `isPacked`, with a cross-reference stream and
  /// all objects but streams in object streams (ISO 32000-1, 7.5.7 and 7.5.8). Packed, a form of a page
  /// is 2 to 17 KB smaller, a table of 10,000 rows a third as large.
  ///
  /// Objects that neither `Root` nor `Info` leads to are dropped; the others are numbered in the
  /// order in which they are first reached from `Root`, then from `Info`. Streams that were not
  /// touched are copied as they are. `append` then writes what is too much to be held as objects.
  /// `identifier` makes the file's `ID` from all that stands before the cross-reference table;
  /// `version` is that of the header, such as `1.7`. Costs time and memory in proportion to the file.
  public func rewritten(
    version: String, isPacked: Bool = false, identifier: ([UInt8]) -> [UInt8],
    appending append: (inout AppendedObjects) throws(PDFReadingError) -> Void = { _ in }
  ) throws(PDFReadingError) -> [UInt8] {
    guard let root = trailer["Root"]?.reference else {
      throw PDFReadingError(.missingTrailer, at: bytes.count)
    }
    var objects = AppendedObjects(of: self, version: version, isPacked: isPacked)
    let info = trailer["Info"]?.reference
    try objects.writeAll(from: [root, info].compactMap(\.self))
    try append(&objects)
    objects.closePack()
    let id = PDFObject.string(identifier(objects.output.bytes))
    var trailer: PDFDictionary = ["Size": 0, "Root": .reference(root)]
    if let info, contains(info) { trailer["Info"] = .reference(info) }
    trailer["ID"] = [id, id]
    return objects.finished(trailer: trailer)
  }
}

/// The objects of a file that is being rewritten, to which more can be appended one by one.
///
/// An appended object is written at once, or packed with its neighbours, and never held; it names
/// others by their new numbers.
public struct AppendedObjects {
  private(set) var output = PDFSerializer()
  private var numbering: Numbering
  /// By number from 1; `nil` for what is still to be written.
  private var places: [ObjectPlace?] = []
  private let isPacked: Bool
  private var pack = ObjectPack()
  /// Full ones that have no number yet, as long as the file's own objects are being numbered.
  private var waiting: [ObjectPack] = []

  fileprivate init(of file: PDFFile, version: String, isPacked: Bool) {
    numbering = Numbering(of: file)
    self.isPacked = isPacked
    output.reserve(file.bytes.count + file.bytes.count / 8)
    output.append("%PDF-\(version)\n")
    // Four bytes above 127 tell programs that the file is not text (ISO 32000-1, 7.5.2).
    output.append(raw: [0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a])
  }

  fileprivate mutating func writeAll(from starts: [PDFReference]) throws(PDFReadingError) {
    for start in starts {
      _ = numbering.number(of: start)
      while places.count < numbering.reached.count {
        let reference = numbering.reached[places.count]
        places.append(nil)
        guard !numbering.file.reserved.contains(reference.number) else { continue }
        let object = try numbering.file.object(reference)
        if isPacked, object.stream == nil {
          packIn(places.count)
          pack.objects.append(object) { numbering.number(of: $0) }
          if pack.isFull { setAside() }
        } else {
          beginAlone(places.count)
          output.append(object) { numbering.number(of: $0) }
          output.append("\nendobj\n")
        }
      }
    }
    for full in waiting { write(full) }
    waiting = []
  }

  /// The new number of an object of the file, or `nil` if nothing leads to it.
  public func number(of reference: PDFReference) -> Int? {
    numbering.knownNumber(of: reference)
  }

  /// A number for an object to come, of which others may speak before it is written.
  public mutating func reserve() -> Int {
    places.append(nil)
    return places.count
  }

  /// Begins the object of a reserved number; its text follows, then ``end()``.
  public mutating func begin(_ number: Int) {
    if isPacked { packIn(number) } else { beginAlone(number) }
  }

  public mutating func end() {
    guard isPacked else { return output.append("\nendobj\n") }
    if pack.isFull { closePack() }
  }

  /// Text of an object that needs no escaping: keys, names and delimiters of the writer's own.
  public mutating func append(_ text: String) {
    if isPacked { pack.objects.append(text) } else { output.append(text) }
  }

  public mutating func append(_ number: Int) {
    append(String(number))
  }

  /// `12 0 R`.
  public mutating func append(referenceTo number: Int) {
    append(number)
    append(" 0 R")
  }

  /// A direct object; references in it are to new numbers.
  public mutating func append(_ object: PDFObject) {
    if isPacked {
      pack.objects.append(object) { $0.number }
    } else {
      output.append(object) { $0.number }
    }
  }

  private mutating func beginAlone(_ number: Int) {
    precondition(places[number - 1] == nil, "an object is written once")
    places[number - 1] = .offset(output.bytes.count)
    output.append(number)
    output.append(" 0 obj\n")
  }

  // MARK: Packs

  private mutating func packIn(_ number: Int) {
    precondition(places[number - 1] == nil, "an object is written once")
    places[number - 1] = .packed(stream: 0, index: pack.numbers.count)
    pack.begin(number)
  }

  private mutating func setAside() {
    waiting.append(pack)
    pack = ObjectPack()
  }

  fileprivate mutating func closePack() {
    guard !pack.numbers.isEmpty else { return }
    write(pack)
    pack = ObjectPack()
  }

  private mutating func write(_ pack: ObjectPack) {
    let stream = reserve()
    for (index, number) in pack.numbers.enumerated() {
      places[number - 1] = .packed(stream: stream, index: index)
    }
    beginAlone(stream)
    output.append(.stream(pack.stream)) { _ in nil }
    output.append("\nendobj\n")
  }

  // MARK: The end

  /// The cross-references, the trailer and the end.
  fileprivate mutating func finished(trailer: PDFDictionary) -> [UInt8] {
    let start = output.bytes.count
    let table = isPacked ? reserve() : nil
    if let table { beginAlone(table) }
    let places = places.map { place in
      guard let place else { preconditionFailure("a reserved object was not written") }
      return place
    }
    var trailer = trailer
    trailer["Size"] = .integer(places.count + 1)
    if table == nil {
      output.append(tableOf: places)
      output.append(trailer: trailer, crossReferencesAt: start) { numbering.knownNumber(of: $0) }
    } else {
      output.append(.stream(ObjectPlace.stream(of: places, trailer))) {
        numbering.knownNumber(of: $0)
      }
      output.append("\nendobj\nstartxref\n\(start)\n%%EOF\n")
    }
    return output.bytes
  }
}

/// Numbers a file's objects from 1 as they are reached.
private struct Numbering {
  let file: PDFFile
  private var numbers: [PDFReference: Int] = [:]
  /// In the order of their numbers.
  private(set) var reached: [PDFReference] = []

  init(of file: PDFFile) {
    self.file = file
  }

  func knownNumber(of reference: PDFReference) -> Int? { numbers[reference] }

  /// `nil` for what the file does not have: a reference to nothing is written as `null`.
  mutating func number(of reference: PDFReference) -> Int? {
    if let number = numbers[reference] { return number }
    guard file.contains(reference) else { return nil }
    reached.append(reference)
    numbers[reference] = reached.count
    return reached.count
  }
}

extension PDFSerializer {
  /// The table of objects that stand alone (ISO 32000-1, 7.5.4).
  fileprivate mutating func append(tableOf places: [ObjectPlace]) {
    append("xref\n0 \(places.count + 1)\n0000000000 65535 f \n")
    for case .offset(let offset) in places {
      append(crossReferenceTo: offset, generation: 0)
    }
  }

  /// An entry of exactly twenty bytes (ISO 32000-1, 7.5.4): `0000000123 00000 n` and a line end of two.
  mutating func append(crossReferenceTo offset: Int, generation: Int) {
    append("\(offset.padded(to: 10)) \(generation.padded(to: 5)) n \n")
  }

  mutating func append(
    trailer: PDFDictionary, crossReferencesAt start: Int, number: (PDFReference) -> Int?
  ) {
    append("trailer\n")
    append(.dictionary(trailer), number: number)
    append("\nstartxref\n\(start)\n%%EOF\n")
  }
}
