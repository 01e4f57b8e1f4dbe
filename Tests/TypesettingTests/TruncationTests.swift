import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// 溢出: 截断 in a cell of 96 pt by 20 pt: eight characters of 12 pt.
@Suite struct TruncationTests {
  private func page(
    _ inlines: [Inline], height: Int = 20, overflow: Overflow = .truncate, isLoose: Bool = false
  ) throws -> Page {
    let cell = Cell(
      column: 0, content: .paragraphs([Paragraph(inlines, style: StyleID(0))]), style: StyleID(0))
    let table = Table(
      columns: [Column(.fixed(.points(96)))],
      body: HeldRows([TableRow(height: .exactly(.points(height)), cells: [cell])]))
    return try Sample.pages(
      of: Sample.document(
        width: 200, height: 180, styles: [Sample.style(overflow: overflow)], [.table(table)]),
      isLoose: isLoose)[0]
  }

  private static let long = "淄博市环境保护局张店分局"

  @Test func `what is cut ends in a visible sign`() throws {
    #expect(try page([.text(Self.long)]).texts.joined() == "淄博市环境保护…")
    #expect(try page([.text("淄博市")]).texts.joined() == "淄博市")
  }

  @Test func `marks and links stay with what is left of their words`() throws {
    let runs = try page([.text("二"), .text("注", marks: .raised), .text(Self.long)]).runs
    #expect(runs.map(\.line.text).joined() == "二注淄博市环境…")
    #expect(runs.first { $0.line.text == "注" }?.size == Length(milliPoints: Int32(7_200)))
  }

  @Test(
    arguments: [
      .signature(SignaturePlace(fieldName: "甲", tooltip: "甲"), width: .points(48)), .dateBlank,
      .ruledBlank(width: .points(48)), .ruledBlank([.text("甲")], width: .points(48)),
    ] as [Inline])
  func `room to write in is never cut`(room: Inline) throws {
    for isLoose in [false, true] {
      let error = #expect(throws: DiagnosticError.self) {
        try page([.text(Self.long), room], isLoose: isLoose)
      }
      #expect(error?.diagnostics.map(\.id) == ["layout.cell-overfull"])
      #expect(error?.diagnostics.first?.hint?.hasPrefix("签字处") == true)
    }
    #expect(throws: Never.self) { try page([.text("甲"), room], height: 40) }
  }

  @Test func `a cell that cannot even show the sign is refused`() throws {
    let error = #expect(throws: DiagnosticError.self) { try page([.text(Self.long)], height: 12) }
    #expect(error?.diagnostics.map(\.id) == ["layout.cell-overfull"])
  }

  @Test func `a row of declared height does not grow with its text`() throws {
    let error = #expect(throws: DiagnosticError.self) {
      try page([.text(Self.long)], overflow: .grow)
    }
    #expect(error?.diagnostics.map(\.id) == ["layout.cell-overfull"])
  }
}
