import FormPipeline
import FormTestSupport
import Testing

/// What was given is what a reader finds in the file, whole and once.
@Suite struct ExtractedTextTests {
  @Test(arguments: ExampleOffice.papers)
  func `every value of the data is found again`(paper: String) async throws {
    let printed = try await PrintedPaper(Order(paper).with { $0.isMerged = true })
    let text = Array(try pdfText(of: printed.path(of: "out")).withoutWhiteSpace.utf8)
    for value in try ExampleOffice.printedValues(of: paper) where paper != "承诺书" {
      #expect(text.contains(Array(value.withoutWhiteSpace.utf8)), "\(value)")
    }
  }

  @Test(arguments: ["𬭎", "㛃", "龑", "𣗋", "喆"])
  func `a rare character of a name is found again`(character: String) async throws {
    let folder = try TemporaryFolder()
    let json = #"{"姓名": "王\#(character)", "变动": "录入", "原因": "\#(character)。"}"#
    let printed = try await PrintedPaper(try Order("执法人员库变动审批表", json: json, in: folder))
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(Array(text.utf8).contains(Array("王\(character)".utf8)))
    #expect(Array(text.utf8).contains(Array("\(character)。".utf8)))
  }

  @Test(arguments: [0, 1, 30, 10_000])
  func `no row of a dispatch sheet is lost, doubled or cut`(rows: Int) async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(
      try Order("派遣单", json: ExampleOffice.dispatch(rows: rows), in: folder))
    let path = printed.path(of: "out")
    let pages = try pdfText(of: path).utf8Split(by: "\u{0C}").dropLast()
      .map(\.withoutWhiteSpace)
    #expect(pages.count == (try PDFFacts.pageCount(of: path)))
    let bodies = pages.enumerated().map { index, page in
      DispatchPage(text: page, number: index + 1, count: pages.count).body
    }
    #expect(!bodies.contains(nil))
    #expect(bodies.compactMap { $0 }.joined() == DispatchPage.rows(rows))
  }

  @Test func `no page has the head or the signers alone`() async throws {
    for rows in 8...26 {
      let folder = try TemporaryFolder()
      let printed = try await PrintedPaper(
        try Order("派遣单", json: ExampleOffice.dispatch(rows: rows), in: folder)
          .with { $0.format = .dump })
      let pages = try printed.text(of: "out").utf8Split(by: "\"序号\"").dropFirst()
      let rowsOfPages = pages.map { $0.utf8Split(by: "化工有限公司").count - 1 }
      #expect(rowsOfPages.reduce(0, +) == rows)
      #expect(!rowsOfPages.contains(0), "\(rows) rows as \(rowsOfPages)")
    }
  }
}

/// A page of a dispatch sheet as text without white space.
private struct DispatchPage {
  let text: String
  let number: Int
  let count: Int

  /// The rows alone; `nil` when head or foot are not as they should be.
  var body: String? {
    let title = number == 1 ? "2019年第2季度双随机抽查任务派遣单派发单位：张店分局份号：001" : ""
    let head = title + "序号污染源名称污染源地址地市县（市、区）执法人员名称"
    // What stands above the table from the second page on is painted after it.
    let band = number == 1 ? "" : "2019年第2季度双随机抽查任务派遣单（续）份号：001"
    let foot = band + (count == 1 ? "" : "第\(number)页共\(count)页")
    guard text.utf8.starts(with: head.utf8), text.hasSuffix(foot) else { return nil }
    return String(text.dropFirst(head.count).dropLast(foot.count))
  }

  /// All rows, then what ends the sheet.
  static func rows(_ count: Int) -> String {
    let rows = (0..<count).map { row in
      "\(row + 1)\(ExampleOffice.firm(row))\(ExampleOffice.address(row))淄博市张店区王𬭎、刘㛃"
    }
    return rows.joined() + "以下空白经办人：签发人（分管局长）：年月日"
  }
}
