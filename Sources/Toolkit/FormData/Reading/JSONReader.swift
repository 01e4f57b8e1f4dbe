import Diagnostics

/// Reads declared records from JSON: once to check them, and again to decode one of them.
///
/// Both are the same code, so that what was checked is what is read. A reader with ``faults``
/// reports; one without takes for granted that the bytes were checked.
struct JSONReader {
  var scanner: JSONScanner
  var faults: DataFaults?
  /// Keys that no declaration here names, but another template's does.
  let knownElsewhere: Set<String>
  let file: String
  /// Tells lists of several files apart.
  let fileNumber: Int

  /// Checks a file from its start.
  init(
    checking file: DataFile, number: Int, knownElsewhere: Set<String>,
    registered: [Unicode.Scalar: String]
  ) {
    let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    scanner = JSONScanner(bytes: file.bytes, index: hasMark ? 3 : 0)
    faults = DataFaults(file: file, registered: registered)
    self.knownElsewhere = knownElsewhere
    self.file = file.name
    fileNumber = number
  }

  /// Decodes what begins at an offset of checked bytes.
  init(decoding records: JSONRecords, at index: Int) {
    scanner = JSONScanner(bytes: records.bytes, index: records.offsets[index])
    knownElsewhere = []
    file = records.file
    fileNumber = records.fileNumber
  }

  /// Reads an object; what it does not say is left as declared.
  mutating func record(_ layout: RecordLayout) throws(JSONSyntaxFault) -> Record {
    _ = try scanner.peek()
    let start = scanner.index
    var record = Record(layout.substitutes)
    var given = faults == nil ? [] : [Bool](repeating: false, count: layout.fields.count)
    var guess = 0
    try members { (reader, key) throws(JSONSyntaxFault) in
      guard let index = try reader.field(named: key, of: layout, guess: guess) else { return }
      guess = index + 1
      if reader.faults != nil {
        guard !given[index] else { return try reader.refuseDuplicate(key) }
        given[index] = true
      }
      if let value = try reader.value(of: layout.fields[index], isRoot: false) {
        record.values[index] = value
      }
    }
    if faults != nil { reportMissing(given, layout, atByte: start) }
    return record
  }

  /// Reads an object member by member; the body begins before each value and must step over it.
  mutating func members(
    _ body: (inout Self, JSONScanner.StringToken) throws(JSONSyntaxFault) -> Void
  ) throws(JSONSyntaxFault) {
    try scanner.expect(UInt8(ascii: "{"))
    if try scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      let key = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"))
      try body(&self, key)
    } while try scanner.hasNext(before: UInt8(ascii: "}"))
  }

  /// Reads an array item by item; the body begins before each item and must step over it.
  mutating func items(
    _ body: (inout Self, Int) throws(JSONSyntaxFault) -> Void
  ) throws(JSONSyntaxFault) {
    try scanner.expect(UInt8(ascii: "["))
    if try scanner.take(UInt8(ascii: "]")) { return }
    var index = 0
    repeat {
      faults?.enter(item: index)
      try body(&self, index)
      faults?.leave()
      index += 1
    } while try scanner.hasNext(before: UInt8(ascii: "]"))
  }

  /// The declared field of a key; reports an unknown one and steps over its value.
  mutating func field(
    named key: JSONScanner.StringToken, of layout: RecordLayout, guess: Int
  ) throws(JSONSyntaxFault) -> Int? {
    if !key.hasEscapes {
      let bytes = scanner.bytes[key.start..<key.end]
      if let index = layout.index(ofKey: bytes, guess: guess) { return index }
    } else {
      let bytes = Array(scanner.text(of: key).utf8)
      if let index = layout.index(ofKey: bytes[...], guess: guess) { return index }
    }
    reportUnknown(scanner.text(of: key), layout, atByte: key.start - 1)
    try scanner.skipValue(depth: 0)
    return nil
  }

  mutating func refuseDuplicate(_ key: JSONScanner.StringToken) throws(JSONSyntaxFault) {
    let name = scanner.text(of: key)
    faults?.enter(field: name)
    faults?.report(
      "data.duplicate-key", "给了两次", atByte: key.start - 1, hint: "留下一个")
    faults?.leave()
    try scanner.skipValue(depth: 0)
  }

  private mutating func reportUnknown(_ name: String, _ layout: RecordLayout, atByte offset: Int) {
    guard let path = faults?.fieldPath(adding: name), !knownElsewhere.contains(path) else { return }
    let nearest = NearestName.of(name, among: layout.fields.map(\.declaration.name))
    faults?.report(
      "data.unknown-key", "没有“\(name)”这一项", atByte: offset,
      hint: nearest.map { "是不是“\($0)”？" })
  }

  private mutating func reportMissing(_ given: [Bool], _ layout: RecordLayout, atByte offset: Int) {
    for (field, isGiven) in zip(layout.fields, given)
    where !isGiven && field.declaration.isRequired {
      faults?.enter(field: field.declaration.name)
      faults?.report(
        "data.missing", "没有给", atByte: offset, declared: field.declaration.location)
      faults?.leave()
    }
  }
}
