import Diagnostics
import Testing

@testable import FormTemplates

/// Characters that do not belong in the text of a template, at their places.
@Suite struct RareCharacterTests {
  private func template(
    _ text: String, registered: [Unicode.Scalar: String] = [:]
  ) throws(DiagnosticError) -> Template {
    let fixture = TemplateFixture(text)
    return try Template(loading: "表.yaml", registered: registered, readFile: fixture.read)
  }

  @Test(arguments: [
    FaultCase("自造字", "模板: 甲\n正文:\n- 段落: 王\u{E123}\n", "3:8 template.private-use"),
    FaultCase("十五平面", "模板: 甲\n正文:\n- 段落: 王\u{F0001}\n", "3:8 template.private-use"),
    FaultCase("转义", "模板: 甲\n正文:\n- 段落: \"王\\uE123\"\n", "3:9 template.private-use"),
    FaultCase("名称里", "模板: 甲\n数据: {\u{F0001}: 文字}\n正文: []\n", "2:6 template.private-use"),
    FaultCase("改变方向", "模板: 甲\n正文:\n- 段落: 甲\u{202E}乙\n", "3:8 template.control-character"),
    FaultCase("转义的控制符", "模板: 甲\n正文:\n- 段落: \"甲\\a乙\"\n", "3:9 template.control-character"),
    FaultCase("注释里不管", "模板: 甲 # \u{E123}\n正文:\n- 段落: 乙\n"),
    FaultCase("部首只提醒", "模板: 甲\n正文:\n- 段落: \u{2F47}\n"),
  ])
  func `a character that would print wrongly is told`(fault: FaultCase) {
    #expect(TemplateFixture(fault.text).faults == fault.faults)
  }

  @Test func `old code points are replaced and that is told`() throws {
    let template = try template("模板: 甲\n正文:\n- 段落: 甲\u{E81E}\u{2F47}\n")
    #expect(
      template.warnings.map(TemplateFixture.words) == [
        "3:8 template.remapped", "3:9 template.radical",
      ])
    #expect(try template.dump("{}").contains("甲\u{9FB4}\u{2F47}"))
    let form = try template.filled(with: try template.data("{}"))
    #expect(form.warnings == template.warnings)
  }

  @Test func `a registered character is noted and kept`() throws {
    let template = try template(
      "模板: 甲\n正文:\n- 段落: 甲\u{E123}\n", registered: ["\u{E123}": "⿰亻𦍌"])
    #expect(template.warnings.map(TemplateFixture.words) == ["3:8 template.handwritten"])
    #expect(template.warnings.map(\.severity) == [.note])
    #expect(try template.dump("{}").contains("甲\u{E123}"))
  }
}
