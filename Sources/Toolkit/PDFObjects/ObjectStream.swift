/// An object stream (ISO 32000-1, 7.5.7), unpacked.
struct ObjectStream: Sendable {
  private let bytes: [UInt8]
  /// Each object's number and where it stands: it ends where the next one begins.
  private let places: [(number: Int, range: Range<Int>)]

  /// Takes no more memory than the unpacked stream, which may not be larger than `limit`, and a place
  /// for each of its objects, of which there may be no more than `most`.
  init(_ stream: PDFStream, limit: Int, most: Int) throws(PDFReadingError) {
    let fault = PDFReadingError(.malformedObjectStream, at: stream.data.startIndex)
    guard stream.dictionary["Type"]?.name == "ObjStm",
      let count = stream.dictionary["N"]?.integer, let first = stream.dictionary["First"]?.integer
    else { throw fault }
    bytes = try stream.decoded(limit: limit)
    guard (0...most).contains(count), (0...bytes.count).contains(first) else { throw fault }
    var scanner = PDFScanner(bytes, end: first)
    var places: [(number: Int, range: Range<Int>)] = []
    places.reserveCapacity(count)
    for _ in 0..<count {
      scanner.skipBlanks()
      let number = scanner.takeUnsigned()
      scanner.skipBlanks()
      guard let number, let offset = scanner.takeUnsigned(), offset <= bytes.count - first else {
        throw fault
      }
      places.append((number, first + offset..<bytes.count))
    }
    // Writers put them in order, as they must, but a reader needs only that each has a place of its own.
    let order = places.indices.sorted {
      places[$0].range.lowerBound < places[$1].range.lowerBound
    }
    for (one, next) in zip(order, order.dropFirst()) {
      let (start, end) = (places[one].range.lowerBound, places[next].range.lowerBound)
      guard start < end else { throw fault }
      places[one].range = start..<end
    }
    self.places = places
  }

  var unpackedLength: Int { bytes.count }

  /// Of the object at an index, in bytes.
  func length(at index: Int) -> Int {
    places.indices.contains(index) ? places[index].range.count : 0
  }

  /// The object at an index, which must be of that number.
  func object(at index: Int, number: Int) throws(PDFReadingError) -> PDFObject {
    guard places.indices.contains(index), places[index].number == number else {
      throw PDFReadingError(.malformedObjectStream, at: 0)
    }
    let range = places[index].range
    var parser = PDFParser(bytes, at: range.lowerBound, end: range.upperBound)
    return try parser.object()
  }
}
