import Diagnostics
import Testing

@testable import FormTemplates

/// The traps of YAML for people who type Chinese, each with the place that is told.
struct SlipTests {
  typealias Case = FaultCase

  @Test(arguments: [
    Case("全角冒号", "模板: 甲\n正文:\n- 标题：你好\n", "3:5 template.wide-colon"),
    Case("首层的全角冒号", "模板: 甲\n版本：1\n正文:\n- 标题: 你好\n", "2:3 template.wide-colon"),
    Case("流式里的全角冒号", "模板: 甲\n页面: {纸张：A4, 方向: 横向}\n正文: []\n", "2:8 template.wide-colon"),
    Case(
      "流式里的全角逗号", "模板: 甲\n页面: {纸张: A4，方向: 横向}\n正文: []\n", "2:12 template.wide-comma"),
    Case(
      "话里的全角逗号", "模板: 甲\n校验: [{要求: 1 = 1, 提示: 甲，乙: 丙}]\n正文: []\n", "2:25 template.colon-in-text"),
    Case("全角花括号", "模板: 甲\n页面: ｛纸张: A4, 方向: 横向｝\n正文: []\n", "2:5 template.wide-brace"),
    Case(
      "流式里的全角括号", "模板: 甲\n页面: {纸张: A4, 页边距: ｛上: 2cm, 下: 2cm｝}\n正文: []\n",
      "2:19 template.wide-brace"),
    Case("话里的全角花括号", "模板: 甲\n正文:\n- 段落: 甲｛乙｝\n"),
    Case("缩进没有对齐", "模板: 甲\n页面:\n  纸张: A4\n   方向: 横向\n正文: []\n", "4:6 template.syntax"),
    Case("冒号后无空格", "模板: 甲\n正文:\n- 标题:你好\n", "3:5 template.colon-space"),
    Case("减号后无空格", "模板: 甲\n正文:\n-标题: 你好\n", "3:1 template.dash-space"),
    Case("缩进用制表符", "模板: 甲\n正文:\n-\t标题: 你好\n", "3:2 template.tab-indent"),
    Case("行首的制表符", "模板: 甲\n页面:\n\t纸张: A4\n正文: []\n", "3:1 template.tab-indent"),
    Case("逗号后的全角空格", "模板: 甲\n页面: {纸张: A4,　方向: 横向}\n正文: []\n", "2:13 template.wide-space"),
    Case("名称后的全角空格", "模板: 甲\n正文:\n- 标题　: 你好\n", "3:5 template.wide-space"),
    Case("值前的全角空格", "模板: 甲\n正文:\n- 标题: 　你好\n", "3:7 template.wide-space"),
    Case(
      "【里的半角逗号", "模板: 甲\n数据: {甲: 整数, 乙: 整数}\n校验:\n- {要求: 甲 < 乙, 提示: 值【最大(甲, 乙)】}\n正文: []\n",
      "4:25 template.comma-in-brackets"),
    Case("【没有收尾", "模板: 甲\n校验: [{要求: 【甲, 提示: 乙}]\n正文: []\n", "2:11 template.unpaired-bracket"),
    Case("半角逗号切开一句话", "模板: 甲\n校验: [{要求: 1 = 1, 提示: 甲,乙}]\n正文: []\n", "2:24 template.stray-piece"),
    Case("文字里的半角冒号", "模板: 甲\n正文:\n- 段落: 注意: 今天\n", "3:9 template.colon-in-text"),
    Case("井号截断文字", "模板: 甲\n正文:\n- 段落: 3 #锅炉\n", "3:9 template.text-cut"),
    Case("真正的注释", "模板: 甲  # 注释\n正文: # 注释\n- 段落: 3#锅炉 # 注释\n"),
    Case("感叹号开头", "模板: 甲\n正文:\n- 段落: ! 注意\n", "3:7 template.leading-sign"),
    Case("星号开头", "模板: 甲\n正文:\n- 段落: *注意* 今天\n", "3:7 template.leading-sign"),
    Case("百分号开头", "模板: 甲\n正文:\n- 段落: %甲\n", "3:7 template.leading-sign"),
    Case("at 开头", "模板: 甲\n正文:\n- 段落: @甲\n", "3:7 template.leading-sign"),
    Case("大于号开头", "模板: 甲\n正文:\n- 段落: >甲\n", "3:7 template.leading-sign"),
    Case("竖线开头", "模板: 甲\n正文:\n- 段落: |甲\n", "3:7 template.leading-sign"),
    Case("方括号开头", "模板: 甲\n正文:\n- 段落: [2016]35号\n", "3:7 template.leading-sign"),
    Case("花括号占位", "模板: 甲\n正文:\n- 段落: {年}年\n", "3:7 template.leading-sign"),
    Case("引号只括一半", "模板: 甲\n正文:\n- 段落: \"甲\"后\n", "3:10 template.text-after-quote"),
    Case("引号没有收尾", "模板: 甲\n正文:\n- 段落: \"甲\n- 段落: 乙\n", "3:7 template.unclosed-quote"),
    Case("花括号没有收尾", "模板: 甲\n页面: {纸张: A4\n正文: []\n", "2:5 template.unclosed-flow"),
    Case("同名两次", "模板: 甲\n版本: 1\n正文: []\n版本: 2\n", "4:1 template.duplicate-key"),
    Case(
      "流式里同名两次", "模板: 甲\n页面: {纸张: A4, 方向: 横向, 纸张: A3}\n正文: []\n",
      "2:22 template.duplicate-key"),
    Case("锚点", "模板: &a 甲\n正文:\n- 段落: *a\n", "1:5 template.anchor", "3:7 template.anchor"),
    Case("值像日期和数", "模板: 0123\n正文:\n- 段落: 2019-01-03\n- 段落: 12:30\n- 段落: no\n"),
  ])
  func `a slip of typing is named at its place`(slip: Case) {
    #expect(TemplateFixture(slip.text).faults == slip.faults)
  }

  @Test func `five different mistakes are five findings in one run`() {
    let template = TemplateFixture(
      """
      模板: 派遣单
      页面: {方向：横向, 纸型: A4}
      数据:
        年: 整数 4至1
      正文:
      - 标题: 【年】年"派遣单"
        样式: 大标题
      - 间距: 12
      """)
    #expect(
      template.faults == [
        "2:8 template.wide-colon", "2:13 template.unknown-key", "4:6 template.bad-range",
        "7:7 template.unknown-style", "8:7 template.missing-unit",
      ])
  }

  @Test func `bytes that are not UTF-8 are refused at their place`() {
    let bytes = Array("模板: 甲\n正".utf8) + [0xB1, 0xED]
    #expect {
      _ = try Template(loading: "表.yaml") { _ in bytes }
    } throws: { error in
      let found = (error as? DiagnosticError)?.diagnostics.map(TemplateFixture.words)
      return found == ["2:2 template.not-utf8"]
    }
  }

  @Test func `a byte order mark and CRLF change no place`() {
    let text = "\u{FEFF}模板: 甲\r\n正文:\r\n- 标题：你好\r\n"
    #expect(TemplateFixture(text).faults == ["3:5 template.wide-colon"])
  }

  @Test func `a fault in block text is told where it stands`() {
    let text = "模板: 甲\n正文:\n- 段落: >-\n    第一行，\n    第二【没有这项】行\n"
    #expect(TemplateFixture(text).faults.first?.hasPrefix("5:8 ") == true)
  }
}
