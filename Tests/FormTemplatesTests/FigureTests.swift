import DocumentTree
import FormData
import FormTestSupport
import Geometry
import ImageFiles
import Testing

@testable import FormTemplates

/// 二维码 and 图片 of a template: what they are filled to, and how they are refused.
struct FigureTests {
  typealias Case = FaultCase

  private static let data = "数据: {编号: 文字, 照片: 选填图片, 企业: [{名称: 文字, 图: 选填图片}]}\n"
  private static func template(_ blocks: String, page: String = "") -> String {
    "模板: 甲\n\(data)\(page)正文:\n\(blocks)"
  }

  // MARK: Filling

  private func dump(_ blocks: String, _ json: String = #"{"编号": "17", "企业": []}"#) throws -> String
  {
    try TemplateFixture(Self.template(blocks)).load().dump(json)
  }

  @Test func `a code is a block, a cell, a column, a piece of text`() throws {
    let text = try dump(
      """
      - 二维码: 第【编号】号
        宽: 25mm
        纠错: H
        说明: 编号【编号】的码
      - 段落: 编号【编号|二维码 14mm】如左
      - 表格:
          行:
          - [码, {二维码: 【编号】, 宽: 15mm}]
          - [码, [编号【编号】, {二维码: 【编号】}]]
      - 表格:
          每行: 企业
          列:
          - {表头: 名称, 内容: 【名称】}
          - {表头: 码, 二维码: 【名称】, 宽: 12mm}
      """, #"{"编号": "17", "企业": [{"名称": "甲厂"}]}"#)
    for line in [
      "paragraph [正文] <code H “第17号” 70866x- “编号17的码”>",
      "paragraph [正文] 编号<code M “17” 39685x- “二维码：17”>如左",
      "1 [表单] <code M “17” 42520x- “二维码：17”>",
      "1 [表单] 编号17 ¶ <code M “17” -x- “二维码：17”>",
      "1 [表文] <code M “甲厂” 34016x- “二维码：甲厂”>",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
  }

  @Test func `a code of nothing prints nothing, also on a blank form`() throws {
    let template = try TemplateFixture(
      "模板: 甲\n数据: {编号: 选填文字}\n正文:\n- 二维码: 【编号】\n- 段落: 甲【编号|二维码】乙\n"
    ).load()
    for text in [try template.dump("{}"), try template.blankDump()] {
      #expect(!text.contains("code") && text.contains("甲乙"))
    }
  }

  @Test func `a photograph is taken by its path, and leaves its room when there is none`() throws {
    let blocks = """
      - 图片: 【照片】
        宽: 28mm
        高: 38mm
      - 表格:
          行:
          - [照片, {图片: 【照片】, 宽: 28mm, 说明: "【编号】号厂区"}]
      """
    let room = try dump(blocks)
    #expect(room.contains("paragraph [正文] <room for an image 79370x107717 “照片”>"))
    let template = try TemplateFixture(Self.template(blocks)).load()
    let file = try ImageFile(named: "甲.png") { () throws(ImageFault) in Self.image }
    let data = DataSet(
      Record([
        .text("17"), .text("甲.png"), .records(RecordList(HeldRecords([]), identity: 0)),
      ]), declarations: template.declarations, images: ["甲.png": file])
    let filled = try template.filled(with: data).document(at: 0).dump
    #expect(filled.contains("<image 甲.png 79370x107717 “照片”>"), "\(filled)")
    #expect(filled.contains("<image 甲.png 79370x- “17号厂区”>"), "\(filled)")
    let blank = try template.blankDump()
    #expect(blank.contains("<room for an image 79370x107717 “照片”>"))
  }

  @Test func `a code in a footer knows its page`() throws {
    let template = try TemplateFixture(
      Self.template(
        "- 段落: 甲\n", page: "页面: {页脚: {右: {二维码: \"【编号】-【页】\", 宽: 14mm}, 左: 【编号|二维码】}}\n")
    ).load()
    let text = try template.dump(#"{"编号": "17", "企业": []}"#)
    #expect(
      text.contains(
        "footer [页码] <code M “17” -x- “二维码：17”> |  | <code M “17-2” 39685x- “二维码：17-2”>"),
      "\(text)")
  }

  @Test func `equal cells with different figures are not merged`() throws {
    let text = """
      - 表格:
          每行: 企业
          列:
          - {表头: 码, 二维码: 【名称】, 合并相同项: 是}
      """
    let template = try TemplateFixture(Self.template(text)).load()
    let data = try template.data(#"{"编号": "1", "企业": [{"名称": "甲"}, {"名称": "甲"}, {"名称": "乙"}]}"#)
    let blocks = try template.filled(with: data).document(at: 0).sections[0].blocks
    guard case .table(let table) = blocks[0] else {
      Issue.record("no table")
      return
    }
    let keys = try (0..<3).map { try table.body.row(at: $0).cells[0].mergeKey }
    #expect(keys[0] == keys[1] && keys[1] != keys[2])
  }

  // MARK: Refusals

  @Test(arguments: [
    Case("码写错了项", template("- 二维马: 甲\n"), "4:3 template.unknown-key"),
    Case("码写了高", template("- 二维码: 甲\n  高: 2cm\n"), "5:3 template.misplaced-key"),
    Case("没有的纠错等级", template("- 二维码: 甲\n  纠错: 高\n"), "5:7 template.unknown-choice"),
    Case("宽没有单位", template("- 二维码: 甲\n  宽: 20\n"), "5:6 template.missing-unit"),
    Case("宽是零", template("- 二维码: 甲\n  宽: 0mm\n"), "5:6 template.zero-length"),
    Case("码里没有的字段", template("- 二维码: 【编码】\n"), "4:9 expression.unknown-name"),
    Case("正文里的页码", template("- 二维码: 【页】\n"), "4:9 expression.not-here"),
    Case("码里签字", template("- 二维码: 【签字 甲】\n"), "4:8 template.signature-not-here"),
    Case("全角冒号", template("- 二维码：甲\n"), "4:6 template.wide-colon"),
    Case("段落有宽", template("- 段落: 甲\n  宽: 20mm\n"), "5:3 template.misplaced-key"),
    Case("图片没有大小", template("- 图片: 【照片】\n"), "4:7 template.missing-key"),
    Case("图片是文件名", template("- {图片: 章.png, 宽: 2cm}\n"), "4:8 template.not-an-image"),
    Case("图片是文字", template("- {图片: 【编号】, 宽: 2cm}\n"), "4:8 template.not-an-image"),
    Case("没有的图片", template("- {图片: 【相片】, 宽: 2cm}\n"), "4:9 expression.unknown-name"),
    Case("图片有纠错", template("- {图片: 【照片】, 宽: 2cm, 纠错: L}\n"), "4:22 template.misplaced-key"),
    Case("图片当文字印", template("- 段落: 【照片】\n"), "4:8 expression.not-printable"),
    Case(
      "格里又有图又有字", template("- 表格:\n    行:\n    - [{二维码: 甲, 文字: 乙}]\n"),
      "6:17 template.misplaced-key"),
    Case(
      "格里的字有宽", template("- 表格:\n    行:\n    - [{文字: 乙, 宽: 2cm}]\n"),
      "6:16 template.misplaced-key"),
    Case(
      "列里又有图又有内容",
      template("- 表格:\n    每行: 企业\n    列: [{二维码: 【名称】, 内容: 【名称】}]\n"),
      "6:10 template.misplaced-key"),
    Case(
      "列里的字有高", template("- 表格:\n    每行: 企业\n    列: [{内容: 【名称】, 高: 2cm}]\n"),
      "6:20 template.misplaced-key"),
    Case(
      "页脚里没有图", template("- 段落: 甲\n", page: "页面: {页脚: {右: {宽: 2cm}}}\n"),
      "3:14 template.missing-key"),
    Case(
      "页脚里的字写成一组", template("- 段落: 甲\n", page: "页面: {页脚: {右: {文字: 甲}}}\n"),
      "3:14 template.missing-key", "3:15 template.unknown-key"),
  ])
  func `a slip in a figure is named at its place`(slip: Case) {
    #expect(TemplateFixture(slip.text).faults == slip.faults)
  }

  /// One grey dot.
  private static let image: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
    0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A,
    0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60,
    0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xAF, 0xA4, 0x71, 0x00, 0x00, 0x00, 0x00, 0x49,
    0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}
