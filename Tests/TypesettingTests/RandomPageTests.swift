import Diagnostics
import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing
import Typefaces

@testable import Typesetting

/// What holds for the pages of any table; fixed seeds.
@Suite struct RandomPageTests {
  @Test(arguments: 0..<12 as Range<UInt64>)
  func `every row is printed once, within the type area, beside its merged text`(
    seed: UInt64
  ) throws {
    var generator = Generator(seed: seed)
    let typesetter = Typesetter(library: try Sample.library())
    var printed = 0
    for _ in 0..<30 {
      let sample = TableSample(from: &generator)
      do throws(DiagnosticError) {
        let plan = try typesetter.plan(sample.document)
        let maker = typesetter.pages(of: sample.document, plan: plan)
        var pages: [Page] = []
        for index in 0..<plan.pageCount { pages.append(try maker.page(index)) }
        sample.expectInk(within: pages)
        sample.expectRows(on: pages)
        sample.expectMergedText(on: pages)
        printed += 1
      } catch {
        // Merged text may be too long for rows that keep to their height; nothing else is.
        #expect(Set(error.diagnostics.map(\.id)) == ["layout.cell-overfull"], "\(sample.traits)")
      }
    }
    #expect(printed >= 18)
  }
}

/// A random table: 号, two columns that may merge, and a text; on pages of 170 to 400 pt.
private struct TableSample {
  private struct Row {
    var table: TableRow
    var merged: [String?]
    var number: String?
    var text: String
  }

  let document: Document
  /// What the table is made of, to tell a case by.
  let traits: String
  private let rows: [Row]
  private let height: Int

  init(from generator: inout Generator) {
    height = generator.number(in: 170...400)
    let styles = [
      Sample.style(overflow: generator.happens(percent: 50) ? .grow : .shrink(minimum: .points(3))),
      Sample.style("空", padding: .points(2)),
    ]
    let rowHeight: RowHeight =
      generator.happens(percent: 70)
      ? .atLeast(.points(generator.number(in: 0...40))) : .exactly(.points(24))
    let merges = (generator.happens(percent: 70), generator.happens(percent: 50))
    let isLong = rowHeight != .exactly(.points(24)) && generator.happens(percent: 50)
    let isKeptGroup = generator.happens(percent: 50)
    let (hasHead, hasSubtotal) = (generator.happens(percent: 30), generator.happens(percent: 50))
    var rows: [Row] = []
    var number = 0
    for group in 0..<generator.number(in: 1...6) {
      let keep = isKeptGroup ? group : nil
      if hasHead { rows.append(Self.whole("组头\(group)", .groupHead, keep)) }
      var inner = 0
      for _ in 0..<generator.number(in: 1...14) {
        number += 1
        if generator.happens(percent: 30) { inner += 1 }
        let outer = "甲\(group)" + String(repeating: "环境监察", count: group % 4)
        let own = "乙\(group)之\(inner)" + String(repeating: "中队", count: inner % 5)
        let length = isLong && generator.happens(percent: 20) ? generator.number(in: 20...400) : 3
        rows.append(
          Self.data(
            number, [merges.0 ? outer : nil, merges.1 ? own : nil],
            text: String(repeating: "字", count: length), rowHeight, keep))
      }
      if hasSubtotal { rows.append(Self.whole("小计\(group)", .total, keep)) }
    }
    let end = generator.number(in: 0...2)
    if end == 1 { rows.append(Self.whole("合计", .total, nil)) }
    if end == 2 { rows.append(Self.whole("以下空白", .closing, nil)) }
    var table = Table(
      columns: [40, 60, 60, 120].map { Column(.fixed(.points($0))) },
      header: [TableRow(kind: .header, cells: (0..<4).map { Sample.cell("头", column: $0) })],
      body: HeldRows(rows.map(\.table)))
    table.repeatsHeader = generator.happens(percent: 80)
    table.rowBreak = isLong ? generator.element(of: [.lastResort, .always]) : .lastResort
    if generator.happens(percent: 40) {
      let count = rows.count { $0.table.kind != .closing && $0.text != "合计" }
      table.pageTotal = PageTotal(rowCount: count) { _ in Self.whole("本页合计", .total, nil).table }
    }
    if end == 0, generator.happens(percent: 40) {
      let blank = TableRow(
        kind: .blank, height: .atLeast(.points(20)),
        cells: (0..<4).map { Cell(column: $0, content: .paragraphs([]), style: StyleID(0)) })
      table.fill = Fill(generator.element(of: [.page, .rows(rows.count + 4)]), row: blank)
    }
    let place = SignaturePlace(fieldName: "甲", tooltip: "甲")
    var blocks: [Block] = [.table(table)]
    let isKept = generator.happens(percent: 30)
    if isKept { blocks = [.keepTogether(blocks, origin: .unknown)] }
    if generator.happens(percent: 50) { blocks.insert(Sample.paragraph("前言"), at: 0) }
    if generator.happens(percent: 50) {
      blocks.append(
        .signatureRow(
          SignatureRow(signers: [.init(label: [.text("经办人")], place: place)], style: StyleID(0))))
    }
    document = Sample.document(width: 280, height: height, styles: styles, blocks)
    traits = """
      \(height) pt, rows \(rowHeight), \(table.rowBreak), merges \(merges), kept group \(isKeptGroup), \
      kept \(isKept), head \(hasHead), subtotal \(hasSubtotal), fill \(table.fill != nil)
      """
    self.rows = rows
  }

  private static func data(
    _ number: Int, _ merged: [String?], text: String, _ height: RowHeight, _ group: Int?
  ) -> Row {
    var cells = [Sample.cell("\(number)号", column: 0)]
    for (index, key) in merged.enumerated() {
      cells.append(Sample.cell(key ?? "独", column: index + 1, mergeKey: key))
    }
    cells.append(Sample.cell(text, column: 3))
    let row = TableRow(height: height, cells: cells, keepGroup: group)
    return Row(table: row, merged: merged, number: "\(number)号", text: text)
  }

  private static func whole(_ text: String, _ kind: TableRow.Kind, _ group: Int?) -> Row {
    let row = TableRow(
      kind: kind, cells: [Sample.cell(text, column: 0, columnSpan: 4)], keepGroup: group)
    return Row(table: row, merged: [nil, nil], number: nil, text: text)
  }

  /// Rulings reach half their width beyond what they stand on.
  func expectInk(within pages: [Page]) {
    let bottom = Length(milliPoints: (20 + height) * 1000)
    for page in pages {
      for ruling in page.rulings {
        #expect(ruling.end.y <= bottom + Length(milliPoints: 500), "\(traits)")
      }
      for run in page.runs {
        #expect(run.origin.y < bottom && run.origin.y > .points(20), "\(traits)")
      }
    }
  }

  func expectRows(on pages: [Page]) {
    let runs = pages.flatMap(\.runs)
    let numbers = runs.map(\.line.text).filter { $0.hasSuffix("号") }
    #expect(numbers == rows.compactMap(\.number), "\(traits)")
    let texts = runs.filter { $0.origin.x >= .points(180) }.map(\.line.text)
    let own = texts.joined().filter { $0 == "字" }.count
    #expect(own == rows.reduce(0) { $0 + $1.text.filter { $0 == "字" }.count }, "\(traits)")
    for row in rows where row.number == nil {
      #expect(runs.count { $0.line.text == row.text } == 1, "\(row.text): \(traits)")
    }
  }

  /// As often on a page as its rows stand there without another between them.
  func expectMergedText(on pages: [Page]) {
    for page in pages {
      let shown = page.structure.filter { $0.role == .row }.map { Int($0.id.row) - 1 }
      for column in 0..<2 {
        let left = Length.points(60 + 60 * column)
        let runs = page.runs.filter { $0.origin.x >= left && $0.origin.x < left + .points(60) }
        let text = runs.map(\.line.text).joined()
        var expected: [String] = []
        var before: String?
        for index in shown where index >= 0 && index < rows.count {
          let key = rows[index].merged[column]
          if let key, key != before { expected.append(key) }
          before = key
        }
        for key in Set(expected) {
          #expect(
            text.ranges(of: key).count >= expected.count { $0 == key }, "\(key): \(traits)")
        }
      }
    }
  }
}
