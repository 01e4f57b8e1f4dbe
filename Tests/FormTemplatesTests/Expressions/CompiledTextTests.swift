import Diagnostics
import DocumentTree
import FormData
import Geometry
import Testing

@testable import FormTemplates

@Suite struct CompiledTextTests {
  private typealias Sample = ExpressionSample

  @Test(arguments: [
    ("第【季】季度", "第1季度"),
    ("【名称】", "甲厂"),
    ("【执法人员】", "王一、李二"),
    ("【执法人员|顿号】", "[王一]、[李二]"),
    ("【执法人员|逗号】", "[王一]，[李二]"),
    ("【执法人员|连接 \" / \"】", "[王一] / [李二]"),
    ("【执法人员|连接 /】", "[王一]/[李二]"),
    ("【执法人员|占 3字|顿号】", "[王一]3、[李二]3"),
    ("【执法人员|逗号|占 4字】", "[王一]4，[李二]4"),
    ("【执法人员|占 3字】", "[王一]3、[李二]3"),
    ("【名称|占 3字】", "[甲厂]3"),
    ("【\"姓名\"|占 4字】", "[姓名]4"),
    ("【名称|占 3字|空则 \"无\"】", "[甲厂]3"),
    ("【日期】", "2019年3月30日"),
    ("【日期|年月日】", "2019年3月30日"),
    ("【日期|年月】", "2019年3月"),
    ("【月份|年月】", "2019年3月"),
    ("【时间】", "09:30"),
    ("【急件】", "是"),
    ("【年|中文数字】", "二〇一九"),
    ("【年|中文数字 计数】", "二千零一十九"),
    ("【季|中文数字】", "一"),
    ("【应查|中文数字】", "十"),
    ("【应查|中文数字 逐位】", "一〇"),
    ("【日期|中文数字】", "二〇一九年三月三十日"),
    ("【罚款|大写】", "壹仟贰佰元零伍角整"),
    ("【应查|大写】", "壹拾"),
    ("【日期|大写】", "贰零壹玖年叁月零叁拾日"),
    ("【比例|百分 1】", "95.6%"),
    ("【比例|百分】", "96%"),
    ("【罚款|千分位】", "1,200.50"),
    ("【罚款|保留 1|千分位】", "1,200.5"),
    ("【比例|保留 2】", "0.96"),
    ("【应查|保留 2】", "10.00"),
    ("【附件|编号】", "1. 请假条　2. 会议通知"),
    ("【变动|勾选】", "[☑录入]　[☐剔除]"),
    ("【急件|勾选】", "[☑是]　[☐否]"),
    ("【季|补零 3】", "001"),
    ("【名称|空则 \"无\"】", "甲厂"),
    ("【已查 / 应查|百分 1】", "80.0%"),
    ("【如果 已查 < 应查 则 \"未完\" 否则 \"已完\"】", "未完"),
    ("【求和(企业.应查)】家", "20家"),
    ("【序号】.【版本】.【节】", "1.2.一大队"),
  ])
  func `a value is worded by its filter`(text: String, printed: String) {
    let (compiled, faults) = Sample.compile(text)
    #expect(faults == [])
    #expect(Sample.dump(compiled.inlines(in: Sample.environment())) == printed)
  }

  @Test(arguments: [
    ("【日期|年月日】", "‹日期›"),
    ("【月份|年月】", "[　　　　年　　月]"),
    ("【变动|勾选】", "[☐录入]　[☐剔除]"),
    ("【日期】", ""),
    ("【比例|百分 1】", ""),
    ("【附件|编号】", ""),
    ("【日期|年月日|空则 另定】", "另定"),
    ("【附件|空则 \"无\"】", "无"),
    ("【比例 * 2】", "—"),
    ("【应查 / 0】", "—"),
    ("【应查 / 0|百分 1】", "—"),
    ("【平均(企业.应查)】", "—"),
    ("【求和(企业.应查)】", "0"),
    ("【最大(企业.应查)】", ""),
    ("【如果 有(比例) 则 比例 否则 1 / 0】", "—"),
    ("【如果 非 有(比例) 则 比例 否则 1 / 0】", ""),
  ])
  func `an absent value prints its blank`(text: String, printed: String) {
    let (compiled, faults) = Sample.compile(text)
    #expect(faults == [])
    #expect(Sample.dump(compiled.inlines(in: Sample.environment(Sample.bare))) == printed)
  }

  @Test(arguments: [
    ("【日期|年月日】", "‹日期›"), ("【序号】", ""), ("【比例 * 2】", ""), ("【计数(附件)】", ""),
    ("【附件|空则 \"无\"】", ""), ("第【版本】版", "第2版"),
    ("【附件|空则 \"　　\"】", "　　"),
  ])
  func `a form for the pen counts nothing`(text: String, printed: String) {
    let (compiled, _) = Sample.compile(text)
    let environment = Sample.environment(Sample.bare, isBlank: true)
    #expect(Sample.dump(compiled.inlines(in: environment)) == printed)
  }

  @Test(arguments: [
    ("请*务必*签字", "请<务必>签字"),
    ("*【名称】*，", "<甲厂>，"),
    ("45*45 和 a_b", "45*45 和 a_b"),
    ("5 * 4 * 3", "5 * 4 * 3"),
    ("*一*和*二*", "<一>和<二>"),
    ("**", "**"),
    ("*一", "*一"),
    ("*一\n二*", "*一⏎二*"),
    (#"\*一\* \_空 8字\_"#, "*一* _空 8字_"),
    (#"a\b"#, #"a\b"#),
    ("填_空 8字_处", "填‹空 80000›处"),
    ("_空_", "_空_"),
    ("_【名称】 8字_", "‹甲厂 80000›"),
    ("甲方：_【名称】（*章*） 20字_。", "甲方：‹甲厂（<章>） 200000›。"),
    ("*共_【年】 8字_份*", "<共>‹<2019> 80000›<份>"),
    ("_【年|补零 4】 4字_", "‹2019 40000›"),
    ("_【签字 承诺人 10字】 12字_", "‹‹承诺人-1：承诺人签字 100000› 120000›"),
    ("_一 8字_和_二 8字_", "‹一 80000›和‹二 80000›"),
    ("_a_b 8字_", "‹a_b 80000›"),
    ("_空　8字_", "‹空 80000›"),
    ("_甲 乙_", "_甲 乙_"),
    ("_8字_", "_8字_"),
    ("_ 空 8字_", "_ 空 8字_"),
    ("_空 8字", "_空 8字"),
    (#"_空 8字\_"#, "_空 8字_"),
    ("_空\n8字_", "_空⏎8字_"),
    (#"【"严禁"|着重】转借"#, "•严禁•转借"),
    (#"*【名称|着重】*"#, "•<甲厂>•"),
    (#"x【"2"|上标】+y【"n"|下标】"#, "x^2^+y~n~"),
    (#"【"2"|上标|下标】"#, "~2~"),
    ("【【注】", "【注】"),
    ("一\n二\r\n三\n", "一⏎二⏎三"),
    ("日期：【日期空】", "日期：‹日期›"),
    ("【签字 承诺人 10字】", "‹承诺人-1：承诺人签字 100000›"),
    ("【签字 承诺人】", "‹承诺人-1：承诺人签字 80000›"),
    ("", ""),
  ])
  func `marks count at a word's edge and in pairs`(text: String, printed: String) {
    let (compiled, faults) = Sample.compile(text)
    #expect(faults == [])
    #expect(Sample.dump(compiled.inlines(in: Sample.environment())) == printed)
  }

  @Test(arguments: [
    ("_【附件|顿号】 8字_", "‹空 80000›"),
    ("_【日期|年月日】 12字_", "‹‹日期› 120000›"),
    ("_【附件|空则 \"无\"】 8字_", "‹空 80000›"),
  ])
  func `a rule whose value is absent is room to write`(text: String, printed: String) {
    let (compiled, faults) = Sample.compile(text)
    let environment = Sample.environment(Sample.bare, isBlank: true)
    #expect(faults == [])
    #expect(Sample.dump(compiled.inlines(in: environment)) == printed)
  }

  @Test func `values are never parsed again`() {
    var data = Sample.data
    data.values[9] = .list([.text("*急* 【名称】\n_空 8字_")])
    let (compiled, _) = Sample.compile("【附件】。")
    let printed = Sample.dump(compiled.inlines(in: Sample.environment(data)))
    #expect(printed == "*急* 【名称】⏎_空 8字_。")
  }

  @Test(arguments: [
    ("【企业名】", ["2 expression.unknown-name"]),
    ("共【名秤】家", ["3 expression.unknown-name"]),
    ("【企业.名秤】", ["2 expression.unknown-name"]),
    ("【名称", ["1 text.unclosed-slot"]), ("序号】", ["3 text.lone-bracket"]),
    ("【【名称】】", ["6 text.lone-bracket"]), ("【【名称】\\】", []),
    ("【附件|占 3字|编号】", ["10 expression.not-together"]),
    ("【附件|编号|占 3字|空则 \"无\"】", ["8 expression.not-together"]),
    ("甲【名称【季】", ["2 text.unclosed-slot"]),
    ("【】", ["1 text.empty-slot"]),
    ("【年|年月日】", ["4 expression.wrong-type"]),
    ("【名称|顿号】", ["5 expression.wrong-type"]),
    ("【附件|千分位】", ["5 expression.wrong-type"]),
    ("【附件|大定】", ["5 expression.unknown-filter"]),
    ("【年|保留】", ["4 expression.missing-argument"]),
    ("【年|保留 99】", ["7 expression.bad-argument"]),
    ("【名称|空则】", ["5 expression.missing-argument"]),
    ("【名称|二维码 很宽】", ["9 expression.bad-argument"]),
    ("【名称|二维码 2字】", ["9 expression.bad-argument"]),
    ("【名称|二维码 12】", ["9 expression.bad-argument"]),
    ("【名称|二维码 0mm】", ["9 expression.bad-argument"]),
    ("【名称|二维码|空则 \"无\"】", ["9 expression.code-not-last"]),
    ("【名称|二维马】", ["5 expression.unknown-filter"]),
    ("【企业】", ["2 expression.not-printable"]),
    ("【页】", ["2 expression.not-here"]),
    ("【年 + 】", ["6 expression.incomplete"]),
    ("【年 年】", ["4 expression.unexpected"]),
    ("【名称 + 1】", ["2 expression.wrong-type"]),
    ("【甲】和【乙】", ["2 expression.unknown-name", "6 expression.unknown-name"]),
    ("【甲 + 乙】", ["2 expression.unknown-name", "6 expression.unknown-name"]),
    ("【签字】", ["2 text.bad-signature"]),
    ("【签字 局长 很宽】", ["8 text.bad-length"]),
    ("_空 宽_", ["4 text.bad-length"]),
    ("_【名称】 8尺_", ["7 text.bad-length"]),
    ("甲方：_【名称】_。", ["4 text.rule-without-length"]),
    ("_【名称】 8 字_", ["1 text.rule-without-length"]),
    ("_【名秤】 8字_", ["3 expression.unknown-name"]),
    ("_【名称 8字_", ["2 text.unclosed-slot"]),
    ("【“年】", ["1 text.unclosed-slot"]),
    ("【年|】", ["4 expression.incomplete"]),
    ("【年！】", ["3 expression.unexpected"]),
  ])
  func `a fault is told with its place`(text: String, faults: [String]) {
    #expect(Sample.compile(text).faults == faults)
  }

  @Test func `what a text asks for is known without filling it`() {
    let scope = NameScope(
      frames: [ExpressionSample.root], builtins: [.page, .pageCount, .today])
    let (text, faults) = Sample.compile("【企业.名称】第【页】页【签字 经办人】【签字 局长】", scope: scope)
    #expect(faults == [])
    #expect(text.countsPages)
    #expect(text.builtins == [.page])
    #expect(text.firstField == "企业")
    #expect(text.signatureKeys == ["经办人", "局长"])
    #expect(!text.isConstant)
    #expect(Sample.compile("签字：*甲*").text.isConstant)
  }

  @Test func `a string leaves out room to write`() {
    let (text, _) = Sample.compile("【年】年\n【变动|勾选】【日期空】【签字 局长】")
    #expect(text.string(in: Sample.environment()) == "2019年 ☑录入　☐剔除")
  }

  @Test func `places in a block text come from its anchors`() {
    let source = SourceText(
      "一行\n【甲】", file: "表.yaml",
      anchors: [.init(offset: 0, line: 3, column: 5), .init(offset: 3, line: 4, column: 5)])
    var sink = DiagnosticSink()
    _ = CompiledText(
      parsing: source, scope: Sample.rowScope, lengths: Sample.length, sink: &sink)
    #expect(
      sink.diagnostics.map(\.location) == [SourceLocation(file: "表.yaml", line: 4, column: 6)])
  }
}
