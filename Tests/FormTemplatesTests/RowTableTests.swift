import Diagnostics
import DocumentTree
import Testing

@testable import FormTemplates

/// Order, groups, totals, and rows that are never all held.
struct RowTableTests {
  /// A table over 企业 with the given keys; the dump's rows come back one a string.
  private func rows(_ keys: String, _ json: String, columns: String? = nil) throws -> [String] {
    let columns =
      columns ?? "[{表头: 甲, 内容: 【序号】}, {表头: 乙, 内容: 【大队】【数】, 合计: 【求和(数)】}]"
    let template = try TemplateFixture(
      """
      模板: 甲
      数据:
        企业:
        - {大队: 文字, 类: 选填选项 重/轻, 数: 整数}
      正文:
      - 表格:
          每行: 企业
      \(keys)
          列: \(columns)
      """
    ).load()
    let document = try template.filled(with: try template.data(json)).document(at: 0)
    guard case .table(let table) = document.sections[0].blocks[0] else { return [] }
    return try (0..<table.body.count).map { index in
      let row = try table.body.row(at: index)
      let cells = row.cells.map { cell -> String in
        guard case .paragraphs(let paragraphs) = cell.content else { return "?" }
        return paragraphs.map(\.plainText).joined()
      }
      return "\(row.kind): \(cells.joined(separator: "|"))"
    }
  }

  private static let data = """
    {"企业": [{"大队": "二", "类": "轻", "数": 10}, {"大队": "一", "类": "重", "数": 9},
      {"大队": "二", "类": "重", "数": 100}, {"大队": "一", "数": 1}]}
    """

  @Test(arguments: [
    ("    合计: 合计", ["1|二10", "2|一9", "3|二100", "4|一1"], "120"),
    ("    合计: 合计\n    排序: 数", ["1|一1", "2|一9", "3|二10", "4|二100"], "120"),
    ("    合计: 合计\n    排序: 数 降序", ["1|二100", "2|二10", "3|一9", "4|一1"], "120"),
    ("    合计: 合计\n    排序: [大队, 数]", ["1|二10", "2|二100", "3|一1", "4|一9"], "120"),
    ("    合计: 合计\n    排序: 类", ["1|一9", "2|二100", "3|二10", "4|一1"], "120"),
    ("    合计: 合计\n    筛选: 数 > 9", ["1|二10", "2|二100"], "110"),
  ])
  func `rows are ordered, filtered and summed`(
    keys: String, expected: [String], sum: String
  ) throws {
    let all = expected.map { "data: \($0)" } + ["total: 合计|\(sum)"]
    #expect(try rows(keys, Self.data) == all)
  }

  @Test func `groups stand together under their heads with their totals`() throws {
    let keys = "    分组: {按: 大队, 组头: 【大队】大队共【行数】家, 小计: 小计}\n    合计: 合计"
    #expect(
      try rows(keys, Self.data, columns: "[{表头: 甲, 内容: 【组内序号】}, {表头: 乙, 内容: 【数】, 合计: 求和}]") == [
        "groupHead: 二大队共2家", "data: 1|10", "data: 2|100", "total: 小计|110",
        "groupHead: 一大队共2家", "data: 1|9", "data: 2|1", "total: 小计|10", "total: 合计|120",
      ])
  }

  @Test func `a group that ends its page fills it with rows for the pen`() throws {
    let group = "    分组: {按: 大队, 分页: 是, 组头: 【大队】, 小计: 小计}\n"
    let columns = "[{表头: 甲, 内容: 【组内序号】}, {表头: 乙, 内容: 【数】, 合计: 求和}]"
    #expect(
      try rows(group + "    补空行: 每页5行\n    合计: 合计", Self.data, columns: columns) == [
        "groupHead: 二", "data: 1|10", "data: 2|100", "blank: |", "total: 小计|110",
        "groupHead: 一", "data: 1|9", "data: 2|1", "blank: |", "total: 小计|10", "total: 合计|120",
      ])
    #expect(
      try rows(group + "    补空行: 每页3行", Self.data, columns: columns).map { $0.prefix(4) } == [
        "grou", "data", "data", "blan", "blan", "tota", "grou", "data", "data", "blan", "blan",
        "tota",
      ])
    let plain = "    分组: {按: 大队, 分页: 是}\n    补空行: 每页2行"
    #expect(try rows(plain, Self.data, columns: "[{表头: 甲, 内容: 【数】}]").count == 4)
  }

  @Test(arguments: [
    ("", ["data: （无）"]), ("    末行: 以下空白", ["closing: 以下空白"]),
    ("    无数据时: 本季度无", ["data: 本季度无"]),
    // Rows for the pen take the place of the words, unless the template has words of its own.
    ("    补空行: 12行", []), ("    补空行: 12行\n    无数据时: 本季度无", ["data: 本季度无"]),
  ])
  func `an empty list says so`(keys: String, expected: [String]) throws {
    let columns = "[{表头: 甲, 内容: 【数】}]"
    #expect(try rows(keys, "{\"企业\": []}", columns: columns) == expected)
  }

  @Test func `the total of an empty list is printed`() throws {
    #expect(try rows("    合计: 合计", "{\"企业\": []}") == ["data: （无）", "total: 合计|0"])
  }

  @Test func `ten thousand rows are made when asked for, in any order`() throws {
    let items = (1...10_000).map { "{\"大队\": \"\($0 % 7)\", \"数\": \($0)}" }
    let json = "{\"企业\": [\(items.joined(separator: ","))]}"
    let template = try TemplateFixture(
      """
      模板: 甲
      数据: {企业: [{大队: 文字, 数: 整数}]}
      正文:
      - 表格: {每行: 企业, 分组: {按: 大队}, 列: [{表头: 甲, 内容: 【序号】}, {表头: 乙, 内容: 【数】}]}
      """
    ).load()
    let document = try template.filled(with: try template.data(json)).document(at: 0)
    guard case .table(let table) = document.sections[0].blocks[0] else {
      Issue.record("no table")
      return
    }
    #expect(table.body.count == 10_000)
    let last = try table.body.row(at: 9_999)
    let first = try table.body.row(at: 0)
    #expect(last == (try table.body.row(at: 9_999)))
    #expect(first.origin.dataPath == "企业[1]")
    #expect(last.origin.dataPath == "企业[9996]")
  }

  @Test func `heads of several levels merge sideways and reach down`() throws {
    let template = try TemplateFixture(
      """
      模板: 甲
      数据: {企业: [{数: 整数}]}
      正文:
      - 表格:
          每行: 企业
          列:
          - {表头: 单位, 内容: 【数】}
          - {表头: [检查, 应查], 内容: 【数】}
          - {表头: [检查, 已查], 内容: 【数】}
          - {表头: 备注, 内容: 【数】}
      """
    ).load()
    let dump = try template.blankDump()
    let header = dump.split(separator: "\n").filter { $0.contains("[表头]") }
      .map { String($0).trimmingBlanks }
    #expect(
      header == [
        "0+1x2 label [表头] 单位", "1+2x1 label [表头] 检查", "3+1x2 label [表头] 备注",
        "1 label [表头] 应查", "2 label [表头] 已查",
      ])
  }

  @Test func `more than two hundred signature places are rooms without fields`() throws {
    let items = (1...201).map { _ in "{\"数\": 1}" }
    let template = try TemplateFixture(
      """
      模板: 甲
      数据: {企业: [{数: 整数}]}
      正文:
      - 表格: {每行: 企业, 列: [{表头: 甲, 内容: 【数】}, {表头: 乙, 签字: 收件人}]}
      """
    ).load()
    let few = try template.dump("{\"企业\": [{\"数\": 1}, {\"数\": 1}]}")
    #expect(few.contains("<sign 收件人-2>"))
    let form = try template.filled(
      with: try template.data("{\"企业\": [\(items.joined(separator: ","))]}"))
    #expect(try form.document(at: 0).dump.contains("<sign 收件人") == false)
    #expect(form.warnings(ofCopy: 0).map(\.id) == ["template.too-many-signature-fields"])
  }
}
