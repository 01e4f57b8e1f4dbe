/// A file's cross-reference tables and newest trailer (ISO 32000-1, 7.5.4 to 7.5.6).
struct CrossReferences {
  struct Entry: Hashable, Sendable {
    /// `nil` for a number that is free.
    var offset: Int?
    var generation: Int

    static let free = Entry(offset: nil, generation: 0)
  }

  /// How far from the end `startxref` is looked for.
  private static let tailLength = 1024

  private(set) var entries: [Entry] = []
  private(set) var trailer = PDFDictionary()
  private var isSet: [Bool] = []

  /// Follows the chain of updates from the newest to the oldest; the newest entry of a number
  /// stands.
  init(of bytes: [UInt8]) throws(PDFReadingError) {
    var next: Int? = try Self.startOffset(of: bytes)
    var visited: Set<Int> = []
    while let offset = next {
      guard visited.insert(offset).inserted else {
        throw PDFReadingError(.crossReferenceLoop, at: offset)
      }
      let older = try readSection(of: bytes, at: offset)
      if visited.count == 1 { trailer = older }
      if older["Encrypt"] != nil { throw PDFReadingError(.encrypted, at: offset) }
      if older["XRefStm"] != nil { throw PDFReadingError(.crossReferenceStream, at: offset) }
      next = older["Prev"]?.integer
    }
    guard trailer["Root"]?.reference != nil else {
      throw PDFReadingError(.missingTrailer, at: bytes.count)
    }
  }

  /// The number after the last `startxref`.
  private static func startOffset(of bytes: [UInt8]) throws(PDFReadingError) -> Int {
    var scanner = PDFScanner(bytes)
    let earliest = max(0, bytes.count - tailLength)
    for position in stride(from: bytes.count, through: earliest, by: -1) {
      scanner.position = position
      guard scanner.take("startxref") else { continue }
      scanner.skipBlanks()
      guard let offset = scanner.takeUnsigned(), offset < bytes.count else {
        throw scanner.fault(.malformedCrossReferences)
      }
      return offset
    }
    throw PDFReadingError(.missingCrossReferences, at: bytes.count)
  }

  /// Reads one table and gives the trailer behind it.
  private mutating func readSection(
    of bytes: [UInt8], at offset: Int
  ) throws(PDFReadingError) -> PDFDictionary {
    var scanner = PDFScanner(bytes, at: offset)
    scanner.skipBlanks()
    guard scanner.take("xref") else {
      let isStream = scanner.peek()?.decimalDigit != nil
      throw scanner.fault(isStream ? .crossReferenceStream : .missingCrossReferences)
    }
    scanner.skipBlanks()
    while !scanner.take("trailer") {
      try readSubsection(&scanner)
      scanner.skipBlanks()
    }
    var parser = PDFParser(bytes, at: scanner.position)
    guard case .dictionary(let trailer) = try parser.object() else {
      throw PDFReadingError(.missingTrailer, at: scanner.position)
    }
    return trailer
  }

  private mutating func readSubsection(_ scanner: inout PDFScanner) throws(PDFReadingError) {
    let start = scanner.position
    guard let first = scanner.takeUnsigned() else {
      throw scanner.fault(.malformedCrossReferences)
    }
    scanner.skipBlanks()
    guard let count = scanner.takeUnsigned() else {
      throw scanner.fault(.malformedCrossReferences)
    }
    // An object takes more than one byte, so a sound file's numbers stay below its length.
    let limit = scanner.bytes.count
    guard first <= limit, count <= limit - first else {
      throw PDFReadingError(.tooManyObjects, at: start)
    }
    for number in first..<first + count {
      let entry = try readEntry(&scanner)
      set(entry, for: number)
    }
  }

  /// `0000000123 00000 n`, with any white space between the parts.
  private func readEntry(_ scanner: inout PDFScanner) throws(PDFReadingError) -> Entry {
    scanner.skipBlanks()
    guard let offset = scanner.takeUnsigned() else {
      throw scanner.fault(.malformedCrossReferences)
    }
    scanner.skipBlanks()
    guard let generation = scanner.takeUnsigned() else {
      throw scanner.fault(.malformedCrossReferences)
    }
    scanner.skipBlanks()
    if scanner.take("f") { return .free }
    guard scanner.take("n"), offset < scanner.bytes.count else {
      throw scanner.fault(.malformedCrossReferences)
    }
    return Entry(offset: offset, generation: generation)
  }

  private mutating func set(_ entry: Entry, for number: Int) {
    while entries.count <= number {
      entries.append(.free)
      isSet.append(false)
    }
    guard !isSet[number] else { return }
    entries[number] = entry
    isSet[number] = true
  }
}
