/// An object stream (ISO 32000-1, 7.5.7), unpacked.
struct ObjectStream: Sendable {
  private let bytes: [UInt8]
  /// Each object's number and where it begins.
  private let places: [(number: Int, offset: Int)]

  /// Takes no more memory than the unpacked stream, which may not be larger than `limit`.
  init(_ stream: PDFStream, limit: Int) throws(PDFReadingError) {
    let start = stream.data.startIndex
    guard stream.dictionary["Type"]?.name == "ObjStm",
      let count = stream.dictionary["N"]?.integer, let first = stream.dictionary["First"]?.integer
    else { throw PDFReadingError(.malformedObjectStream, at: start) }
    bytes = try stream.decoded(limit: limit)
    guard count >= 0, count <= bytes.count, first >= 0, first <= bytes.count else {
      throw PDFReadingError(.malformedObjectStream, at: start)
    }
    var scanner = PDFScanner(bytes)
    var places: [(number: Int, offset: Int)] = []
    for _ in 0..<count {
      scanner.skipBlanks()
      let number = scanner.takeUnsigned()
      scanner.skipBlanks()
      guard let number, let offset = scanner.takeUnsigned(), offset <= bytes.count - first else {
        throw PDFReadingError(.malformedObjectStream, at: start)
      }
      places.append((number, first + offset))
    }
    self.places = places
  }

  var unpackedLength: Int { bytes.count }

  /// The object at an index, which must be of that number.
  func object(at index: Int, number: Int) throws(PDFReadingError) -> PDFObject {
    guard places.indices.contains(index), places[index].number == number else {
      throw PDFReadingError(.malformedObjectStream, at: 0)
    }
    var parser = PDFParser(bytes, at: places[index].offset)
    return try parser.object()
  }
}
