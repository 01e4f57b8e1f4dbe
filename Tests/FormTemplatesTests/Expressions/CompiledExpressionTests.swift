import FormData
import FormTestSupport
import Testing

@testable import FormTemplates

@Suite struct CompiledExpressionTests {
  private typealias Sample = ExpressionSample

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("（1+2）*3", "9"), ("10 - 4 - 3", "3"),
    ("-2 * -3", "6"), ("7 / 2", "3.5"), ("2 / 3 * 3", "1.9999999999999998"), ("0.1 + 0.2", "0.3"),
    ("应查 - 已查", "2"), ("企业.应查", "10、6、4"), ("计数(企业)", "3"), ("计数(企业.执法人员)", "3"),
    ("求和(企业.罚款)", "1300.00"), ("平均(企业.已查)", "6"), ("最大(企业.应查)", "10"),
    ("最小(企业.已查)", "4"), ("第一项(企业.名称)", "甲厂"), ("最后一项(企业.执法人员)", "张三"),
    ("第一项(执法人员)", "王一"), ("有(附件)", "是"), ("有(企业.罚款)", "是"),
    ("1 < 2 且 2 < 3", "是"), ("1 > 2 或 2 > 3", "否"), ("非 1 = 1", "否"),
    ("1 = 1 或 1 / 0 = 1", "是"), ("1 = 2 且 1 / 0 = 1", "否"), ("1 / 0 = 1", ""),
    ("1.50 = 1.5", "是"), ("名称 ≠ \"乙厂\"", "是"), ("变动 = \"录入\"", "是"),
    ("1 ＋ 2 －3", "0"), ("7／2 ＝ 3.5 且 1 ≤ 2 且 3≥2 且 2＞1", "是"),
    ("日期 < \"2019-04-01\"", "是"), ("急件 = \"是\"", "是"), ("月份 = \"2019-03\"", "是"),
    ("如果 季 = 1 则 \"春\" 否则 如果 季 = 2 则 \"夏\" 否则 \"后\"", "春"),
  ])
  func `an expression computes`(text: String, result: String) {
    let (expression, faults) = Sample.compileExpression(text)
    #expect(faults == [])
    #expect(expression.value(in: Sample.environment()).plainWording == result)
  }

  @Test(arguments: [
    ("1 <", ["4 expression.incomplete"]), ("(1", ["3 expression.incomplete"]),
    ("1 < 2 < 3", ["7 expression.chained-comparison"]),
    ("如果 1 = 1 则 2", ["13 expression.incomplete"]),
    ("如果 1 则 2 否则 3", ["4 expression.wrong-type"]),
    ("如果 1 = 1 则 2 否则 \"三\"", ["17 expression.wrong-type"]),
    ("名称 且 1 = 1", ["1 expression.wrong-type"]), ("非 附件", ["3 expression.wrong-type"]),
    ("名称 < \"乙\"", ["1 expression.wrong-type"]), ("名称 = 1", ["1 expression.wrong-type"]),
    ("企业.应查 + 1", ["1 expression.wrong-type"]), ("变动 = \"录人\"", ["6 expression.bad-literal"]),
    ("日期 = \"2019-02-30\"", ["6 expression.bad-literal"]),
    ("总和(企业.应查)", ["1 expression.unknown-function"]),
    ("求和(企业)", ["4 expression.wrong-type"]), ("求和(应查)", ["4 expression.wrong-type"]),
    ("求和(企业.应查，1)", ["9 expression.too-many-arguments"]),
    ("名称.字", ["1 expression.not-records"]), ("季=1且年=2019", ["3 expression.unknown-name"]),
    ("应查且已查", ["1 expression.unknown-name"]), ("【年】 = 1", ["1 expression.unexpected"]),
    ("季 == 1", ["3 expression.unexpected"]), ("季 != 1", ["3 expression.unexpected"]),
    ("季 = 1 并且 季 = 2", ["7 expression.unexpected"]), ("季 × 2", ["3 expression.unexpected"]),
    ("\"没完", ["1 expression.unclosed-quote"]), ("则", ["1 expression.unexpected"]),
    ("12345678901234567890123456789", ["1 expression.bad-number"]),
    ("", ["1 expression.incomplete"]),
  ])
  func `a faulty expression is told with its place`(text: String, faults: [String]) {
    #expect(Sample.compileExpression(text).faults == faults)
  }

  @Test func `names in a total mean over the rows`() {
    var scope = Sample.rowScope
    scope.aggregateFrame = 1
    var environment = Sample.environment()
    environment.rows = HeldRange(records: Sample.rows)
    for (text, result) in [
      ("求和(已查) / 求和(应查)", "0.6"), ("计数(名称)", "3"), ("计数(罚款)", "2"),
      ("最后一项(名称)", "丙厂"), ("求和(应查) * 季", "20"),
    ] {
      let (expression, faults) = Sample.compileExpression(text, scope: scope)
      #expect(faults == [], "\(text)")
      #expect(expression.value(in: environment).plainWording == result, "\(text)")
    }
    #expect(Sample.compileExpression("应查 / 2", scope: scope).faults == ["1 expression.wrong-type"])
  }

  @Test func `an amount stays an amount`() {
    for (text, type) in [
      ("罚款 + 1", ScalarType.amount), ("罚款 / 2", .amount), ("罚款 / 罚款", .decimal),
      ("2 * 罚款", .amount), ("应查 / 2", .decimal), ("求和(企业.罚款)", .amount),
      ("应查 + 1", .integer(minimum: nil, maximum: nil)),
    ] {
      #expect(Sample.compileExpression(text).expression.type == .scalar(type), "\(text)")
    }
  }

  @Test func `nesting is limited to 32 levels`() {
    let fits = String(repeating: "(", count: 31) + "1" + String(repeating: ")", count: 31)
    #expect(Sample.compileExpression(fits).faults == [])
    #expect(Sample.compileExpression("(" + fits + ")").faults == ["33 expression.too-deep"])
    let signs = String(repeating: "-", count: 10_000) + "1"
    #expect(Sample.compileExpression(signs).faults == ["33 expression.too-deep"])
  }

  @Test func `a chain of operations is limited`() {
    let chain = Array(repeating: "1", count: 257).joined(separator: " + ")
    let (expression, faults) = Sample.compileExpression(chain)
    #expect(faults == [])
    #expect(expression.value(in: Sample.environment()).plainWording == "257")
    let faulty = Sample.compileExpression(chain + " + 1").faults
    #expect(faulty.map { $0.hasSuffix("expression.too-long") } == [true])
  }

  @Test func `the row's own fields come first`() {
    #expect(
      Sample.compileExpression("名称").expression.value(in: Sample.environment()) == .text("甲厂"))
    let outer = NameScope(frames: [Sample.root])
    #expect(
      Sample.compileExpression("名称", scope: outer).expression.value(in: Sample.environment())
        == .text("张店分局"))
  }

  @Test func `mangled texts and expressions never trap`() {
    var random = Generator(seed: 32)
    let pieces = [
      "【", "】", "|", "年", "企业.", "应查", "(", ")", "（", "如果 ", " 则 ", " 否则 ", " 且 ", "非 ", "*",
      "_空 8字_",
      "\\", "\"", "“", "1", ".", "2.5", "/", "0", "保留 ", "勾选", "签字 ", "\n", "𬭎", " = ", "-", "求和(",
    ]
    for _ in 0..<2000 {
      let count = random.number(in: 0...14)
      let text = (0..<count).map { _ in random.element(of: pieces) }.joined()
      let (compiled, _) = Sample.compile(text)
      _ = compiled.inlines(in: Sample.environment())
      _ = Sample.compileExpression(text).expression.value(in: Sample.environment())
    }
  }
}

private struct HeldRange: RowRange {
  var records: [Record]
  var count: Int { records.count }
  func record(at index: Int) -> Record { records[index] }
}
