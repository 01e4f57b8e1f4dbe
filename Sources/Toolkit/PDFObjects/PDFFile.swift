/// A PDF file in memory: its objects are read when they are asked for, changes lie over them.
///
/// Holds the file's bytes, an offset for each object, and what was changed: a file of a hundred
/// thousand rows costs little more than its own size. Object streams, which others write, are held
/// unpacked. Encrypted files are refused; damaged ones are not repaired.
public struct PDFFile: Sendable {
  let bytes: [UInt8]
  /// By object number; what is not in use has none.
  let entries: [CrossReferences.Entry]
  /// By their object numbers.
  private var objectStreams: [Int: ObjectStream] = [:]
  /// The newest trailer as it was read.
  ///
  /// What ``rewritten(version:isPacked:identifier:appending:)`` takes from it are `Root` and `Info`.
  public var trailer: PDFDictionary
  /// Where the cross-reference sections of the file's revisions begin, newest first.
  public let revisionOffsets: [Int]
  /// By object number; objects that were added or replaced.
  private(set) var changes: [Int: PDFObject] = [:]
  /// The numbers of objects to be appended.
  private(set) var reserved: Set<Int> = []
  private(set) var nextNumber: Int
  /// What may still be read of it, counting what is read again; shared by its revisions.
  let budget: ReadingBudget

  public init(_ bytes: [UInt8]) throws(PDFReadingError) {
    try self.init(bytes, budget: ReadingBudget(for: bytes.count))
  }

  /// Reads on someone's budget.
  init(_ bytes: [UInt8], budget: ReadingBudget) throws(PDFReadingError) {
    guard PDFScanner(bytes).startsWith("%PDF-") else { throw PDFReadingError(.notAPDF, at: 0) }
    let read = try CrossReferences(of: bytes)
    self.bytes = bytes
    self.budget = budget
    entries = read.entries
    trailer = read.trailer
    revisionOffsets = read.sections
    nextNumber = max(1, read.entries.count)
    objectStreams = try unpackedStreams()
  }

  /// The object behind the reference: `null` if the file has none of that number and generation.
  public func object(_ reference: PDFReference) throws(PDFReadingError) -> PDFObject {
    guard contains(reference) else { return .null }
    if let changed = changes[reference.number] { return changed }
    switch entries[reference.number].place {
    case .free: return .null
    case .offset(let offset): return try indirectObject(reference, at: offset)
    case .packed(let stream, let index):
      guard let stream = objectStreams[stream] else {
        throw PDFReadingError(.malformedObjectStream, at: 0)
      }
      return try packedObject(at: index, of: stream, number: reference.number)
    }
  }

  /// Whether the file has an object of that number and generation.
  func contains(_ reference: PDFReference) -> Bool {
    if changes[reference.number] != nil {
      return reference.generation == generation(of: reference.number)
    }
    return entries.indices.contains(reference.number)
      && entries[reference.number].isInUse
      && entries[reference.number].generation == reference.generation
  }

  /// All objects of the file as it was read, by ascending number; added ones are not among them.
  public var references: some Sequence<PDFReference> {
    entries.indices.lazy.filter { entries[$0].isInUse }.map {
      PDFReference(number: $0, generation: entries[$0].generation)
    }
  }

  /// The object itself, or what it refers to.
  public func resolved(_ object: PDFObject?) throws(PDFReadingError) -> PDFObject {
    guard let object else { return .null }
    guard let reference = object.reference else { return object }
    return try self.object(reference)
  }

  /// The dictionary behind an object, or an error if there is none.
  public func dictionary(_ object: PDFObject?) throws(PDFReadingError) -> PDFDictionary {
    guard let found = try resolved(object).dictionary else {
      throw PDFReadingError(.unexpectedType, at: 0)
    }
    return found
  }

  /// Adds an object under a number of its own.
  public mutating func add(_ object: PDFObject) -> PDFReference {
    defer { nextNumber += 1 }
    changes[nextNumber] = object
    return PDFReference(number: nextNumber)
  }

  /// Sets a number aside for an object that ``rewritten(version:isPacked:identifier:appending:)`` is given
  /// only at the end.
  public mutating func reserve() -> PDFReference {
    let reference = add(.null)
    reserved.insert(reference.number)
    return reference
  }

  /// Puts an object in the place of the one referred to.
  public mutating func replace(_ reference: PDFReference, with object: PDFObject) {
    changes[reference.number] = object
  }

  func generation(of number: Int) -> Int {
    entries.indices.contains(number) ? entries[number].generation : 0
  }
}

/// Objects at their places.
extension PDFFile {
  /// The bytes from an object's number to its last, without `endobj`; `nil` if the file as it was
  /// read has no such object.
  public func place(of reference: PDFReference) throws(PDFReadingError) -> Range<Int>? {
    guard entries.indices.contains(reference.number),
      entries[reference.number].generation == reference.generation,
      let offset = entries[reference.number].offset
    else { return nil }
    var parser = PDFParser(bytes, at: offset)
    _ = try indirectObject(reference, at: offset, &parser)
    return offset..<parser.scanner.position
  }

  private func indirectObject(
    _ reference: PDFReference, at offset: Int
  ) throws(PDFReadingError) -> PDFObject {
    var parser = PDFParser(bytes, at: offset)
    return try indirectObject(reference, at: offset, &parser)
  }

  private func indirectObject(
    _ reference: PDFReference, at offset: Int, _ parser: inout PDFParser
  ) throws(PDFReadingError) -> PDFObject {
    try budget.check(at: offset)
    defer { budget.spend(parser.scanner.position - offset) }
    guard try parser.header() == reference else {
      throw PDFReadingError(.malformedCrossReferences, at: offset)
    }
    let object = try parser.object()
    let end = parser.scanner.position
    parser.scanner.skipBlanks()
    if parser.scanner.take("endobj") {
      parser.scanner.position = end
      return object
    }
    guard case .dictionary(let dictionary) = object, parser.scanner.startsWith("stream") else {
      throw parser.scanner.fault(.unexpectedByte)
    }
    let length = try length(of: dictionary, at: offset)
    return .stream(
      PDFStream(dictionary: dictionary, data: try parser.streamData(length: length)))
  }

  /// A stream's length, which may itself be an indirect object, but of a number and nothing else.
  private func length(
    of dictionary: PDFDictionary, at offset: Int
  ) throws(PDFReadingError) -> Int {
    if let length = dictionary["Length"]?.integer { return length }
    guard let reference = dictionary["Length"]?.reference,
      let length = try number(behind: reference)
    else { throw PDFReadingError(.malformedStream, at: offset) }
    return length
  }

  /// Read on its own, so that a stream whose length leads back to it ends in an error.
  private func number(behind reference: PDFReference) throws(PDFReadingError) -> Int? {
    guard entries.indices.contains(reference.number) else { return nil }
    switch entries[reference.number].place {
    case .free: return nil
    case .packed(let stream, let index):
      guard let stream = objectStreams[stream] else { return nil }
      return try packedObject(at: index, of: stream, number: reference.number).integer
    case .offset(let offset):
      var parser = PDFParser(bytes, at: offset)
      try budget.check(at: offset)
      defer { budget.spend(parser.scanner.position - offset) }
      guard try parser.header() == reference else { return nil }
      return try parser.object().integer
    }
  }

  private func packedObject(
    at index: Int, of stream: ObjectStream, number: Int
  ) throws(PDFReadingError) -> PDFObject {
    try budget.check(at: 0)
    defer { budget.spend(stream.length(at: index)) }
    return try stream.object(at: index, number: number)
  }

  /// All object streams together may not be larger: structure, the most alike of all that is packed,
  /// unpacks to some thirty times its size.
  private var unpackedLimit: Int { min(1 << 28, 1 << 25 + 64 * bytes.count) }

  private func unpackedStreams() throws(PDFReadingError) -> [Int: ObjectStream] {
    var streams: [Int: ObjectStream] = [:]
    var room = unpackedLimit
    for entry in entries {
      guard case .packed(let number, _) = entry.place, streams[number] == nil else { continue }
      guard entries.indices.contains(number), case .offset(let offset) = entries[number].place,
        let stream = try indirectObject(PDFReference(number: number), at: offset).stream
      else { throw PDFReadingError(.malformedObjectStream, at: 0) }
      let unpacked = try ObjectStream(stream, limit: room, most: entries.count)
      budget.spend(unpacked.unpackedLength / 4)
      room -= unpacked.unpackedLength
      streams[number] = unpacked
    }
    return streams
  }
}

extension PDFParser {
  /// `12 0 obj`.
  mutating func header() throws(PDFReadingError) -> PDFReference {
    scanner.skipBlanks()
    guard let number = scanner.takeUnsigned() else { throw scanner.fault(.missingObject) }
    scanner.skipBlanks()
    guard let generation = scanner.takeUnsigned() else { throw scanner.fault(.missingObject) }
    scanner.skipBlanks()
    guard scanner.take("obj") else { throw scanner.fault(.missingObject) }
    return PDFReference(number: number, generation: generation)
  }

  /// What stands between `stream` and `endstream`.
  mutating func streamData(length: Int) throws(PDFReadingError) -> ArraySlice<UInt8> {
    guard scanner.take("stream") else { throw scanner.fault(.malformedStream) }
    if scanner.peek() == 13 { scanner.position += 1 }
    guard scanner.peek() == 10 else { throw scanner.fault(.malformedStream) }
    scanner.position += 1
    let start = scanner.position
    guard length >= 0, length <= scanner.end - start else {
      throw scanner.fault(.malformedStream)
    }
    scanner.position += length
    while let byte = scanner.peek(), byte == 10 || byte == 13 { scanner.position += 1 }
    guard scanner.take("endstream") else { throw scanner.fault(.malformedStream) }
    return scanner.bytes[start..<start + length]
  }
}
