/// A file's cross-reference tables and newest trailer (ISO 32000-1, 7.5.4 to 7.5.8).
struct CrossReferences {
  struct Entry: Hashable, Sendable {
    enum Place: Hashable, Sendable {
      case free
      /// In bytes from the file's start.
      case offset(Int)
      /// In an object stream, by the stream's number and the object's index in it.
      case packed(in: Int, at: Int)
    }

    var place: Place
    var generation: Int

    static let free = Entry(place: .free, generation: 0)

    var isInUse: Bool { place != .free }

    /// `nil` unless the object stands in the file by itself.
    var offset: Int? { if case .offset(let offset) = place { offset } else { nil } }
  }

  /// How far from the end `startxref` is looked for.
  private static let tailLength = 1024
  /// Each revision costs a walk over its section; no office's paper is changed so often.
  private static let revisionLimit = 1000

  private(set) var entries: [Entry] = []
  private(set) var trailer = PDFDictionary()
  /// Where the sections begin, newest first: one for each revision of the file.
  private(set) var sections: [Int] = []
  private var isSet: [Bool] = []
  /// Rows of all sections so far.
  private var rowCount = 0
  /// What the section that was read last calls free: a stream beside it may know better.
  private var freed: [Int] = []

  /// Follows the chain of updates from the newest to the oldest; the newest entry of a number
  /// stands.
  init(of bytes: [UInt8]) throws(PDFReadingError) {
    var next: Int? = try Self.startOffset(of: bytes)
    var visited: Set<Int> = []
    while let offset = next {
      guard visited.insert(offset).inserted else {
        throw PDFReadingError(.crossReferenceLoop, at: offset)
      }
      guard visited.count <= Self.revisionLimit else {
        throw PDFReadingError(.tooManyRevisions, at: offset)
      }
      sections.append(offset)
      freed = []
      let older = try readSection(of: bytes, at: offset)
      if visited.count == 1 { trailer = older }
      if older["Encrypt"] != nil { throw PDFReadingError(.encrypted, at: offset) }
      // What a table hides from old readers comes before what it replaces (7.5.8.4).
      if let hidden = older["XRefStm"]?.integer, visited.insert(hidden).inserted {
        for number in freed { isSet[number] = false }
        let hiding = freed
        _ = try readStream(of: bytes, at: hidden)
        for number in hiding { isSet[number] = true }
      }
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

  /// Reads one table and gives the trailer behind it, or one stream and gives its dictionary.
  private mutating func readSection(
    of bytes: [UInt8], at offset: Int
  ) throws(PDFReadingError) -> PDFDictionary {
    guard bytes.indices.contains(offset) else {
      throw PDFReadingError(.malformedCrossReferences, at: 0)
    }
    var scanner = PDFScanner(bytes, at: offset)
    scanner.skipBlanks()
    guard scanner.take("xref") else {
      guard scanner.peek()?.decimalDigit != nil else {
        throw scanner.fault(.missingCrossReferences)
      }
      return try readStream(of: bytes, at: offset)
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
    try self.count(rows: count, of: limit, at: start)
    for number in first..<first + count {
      let entry = try readEntry(&scanner)
      set(entry, for: number)
    }
  }

  /// All revisions together have no more rows than twice the file's bytes: a few bytes unpack into
  /// millions.
  private mutating func count(
    rows: Int, of length: Int, at offset: Int
  ) throws(PDFReadingError) {
    rowCount += rows
    guard rowCount <= 2 * length else { throw PDFReadingError(.tooManyObjects, at: offset) }
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
    return Entry(place: .offset(offset), generation: generation)
  }

  private mutating func set(_ entry: Entry, for number: Int) {
    while entries.count <= number {
      entries.append(.free)
      isSet.append(false)
    }
    guard !isSet[number] else { return }
    entries[number] = entry
    isSet[number] = true
    if !entry.isInUse { freed.append(number) }
  }
}

/// Cross-reference streams (ISO 32000-1, 7.5.8).
extension CrossReferences {
  private mutating func readStream(
    of bytes: [UInt8], at offset: Int
  ) throws(PDFReadingError) -> PDFDictionary {
    guard bytes.indices.contains(offset) else {
      throw PDFReadingError(.malformedCrossReferences, at: 0)
    }
    var parser = PDFParser(bytes, at: offset)
    _ = try parser.header()
    guard case .dictionary(let dictionary) = try parser.object(),
      dictionary["Type"]?.name == "XRef", let length = dictionary["Length"]?.integer
    else { throw PDFReadingError(.malformedCrossReferences, at: offset) }
    parser.scanner.skipBlanks()
    let stream = PDFStream(
      dictionary: dictionary, data: try parser.streamData(length: length))
    // A row of a sound file stands for a byte at least, and takes 24 at most.
    var rows = try RowReader(stream.decoded(limit: 24 * bytes.count), of: dictionary, at: offset)
    let ranges = dictionary["Index"]?.array ?? [0, dictionary["Size"] ?? 0]
    // As above: even where many objects are packed into a stream, each takes a byte of the file.
    let limit = bytes.count
    for index in stride(from: 0, to: ranges.count - 1, by: 2) {
      guard let first = ranges[index].integer, let count = ranges[index + 1].integer, first >= 0,
        count >= 0, first <= limit, count <= limit - first, count <= rows.count
      else { throw PDFReadingError(.tooManyObjects, at: offset) }
      try self.count(rows: count, of: limit, at: offset)
      for number in first..<first + count {
        guard let entry = rows.next(limit: bytes.count) else {
          throw PDFReadingError(.malformedCrossReferences, at: offset)
        }
        set(entry, for: number)
      }
    }
    return dictionary
  }

  /// The rows of a cross-reference stream, of three numbers each.
  private struct RowReader {
    private let data: [UInt8]
    private let widths: [Int]
    private var position = 0

    init(
      _ data: [UInt8], of dictionary: PDFDictionary, at offset: Int
    ) throws(PDFReadingError) {
      self.data = data
      widths = (dictionary["W"]?.array ?? []).compactMap(\.integer)
      guard widths.count == 3, widths.allSatisfy({ (0...8).contains($0) }),
        widths.contains(where: { $0 > 0 })
      else { throw PDFReadingError(.malformedCrossReferences, at: offset) }
    }

    var count: Int { data.count / widths.reduce(0, +) }

    /// `nil` behind the last row, and for a number or an offset beyond the file.
    mutating func next(limit: Int) -> Entry? {
      guard position + widths.reduce(0, +) <= data.count else { return nil }
      // A field of no width is of the first kind, or 0.
      let kind = widths[0] == 0 ? 1 : number(of: widths[0])
      guard let kind, let second = number(of: widths[1]), let third = number(of: widths[2])
      else { return nil }
      switch kind {
      case 1: return second < limit ? Entry(place: .offset(second), generation: third) : nil
      case 2: return Entry(place: .packed(in: second, at: third), generation: 0)
      default: return .free
      }
    }

    /// `nil` for a number beyond 2^63, which eight bytes can write.
    private mutating func number(of width: Int) -> Int? {
      defer { position += width }
      return Int(
        exactly: data[position..<position + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
  }
}
