import Diagnostics
import DocumentTree
import FormTestSupport
import Testing

@testable import FormTemplates

/// 排序 and 每节 by 拼音 and 笔画.
struct OrderTests {
  private static let officers = ["王小洪", "曾国", "丁一", "单雄", "王毅", "欧阳修", "沈冰", "于伟"]

  private func template(
    _ keys: String, fields: String = "", section: String = ""
  ) throws(DiagnosticError) -> Template {
    try TemplateFixture(
      """
      模板: 甲
      \(section)
      数据:
        名单:
        - {姓名: 选填文字, 读音: 选填文字, 级: 选项 甲/乙, 数: 选填整数\(fields)}
      正文:
      - 表格: {每行: 名单, \(keys), 列: [{表头: 甲, 内容: 【序号】}, {表头: 乙, 内容: 【姓名】}]}
      """
    ).load()
  }

  private func data(_ names: [String]) -> String {
    let rows = names.enumerated().map {
      "{\"姓名\": \"\($1)\", \"级\": \"甲\", \"数\": \($0)}"
    }
    return "{\"名单\": [\(rows.joined(separator: ","))]}"
  }

  private func names(in document: Document) throws -> [[String]] {
    try document.sections.map { section in
      guard case .table(let table) = section.blocks.first else { return [] }
      return try (0..<table.body.count).map { index in
        guard case .paragraphs(let paragraphs) = try table.body.row(at: index).cells[1].content
        else { return "?" }
        return paragraphs.map(\.plainText).joined()
      }
    }
  }

  private func names(_ keys: String, _ json: String) throws -> [String] {
    let template = try template(keys)
    return try names(in: template.filled(with: template.data(json)).document(at: 0))[0]
  }

  @Test(arguments: [
    ("排序: 姓名", Self.officers),
    ("排序: 姓名 拼音", ["丁一", "欧阳修", "单雄", "沈冰", "王小洪", "王毅", "于伟", "曾国"]),
    ("排序: 姓名 笔画", ["丁一", "于伟", "王毅", "王小洪", "沈冰", "欧阳修", "单雄", "曾国"]),
    ("排序: 姓名 笔画 升序", ["丁一", "于伟", "王毅", "王小洪", "沈冰", "欧阳修", "单雄", "曾国"]),
    ("排序: 姓名 笔画 降序", ["曾国", "单雄", "欧阳修", "沈冰", "王小洪", "王毅", "于伟", "丁一"]),
    ("排序: [级, 姓名 拼音 降序]", ["曾国", "于伟", "王毅", "王小洪", "沈冰", "单雄", "欧阳修", "丁一"]),
    ("排序: [姓名 拼音, 数], 筛选: 数 > 2", ["欧阳修", "单雄", "沈冰", "王毅", "于伟"]),
  ])
  func `rows go by the order that is asked for`(keys: String, expected: [String]) throws {
    #expect(try names(keys, data(Self.officers)) == expected)
  }

  @Test func `what is absent goes last and equal names keep their order`() throws {
    let json = """
      {"名单": [{"级": "乙"}, {"姓名": "王毅", "级": "甲", "数": 1}, {"姓名": "丁一", "级": "甲"},
        {"姓名": "王毅", "级": "甲", "数": 2}]}
      """
    #expect(try names("排序: 姓名 笔画", json) == ["丁一", "王毅", "王毅", ""])
    #expect(try names("排序: 姓名 笔画 降序", json) == ["王毅", "王毅", "丁一", ""])
    #expect(try names("排序: [姓名 拼音, 数 降序], 筛选: 有(数)", json) == ["王毅", "王毅"])
  }

  @Test func `a field of its own says how a name is read`() throws {
    let json = """
      {"名单": [{"姓名": "覃一", "级": "甲", "读音": "Tán Yī"}, {"姓名": "覃二", "级": "甲"},
        {"姓名": "孙三", "级": "甲"}, {"姓名": "覃四", "级": "甲", "读音": "tan"}]}
      """
    let keys = "排序: 姓名 拼音 读音 读音"
    let form = try template(keys).filled(with: template(keys).data(json))
    #expect(try names(in: form.document(at: 0)) == [["覃二", "覃四", "孙三", "覃一"]])
    let warnings = form.warnings(ofCopy: 0)
    #expect(warnings.map(TemplateFixture.words) == ["7:20 data.bad-reading"])
    #expect(warnings.first?.message.hasSuffix("没有用：“覃四”的“tan”") == true)
    #expect(try names("排序: 姓名 拼音 读音 读音 降序", json).first == "覃一")
  }

  @Test func `sections go by 次序, rows in them as they were given`() throws {
    let json = """
      {"名单": [{"姓名": "沈冰", "级": "甲", "单位": "张店区"}, {"姓名": "丁一", "级": "甲", "单位": "华山镇"},
        {"姓名": "卜二", "级": "甲", "单位": "张店区"}, {"姓名": "于三", "级": "甲", "单位": "王村镇"}]}
      """
    for (order, expected) in [
      ("", ["张店区", "华山镇", "王村镇"]), (", 次序: 拼音", ["华山镇", "王村镇", "张店区"]),
      (", 次序: 笔画", ["王村镇", "华山镇", "张店区"]),
    ] {
      let template = try template(
        "无数据时: 无", fields: ", 单位: 选填文字", section: "每节: {按: 名单.单位\(order)}")
      let document = try template.filled(with: template.data(json)).document(at: 0)
      #expect(document.sections.map(\.name) == expected)
      #expect(try names(in: document)[expected.firstIndex(of: "张店区") ?? 0] == ["沈冰", "卜二"])
    }
  }

  @Test func `characters without data are told once for each place that orders`() throws {
    let section = "每节: {按: 名单.姓名, 次序: 拼音}"
    let template = try template("排序: 姓名 拼音", section: section)
    let form = try template.filled(with: template.data(data(["王𲎯", "丁一", "李𲎯", "于𲎮"])))
    #expect(form.warnings.isEmpty)
    let warnings = form.warnings(ofCopy: 0)
    #expect(
      warnings.map(TemplateFixture.words) == [
        "2:20 data.unordered-character", "7:20 data.unordered-character",
      ])
    #expect(warnings.map(\.severity) == [.warning, .warning])
    #expect(
      warnings.first?.message == "有的字没有读音，含这些字的排在后面：𲎯（U+323AF）、𲎮（U+323AE）")
    #expect(try names(in: form.document(at: 0)) == [["丁一"], ["李𲎯"], ["王𲎯"], ["于𲎮"]])
    let strokes = try self.template("排序: 姓名 笔画")
    let known = try strokes.filled(with: strokes.data(data(["王𲎯", "丁一"])))
    #expect(known.warnings(ofCopy: 0).isEmpty)
  }

  @Test(arguments: [
    ("排序: 级 拼音", "", ["7:20 template.order-needs-text"]),
    ("排序: 数 笔画 降序", "", ["7:20 template.order-needs-text"]),
    ("排序: [姓名, 级 笔画]", "", ["7:25 template.order-needs-text"]),
    ("排序: 姓名 拼音 读音 数", "", ["7:20 template.order-needs-text"]),
    ("排序: 姓名 拼音 读音", "", ["7:20 template.missing-key"]),
    ("排序: 姓名 拼音 读音 拼写", "", ["7:20 template.unknown-path"]),
    ("排序: 姓名 笔画 读音 读音", "", ["7:20 template.unknown-choice"]),
    ("排序: 姓名 降序 笔画", "", ["7:20 template.unknown-choice"]),
    ("排序: [\" \"]", "", ["7:21 template.wrong-kind"]),
    ("排序: 姓名 笔划", "", ["7:20 template.unknown-choice"]),
    ("排序: 姓名 拼音 笔画", "", ["7:20 template.unknown-choice"]),
    ("无数据时: 无", "每节: {按: 名单.级, 次序: 拼音}", ["2:19 template.order-needs-text"]),
    ("无数据时: 无", "每节: {按: 名单.姓名, 次序: 部首}", ["2:20 template.unknown-choice"]),
  ])
  func `an order that means nothing is refused`(
    keys: String, section: String, faults: [String]
  ) throws {
    do throws(DiagnosticError) {
      _ = try template(keys, section: section)
      Issue.record("loaded")
    } catch {
      #expect(error.diagnostics.map(TemplateFixture.words) == faults)
    }
  }

  @Test func `a field that only orders is a field in use`() throws {
    let template = try template("排序: [姓名 拼音 读音 读音, 级, 数]")
    #expect(template.warnings.isEmpty)
  }

  @Test(arguments: ["拼音", "笔画"])
  func `a roster of ten thousand is ordered, and reversed`(order: String) throws {
    var generator = Generator(seed: 3)
    let roster = (0..<10_000).map { _ in generator.personName() }
    let rising = try names("排序: 姓名 \(order)", data(roster)).map { Array($0.utf8) }
    let falling = try names("排序: 姓名 \(order) 降序", data(roster)).map { Array($0.utf8) }
    #expect(rising == falling.reversed())
    #expect(rising != roster.map { Array($0.utf8) })
    let again = try names("排序: 姓名 \(order)", data(roster.reversed())).map { Array($0.utf8) }
    #expect(again == rising)
  }
}
