import Diagnostics
import DisplayList
import DocumentTree
import Geometry
import Testing

@testable import Typesetting

@Suite struct TableTests {
  func table(_ rows: [TableRow], columns: Int = 2, header: [TableRow] = []) -> Table {
    Table(
      columns: (0..<columns).map { _ in Column(.share(1)) }, header: header,
      body: HeldRows(rows))
  }

  @Test func `a header is repeated on every page and no row is lost or doubled`() throws {
    let rows = (1...95).map { Sample.row(["\($0)", "行\($0)"]) }
    let document = Sample.document(
      width: 200, height: 180,
      [.table(table(rows, header: [Sample.row(["序号", "名称"], kind: .header)]))])
    let pages = try Sample.pages(of: document)
    #expect(pages.count == 11)
    #expect(pages.allSatisfy { $0.texts.prefix(2) == ["序号", "名称"] })
    let numbers: [String] = pages.flatMap(\.texts).filter { Int($0) != nil }
    let expected: [String] = (1...95).map { "\($0)" }
    #expect(numbers == expected)
  }

  @Test func `rulings of a table close its corners and stay inside its frame`() throws {
    let document = Sample.document(
      width: 200, height: 180, [.table(table([Sample.row(["甲", "乙"]), Sample.row(["丙", "丁"])]))])
    let rulings = try Sample.pages(of: document)[0].rulings
    #expect(rulings.count == 6)
    let outer = rulings.filter { $0.width == .points(1) }
    #expect(outer.count == 4)
    for ruling in outer where ruling.start.y == ruling.end.y {
      #expect(ruling.start.x == Length(milliPoints: 19_500))
      #expect(ruling.end.x == Length(milliPoints: 220_500))
    }
  }

  @Test func `equal neighbours merge and start anew on the next page`() throws {
    let rows = (0..<12).map { index in
      TableRow(cells: [
        Sample.cell(index < 8 ? "一大队" : "二大队", column: 0, mergeKey: index < 8 ? "1" : "2"),
        Sample.cell("第\(index)", column: 1),
      ])
    }
    let document = Sample.document(width: 200, height: 90, [.table(table(rows))])
    let pages = try Sample.pages(of: document)
    #expect(pages.count == 3)
    #expect(
      pages.map { $0.texts.filter { $0.hasSuffix("大队") } }
        == [["一大队"], ["一大队", "二大队"], ["二大队"]])
  }

  /// Eight rows fill the page; a note, a line or several, then takes the last two of them along.
  @Test(arguments: [1, 3])
  func `notes below a table do not stand alone on its last page`(count: Int) throws {
    let rows = (1...8).map { Sample.row(["\($0)", "甲"]) }
    let notes = (1...count).map { Sample.paragraph("备注\($0)") }
    let document = Sample.document(width: 200, height: 8 * 18, [.table(table(rows))] + notes)
    let pages = try Sample.pages(of: document)
    #expect(pages.map { $0.texts.filter { $0 == "甲" }.count } == [6, 2])
    #expect(pages[1].texts.filter { $0.hasPrefix("备注") }.count == count)
  }

  @Test func `notes and signers below a table take its last two rows along`() throws {
    let signers = SignatureRow(
      signers: [
        .init(label: [.text("经办人")], place: SignaturePlace(fieldName: "经办人", tooltip: "经办人"))
      ], style: StyleID(0))
    for count in 2...30 {
      let rows = (1...count).map { Sample.row(["\($0)", "行"]) }
      let document = Sample.document(
        width: 300, height: 180,
        [.table(table(rows)), Sample.paragraph("备注"), .space(.points(9)), .signatureRow(signers)])
      let last = try #require(try Sample.pages(of: document).last)
      #expect(last.texts.filter { $0 == "行" }.count >= 2, "\(count)")
      #expect(last.texts.contains("备注") && last.fields.count == 1)
    }
  }

  @Test func `the last page of a table shows more than one row`() throws {
    for count in 2...40 {
      let rows = (1...count).map { Sample.row(["\($0)", "行"]) }
      let pages = try Sample.pages(
        of: Sample.document(
          width: 300, height: 180,
          [.table(table(rows, header: [Sample.row(["序号", "名称"], kind: .header)]))]))
      #expect((pages.last?.texts.filter { $0 == "行" }.count ?? 0) >= 2, "\(count)")
    }
  }

  @Test func `a merged cell is measured over the rows it joins on the page`() throws {
    let unit = "淄博市环境保护局张店分局"
    let rows = (0..<9).map { index in
      TableRow(cells: [
        Sample.cell(unit, column: 0, mergeKey: "1"), Sample.cell("第\(index)", column: 1),
      ])
    }
    // Three lines of four characters beside rows of one line.
    let document = Sample.document(width: 96, height: 108, [.table(table(rows))])
    let pages = try Sample.pages(of: document)
    #expect(pages.map { $0.texts.filter { $0.hasPrefix("第") }.count } == [6, 3])
    #expect(pages[0].rulings.map(\.end.y).max() == Length(milliPoints: 128_500))
    #expect(pages.allSatisfy { $0.texts.joined().contains(unit.prefix(4)) })
    // Fewer rows than lines: the last of them grows.
    let short = Sample.document(width: 96, height: 108, [.table(table(Array(rows.prefix(2))))])
    let bottom = try Sample.pages(of: short)[0].rulings.map(\.end.y).max()
    #expect(bottom == Length(milliPoints: 20_500 + 54_000))
  }

  @Test func `a line beside a table that says nothing takes no room`() throws {
    var table = table([Sample.row(["甲", "乙"])])
    table.before = TableLine(left: [.text("")], right: [], style: StyleID(0))
    table.after = TableLine(style: StyleID(0))
    let page = try Sample.pages(of: Sample.document(width: 200, height: 180, [.table(table)]))[0]
    #expect((page.rulings.map(\.end.y).min() ?? .zero) < .points(21))
    #expect(page.texts == ["甲", "乙"])
  }

  @Test func `numbers of a column are of one size, that of the widest`() throws {
    let style = Sample.style(overflow: .shrink(minimum: .points(7)))
    let rows = [
      Sample.row(["一", "12"]), Sample.row(["二", "1234567"]),
      Sample.row(["合计", "1234579"], kind: .total),
    ]
    var table = table(rows)
    table.columns = [Column(.share(1)), Column(.fixed(.points(40)))]
    let page = try Sample.pages(
      of: Sample.document(width: 200, height: 180, styles: [style], [.table(table)]))[0]
    let sizes = Set(page.runs.filter { Int($0.line.text) != nil }.map(\.size))
    #expect(sizes.count == 1 && sizes.allSatisfy { $0 < .points(12) })
    #expect(page.runs.first?.size == .points(12))
  }

  @Test(arguments: [("编制人", "编制人："), ("编制人：", "编制人："), ("编制人：王芳", "编制人：王芳")])
  func `a signer's label ends in one colon`(label: String, expected: String) throws {
    let place = SignaturePlace(fieldName: "甲", tooltip: "甲")
    let row = SignatureRow(
      signers: [.init(label: [.text(label)], place: place)], style: StyleID(0))
    let document = Sample.document(width: 300, height: 180, [.signatureRow(row)])
    #expect(try Sample.pages(of: document)[0].texts == [expected])
  }

  /// 年 stands four characters behind the room, 月 and 日 two behind one another, 日 two from the edge.
  @Test func `dates of signers have their full gaps where there is room`() throws {
    let place = SignaturePlace(fieldName: "甲", tooltip: "甲", hasDate: true)
    let row = SignatureRow(
      signers: [
        .init(label: [.text("编制人")], place: SignaturePlace(fieldName: "乙", tooltip: "乙")),
        .init(label: [.text("负责人")], place: place),
      ], style: StyleID(0))
    func units(_ width: Int) throws -> [Length] {
      let document = Sample.document(width: width, height: 180, [.signatureRow(row)])
      return try Sample.pages(of: document)[0].runs
        .filter { ["年", "月", "日"].contains($0.line.text) }.map(\.origin.x)
    }
    let wide = try units(500)
    #expect(wide.count == 3)
    #expect(wide[1] - wide[0] == .points(36) && wide[2] - wide[1] == .points(36))
    #expect(wide[2] == .points(20 + 500 - 36))
  }

  @Test func `a share row takes what the page has left above the lines that follow`() throws {
    let rows = [
      Sample.row(["姓名", "王伟"], height: .atLeast(.points(40))),
      Sample.row(["原因", "休假"], height: .share(1)),
      Sample.row(["签字", ""], height: .atLeast(.points(60))),
    ]
    let document = Sample.document(
      width: 200, height: 400, [.table(table(rows)), Sample.paragraph("附件：1. 请假条")])
    let pages = try Sample.pages(of: document)
    #expect(pages.count == 1)
    let bottom = pages[0].rulings.map(\.end.y).max()
    #expect(bottom == Length(milliPoints: (20 + 400 - 18) * 1000 + 500))
  }

  @Test func `a row taller than a page is split between lines and nothing is lost`() throws {
    let long = String(repeating: "环境监管随机抽查", count: 60)
    let document = Sample.document(
      width: 120, height: 180,
      [.table(table([Sample.row(["一", long]), Sample.row(["二", "短"])]))])
    let pages = try Sample.pages(of: document)
    #expect(pages.count > 2)
    #expect(pages.flatMap(\.texts).joined() == "一" + long + "二短")
    for page in pages {
      #expect(page.runs.allSatisfy { $0.origin.y < .points(200) })
    }
  }

  @Test func `too much text in an exact row shrinks and at the minimum is refused`() throws {
    let style = Sample.style(overflow: .shrink(minimum: .points(7)))
    func document(_ text: String) -> Document {
      Sample.document(
        width: 100, height: 180, styles: [style],
        [.table(table([Sample.row(["甲", text], height: .exactly(.points(22)))]))])
    }
    let pages = try Sample.pages(of: document("十个字的内容放得下吗"))
    #expect(pages[0].runs.last.map { $0.size < .points(12) } == true)
    #expect(throws: (any Error).self) {
      try Sample.pages(of: document(String(repeating: "放不下", count: 40)))
    }
    let loose = try Sample.pages(of: document(String(repeating: "放不下", count: 40)), isLoose: true)
    #expect(loose[0].texts.last?.hasSuffix("…") == true)
    #expect(loose[0].rulings.contains { $0.color == .officialRed })
  }

  @Test func `signers are never alone on a page`() throws {
    let signers = SignatureRow(
      signers: [
        .init(label: [.text("经办人")], place: SignaturePlace(fieldName: "经办人", tooltip: "经办人"))
      ], style: StyleID(0))
    for count in 1...30 {
      let rows = (1...count).map { Sample.row(["\($0)", "行"]) }
      let document = Sample.document(
        width: 300, height: 180,
        [
          .table(table(rows, header: [Sample.row(["序号", "名称"], kind: .header)])),
          .signatureRow(signers),
        ])
      let pages = try Sample.pages(of: document)
      #expect(pages.last?.texts.contains { Int($0) != nil } == true, "\(count) rows")
      #expect(pages.flatMap(\.texts).filter { Int($0) != nil }.count == count)
      #expect(pages.flatMap(\.fields).map(\.name) == ["经办人"])
    }
  }

  /// The table fills its page, so that one of its last two rows, a note or all of it must go along.
  @Test func `signers take along what else must stay together`() throws {
    let signers = SignatureRow(
      signers: [
        .init(label: [.text("经办人")], place: SignaturePlace(fieldName: "经办人", tooltip: "经办人"))
      ], style: StyleID(0))
    let header = [Sample.row(["序号", "名称"], kind: .header)]
    let tall = Sample.row(["1", "行"], height: .atLeast(.points(72)))
    let end = Sample.row(["以下空白", ""], kind: .closing)
    func lastPage(_ blocks: [Block]) throws -> [String] {
      let pages = try Sample.pages(
        of: Sample.document(width: 300, height: 180, blocks + [.signatureRow(signers)]))
      #expect(pages.count == 2 && pages[1].fields.count == 1)
      return pages[1].texts
    }
    let two = try lastPage([.table(table([tall, tall, end], header: header))])
    #expect(two == ["序号", "名称", "1", "行", "以下空白", "经办人："])
    let note = Sample.paragraph("备注")
    let full = Block.table(table([tall, tall], header: header))
    let noted = try lastPage([full, .space(.points(9)), note])
    #expect(noted == ["序号", "名称", "1", "行", "备注", "经办人："])
    let long = Sample.row(["1", "行"], height: .atLeast(.points(144)))
    #expect(try lastPage([.table(table([long], header: header)), note]) == ["备注", "经办人："])
    let short = Sample.row(["1", "行"], height: .atLeast(.points(108)))
    let one = try lastPage([note, note, .table(table([short], header: header))])
    #expect(one == ["序号", "名称", "1", "行", "经办人："])
  }

  @Test func `ruled rows fill the page above the signers`() throws {
    var table = table([Sample.row(["1", "甲"])], header: [Sample.row(["序号", "名"], kind: .header)])
    table.fill = Fill(
      .page, row: Sample.row(["", ""], kind: .blank, height: .atLeast(.points(18))))
    let document = Sample.document(width: 200, height: 180, [.table(table)])
    let pages = try Sample.pages(of: document)
    #expect(pages.count == 1)
    #expect(pages[0].rulings.filter { $0.start.y == $0.end.y }.count == 11)
  }

  @Test func `a cell of two million characters is refused, not a crash`() throws {
    let text = String(repeating: "字", count: 2_000_000)
    let document = Sample.document(
      width: 100, height: 180, [.table(table([Sample.row(["甲", text])]))])
    let error = #expect(throws: DiagnosticError.self) { try Sample.pages(of: document) }
    #expect(error?.diagnostics.map(\.id) == ["layout.cell-too-long"])
  }

  @Test func `a signature room that a fixed row cannot hold is refused`() throws {
    let place = SignaturePlace(fieldName: "甲", tooltip: "甲签字", hasDate: true)
    let row = TableRow(
      height: .exactly(.points(20)),
      cells: [Cell(column: 0, content: .signature(place), style: StyleID(0))])
    let document = Sample.document(
      width: 200, height: 180, [.table(table([row], columns: 1))])
    let error = #expect(throws: DiagnosticError.self) { try Sample.pages(of: document) }
    #expect(error?.diagnostics.map(\.id) == ["layout.signature-too-tall"])
  }

  @Test func `a page made again, in any order, is the page that the first pass showed`() throws {
    let footer = Band(style: StyleID(0)) {
      Band.Content(center: [.text("第\($0.page)页 共\($0.pageCount)页")])
    }
    let rows = (1...95).map { Sample.row(["\($0)", "行\($0)"]) }
    let document = Sample.document(
      width: 200, height: 180,
      [.table(table(rows, header: [Sample.row(["序号", "名称"], kind: .header)]))], footer: footer)
    let typesetter = Typesetter(library: try Sample.library())
    var shown: [Page] = []
    let plan = try typesetter.plan(document) { shown.append($0) }
    let maker = typesetter.pages(of: document, plan: plan)
    for index in shown.indices.reversed() {
      maker.addBands(to: &shown[index], at: index)
      #expect(try maker.page(index) == shown[index])
    }
    #expect(shown.last?.texts.last == "第11页 共11页")
  }
}
