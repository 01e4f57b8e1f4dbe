import DocumentTree
import FormData
import Testing

@testable import FormTemplates

/// 并排, 本页合计 and 章 of a template.
struct SideBySideTests {
  typealias Case = FaultCase

  private static let data = "数据: {单位: 文字, 企业: [{名称: 文字, 数: 整数}]}\n"
  private static func template(_ blocks: String) -> String { "模板: 甲\n\(data)正文:\n\(blocks)" }

  @Test func `columns are texts, blocks or lists of blocks`() throws {
    let text = try TemplateFixture(
      Self.template(
        """
        - 并排:
          - 填报单位：【单位】
          - {段落: 日期, 样式: 落款}
          - [第一行, {二维码: 【单位】, 宽: 15mm}]
          列宽: [2份, 30mm, 1份]
          栏距: 5mm
        """)
    ).load().dump(#"{"单位": "张店分局", "企业": []}"#)
    #expect(
      text.contains(
        """
          side by side 2/ 14173 85039 14173 1/ rulings 0/0
            data ≥0
              0 [正文] 填报单位：张店分局
              2 [落款] 日期
              4 [正文] 第一行 ¶ <code M “张店分局” 42520x- “二维码：张店分局”>
        """), "\(text)")
  }

  private static let table = """
    - 表格:
        每行: 企业
        列:
        - {表头: 名称, 内容: 【名称】}
        - {表头: 数, 内容: 【数】, 合计: 求和}
        本页合计: 本页小计（【单位】，【行数】家）
        合计: 合计
    """

  @Test func `the total of a page folds its rows alone`() throws {
    let template = try TemplateFixture(Self.template(Self.table)).load()
    let rows = (1...5).map { #"{"名称": "第\#($0)厂", "数": \#($0)}"# }
    let data = try template.data(#"{"单位": "局", "企业": [\#(rows.joined(separator: ","))]}"#)
    let document = try template.filled(with: data).document(at: 0)
    guard case .table(let table) = document.sections[0].blocks[0],
      let total = table.pageTotal
    else {
      Issue.record("no total")
      return
    }
    #expect(total.rowCount == 5)
    for (shown, sum) in [(0..<2, 3), (2..<5, 12), (4..<5, 5), (0..<5, 15)] {
      let row = total.row(shown)
      #expect(row.kind == .total)
      guard case .paragraphs(let numbers) = row.cells[1].content,
        case .paragraphs(let label) = row.cells[0].content
      else {
        Issue.record("no text in the total of \(shown)")
        continue
      }
      #expect(numbers[0].plainText == "\(sum)", "\(shown)")
      #expect(label[0].plainText == "本页小计（局，\(shown.count)家）")
    }
  }

  @Test func `no rows, and a blank form, have no total of a page`() throws {
    let template = try TemplateFixture(Self.template(Self.table)).load()
    #expect(try !template.dump(#"{"单位": "局", "企业": []}"#).contains("page total"))
    #expect(try !template.blankDump().contains("page total"))
  }

  @Test func `room for a seal is told of a signature`() throws {
    let text = try TemplateFixture(
      Self.template("- 表格:\n    行:\n    - [盖章, {签字: 单位, 章: 42mm, 日期: 是}]\n")
    ).load().dump(#"{"单位": "局", "企业": []}"#)
    #expect(text.contains("<sign 单位 seal 119055 dated>"), "\(text)")
  }

  @Test(arguments: [
    Case("只有一栏", template("- 并排: [甲]\n"), "4:7 template.bad-side-by-side"),
    Case("不是列表", template("- 并排: 甲\n"), "4:7 template.wrong-kind"),
    Case("列宽少一个", template("- 并排: [甲, 乙]\n  列宽: [1份]\n"), "5:7 template.bad-side-by-side"),
    Case("列宽没有单位", template("- 并排: [甲, 乙]\n  列宽: [1份, 3]\n"), "5:12 template.missing-unit"),
    Case("别处的栏距", template("- 段落: 甲\n  栏距: 3mm\n"), "5:3 template.misplaced-key"),
    Case(
      "栏里的表格", template("- 并排:\n  - 甲\n  - {表格: {行: [[乙]]}}\n"), "6:5 template.missing-key",
      "6:6 template.unknown-key"),
    Case("栏里写错", template("- 并排: [【单位】, 【单未】]\n"), "4:15 expression.unknown-name"),
    Case("并拍", template("- 并拍: [甲, 乙]\n"), "4:3 template.unknown-key"),
    Case(
      "没有可合计的列",
      template("- 表格:\n    每行: 企业\n    本页合计: 小计\n    列: [{内容: 【名称】}]\n"),
      "6:11 template.no-total-column"),
    Case("固定格的本页合计", template("- 表格:\n    行: [[甲]]\n    本页合计: 乙\n"), "6:5 template.misplaced-key"),
    Case(
      "本页合计里签字",
      template(
        "- 表格:\n    每行: 企业\n    本页合计: 【签字 甲】\n    列: [{内容: 【名称】}, {内容: 【数】, 合计: 求和}]\n"),
      "6:11 template.signature-not-here"),
    Case(
      "没有签字的章", template("- 表格:\n    行:\n    - [{文字: 甲, 章: 4cm}]\n"), "6:16 template.misplaced-key"),
    Case(
      "章没有单位", template("- 表格:\n    行:\n    - [{签字: 甲, 章: 42}]\n"), "6:19 template.missing-unit"),
  ])
  func `a slip is named at its place`(slip: Case) {
    #expect(TemplateFixture(slip.text).faults == slip.faults)
  }
}
