import CivilCalendar
import Diagnostics
import DocumentTree
import FormData
import Testing

@testable import FormTemplates

/// What becomes of blocks, sections, parts and bands.
struct FillingTests {
  private func dump(
    _ text: String, _ json: String = "{}", options: FillOptions = FillOptions()
  ) throws -> [String] {
    let dump = try TemplateFixture(text).load().dump(json, options: options)
    return dump.split(separator: "\n").map { String($0).trimmingBlanks }
  }

  @Test func `conditions, parts and items decide which blocks stand`() throws {
    let text = """
      模板: 甲
      数据: {数: 整数, 项: [{名: 文字}]}
      部件: {尾: [{段落: 尾}]}
      正文:
      - {段落: 多, 条件: 数 > 1}
      - {段落: 少, 条件: 数 <= 1}
      - 每项: 项
        内容: [{段落: 【序号】/【行数】【名】【数】}]
      - {引用部件: 尾, 条件: 数 > 1}
      - 不跨页: [{段落: 合}]
      - 分页:
      - 横线: 1磅
      - 间距: 2mm
      """
    #expect(
      try dump(text, "{\"数\": 5, \"项\": [{\"名\": \"甲\"}, {\"名\": \"乙\"}]}").dropFirst(2) == [
        "paragraph [正文] 多", "paragraph [正文] 1/2甲5", "paragraph [正文] 2/2乙5", "paragraph [正文] 尾",
        "together", "paragraph [正文] 合", "page break", "ruling 1000", "space 5669",
      ])
  }

  @Test func `each value has its section, with its rows, sums and signature names`() throws {
    let text = """
      模板: 甲
      每节: {按: 项.队, 页码: 连续}
      数据:
        项:
        - {队: 选项 一/二/三, 数: 整数}
      正文:
      - 段落: 【节】共【求和(项.数)】
      - 表格:
          每行: 项
          列: [{表头: 甲, 内容: 【序号】【数】}, {表头: 乙, 签字: 收}]
      - 签字栏: [{签字: 长}]
      """
    let json = """
      {"项": [{"队": "三", "数": 1}, {"队": "一", "数": 2}, {"队": "三", "数": 4}]}
      """
    let lines = try dump(text, json).filter { !$0.hasPrefix("header") && !$0.contains("表头") }
    #expect(
      lines.filter { $0.hasPrefix("section") }.map { $0.prefix(9) } == ["section 一", "section 三"])
    #expect(lines.filter { $0.hasPrefix("section") }.allSatisfy { $0.hasSuffix("continued") })
    #expect(lines.filter { $0.contains("共") } == ["paragraph [正文] 一共2", "paragraph [正文] 三共5"])
    #expect(lines.filter { $0.hasPrefix("0 ") } == ["0 [表文] 12", "0 [表文] 11", "0 [表文] 24"])
    let fields = lines.filter { $0.contains("<sign") }.compactMap { $0.split(separator: "<").last }
    #expect(fields == ["sign 一-收-1>", "sign 一-长>", "sign 三-收-1>", "sign 三-收-2>", "sign 三-长>"])
  }

  @Test func `the first and the last page may have bands of their own`() throws {
    let text = """
      模板: 甲
      页面:
        页眉: {左: 眉}
        页脚: {居中: "— 【页】 —", 高: 7mm}
        首页: {页脚: 无}
        偶数页: {页脚: {左: 偶【页】}}
      正文: [{段落: 乙}]
      """
    #expect(
      try dump(text).dropFirst(2) == [
        "header [页码] 眉 |  |", "footer [页码]  | — 2 — |", "first header [页码] 眉 |  |",
        "even header [页码] 眉 |  |", "even footer [页码] 偶2 |  |", "paragraph [正文] 乙",
      ])
  }

  @Test func `cells join to the left and upward and may be struck through`() throws {
    let text = """
      模板: 甲
      正文:
      - 表格:
          列宽: [20mm, 1份, 1份]
          行高: 10mm
          行:
          - [{斜线: [下, 上]}, 头, ←]
          - {行高: =8mm, 单元格: [名, 【今日|年月日】, [一, 二]]}
          - [↑, ↑, {签字: 人, 高: 9mm}]
      """
    let date = CalendarDate(year: 2019, month: 3, day: 30)
    #expect(
      try dump(text, options: FillOptions(date: date)).dropFirst(2) == [
        "table 56693 1/ 1/ rulings 1000/500", "data ≥28346", #"0 label [表头] 下 \ 上"#,
        "1+2x1 [表单] 头", "data =22677", "0+1x2 label [栏目] 名", "1+1x2 [表单] 2019年3月30日",
        "2 [表单] 一 ¶ 二", "data ≥28346", "2 [表单] <sign 人 -x25512>",
      ])
  }

  @Test func `a cell may reach down and across at once`() throws {
    let text = """
      模板: 甲
      正文:
      - 表格:
          行:
          - [一, 二, ←]
          - [三, ↑, ←]
          - [四, ↑, ↑]
      """
    #expect(
      try dump(text).filter { $0.contains("[") && $0.contains("label") } == [
        "0 label [栏目] 一", "1+2x3 label [栏目] 二", "0 label [栏目] 三", "0 label [栏目] 四",
      ])
  }

  @Test func `a date of today must be given`() throws {
    let template = try TemplateFixture("模板: 甲\n正文:\n- 段落: 【今日|年月日】\n").load()
    #expect {
      _ = try template.filled(with: try template.data("{}"))
    } throws: { error in
      let found = (error as? DiagnosticError)?.diagnostics.map(TemplateFixture.words)
      return found == ["3:7 template.today-without-date"]
    }
  }

  @Test func `no items, no copies, and that is said`() throws {
    let template = try TemplateFixture(
      "模板: 甲\n每份: 项\n数据: {项: [{名: 选填文字}]}\n正文: [{段落: 乙}]\n"
    ).load()
    #expect {
      _ = try template.filled(with: try template.data("{\"项\": []}"))
    } throws: { error in
      (error as? DiagnosticError)?.diagnostics.map(\.id) == ["data.no-copies"]
    }
    #expect(try template.filled(with: .blank(template.declarations)).copyCount == 1)
  }

  @Test func `names twice in a form are numbered`() throws {
    let text = """
      模板: 甲
      正文:
      - 签字栏: [{签字: 甲}, {签字: 乙}]
      - 落款: [甲：【签字 甲 5字】]
      """
    let lines = try dump(text).filter { $0.contains("<sign") }
    #expect(
      lines == [
        "甲: <sign 甲-1>", "乙: <sign 乙>", "paragraph [落款] 甲：<sign 甲-2>80000",
      ])
  }

  @Test func `a style, a column, a cell and a head say which way their text runs`() throws {
    let text = """
      模板: 甲
      数据: {项: [{名: 文字}]}
      样式: {竖: {基于: 栏目, 文字方向: 竖排}}
      正文:
      - 表格:
          每行: 项
          列:
          - {表头: {文字: 名称, 文字方向: 竖排}, 内容: 【名】}
          - {表头: {斜线: [乙, 丙]}, 内容: 【名】, 文字方向: 竖排}
      - 表格:
          行: [[{文字: 丁, 样式: 竖}, {文字: 戊, 样式: 竖, 文字方向: 横排}, {斜线: [己, 庚, 辛], 样式: 竖}]]
      """
    let cells = try dump(text, #"{"项": [{"名": "甲"}]}"#).filter { $0.contains("[") }
    #expect(
      cells == [
        "0 label vertical [表头] 名称", "1 label [表头] 乙 \\ 丙", "0 [表文] 甲", "1 vertical [表文] 甲",
        "0 label vertical [竖] 丁", "1 label [竖] 戊", "2 label vertical [竖] 己 \\ 庚 \\ 辛",
      ])
  }
}
