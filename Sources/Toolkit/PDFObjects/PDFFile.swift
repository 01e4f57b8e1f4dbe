/// A PDF file in memory: its objects are read when they are asked for, changes lie over them.
///
/// Holds the file's bytes, an offset for each object, and what was changed: a file of a hundred
/// thousand rows costs little more than its own size. Encrypted files and files with
/// cross-reference streams are refused; damaged ones are not repaired.
public struct PDFFile: Sendable {
  let bytes: [UInt8]
  /// By object number; what is not in use has none.
  let entries: [CrossReferences.Entry]
  /// The newest trailer as it was read.
  ///
  /// What ``rewritten(version:identifier:)`` takes from it are `Root` and `Info`.
  public var trailer: PDFDictionary
  /// By object number; objects that were added or replaced.
  private var changes: [Int: PDFObject] = [:]
  private var nextNumber: Int

  public init(_ bytes: [UInt8]) throws(PDFReadingError) {
    guard PDFScanner(bytes).startsWith("%PDF-") else { throw PDFReadingError(.notAPDF, at: 0) }
    let read = try CrossReferences(of: bytes)
    self.bytes = bytes
    entries = read.entries
    trailer = read.trailer
    nextNumber = max(1, read.entries.count)
  }

  /// The object behind the reference: `null` if the file has none of that number and generation.
  public func object(_ reference: PDFReference) throws(PDFReadingError) -> PDFObject {
    guard contains(reference) else { return .null }
    if let changed = changes[reference.number] { return changed }
    guard let offset = entries[reference.number].offset else { return .null }
    return try indirectObject(reference, at: offset)
  }

  /// Whether the file has an object of that number and generation.
  func contains(_ reference: PDFReference) -> Bool {
    if changes[reference.number] != nil {
      return reference.generation == generation(of: reference.number)
    }
    return entries.indices.contains(reference.number)
      && entries[reference.number].offset != nil
      && entries[reference.number].generation == reference.generation
  }

  /// All objects of the file as it was read, by ascending number; added ones are not among them.
  public var references: some Sequence<PDFReference> {
    entries.indices.lazy.filter { entries[$0].offset != nil }.map {
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

  /// Puts an object in the place of the one referred to.
  public mutating func replace(_ reference: PDFReference, with object: PDFObject) {
    changes[reference.number] = object
  }

  private func generation(of number: Int) -> Int {
    entries.indices.contains(number) ? entries[number].generation : 0
  }
}

/// Objects at their places.
extension PDFFile {
  private func indirectObject(
    _ reference: PDFReference, at offset: Int
  ) throws(PDFReadingError) -> PDFObject {
    var parser = PDFParser(bytes, at: offset)
    guard try parser.header() == reference else {
      throw PDFReadingError(.malformedCrossReferences, at: offset)
    }
    let object = try parser.object()
    parser.scanner.skipBlanks()
    if parser.scanner.take("endobj") { return object }
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
      entries.indices.contains(reference.number),
      let lengthOffset = entries[reference.number].offset
    else { throw PDFReadingError(.malformedStream, at: offset) }
    var parser = PDFParser(bytes, at: lengthOffset)
    guard try parser.header() == reference, let length = try parser.object().integer else {
      throw PDFReadingError(.malformedStream, at: offset)
    }
    return length
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
    guard length >= 0, length <= scanner.bytes.count - start else {
      throw scanner.fault(.malformedStream)
    }
    scanner.position += length
    while let byte = scanner.peek(), byte == 10 || byte == 13 { scanner.position += 1 }
    guard scanner.take("endstream") else { throw scanner.fault(.malformedStream) }
    return scanner.bytes[start..<start + length]
  }
}
