import FormPipeline
import FormTestSupport
import Testing

/// Forms to be filled by pen, and forms of which only some is known.
@Suite struct BlankFormTests {
  @Test(arguments: [
    (
      "执法人员库变动审批表",
      """
      随机抽查执法人员库人员变动审批表 执法人员姓名 录入/剔除 ☐录入 ☐剔除 变动原因
      科室负责人签字 年月日 分管领导签字 年月日
      """
    ),
    (
      "检查人员变动审批表",
      """
      随机抽查检查人员变动审批表 随机抽查企业名称 所属大队 原定随机抽查人员
      变动原因 ☐休假 ☐因公出差 ☐学习 ☐借调 ☐回避 ☐其他 现定随机抽查人员
      科室负责人签字 年月日 分管领导签字 年月日
      """
    ),
    (
      "交接单",
      """
      年第季度随机抽查企业现场检查执法文书交接单 单位：
      序号 污染源名称 执法人员名称 交接人签字 交接时间 接收人签字
      """
    ),
  ])
  func `a blank form holds its labels and nothing else`(
    paper: String, labels: String
  ) async throws {
    let printed = try await PrintedPaper(Order(paper, isBlank: true))
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(text == labels.withoutWhiteSpace)
    #expect(try PDFFacts.pageCount(of: printed.path(of: "out")) == 1)
  }

  @Test(arguments: ExampleOffice.papers)
  func `a blank form has rows for the pen`(paper: String) async throws {
    let printed = try await PrintedPaper(
      Order(paper, isBlank: true).with { $0.format = .dump })
    let heights = rowHeights(in: try printed.text(of: "out"))
    #expect(heights.isEmpty == (paper == "承诺书"))
    // 8 mm; heads of tables are a line high and are not written into.
    #expect(heights.filter { $0 < 22_677 }.isEmpty, "\(heights)")
  }

  @Test(arguments: [
    (#"{}"#, "☐休假☐因公出差☐学习☐借调☐回避☐其他", "随机抽查企业名称所属大队"),
    (
      #"{"企业": "甲厂", "事由": "学习"}"#, "☐休假☐因公出差☑学习☐借调☐回避☐其他",
      "随机抽查企业名称甲厂所属大队原定"
    ),
    (
      #"{"大队": "一大队", "原定": ["王喆"], "现定": ["李明"]}"#,
      "☐休假☐因公出差☐学习☐借调☐回避☐其他现定随机抽查人员李明",
      "随机抽查企业名称所属大队一大队原定随机抽查人员王喆"
    ),
  ])
  func `a half filled form shows what is known and leaves the rest empty`(
    json: String, ticks: String, values: String
  ) async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(try Order("检查人员变动审批表", json: json, in: folder))
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(text.contains(ticks) && text.contains(values), "\(text)")
    #expect(!text.contains("null") && !text.contains("附件"))
    #expect(try PDFFacts.pageCount(of: printed.path(of: "out")) == 1)
    #expect(
      try PDFFacts.signatureFields(of: printed.path(of: "out")) == ["科室负责人", "分管领导"])
  }

  /// The distances between neighbouring horizontal rulings of a page's dump, in 1/1000 pt.
  private func rowHeights(in dump: String) -> [Int] {
    let heights = dump.split(separator: "\n").compactMap { line -> Int? in
      let words = line.split(separator: " ")
      guard words.count == 6, words[1] == "rule" else { return nil }
      let ends = [words[3], words[5]].map { $0.split(separator: ",")[1] }
      return ends[0] == ends[1] ? Int(ends[0]) : nil
    }.sorted()
    return zip(heights, heights.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
  }
}
