import FormPipeline
import FormTestSupport
import Testing

/// An approval form whose labels run from top to bottom, and heads parted by strokes.
@Suite struct LabelledFormTests {
  private static let template = """
    模板: 变动审批表
    版本: 1
    页面: {纸张: A5, 方向: 纵向, 页边距: 12mm}
    样式:
      竖栏: {基于: 栏目, 文字方向: 竖排}
      黑栏: {基于: 竖栏, 字体: 黑体, 字号: 小四, 垂直对齐: 分散}
      栏格: {基于: 表单, 对齐: 居中}
    数据: {姓名: 文字, 原因: 文字}
    正文:
    - 标题: 检查人员变动审批表
    - 表格:
        列宽: [9mm, 24mm, 1份, 9mm, 54mm]
        行高: 10mm
        样式: 栏格
        行:
        - [{文字: 申请人, 样式: 竖栏}, 姓名, 【姓名】, {文字: 12月, 样式: 竖栏}, 一大队]
        - [↑, 职务, 检查员, ↑, 张店区]
        - {行高: 26mm, 单元格: [{文字: 变动原因, 样式: 黑栏}, 【原因】, ←, ←, ←]}
        - 行高: 36mm
          单元格:
          - {文字: 科室意见, 样式: 竖栏}
          - {签字: 科室负责人, 日期: 是}
          - ←
          - {文字: 分管领导意见, 文字方向: 竖排}
          - {签字: 分管领导, 日期: 是}
        - {行高: 30mm, 单元格: [{文字: 备注（附件）, 样式: 竖栏}, "", ←, {文字: 备注（附件）, 样式: 黑栏}, ""]}
    - 间距: 3mm
    - 表格:
        列宽: [34mm, 1份, 36mm, 1份]
        行:
        - [{斜线: [姓名, 项目]}, "", {斜线: [单位, 数量, 月份]}, ""]
        - [{斜线: [被检查企业名称, 随机抽查项目]}, "", "", ""]
    """

  private func order(in folder: TemporaryFolder) throws -> Order {
    try Order(
      template: Self.template, json: #"{"姓名": "王𬭎", "原因": "因公出差，附请假条。"}"#, in: folder)
  }

  @Test func `labels are read out in their order`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(try order(in: folder))
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(
      text == """
        检查人员变动审批表申请人姓名王𬭎12月一大队职务检查员张店区变动原因因公出差，附请假条。\
        科室意见年月日分管领导意见年月日备注（附件）备注（附件）\
        姓名项目单位数量月份被检查企业名称随机抽查项目
        """)
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
  }

  @Test func `every glyph and stroke of the form stands in its place`() async throws {
    let folder = try TemporaryFolder()
    let dump = try await PrintedPaper(try order(in: folder).with { $0.format = .dump })
    try expectGolden(try dump.text(of: "out"), named: "竖排与斜线.txt")
    let picture = try await PrintedPaper(
      try order(in: folder).with {
        $0.format = .png
        $0.isMerged = true
        $0.pages = 1...1
        $0.dotsPerInch = 96
      })
    try expectPicture(try picture.bytes(of: "out"), named: "竖排与斜线.png")
  }
}
