import FormTestSupport
import Foundation
import Testing

@testable import PDFObjects

/// Updates that leave every earlier byte where it was.
@Suite struct PDFUpdateTests {
  private func update(_ bytes: [UInt8], _ change: (inout PDFFile) throws -> Void) throws
    -> PDFUpdate
  {
    var file = try PDFFile(bytes)
    try change(&file)
    return file.updated { objects in [UInt8(truncatingIfNeeded: objects.count)] }
  }

  private func language(_ text: String, of file: inout PDFFile) throws {
    let root = try #require(file.trailer["Root"]?.reference)
    var catalog = try file.dictionary(.reference(root))
    catalog["Lang"] = .text(text)
    file.replace(root, with: .dictionary(catalog))
  }

  @Test func `an update appends and other programs read it`() throws {
    let base = HandMadeFile.onePage.bytes
    let once = try update(base) { file in
      try language("zh-CN", of: &file)
      _ = file.add(["Kind": .name("New"), "Catalog": .reference(PDFReference(number: 1))])
    }
    let twice = try update(once.bytes) { try language("zh-Hant", of: &$0) }
    #expect(once.bytes.starts(with: base))
    #expect(twice.bytes.starts(with: once.bytes))
    let folder = try TemporaryFolder()
    let check = try run("qpdf", ["--check", try folder.write(twice.bytes, to: "twice.pdf")])
    #expect(check.status == 0, "\(check.text)\(check.errors)")
    let read = try PDFFile(twice.bytes)
    #expect(try read.dictionary(read.trailer["Root"])["Lang"] == .text("zh-Hant"))
    #expect(read.revisionOffsets.count == 3)
    #expect(try read.dictionary(.reference(PDFReference(number: 7)))["Kind"] == .name("New"))
  }

  /// qpdf writes the stream and judges the update: mixed kinds would be a warning.
  @Test func `a file with a cross-reference stream gets one more of them`() throws {
    let folder = try TemporaryFolder()
    let base = try folder.write(HandMadeFile.onePage.bytes, to: "base.pdf")
    let packed = folder.url(of: "packed.pdf").path(percentEncoded: false)
    #expect(try run("qpdf", ["--object-streams=generate", base, packed]).status == 0)
    let bytes = Array(try Data(contentsOf: folder.url(of: "packed.pdf")))
    let once = try update(bytes) { file in
      try language("zh-CN", of: &file)
      _ = file.add(["Kind": .name("New")])
    }
    let twice = try update(once.bytes) { try language("zh-Hant", of: &$0) }
    #expect(twice.bytes.starts(with: once.bytes) && once.bytes.starts(with: bytes))
    #expect(!String(decoding: twice.bytes, as: UTF8.self).contains("trailer"))
    let check = try run("qpdf", ["--check", try folder.write(twice.bytes, to: "twice.pdf")])
    #expect(check.status == 0, "\(check.text)\(check.errors)")
    let read = try PDFFile(twice.bytes)
    #expect(read.revisionOffsets.count == 3)
    #expect(try read.dictionary(read.trailer["Root"])["Lang"] == .text("zh-Hant"))
    let root = try #require(read.trailer["Root"]?.reference)
    #expect(
      try read.changedReferences(since: read.revision(ofLength: once.bytes.count)).contains(root))
  }

  @Test func `an update without changes is one more revision of the same`() throws {
    let base = HandMadeFile.onePage.bytes
    let read = try PDFFile(try update(base) { _ in }.bytes)
    #expect(read.revisionOffsets.count == 2)
    #expect(read.changedReferences(since: try PDFFile(base)) == [])
  }

  @Test func `the first part of the ID stays, the second follows the changes`() throws {
    let base = try PDFFile(HandMadeFile.onePage.bytes).rewritten(version: "1.7") { _ in [1] }
    let once = try PDFFile(try update(base) { _ = $0.add(7) }.bytes)
    let other = try PDFFile(try update(base) { _ = $0.add(77) }.bytes)
    #expect(once.trailer["ID"]?.array?.first == .string([1]))
    #expect(once.trailer["ID"]?.array?.last != other.trailer["ID"]?.array?.last)
  }

  @Test func `an update tells where its objects stand`() throws {
    let base = HandMadeFile.onePage.bytes
    var added: PDFReference?
    let updated = try update(base) { added = $0.add(["Contents": .string([0, 0])]) }
    let reference = try #require(added)
    let place = try #require(updated.places[reference])
    #expect(
      String(decoding: updated.bytes[place], as: UTF8.self)
        == "\(reference.number) 0 obj\n<</Contents<0000>>>")
    #expect(try PDFFile(updated.bytes).place(of: reference) == place)
    #expect(try PDFFile(base).place(of: reference) == nil)
  }

  @Test func `generations of objects and references are kept`() throws {
    var text = "%PDF-1.5\n1 0 obj\n<</A 2 3 R>>\nendobj\n"
    let second = text.utf8.count
    text += "2 3 obj\n(old)\nendobj\n"
    let table = text.utf8.count
    let entries = "0000000009 00000 n \n00000000\(second) 00003 n \n"
    text += "xref\n1 2\n\(entries)trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF"
    let reference = PDFReference(number: 2, generation: 3)
    let updated = try update(Array(text.utf8)) { file in
      file.replace(reference, with: .array([.reference(reference)]))
    }
    let appended = String(decoding: updated.bytes.dropFirst(text.utf8.count), as: UTF8.self)
    #expect(appended.contains("\n2 3 obj\n[2 3 R]\nendobj\n"))
    #expect(appended.contains("xref\n2 1\n0000000\(text.utf8.count + 1) 00003 n \n"))
    #expect(try PDFFile(updated.bytes).object(reference).array?.count == 1)
  }

  @Test func `revisions are told apart by the places of their objects`() throws {
    let base = HandMadeFile.onePage.bytes
    let once = try update(base) { try language("zh-CN", of: &$0) }.bytes
    let twice = try update(once) { _ = $0.add(.null) }.bytes
    let newest = try PDFFile(twice)
    #expect(
      newest.changedReferences(since: try newest.revision(ofLength: base.count)).map(\.number)
        == [1, 7])
    #expect(
      newest.changedReferences(since: try newest.revision(ofLength: once.count)).map(\.number)
        == [7])
  }

  @Test func `a chain of more revisions than anyone makes is refused`() throws {
    var text = "%PDF-1.5\n"
    var previous = 0
    for revision in 0...1000 {
      let start = text.utf8.count
      let prev = revision == 0 ? "" : "/Prev \(previous)"
      text += "xref trailer <</Root 1 0 R\(prev)>> startxref \(start)\n"
      previous = start
    }
    let error = #expect(throws: PDFReadingError.self) { try PDFFile(Array(text.utf8)) }
    #expect(error?.code == .tooManyRevisions)
  }
}
