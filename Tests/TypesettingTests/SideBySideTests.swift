import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// 并排 and the room for a seal.
@Suite struct SideBySideTests {
  private func sideBySide(_ texts: [String]) -> Block {
    let cells = texts.enumerated().map { Sample.cell($1, column: $0 * 2) }
    let columns = (0..<texts.count * 2 - 1).map { index in
      Column(index.isMultiple(of: 2) ? .share(1) : .fixed(.points(20)))
    }
    return .table(
      Table(
        columns: columns, body: HeldRows([TableRow(cells: cells)]), repeatsHeader: false,
        rulings: Rulings(kind: .none, outer: .zero, inner: .zero), isLayout: true))
  }

  @Test func `columns stand beside one another without rulings, and are paragraphs to readers`()
    throws
  {
    let page = try Sample.pages(
      of: Sample.document(width: 220, height: 200, [sideBySide(["左", "右"])]))[0]
    #expect(page.rulings.isEmpty)
    #expect(page.runs.map(\.origin.x) == [.points(20), .points(20 + 120)])
    #expect(Set(page.runs.map(\.origin.y)).count == 1)
    #expect(page.structure.map(\.role) == [.paragraph, .paragraph])
    #expect(page.structure.map(\.items) == [0..<1, 1..<2])
  }

  @Test func `columns longer than a page go on side by side, and nothing is lost`() throws {
    let left = String(repeating: "环境监管", count: 60)
    let right = String(repeating: "随机抽查", count: 45)
    let pages = try Sample.pages(
      of: Sample.document(
        width: 120, height: 90, [sideBySide([left, right]), Sample.paragraph("尾")]))
    #expect(pages.count > 2)
    let texts = pages.flatMap(\.runs)
    let leftText = texts.filter { $0.origin.x < .points(75) }.map(\.line.text).joined()
    let rightText = texts.filter { $0.origin.x >= .points(75) }.map(\.line.text).joined()
    #expect(leftText == left + "尾" && rightText == right)
  }

  // MARK: Seals

  private func signature(seal: Length?, width: Int) -> Document {
    let place = SignaturePlace(fieldName: "局", tooltip: "局签字", hasDate: true, seal: seal)
    let cell = Cell(column: 0, content: .signature(place), style: StyleID(0))
    let table = Table(
      columns: [Column(.fixed(.points(width)))], body: HeldRows([TableRow(cells: [cell])]))
    return Sample.document(width: 300, height: 300, [.table(table)])
  }

  @Test func `a seal's room is as high as it, above the date`() throws {
    let seal = Length.millimeters(42)
    let page = try Sample.pages(of: signature(seal: seal, width: 200))[0]
    #expect(page.fields.map(\.frame.size.height) == [seal])
    let plain = try Sample.pages(of: signature(seal: nil, width: 200))[0]
    #expect(plain.fields.map(\.frame.size.height) == [CellSetter.signatureHeight])
  }

  @Test func `a cell narrower than the seal is refused`() throws {
    let document = signature(seal: .millimeters(42), width: 110)
    let error = #expect(throws: DiagnosticError.self) { try Sample.pages(of: document) }
    #expect(error?.diagnostics.map(\.id) == ["layout.no-seal-room"])
  }
}
