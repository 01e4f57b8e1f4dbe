import FormPipeline
import FormTestSupport
import Testing

/// Everything that a template may mark inside a line, on one page.
@Suite struct MarkedTextTests {
  private static let template = """
    模板: 行内记号
    版本: 1
    页面: {纸张: A5, 方向: 横向, 页边距: 14mm}
    样式:
      正文: {字体: 仿宋, 字号: 三号, 行距: 26磅, 对齐: 两端对齐}
      楷体: {基于: 正文, 字体: 楷体}
      竖栏: {基于: 栏目, 文字方向: 竖排}
      散格: {基于: 表单, 对齐: 分散对齐}
    数据:
      {单位: 文字, 地址: 选填文字, 日期: 选填日期, 人员: 文字 若干项, 数量: 整数, 事项: 选项 录入/剔除}
    正文:
    - 段落: '甲方：_【单位】 12字_，地址：_【地址】 8字_，共_【数量】 4字_家，_空 4字_人；自_【日期|年月日】 12字_起，由_【人员|顿号】 8字_办理：【事项|勾选】。'
    - 段落: '_Ag“〇”𬭎（SO₃） *粗体*12.5%， 10字_；【"严禁转借、出租"|着重】，_【"不得少于3人"|着重】 8字_。'
    - {段落: '①⑩⑪⑳㉑㊿☐☑，二〇一九年；m³、10⁻³、CO₂、PM₂.₅、x【"2"|上标】、H【"2"|下标】O、37℃、12㎡。', 样式: 楷体}
    - 表格:
        列宽: [9mm, 36mm, 1份, 40mm]
        行高: =15mm
        行:
        - [{文字: '【"严禁"|着重】', 样式: 竖栏}, '_【单位】 6字_产SO₂', '【"严禁"|着重】；_【数量】 4字_吨', {文字: '_【人员|顿号】 6字_', 样式: 散格}]
    """

  private func order(in folder: TemporaryFolder, isBlank: Bool = false) throws -> Order {
    try Order(
      template: Self.template,
      json: """
        {"单位": "淄博市张店区第一化工有限责任公司", "数量": 128, "人员": ["王𬭎", "李伟"], "事项": "录入"}
        """, in: folder
    ).with { if isBlank { $0.data = nil } }
  }

  @Test func `marks leave the text as it went in`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(try order(in: folder))
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(
      text == """
        甲方：淄博市张店区第一化工有限责任公司，地址：，共128家，人；自年月日起，由王𬭎、李伟办理：\
        ☑录入☐剔除。Ag“〇”𬭎（SO₃）粗体12.5%，；严禁转借、出租，不得少于3人。\
        ①⑩⑪⑳㉑㊿☐☑，二〇一九年；m³、10⁻³、CO₂、PM₂.₅、x2、H2O、37℃、12㎡。\
        严禁淄博市张店区第一化工有限责任公司产SO₂严禁；128吨王𬭎、李伟
        """)
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
  }

  @Test(arguments: [false, true])
  func `every glyph, rule and dot stands in its place`(isBlank: Bool) async throws {
    let name = isBlank ? "行内记号-空白" : "行内记号"
    let folder = try TemporaryFolder()
    let dump = try await PrintedPaper(
      try order(in: folder, isBlank: isBlank).with { $0.format = .dump })
    try expectGolden(try dump.text(of: "out"), named: "\(name).txt")
    let picture = try await PrintedPaper(
      try order(in: folder, isBlank: isBlank).with {
        $0.format = .png
        $0.isMerged = true
        $0.pages = 1...1
        $0.dotsPerInch = 96
      })
    try expectPicture(try picture.bytes(of: "out"), named: "\(name).png")
  }
}
