extension PDFFile {
  /// The whole file anew, as one revision with a classic cross-reference table.
  ///
  /// Objects that neither `Root` nor `Info` leads to are dropped; the others are numbered in the
  /// order in which they are first reached from `Root`, then from `Info`. Streams that were not
  /// touched are copied as they are. `identifier` makes the file's `ID` from all that stands before
  /// the cross-reference table; `version` is that of the header, such as `1.7`. Costs time and
  /// memory in proportion to the file.
  public func rewritten(
    version: String, identifier: ([UInt8]) -> [UInt8]
  ) throws(PDFReadingError) -> [UInt8] {
    guard let root = trailer["Root"]?.reference else {
      throw PDFReadingError(.missingTrailer, at: bytes.count)
    }
    var output = PDFSerializer()
    output.reserve(bytes.count + bytes.count / 8)
    output.append("%PDF-\(version)\n")
    // Four bytes above 127 tell programs that the file is not text (ISO 32000-1, 7.5.2).
    output.append(raw: [0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a])
    var numbering = Numbering(of: self)
    var offsets: [Int] = []
    let info = trailer["Info"]?.reference
    for start in [root, info].compactMap(\.self) {
      _ = numbering.number(of: start)
      while offsets.count < numbering.reached.count {
        let object = try object(numbering.reached[offsets.count])
        offsets.append(output.bytes.count)
        output.append("\(offsets.count) 0 obj\n")
        output.append(object) { numbering.number(of: $0) }
        output.append("\nendobj\n")
      }
    }
    let id = PDFObject.string(identifier(output.bytes))
    var trailer: PDFDictionary = ["Size": .integer(offsets.count + 1), "Root": .reference(root)]
    if let info, contains(info) { trailer["Info"] = .reference(info) }
    trailer["ID"] = [id, id]
    output.append(crossReferencesTo: offsets, trailer: trailer) { numbering.number(of: $0) }
    return output.bytes
  }
}

/// Numbers a file's objects from 1 as they are reached.
private struct Numbering {
  private let file: PDFFile
  private var numbers: [PDFReference: Int] = [:]
  /// In the order of their numbers.
  private(set) var reached: [PDFReference] = []

  init(of file: PDFFile) {
    self.file = file
  }

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
  /// The table of entries of exactly twenty bytes (ISO 32000-1, 7.5.4), the trailer and the end.
  fileprivate mutating func append(
    crossReferencesTo offsets: [Int], trailer: PDFDictionary, number: (PDFReference) -> Int?
  ) {
    let start = bytes.count
    append("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n")
    for offset in offsets {
      let digits = String(offset)
      append(String(repeating: "0", count: max(0, 10 - digits.utf8.count)))
      append("\(digits) 00000 n \n")
    }
    append("trailer\n")
    append(.dictionary(trailer), number: number)
    append("\nstartxref\n\(start)\n%%EOF\n")
  }
}
