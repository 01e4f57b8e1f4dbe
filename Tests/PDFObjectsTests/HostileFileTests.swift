import Testing

@testable import PDFObjects

/// Files that were made to cost more than they hold, and files that only look like them.
@Suite struct HostileFileTests {
  /// A file whose objects from number 10 stand in one object stream, number 5.
  private func packed(_ content: [UInt8], count: Int, first: Int, listed: Int) -> [UInt8] {
    let stream = Flate.deflated(content) ?? []
    var bytes = Array("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n".utf8)
    let catalog = 9
    let place = bytes.count
    let entries = "/Type/ObjStm/N \(count)/First \(first)/Filter/FlateDecode/Length \(stream.count)"
    bytes += Array("5 0 obj\n<<\(entries)>>stream\n".utf8) + stream
    // A file has more bytes than objects.
    bytes += Array("\nendstream\nendobj\n%\(String(repeating: "x", count: 2 * listed))\n".utf8)
    let table = bytes.count
    var rows: [UInt8] = []
    for number in 0..<10 + listed {
      switch number {
      case 1: rows += [1, 0, 0, UInt8(catalog), 0, 0]
      case 5: rows += [1, 0, 0, UInt8(place), 0, 0]
      case 10...: rows += [2, 0, 0, 5, UInt8((number - 10) >> 8), UInt8((number - 10) & 255)]
      default: rows += [0, 0, 0, 0, 0, 0]
      }
    }
    let size = 10 + listed
    bytes += Array(
      "6 0 obj\n<</Type/XRef/W[1 3 2]/Size \(size)/Root 1 0 R/Length \(rows.count)>>stream\n".utf8)
    bytes += rows + Array("\nendstream\nendobj\nstartxref\n\(table)\n%%EOF\n".utf8)
    return bytes
  }

  private func packed(_ head: String, _ objects: String, listed: Int) -> [UInt8] {
    packed(
      Array((head + objects).utf8), count: head.split(separator: " ").count / 2,
      first: head.utf8.count, listed: listed)
  }

  @Test func `objects of a stream stand in any order and end where the next begins`() throws {
    let file = try PDFFile(packed("10 5 11 0 12 9 ", "[1 2](a) (b)", listed: 3))
    #expect(try file.object(.init(number: 10)) == .string(Array("a".utf8)))
    #expect(try file.object(.init(number: 11)) == [1, 2])
    #expect(try file.object(.init(number: 12)) == .string(Array("b".utf8)))
    let nested = try PDFFile(packed("10 0 11 1 12 2 ", "[[[]]]", listed: 3))
    #expect(throws: PDFReadingError(.unexpectedEnd, at: 16)) {
      try nested.object(.init(number: 10))
    }
  }

  @Test func `objects that begin at one place are refused`() {
    let fault = #expect(throws: PDFReadingError.self) {
      try PDFFile(packed("10 0 11 0 ", "[1 2]", listed: 2))
    }
    #expect(fault?.code == .malformedObjectStream)
  }

  @Test(arguments: [(3, 0), (3, 8), (4, 18), (-1, 18), (3, 99)])
  func `a stream whose head does not hold its list is refused`(count: Int, first: Int) {
    let bytes = packed(
      Array("10 0 11 2 12 4   1 2 3".utf8), count: count, first: first, listed: 3)
    let fault = #expect(throws: PDFReadingError.self) { try PDFFile(bytes) }
    #expect(fault?.code == .malformedObjectStream)
  }

  @Test func `a stream lists no more objects than the file has`() {
    let head = (0..<20_000).map { "0 \($0) " }.joined()
    let objects = String(repeating: " ", count: 20_001)
    let fault = #expect(throws: PDFReadingError.self) {
      try PDFFile(packed(head, objects, listed: 1))
    }
    #expect(fault?.code == .malformedObjectStream)
  }

  @Test func `a small stream does not unpack beyond what structure does`() {
    let content = Array("10 0 1".utf8) + [UInt8](repeating: 32, count: 1 << 26)
    let fault = #expect(throws: PDFReadingError.self) {
      try PDFFile(packed(content, count: 1, first: 5, listed: 1))
    }
    #expect(fault?.code == .inflatedTooLarge)
  }

  /// Each object is a string that goes on to the file's end, and holds all that follow.
  @Test func `objects within each other end in bounded reading`() throws {
    let count = 8000
    var objects = ""
    var table = "0000000000 65535 f \n"
    let head = "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    table += "0000000009 00000 n \n"
    for number in 2...count {
      let place = String(head.utf8.count + objects.utf8.count)
      table += String(repeating: "0", count: 10 - place.utf8.count) + place + " 00000 n \n"
      objects += "\(number) 0 obj("
    }
    objects += String(repeating: ")endobj ", count: count - 1)
    let start = head.utf8.count + objects.utf8.count
    let trailer = "trailer\n<</Size \(count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    let file = try PDFFile(
      Array("\(head)\(objects)xref\n0 \(count + 1)\n\(table)\(trailer)".utf8))
    let fault = #expect(throws: PDFReadingError.self) {
      for reference in file.references { _ = try file.object(reference) }
    }
    #expect(fault?.code == .tooMuchReading)
  }

  @Test func `a sound file may be read many times, and each of its revisions`() throws {
    let file = try PDFFile(HandMadeFile.onePage.bytes)
    for _ in 0..<10_000 {
      for reference in file.references { _ = try file.object(reference) }
    }
    let older = try file.revision(ofLength: HandMadeFile.onePage.bytes.count)
    #expect(try older.object(.init(number: 4)) == file.object(.init(number: 4)))
  }

  // MARK: Cross-references

  /// As some programs write them, whatever the offsets need.
  @Test func `rows of eight bytes are read, a number beyond any file is refused`() throws {
    for (isHuge, width) in [(false, 8), (true, 8), (false, 9)] {
      var bytes = Array("%PDF-1.7\n1 0 obj\n<</Type/Catalog/A 7>>\nendobj\n".utf8)
      let table = bytes.count
      let zeros = [UInt8](repeating: 0, count: width - 1)
      var rows: [UInt8] = [0] + zeros
      rows += [0, 0, 0, 1]
      rows += zeros
      rows += [9, 0, 0]
      if isHuge { rows[width + 4] = 0xff }
      let entries = "/Type/XRef/W[1 \(width) 2]/Size 2/Root 1 0 R/Length \(rows.count)"
      bytes += Array("2 0 obj\n<<\(entries)>>stream\n".utf8) + rows
      bytes += Array("\nendstream\nendobj\nstartxref\n\(table)\n%%EOF\n".utf8)
      if isHuge || width > 8 {
        let fault = #expect(throws: PDFReadingError.self) { try PDFFile(bytes) }
        #expect(fault?.code == .malformedCrossReferences)
      } else {
        let file = try PDFFile(bytes)
        #expect(try file.dictionary(file.trailer["Root"])["A"] == 7)
      }
    }
  }

  @Test func `all sections together have no more rows than the file could need`() {
    var bytes = Array("%PDF-1.5\n1 0 obj\n<</Type/Catalog>>\nendobj\n".utf8)
    let count = 6000
    let rows = PDFStream(deflating: [UInt8](repeating: 0, count: count)).data
    bytes += Array("%\(String(repeating: "x", count: count))\n".utf8)
    var previous = ""
    var table = 0
    for number in 2..<12 {
      table = bytes.count
      let entries = "/Type/XRef/W[1 0 0]/Size \(count)/Root 1 0 R\(previous)"
      bytes += Array(
        "\(number) 0 obj\n<<\(entries)/Filter/FlateDecode/Length \(rows.count)>>stream\n".utf8)
      bytes += rows + Array("\nendstream\nendobj\n".utf8)
      previous = "/Prev \(table)"
    }
    bytes += Array("startxref\n\(table)\n%%EOF\n".utf8)
    let fault = #expect(throws: PDFReadingError.self) { try PDFFile(bytes) }
    #expect(fault?.code == .tooManyObjects)
  }

  // MARK: Predictors

  /// Rows of three bytes, one of each kind (PNG, 9.2), as worked out by hand.
  @Test func `each kind of row is undone`() throws {
    let rows: [UInt8] = [
      0, 10, 20, 30, 1, 1, 1, 1, 2, 1, 1, 1, 3, 5, 5, 5, 4, 1, 1, 1, 2, 7,
    ]
    let undone: [UInt8] = [
      10, 20, 30, 1, 2, 3, 2, 3, 4, 6, 9, 11, 7, 10, 12, 14,
    ]
    let predictor = try #require(Predictor(["Predictor": 15, "Columns": 3]))
    #expect(predictor.undone(rows) == undone)
    // The upper left is nearest to left + above − upper left.
    #expect(predictor.undone([0, 6, 11, 3, 4, 251, 1, 1]) == [6, 11, 3, 1, 7, 4])
    #expect(predictor.undone([5, 1, 2, 3]) == nil)
    #expect(predictor.undone([]) == [])
    #expect(predictor.undone([4]) == [])
    #expect(try #require(Predictor([:])).undone(rows) == rows)
  }
}
