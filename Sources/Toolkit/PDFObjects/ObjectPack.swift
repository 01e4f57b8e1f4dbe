/// Where a rewritten object stands.
enum ObjectPlace {
  case offset(Int)
  /// Within an object stream, which has a number of its own.
  case packed(stream: Int, index: Int)

  /// Of a row of the cross-reference stream, in bytes.
  private static let rowLength = 7

  /// The cross-reference stream of the objects from number 1 (ISO 32000-1, 7.5.8); object 0 is free.
  ///
  /// Offsets in four bytes reach beyond any file that is held in memory. In a long stream each row
  /// is its difference to the one above, which takes an eighth: a table of 10,000 rows has 60,000
  /// objects, most of them one place behind the last.
  static func stream(of places: [ObjectPlace], _ trailer: PDFDictionary) -> PDFStream {
    var rows: [UInt8] = [0, 0, 0, 0, 0, 0xff, 0xff]
    rows.reserveCapacity(rowLength * (places.count + 1))
    for place in places {
      let (type, first, second) =
        switch place {
        case .offset(let offset): (1, offset, 0)
        case .packed(let stream, let index): (2, stream, index)
        }
      rows.append(UInt8(type))
      for shift in [24, 16, 8, 0] { rows.append(UInt8(truncatingIfNeeded: first >> shift)) }
      for shift in [8, 0] { rows.append(UInt8(truncatingIfNeeded: second >> shift)) }
    }
    let isLong = places.count > ObjectPack.capacity
    var stream = PDFStream(
      deflating: isLong ? Predictor.differences(of: rows, rowLength: rowLength) : rows)
    if isLong {
      stream.dictionary["DecodeParms"] = ["Predictor": 12, "Columns": .integer(rowLength)]
    }
    for entry in trailer.entries { stream.dictionary[entry.key] = entry.value }
    stream.dictionary["Type"] = .name("XRef")
    stream.dictionary["W"] = [1, 4, 2]
    return stream
  }
}

/// Objects on their way into an object stream (ISO 32000-1, 7.5.7).
struct ObjectPack {
  /// To read one object, a reader unpacks the whole stream.
  static let capacity = 200

  private(set) var numbers: [Int] = []
  private var offsets: [Int] = []
  /// The objects one after another.
  var objects = PDFSerializer()

  var isFull: Bool { numbers.count >= Self.capacity }

  /// Begins an object, whose text goes to ``objects``.
  mutating func begin(_ number: Int) {
    if !numbers.isEmpty { objects.append("\n") }
    numbers.append(number)
    offsets.append(objects.bytes.count)
  }

  var stream: PDFStream {
    var content = PDFSerializer()
    for (number, offset) in zip(numbers, offsets) { content.append("\(number) \(offset) ") }
    let first = content.bytes.count
    content.append(raw: objects.bytes)
    var stream = PDFStream(deflating: content.bytes)
    stream.dictionary["Type"] = .name("ObjStm")
    stream.dictionary["N"] = .integer(numbers.count)
    stream.dictionary["First"] = .integer(first)
    return stream
  }
}
