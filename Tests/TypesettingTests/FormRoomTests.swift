import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

/// What a form with a row of `1份` gives before it runs over, and what stays together when it does.
@Suite struct FormRoomTests {
  /// Three rows under a title, the second with a reason, then two to sign in.
  private func form(
    _ reason: Int, signing: Int = 120, height: Int = 400, below: [Block] = []
  ) -> Document {
    func signature(_ name: String) -> TableRow {
      let place = SignaturePlace(fieldName: name, tooltip: name)
      let cell = Cell(column: 1, content: .signature(place), style: StyleID(0))
      return TableRow(
        height: .atLeast(.points(signing)), cells: [Sample.cell(name + "签字", column: 0), cell])
    }
    var label = Sample.cell("原因", column: 0)
    label.isHeader = true
    let text = String(repeating: "监管", count: reason)
    let rows = [
      Sample.row(["名称", "甲"]),
      TableRow(height: .share(1), cells: [label, Sample.cell(text, column: 1)]),
      signature("科长"), signature("局长"),
    ]
    let table = Table(
      columns: [Column(.fixed(.points(60))), Column(.share(1))], body: HeldRows(rows))
    let style = Sample.style(overflow: .shrink(minimum: .points(7)))
    return Sample.document(
      width: 180, height: height, styles: [style], [Sample.paragraph("标题"), .table(table)] + below)
  }

  /// The heights between a page's horizontal rulings, top to bottom.
  private func rows(_ page: Page) -> [Length] {
    let ends = Set(page.rulings.filter { $0.start.y == $0.end.y }.map(\.start.y)).sorted()
    return zip(ends, ends.dropFirst()).map { $1 - $0 }
  }

  @Test func `rows to sign in give way before a form runs over, all alike`() throws {
    // 400 pt less the title, the name and two rows of 120 pt leave six lines of ten characters.
    let pages = try Sample.pages(of: form(32))
    #expect(pages.count == 1)
    let heights = rows(pages[0])
    #expect(heights[2] < .points(120) && heights[2] > .millimeters(26))
    #expect(abs((heights[2] - heights[3]).milliPoints) < 1000)
    #expect(pages[0].runs.allSatisfy { $0.size == .points(12) })
  }

  @Test func `then a long text is set smaller, though not below 10,5 pt`() throws {
    let room = 400 - 36 - 148
    let lines = room / 18 + 1
    let pages = try Sample.pages(of: form(lines * 5))
    #expect(pages.count == 1)
    let sizes = Set(pages[0].runs.map(\.size))
    #expect(sizes.count == 2 && sizes.contains(.points(12)))
    #expect(sizes.allSatisfy { $0 >= Length(milliPoints: 10_500) })
    #expect(
      try Sample.pages(of: form(lines * 9)).flatMap(\.runs).allSatisfy { $0.size == .points(12) })
  }

  @Test(arguments: [80, 85, 90, 100, 120, 150, 180, 200, 300])
  func `signers of a form that runs over stand together, two lines before them`(
    reason: Int
  ) throws {
    let pages = try Sample.pages(of: form(reason))
    #expect(pages.count > 1)
    let last = try #require(pages.last)
    #expect(last.fields.map(\.name) == ["科长", "局长"])
    #expect(last.texts.filter { $0.contains("监") || $0.contains("管") }.count >= 2)
    // The pages before end at their feet.
    for page in pages.dropLast() {
      #expect((page.rulings.map(\.end.y).max() ?? .zero) > .points(20 + 400 - 1))
    }
    let text = pages.flatMap(\.texts).joined()
    #expect(text.filter { "监管".contains($0) } == String(repeating: "监管", count: reason))
  }

  @Test func `a row that goes on says its label on every page, to readers once`() throws {
    let pages = try Sample.pages(of: form(200))
    #expect(pages.count > 1)
    for page in pages { #expect(page.texts.contains("原因")) }
    let labels = pages.flatMap { page in
      page.structure.filter { node in
        page.items[node.items].contains {
          if case .glyphs(let run) = $0 { run.line.text == "原因" } else { false }
        }
      }
    }
    #expect(labels.count == 1)
  }

  @Test func `notes below a form are counted with it`() throws {
    for reason in stride(from: 10, through: 150, by: 1) {
      let pages = try Sample.pages(of: form(reason, below: [Sample.paragraph("附件：请假条")]))
      let last = try #require(pages.last)
      #expect(last.texts.contains("附件：请假条") && last.fields.count == 2, "\(reason)")
    }
  }

  @Test func `a row at its declared height is not parted`() throws {
    var document = form(10, height: 300)
    guard case .table(var table) = document.sections[0].blocks[1] else { return }
    var rows = [Sample.row(["说明", "一句话"], height: .atLeast(.points(150)))]
    for index in 0..<table.body.count { rows.append(try table.body.row(at: index)) }
    table.body = HeldRows(rows)
    document.sections[0].blocks[1] = .table(table)
    let pages = try Sample.pages(of: document)
    #expect(pages.count == 2)
    #expect(pages[0].texts.contains("一句话") && pages[0].texts.contains("甲"))
    #expect(rows.count == 5 && pages[1].fields.count == 2)
  }
}
