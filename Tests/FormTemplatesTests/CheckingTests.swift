import Diagnostics
import DocumentTree
import Geometry
import Testing

@testable import FormTemplates

/// What a template says wrong of itself, each with its place.
struct CheckingTests {
  typealias Case = FaultCase

  private static let list = "数据:\n  企业:\n  - {名称: 文字, 数: 整数}\n"

  @Test(arguments: [
    Case("不认识的项", "模板: 甲\n正文:\n- 标题: 乙\n  条见: 1 = 1\n", "4:3 template.unknown-key"),
    Case("别家的叫法", "模板: 甲\n页面设置: {纸张: A4}\n正文: []\n", "2:1 template.unknown-key"),
    Case("没有的纸", "模板: 甲\n页面: {纸张: B5}\n正文: []\n", "2:10 template.unknown-choice"),
    Case("没做的类型", "模板: 甲\n数据: {甲: 附件}\n正文: []\n", "2:9 template.not-built"),
    Case("网格不是格数", "模板: 甲\n样式: {甲: {网格: 28格}}\n正文: []\n", "2:14 template.bad-grid"),
    Case("一格也没有", "模板: 甲\n样式: {甲: {网格: 0}}\n正文: []\n", "2:14 template.bad-grid"),
    Case("格子太窄", "模板: 甲\n样式: {正文: {网格: 29}}\n正文: []\n", "2:15 template.crowded-grid"),
    Case(
      "页窄了，格子也窄", "模板: 甲\n页面: {页边距: 30mm}\n样式: {正文: {网格: 28}}\n正文: []\n",
      "3:15 template.crowded-grid"),
    Case("每页多少行", "模板: 甲\n样式: {甲: {行距: 每页0行}}\n正文: []\n", "2:14 template.unknown-choice"),
    Case(
      "页脚里签字", "模板: 甲\n页面: {页脚: {居中: 【签字 乙 3字】}}\n正文: []\n",
      "2:15 template.signature-not-here"),
    Case(
      "表头里签字",
      "模板: 甲\n\(list)正文:\n- 表格:\n    每行: 企业\n    列:\n    - {表头: 名【签字 乙 3字】, 内容: 【名称】}\n",
      "9:12 template.signature-not-here"),
    Case("没有正文", "模板: 甲\n", "1:5 template.missing-key"),
    Case("没有名称", "正文: [{标体: 甲}]\n", "1:1 template.missing-key", "1:7 template.unknown-key"),
    Case("共用文件", "共用: 甲\n样式: {}\n", "1:1 template.is-a-base"),
    Case("没有单位的长度", "模板: 甲\n正文:\n- 间距: 12\n", "3:7 template.missing-unit"),
    Case("负的长度", "模板: 甲\n正文:\n- 间距: -1mm\n", "3:7 template.negative-length"),
    Case("太长", "模板: 甲\n正文:\n- 间距: 11000mm\n", "3:7 template.length-too-long"),
    Case("别的单位", "模板: 甲\n正文:\n- 间距: 1pt\n", "3:7 template.unknown-unit"),
    Case("没有版心", "模板: 甲\n页面: {页边距: 100mm}\n正文: []\n", "2:11 template.no-type-area"),
    Case(
      "样式绕圈", "模板: 甲\n样式: {甲: {基于: 乙}, 乙: {基于: 甲}}\n正文: []\n",
      "2:14 template.style-cycle", "2:26 template.style-cycle"),
    Case("样式基于自己", "模板: 甲\n样式: {甲: {基于: 甲}}\n正文: []\n", "2:14 template.style-cycle"),
    Case("缩小到几字", "模板: 甲\n样式: {甲: {溢出: 缩小 1字}}\n正文: []\n", "2:14 template.unknown-unit"),
    Case("缩小到几份", "模板: 甲\n样式: {甲: {溢出: 缩小 1份}}\n正文: []\n", "2:14 template.unknown-unit"),
    Case("缩小到没有", "模板: 甲\n样式: {甲: {溢出: 缩小 0磅}}\n正文: []\n", "2:14 template.zero-length"),
    Case(
      "没有版心，格子不再报", "模板: 甲\n页面: {页边距: 1000mm}\n样式: {正文: {网格: 28}}\n正文: []\n",
      "2:11 template.no-type-area"),
    Case("样式没有底", "模板: 甲\n样式: {甲: {基于: 表纹}}\n正文: []\n", "2:14 template.unknown-style"),
    Case("类型写错", "模板: 甲\n数据: {甲: 文宇}\n正文: []\n", "2:9 template.unknown-type"),
    Case("默认值不合", "模板: 甲\n数据: {甲: 整数 0以上 = 多}\n正文: []\n", "2:9 template.bad-default"),
    Case("列表有默认值", "模板: 甲\n数据: {甲: 文字 若干项 = 乙}\n正文: []\n", "2:9 template.bad-default"),
    Case("字段名占了公用的名字", "模板: 甲\n数据: {序号: 整数}\n正文: []\n", "2:6 template.reserved-name"),
    Case("没有这个列表", "模板: 甲\n\(list)每份: 企叶\n正文: []\n", "5:5 template.unknown-path"),
    Case("两个内容块写成一个", "模板: 甲\n正文:\n- 标题: 乙\n  段落: 丙\n", "4:3 template.two-block-heads"),
    Case(
      "格数不对", "模板: 甲\n正文:\n- 表格:\n    列宽: [1份, 1份]\n    行:\n    - [甲]\n",
      "6:7 template.cell-count"),
    Case("没有可并的格", "模板: 甲\n正文:\n- 表格:\n    行:\n    - [←, 甲]\n", "5:8 template.stray-arrow"),
    Case("第一行并上", "模板: 甲\n正文:\n- 表格:\n    行:\n    - [甲, ↑]\n", "5:11 template.stray-arrow"),
    Case(
      "并成缺角", "模板: 甲\n正文:\n- 表格:\n    行:\n    - [甲, ←]\n    - [↑, 乙]\n",
      "6:8 template.stray-arrow"),
    Case(
      "有条件的行合并", "模板: 甲\n正文:\n- 表格:\n    行:\n    - [甲]\n    - {条件: 1 = 1, 单元格: [↑]}\n",
      "6:25 template.conditional-span"),
    Case(
      "逐行的表用了格子的项",
      "模板: 甲\n\(list)正文:\n- 表格:\n    每行: 企业\n    列宽: [1份]\n    列: [{表头: 甲, 内容: 【名称】}]\n",
      "8:5 template.misplaced-key"),
    Case(
      "合计没有列", "模板: 甲\n\(list)正文:\n- 表格:\n    每行: 企业\n    合计: 合计\n    列: [{表头: 甲, 内容: 【名称】}]\n",
      "8:9 template.no-total-column"),
    Case("沿用找不到", "模板: 甲\n沿用: 乙\n正文: []\n", "2:5 template.base-missing"),
    Case(
      "沿用找不到，其中的样式和部件不再报",
      "模板: 甲\n沿用: 乙\n样式: {大字: {基于: 表文}}\n正文:\n- {段落: 甲, 样式: 小字}\n- 引用部件: 落款\n- 间距: 12\n",
      "2:5 template.base-missing", "7:7 template.missing-unit"),
    Case("签字角色带点", "模板: 甲\n正文:\n- 签字栏: [{签字: 甲.乙}]\n", "3:14 template.bad-signature-key"),
    Case("签字角色有半个括号", "模板: 甲\n正文:\n- 签字栏: [{签字: 甲】}]\n", "3:14 template.bad-signature-key"),
    Case(
      "格子里的空行", "模板: 甲\n正文:\n- 表格:\n    行:\n    - [[{样式: 正文, 空行: 2}]]\n",
      "5:9 template.not-built"),
    Case("日期没有签字", "模板: 甲\n正文:\n- 表格:\n    行: [[{文字: 乙, 日期: 是}]]\n", "4:18 template.misplaced-key"),
    Case(
      "空行太多", "模板: 甲\n样式: {正文: {行距: 9m}}\n正文:\n- 空行: 201\n", "2:15 template.unknown-unit",
      "4:7 template.length-too-long"),
    Case(
      "列宽太大", "模板: 甲\n正文:\n- 表格: {列宽: [6000mm, 6000mm], 行: [[甲, 乙]]}\n",
      "3:12 template.length-too-long"),
    Case(
      "竖排的段落", "模板: 甲\n正文:\n- 段落: 乙\n  样式: 竖\n样式: {竖: {文字方向: 竖排}}\n",
      "4:7 template.vertical-not-here"),
    Case("方向写错", "模板: 甲\n样式: {甲: {文字方向: 竖}}\n正文: []\n", "2:16 template.unknown-choice"),
    Case(
      "方向没有文字", "模板: 甲\n正文:\n- 表格:\n    行: [[{签字: 乙, 文字方向: 竖排}]]\n",
      "4:18 template.misplaced-key"),
    Case("一条斜线", "模板: 甲\n正文:\n- 表格:\n    行: [[{斜线: [乙]}]]\n", "4:15 template.bad-diagonal"),
    Case(
      "四个表头", "模板: 甲\n正文:\n- 表格:\n    行: [[{斜线: [乙, 丙, 丁, 戊]}]]\n",
      "4:15 template.bad-diagonal"),
    Case(
      "斜线里签字", "模板: 甲\n正文:\n- 表格:\n    行: [[{斜线: [乙, 【签字 丙 3字】]}]]\n",
      "4:19 template.signature-not-here"),
    Case("内容没有每项", "模板: 甲\n正文:\n- 段落: 乙\n  内容: []\n", "4:3 template.misplaced-key"),
    Case("不跨页没有样式", "模板: 甲\n正文:\n- 不跨页: []\n  样式: 正文\n", "4:3 template.misplaced-key"),
    Case(
      "部件引用自己", "模板: 甲\n部件: {乙: [{引用部件: 乙}]}\n正文:\n- 引用部件: 乙\n",
      "2:17 template.part-cycle"),
  ])
  func `a fault of the template is named at its place`(fault: Case) {
    #expect(TemplateFixture(fault.text).faults == fault.faults)
  }

  @Test func `a cell's block is named by what it is`() throws {
    let text = "模板: 甲\n正文:\n- 表格:\n    行:\n    - [[{样式: 正文, 条件: 1 = 1, 空行: 2}]]\n"
    let error = #expect(throws: DiagnosticError.self) { _ = try TemplateFixture(text).load() }
    #expect(error?.diagnostics.first?.message.contains("格子里的空行") == true)
  }

  @Test(arguments: [32, 33, 20_000])
  func `styles are based on one another so deep and no deeper`(count: Int) {
    // The last of them is based on 正文.
    var text = "模板: 甲\n样式:\n"
    for index in 1..<count - 1 { text += "  甲\(index): {基于: 甲\(index + 1)}\n" }
    text += "  甲\(count - 1): {字号: 四号}\n正文: []\n"
    let faults = TemplateFixture(text).faults
    #expect(faults.count == (count > 32 ? 1 : 0))
    for fault in faults {
      #expect(fault.hasPrefix("\(count - 32 + 2):") && fault.hasSuffix(" template.too-deep"))
    }
  }

  @Test func `a long circle of styles is told once`() {
    var text = "模板: 甲\n样式:\n"
    for index in 0..<5000 { text += "  甲\(index): {基于: 甲\((index + 1) % 5000)}\n" }
    #expect(TemplateFixture(text + "正文: []\n").faults.count <= 2)
  }

  @Test(arguments: [8, 9]) func `parts are referred to so deep and no deeper`(count: Int) {
    var text = "模板: 甲\n部件:\n"
    for index in 1..<count { text += "  甲\(index): [{引用部件: 甲\(index + 1)}]\n" }
    text += "  甲\(count): [{段落: 乙}]\n正文:\n- 引用部件: 甲1\n"
    #expect(TemplateFixture(text).faults == (count > 8 ? ["10:15 template.too-deep"] : []))
  }

  @Test func `parts in parts expand to so many blocks and no more`() {
    var text = "模板: 甲\n部件:\n"
    for index in 1...6 {
      text += "  甲\(index):\n" + String(repeating: "  - 引用部件: 甲\(index + 1)\n", count: 12)
    }
    text += "  甲7: [{段落: 乙}]\n正文:\n- 引用部件: 甲1\n"
    #expect(
      TemplateFixture(text).faults.map { $0.split(separator: " ")[1] }
        == ["template.too-many-blocks"])
  }

  @Test func `a shared file's keys are overridden one by one`() throws {
    let shared = """
      共用: 底
      页面: {纸张: A3, 页边距: {上: 20mm, 下: 20mm, 左: 20mm, 右: 20mm}}
      样式: {正文: {字号: 三号, 行距: 30磅}, 大字: {基于: 正文, 字号: 二号}}
      """
    let own = """
      模板: 甲
      沿用: 底
      页面: {页边距: {上: 30mm}}
      样式: {正文: {字号: 四号}}
      正文:
      - 段落: 乙
      """
    let template = try TemplateFixture(own, sharing: ["底.yaml": shared]).load()
    let page = template.compiled.page
    #expect(page.size.width.milliPoints == 841_890)
    #expect(page.margins.top.inMillimeters == "30.0mm")
    #expect(page.margins.bottom.inMillimeters == "20.0mm")
    let styles = template.compiled.styles.styles
    let body = try #require(styles.first { $0.name == "正文" })
    let large = try #require(styles.first { $0.name == "大字" })
    #expect(body.fontSize == .points(14))
    #expect(body.linePitch == .points(30))
    #expect(large.linePitch == .points(30))
  }

  @Test func `a fault in the shared file is told there, after the template's own`() {
    let shared = "共用: 底\n样式: {正文: {字号: 特大}}\n"
    let fixture = TemplateFixture(
      "模板: 甲\n沿用: 底\n正文:\n- 间距: 1\n", sharing: ["底.yaml": shared])
    #expect(
      fixture.faults == ["4:7 template.missing-unit", "2:15 template.unknown-choice"])
  }

  @Test(arguments: [
    ("12mm", 34_016), ("2.5cm", 70_866), ("28.95磅", 28_950), ("2字", 32_000), ("1行", 29_000),
    ("0.5磅", 500), ("0mm", 0),
  ])
  func `a length is exact`(text: String, milliPoints: Int) throws {
    let length = try Measure(parsing: text)
      .length(fontSize: .points(16), linePitch: .points(29))
    #expect(length?.milliPoints == Int32(milliPoints))
  }

  @Test func `a field that nothing reads is told to who writes the template`() throws {
    let template = try TemplateFixture(
      """
      模板: 甲
      数据:
        单位: 文字
        月份: 选填年月
        旧名: 选填文字
        附件: 文字 若干项
        企业:
        - {名称: 文字, 类别: 文字, 数: 整数, 上限: 整数, 旧号: 选填文字, 排: 整数}
      校验:
      - {每行: 企业, 要求: 数 <= 上限, 提示: 太多}
      正文:
      - 条件: 计数(附件) > 0
        段落: 【单位】
      - 段落: 共【求和(企业.数)】，【第一项(企业.类别)】
      - 表格:
          每行: 企业
          排序: 排
          列:
          - {表头: 名称, 内容: 【名称】}
      """
    ).load()
    #expect(
      template.warnings.map(TemplateFixture.words) == [
        "4:3 template.unused-field", "5:3 template.unused-field", "8:37 template.unused-field",
      ])
    let data = try template.data(#"{"单位": "甲", "企业": []}"#)
    #expect(try template.filled(with: data).warnings.isEmpty)
  }
}
