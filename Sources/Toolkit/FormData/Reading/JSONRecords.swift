import Diagnostics

/// The records of a JSON array, decoded when asked for from bytes that were checked.
///
/// Holds the file's bytes, which the lists of one file share, and eight bytes a record.
struct JSONRecords: RecordSource {
  let file: String
  let bytes: [UInt8]
  /// Where each record's `{` stands.
  let offsets: [Int]
  let layout: RecordLayout
  let fileNumber: Int

  var count: Int { offsets.count }

  func record(at index: Int) -> Record {
    var reader = JSONReader(decoding: self, at: index)
    return (try? reader.record(layout)) ?? Record(layout.substitutes)
  }

  func location(ofRecordAt index: Int, field: Int?) -> SourceLocation? {
    var positions = SourcePositions(file: file, bytes: bytes)
    let offset = field.flatMap { offsetOfValue(field: $0, inRecordAt: index) }
    return positions.location(ofByte: offset ?? offsets[index])
  }

  private func offsetOfValue(field: Int, inRecordAt index: Int) -> Int? {
    var reader = JSONReader(decoding: self, at: index)
    var found: Int?
    try? reader.members { (reader, key) throws(JSONSyntaxFault) in
      let name = reader.scanner.text(of: key)
      _ = try reader.scanner.peek()
      if name.utf8.elementsEqual(layout.fields[field].key) { found = reader.scanner.index }
      try reader.scanner.skipValue(depth: 0)
    }
    return found
  }
}
