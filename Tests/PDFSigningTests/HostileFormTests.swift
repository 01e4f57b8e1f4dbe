import Diagnostics
import PDFObjects
import Testing

@testable import PDFSigning

/// Forms that were made to cost more than they hold.
@Suite struct HostileFormTests {
  /// A file of these objects from number 1, the catalog first.
  private func file(_ objects: [String]) throws -> [UInt8] {
    var text = "%PDF-1.7\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.utf8.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let count = objects.count + 1
    let trailer = "trailer\n<</Size \(count)/Root 1 0 R>>\nstartxref\n\(text.utf8.count)\n%%EOF\n"
    return Array("\(text)xref\n0 \(count)\n\(table)\(trailer)".utf8)
  }

  private func form(_ fields: [String], others: [String]) throws -> [UInt8] {
    let list = fields.indices.map { "\($0 + 4) 0 R" }.joined(separator: " ")
    return try file(
      [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[\(list)]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
      ] + fields + others)
  }

  @Test func `a widget belongs to one field`() throws {
    let widget = "<</Type/Annot/Subtype/Widget/Rect[0 0 1 1]>>"
    let sound = try form(
      ["<</FT/Tx/T(a)/Kids[6 0 R]>>", "<</FT/Tx/T(b)/Kids[7 0 R]>>"], others: [widget, widget])
    #expect(try FormFields(of: PDFFile(sound)).fields.map(\.widgets.count) == [1, 1])
    let shared = try form(
      ["<</FT/Tx/T(a)/Kids[6 0 R]>>", "<</FT/Tx/T(b)/Kids[6 0 R]>>"], others: [widget])
    #expect(throws: PDFReadingError(.pageTreeLoop, at: 0)) { try FormFields(of: PDFFile(shared)) }
  }

  /// Each field's list is one long object with nothing in it that would be told apart.
  @Test func `a long object that every field leads to is given up`() async throws {
    let blank = "[\(String(repeating: " ", count: 200_000))]"
    let fields = (0..<1000).map { "<</FT/Tx/T(\($0))/Kids 1004 0 R>>" }
    let report = try await FileVerifier().report(on: try form(fields, others: [blank]))
    #expect(report.findings.map(\.id) == ["signature.unreadable-file"])
    #expect(report.findings.first?.message.contains("too-much-reading") == true)
  }
}
