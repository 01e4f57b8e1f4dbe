import FormTestSupport
import Testing

@testable import PDFObjects

@Suite struct PDFFileTests {
  private func rewrite(_ bytes: [UInt8]) throws -> [UInt8] {
    try PDFFile(bytes).rewritten(version: "1.7") { _ in Array(repeating: 7, count: 16) }
  }

  @Test func `a rewritten file is sound, and rewriting it again changes nothing`() throws {
    let once = try rewrite(HandMadeFile.onePage.bytes)
    #expect(try rewrite(once) == once)
    let folder = try TemporaryFolder()
    let check = try run("qpdf", ["--check", try folder.write(once, to: "once.pdf")])
    #expect(check.status == 0, "\(check.text)\(check.errors)")
    let text = String(decoding: once, as: UTF8.self)
    #expect(text.contains("/MediaBox[0 0 595.276 841.89]"))
    #expect(text.contains("<</Length 18>>\nstream\nq 1 0 0 1 0 0 cm Q\nendstream"))
    #expect(!text.contains("no one"))
    #expect(text.contains("/Size 5/"))
  }

  @Test func `objects can be added and replaced`() throws {
    var file = try PDFFile(HandMadeFile.onePage.bytes)
    let root = try #require(file.trailer["Root"]?.reference)
    var catalog = try file.dictionary(.reference(root))
    catalog["Lang"] = .text("zh-CN")
    catalog["Extra"] = .reference(file.add(["Kind": .name("New")]))
    file.replace(root, with: .dictionary(catalog))
    let bytes = try file.rewritten(version: "1.7") { _ in [1] }
    let read = try PDFFile(bytes)
    let newCatalog = try read.dictionary(read.trailer["Root"])
    #expect(newCatalog["Lang"] == .text("zh-CN"))
    #expect(try read.dictionary(newCatalog["Extra"]) == ["Kind": .name("New")])
    #expect(read.trailer["ID"] == [.string([1]), .string([1])])
  }

  @Test func `a reference to nothing is null`() throws {
    let file = try PDFFile(HandMadeFile(objects: ["<< /A 9 0 R /B 1 7 R >>"]).bytes)
    #expect(try file.object(PDFReference(number: 9)) == .null)
    #expect(try file.object(PDFReference(number: 1, generation: 7)) == .null)
    let text = String(decoding: try rewrite(file.bytes), as: UTF8.self)
    #expect(text.contains("<</A null/B null>>"))
  }

  @Test func `the newest revision stands`() throws {
    let old = HandMadeFile(objects: ["<< /A 1 >>"])
    var bytes = old.bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let previous = try #require(text.ranges(of: "xref").first)
    let offset = text.utf8.distance(from: text.startIndex, to: previous.lowerBound)
    let object = bytes.count
    bytes += Array("1 0 obj\n<< /A 2 >>\nendobj\n".utf8)
    let table = bytes.count
    let digits = String(object)
    let entry = String(repeating: "0", count: 10 - digits.utf8.count) + digits
    bytes += Array(
      """
      xref
      1 1
      \(entry) 00000 n\u{20}
      trailer
      << /Root 1 0 R /Size 2 /Prev \(offset) >>
      startxref
      \(table)
      %%EOF
      """.utf8)
    let file = try PDFFile(bytes)
    #expect(try file.dictionary(file.trailer["Root"])["A"] == 2)
  }

  @Test(arguments: [
    ("", PDFReadingError.Code.notAPDF), ("GIF89a", .notAPDF),
    ("%PDF-1.5\n", .missingCrossReferences), ("%PDF-1.5\nstartxref\n0\n", .missingCrossReferences),
    ("%PDF-1.5\n1 0 obj startxref 9", .unknownKeyword),
    ("%PDF-1.5\nxref 0 99999999 startxref 9", .tooManyObjects),
    ("%PDF-1.5\nxref 0 1 x startxref 9", .malformedCrossReferences),
    ("%PDF-1.5\nxref trailer <</Root 1 0 R/Prev 9>> startxref 9", .crossReferenceLoop),
    ("%PDF-1.5\nxref trailer <</Root 1 0 R/Encrypt 2 0 R>> startxref 9", .encrypted),
    ("%PDF-1.5\nxref trailer <<>> startxref 9", .missingTrailer),
    ("%PDF-1.5\nxref trailer 7 startxref 9", .missingTrailer),
  ]) func `a file that cannot be read is refused by name`(text: String, code: PDFReadingError.Code)
  {
    let error = #expect(throws: PDFReadingError.self) { try PDFFile(Array(text.utf8)) }
    #expect(error?.code == code)
  }

  @Test(arguments: ["-1", "99999", "7 0 R", "(x)"])
  func `a stream whose length is wrong is refused`(length: String) throws {
    let object = "<< /Length \(length) >>\nstream\nabc\nendstream"
    let file = try PDFFile(HandMadeFile(objects: [object]).bytes)
    #expect(throws: PDFReadingError.self) { try file.object(PDFReference(number: 1)) }
  }

  /// The reader must end with an object or an error on anything; a trap would end the test run.
  @Test(arguments: [1, 2, 3, 4]) func `mutated files never trap`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let original = HandMadeFile.onePage.bytes
    var refused = 0
    for _ in 0..<500 {
      var bytes = original
      for _ in 0...generator.number(in: 0...5) {
        let place = generator.number(in: 0...bytes.count - 1)
        switch generator.number(in: 0...2) {
        case 0: bytes[place] = UInt8(generator.number(in: 0...255))
        case 1: bytes.remove(at: place)
        default: bytes.insert(generator.element(of: Array("<[(/%0R> ".utf8)), at: place)
        }
      }
      if (try? rewrite(bytes)) == nil { refused += 1 }
    }
    #expect(refused > 100)
    #expect(refused < 500)
  }

  @Test func `what a table hides from old readers is found in the stream beside it`() throws {
    var bytes = HandMadeFile.onePage.bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let place = try #require(text.utf8.firstRange(of: "4 0 obj".utf8)).lowerBound
    let offset = text.utf8.distance(from: text.startIndex, to: place)
    let stream = bytes.count
    bytes += Array("9 0 obj\n<</Type/XRef/W[1 2 1]/Index[4 1]/Size 9/Length 4>>\nstream\n".utf8)
    bytes += [1, UInt8(offset >> 8), UInt8(offset & 255), 0] + Array("\nendstream\nendobj\n".utf8)
    let table = bytes.count
    let trailer = "trailer\n<</Size 9/Root 1 0 R/XRefStm \(stream)>>\n"
    bytes += Array("xref\n4 1\n0000000000 00000 f \n\(trailer)startxref\n\(table)\n%%EOF\n".utf8)
    let hidden = try PDFFile(bytes).object(.init(number: 4))
    #expect(hidden == .string(Array("no one knows me".utf8)))
  }

  @Test func `a few bytes that unpack into millions of rows are refused`() throws {
    let rows = [UInt8](repeating: 0, count: 1 << 24)
    let packed = PDFStream(deflating: rows).data
    var bytes = Array("%PDF-1.5\n1 0 obj\n<</Type/Catalog>>\nendobj\n".utf8)
    let start = bytes.count
    let head = """
      3 0 obj
      <</Type/XRef/W[1 0 0]/Size \(rows.count)/Root 1 0 R/Filter/FlateDecode/Length \(packed.count)>>
      stream

      """
    bytes +=
      Array(head.utf8) + packed + Array("\nendstream\nendobj\nstartxref\n\(start)\n%%EOF".utf8)
    #expect(throws: PDFReadingError(.inflatedTooLarge, at: 0)) { try PDFFile(bytes) }
  }

  @Test(arguments: [0, 1, 9, 200]) func `cut files are refused`(length: Int) {
    #expect(throws: PDFReadingError.self) {
      try rewrite(Array(HandMadeFile.onePage.bytes.prefix(length)))
    }
  }
}
