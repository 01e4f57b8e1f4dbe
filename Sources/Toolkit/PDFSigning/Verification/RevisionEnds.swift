import PDFObjects

/// Where the revisions of a file end, oldest first.
///
/// A file arranged for the web (linearized; ISO 32000-1, annex F) has two tables in its first
/// revision, the one at its front read first: they are one revision, which ends behind the other.
struct RevisionEnds {
  private(set) var ends: [Int]

  init(of file: PDFFile, _ bytes: [UInt8]) {
    var offsets = file.revisionOffsets
    if offsets.count > 1, offsets[offsets.count - 2] < offsets[offsets.count - 1],
      Self.isLinearized(file, bytes)
    {
      offsets.remove(at: offsets.count - 2)
    }
    ends = offsets.reversed().map { Self.end(ofRevisionAt: $0, in: bytes) }
  }

  /// Whether the file's first object says so.
  private static func isLinearized(_ file: PDFFile, _ bytes: [UInt8]) -> Bool {
    let first = file.references.compactMap { reference in
      (try? file.place(of: reference)).flatMap(\.self).map { (reference, $0.lowerBound) }
    }.min { $0.1 < $1.1 }
    guard let first, first.1 < 1024 else { return false }
    return (try? file.object(first.0))?.dictionary?["Linearized"] != nil
  }

  /// Behind the first `%%EOF` and its line end after a revision's table.
  private static func end(ofRevisionAt offset: Int, in bytes: [UInt8]) -> Int {
    let mark = Array("%%EOF".utf8)
    var position = offset
    while position + mark.count <= bytes.count {
      if bytes[position] == mark[0], bytes[position..<position + mark.count].elementsEqual(mark) {
        position += mark.count
        if position < bytes.count, bytes[position] == 13 { position += 1 }
        if position < bytes.count, bytes[position] == 10 { position += 1 }
        return position
      }
      position += 1
    }
    return bytes.count
  }
}
