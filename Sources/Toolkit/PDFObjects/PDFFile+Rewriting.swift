extension PDFFile {
  /// The whole file anew, as one revision with a classic cross-reference table.
  ///
  /// Objects that neither `Root` nor `Info` leads to are dropped; the others are numbered in the
  /// order in which they are first reached from `Root`, then from `Info`. Streams that were not
  /// touched are copied as they are. `append` then writes what is too much to be held as objects.
  /// `identifier` makes the file's `ID` from all that stands before the cross-reference table;
  /// `version` is that of the header, such as `1.7`. Costs time and memory in proportion to the file.
  public func rewritten(
    version: String, identifier: ([UInt8]) -> [UInt8],
    appending append: (inout AppendedObjects) throws(PDFReadingError) -> Void = { _ in }
  ) throws(PDFReadingError) -> [UInt8] {
    guard let root = trailer["Root"]?.reference else {
      throw PDFReadingError(.missingTrailer, at: bytes.count)
    }
    var objects = AppendedObjects(of: self, version: version)
    let info = trailer["Info"]?.reference
    try objects.writeAll(from: [root, info].compactMap(\.self))
    try append(&objects)
    let id = PDFObject.string(identifier(objects.output.bytes))
    var trailer: PDFDictionary = ["Size": 0, "Root": .reference(root)]
    if let info, contains(info) { trailer["Info"] = .reference(info) }
    trailer["ID"] = [id, id]
    return objects.finished(trailer: trailer)
  }
}

/// The objects of a file that is being rewritten, to which more can be appended one by one.
///
/// An appended object is written at once and never held; it names others by their new numbers.
public struct AppendedObjects {
  private(set) var output = PDFSerializer()
  private var numbering: Numbering
  /// By number from 1; `nil` for what is still to be written.
  private var offsets: [Int?] = []

  fileprivate init(of file: PDFFile, version: String) {
    numbering = Numbering(of: file)
    output.reserve(file.bytes.count + file.bytes.count / 8)
    output.append("%PDF-\(version)\n")
    // Four bytes above 127 tell programs that the file is not text (ISO 32000-1, 7.5.2).
    output.append(raw: [0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a])
  }

  fileprivate mutating func writeAll(from starts: [PDFReference]) throws(PDFReadingError) {
    for start in starts {
      _ = numbering.number(of: start)
      while offsets.count < numbering.reached.count {
        let reference = numbering.reached[offsets.count]
        offsets.append(nil)
        guard !numbering.file.reserved.contains(reference.number) else { continue }
        let object = try numbering.file.object(reference)
        begin(offsets.count)
        output.append(object) { numbering.number(of: $0) }
        end()
      }
    }
  }

  /// The new number of an object of the file, or `nil` if nothing leads to it.
  public func number(of reference: PDFReference) -> Int? {
    numbering.knownNumber(of: reference)
  }

  /// A number for an object to come, of which others may speak before it is written.
  public mutating func reserve() -> Int {
    offsets.append(nil)
    return offsets.count
  }

  /// Begins the object of a reserved number; its text follows, then ``end()``.
  public mutating func begin(_ number: Int) {
    precondition(offsets[number - 1] == nil, "an object is written once")
    offsets[number - 1] = output.bytes.count
    output.append(number)
    output.append(" 0 obj\n")
  }

  public mutating func end() {
    output.append("\nendobj\n")
  }

  /// Text of an object that needs no escaping: keys, names and delimiters of the writer's own.
  public mutating func append(_ text: String) {
    output.append(text)
  }

  public mutating func append(_ number: Int) {
    output.append(number)
  }

  /// `12 0 R`.
  public mutating func append(referenceTo number: Int) {
    output.append(number)
    output.append(" 0 R")
  }

  /// A direct object; references in it are to new numbers.
  public mutating func append(_ object: PDFObject) {
    output.append(object) { $0.number }
  }

  /// The cross-reference table of entries of exactly twenty bytes (ISO 32000-1, 7.5.4), the trailer
  /// and the end.
  fileprivate mutating func finished(trailer: PDFDictionary) -> [UInt8] {
    let start = output.bytes.count
    output.append("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n")
    for offset in offsets {
      guard let offset else { preconditionFailure("a reserved object was not written") }
      output.append(crossReferenceTo: offset, generation: 0)
    }
    var trailer = trailer
    trailer["Size"] = .integer(offsets.count + 1)
    output.append(trailer: trailer, crossReferencesAt: start) { numbering.knownNumber(of: $0) }
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
  /// An entry of exactly twenty bytes (ISO 32000-1, 7.5.4): `0000000123 00000 n` and a line end of two.
  mutating func append(crossReferenceTo offset: Int, generation: Int) {
    append("\(Self.padded(offset, to: 10)) \(Self.padded(generation, to: 5)) n \n")
  }

  mutating func append(
    trailer: PDFDictionary, crossReferencesAt start: Int, number: (PDFReference) -> Int?
  ) {
    append("trailer\n")
    append(.dictionary(trailer), number: number)
    append("\nstartxref\n\(start)\n%%EOF\n")
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
