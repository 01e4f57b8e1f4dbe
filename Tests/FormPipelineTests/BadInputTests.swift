import Diagnostics
import FormTestSupport
import Foundation
import Testing

/// What cannot be printed is refused whole: every fault named, with its place, and no file left.
@Suite struct BadInputTests {
  @Test func `five mistakes of a template are five diagnostics with their places`() async throws {
    let template = """
      模板: 甲
      页面: {纸张: B5}
      样式: {大字: {基于: 表纹}}
      数据: {年: 整树, 企业: [{名称: 文字}]}
      正文:
      - 间距: 12
      - 表格:
          每行: 企业
          列: [{表头: 名称, 内容: 【名秤】}]
      """
    let folder = try TemporaryFolder()
    let order = try Order(template: template, json: "{}", in: folder)
    let findings = try await order.refusal()
    #expect(
      findings.map(\.place) == [
        "2:10 template.unknown-choice", "3:15 template.unknown-style", "4:9 template.unknown-type",
        "6:7 template.missing-unit", "9:23 expression.unknown-name",
      ])
  }

  @Test func `three mistakes of the data are three diagnostics with their paths`() async throws {
    let json = """
      {"年": 1999, "季": 2, "企业": [
        {"名称": "甲厂", "地址": "甲路1号", "执法人员": ["王喆"]},
        {"名称": "乙厂", "地扯": "乙路2号", "执法人员": ["王喆", "李明"]}]}
      """
    let folder = try TemporaryFolder()
    let findings = try await Order("派遣单", json: json, in: folder).refusal()
    #expect(
      findings.map(\.place) == [
        "1:7 data.out-of-range 年", "2:38 data.too-few 企业[1].执法人员",
        "3:16 data.unknown-key 企业[2]", "3:3 data.missing 企业[2].地址",
      ])
  }

  @Test func `a character that no font has is refused with its name and place`() async throws {
    let json = """
      {"年": 2019, "季": 2, "企业": [
        {"名称": "甲厂", "地址": "甲路1号", "执法人员": ["王喆", "李明"]},
        {"名称": "乙\u{2EBF0}厂", "地址": "乙路2号", "执法人员": ["王喆", "李明"]}]}
      """
    let folder = try TemporaryFolder()
    let findings = try await Order("派遣单", json: json, in: folder).refusal()
    #expect(findings.map(\.id) == ["typesetting.missing-glyph"])
    #expect(findings.first?.message.contains("U+2EBF0") == true)
    #expect(findings.first?.dataPath == "企业[2].名称")
    #expect(findings.first?.location != nil)
  }

  @Test func `a font that is not there is told once, where the template names it`() async throws {
    let template = """
      模板: 甲
      样式:
        大字: {字体: 方正大黑}
        小字: {字体: 行文}
        末: {基于: 大字}
        没有用: {字体: 华文彩云}
      字体: {行文: 隶书}
      正文:
      - {段落: 一, 样式: 大字}
      - {段落: 二, 样式: 小字}
      - {段落: 三, 样式: 末}
      """
    let folder = try TemporaryFolder()
    let findings = try await Order(template: template, json: "{}", in: folder).refusal()
    #expect(
      findings.map(\.place) == [
        "3:12 typesetting.unknown-font", "7:10 typesetting.unknown-font",
      ])
  }

  @Test func `a file that was there stays as it was when the next is refused`() async throws {
    let folder = try TemporaryFolder()
    let target = try TemporaryFolder()
    let good = try Order("执法人员库变动审批表", json: #"{"姓名": "王喆"}"#, in: folder)
    let before = try await PrintedPaper(good, in: target).bytes(of: "out")
    let bad = try Order("执法人员库变动审批表", json: "{\"姓名\": \"\u{2EBF0}\"}", in: folder)
    await #expect(throws: DiagnosticError.self) { try await PrintedPaper(bad, in: target) }
    #expect(try PrintedPaper.names(in: target) == ["out"])
    #expect(try [UInt8](Data(contentsOf: target.url(of: "out"))) == before)
  }

  @Test func `every missing font file is named`() async throws {
    let fonts = try TemporaryFolder()
    let manifest = try PackageFolder.text(of: "Fonts/fonts.yaml")
    _ = try fonts.write(manifest.utf8, to: "fonts.yaml")
    let findings = try await Order("承诺书", isBlank: true)
      .with { $0.fontFolders = [fonts.path] }.refusal()
    #expect(findings.count > 5)
    #expect(findings.allSatisfy { $0.id == "fonts.missing-file" && $0.hint != nil })
  }

  @Test(arguments: [true, false])
  func `a character that every copy lacks is told once`(isMerged: Bool) async throws {
    let template = "模板: 信\n每份: 人员\n数据: {人员: [{名: 文字}]}\n正文:\n- 段落: 致\u{2EBF0}\n"
    let folder = try TemporaryFolder()
    let order = try Order(
      template: template, json: #"{"人员": [{"名": "甲"}, {"名": "乙"}, {"名": "丙"}]}"#, in: folder
    ).with {
      $0.isMerged = isMerged
      $0.workers = 2
      $0.output = isMerged ? "信.pdf" : "【名】.pdf"
    }
    let findings = try await order.refusal()
    #expect(findings.map(\.place) == ["5:7 typesetting.missing-glyph"])
  }

  @Test(arguments: [1, 4])
  func `each missing customary font is told once, whatever the number of copies`(
    workers: Int
  ) async throws {
    let order = Order("承诺书").with {
      $0.refusesSubstitutes = true
      $0.workers = workers
      $0.output = "【姓名】.pdf"
    }
    let findings = try await order.refusal()
    #expect(findings.map(\.place) == ["fonts.substitute-refused", "fonts.substitute-refused"])
    #expect(Set(findings).count == 2)
  }

  @Test(arguments: [
    ("Templates/没有.yaml", "Examples/张店/派遣单.json", "input.not-read"),
    ("Templates", "Examples/张店/派遣单.json", "input.not-read"),
    ("Templates/派遣单.yaml", "Examples/没有.json", "input.not-read"),
  ])
  func `a file that cannot be read is refused`(
    template: String, data: String, id: String
  ) async throws {
    let order = Order(
      templates: [PackageFolder.path(of: template)], data: [PackageFolder.path(of: data)])
    let findings = try await order.refusal()
    #expect(findings.map(\.id.name) == [id])
  }

  @Test func `a list without copies is refused`() async throws {
    let folder = try TemporaryFolder()
    let order = try Order("承诺书", json: #"{"执法人员": []}"#, in: folder)
    let findings = try await order.refusal()
    #expect(findings.map(\.id) == ["data.no-copies"])
  }
}

/// A name of forty characters in a column of two centimetres.
@Suite struct NarrowCellTests {
  private static let name = String(repeating: "淄博张店南定化工热电", count: 4)

  private func order(rowHeight: String, overflow: String, in folder: TemporaryFolder) throws
    -> Order
  {
    let template = """
      模板: 甲
      样式: {窄: {字体: 仿宋, 字号: 小四, 行距: 18磅, 首行缩进: 0字, 溢出: \(overflow)}}
      数据: {企业: [{名称: 文字}]}
      正文:
      - 表格:
          每行: 企业
          行高: "\(rowHeight)"
          列: [{表头: 名称, 列宽: 20mm, 内容: 【名称】, 样式: 窄}]
      """
    return try Order(
      template: template, json: #"{"企业": [{"名称": "\#(Self.name)"}]}"#, in: folder)
  }

  @Test(arguments: [("8mm", "自动增高"), ("8mm", "报错"), ("=40mm", "缩小 7磅")])
  func `it grows or shrinks until all of it is there`(
    rowHeight: String, overflow: String
  ) async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(
      try order(rowHeight: rowHeight, overflow: overflow, in: folder))
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(text == "名称" + Self.name)
    #expect(printed.warnings.isEmpty)
  }

  @Test(arguments: ["报错", "缩小 7磅"])
  func `it is refused by its path where the row may not grow`(overflow: String) async throws {
    let folder = try TemporaryFolder()
    let findings = try await order(rowHeight: "=8mm", overflow: overflow, in: folder).refusal()
    #expect(findings.map(\.id) == ["layout.cell-overfull"])
    #expect(findings.map(\.dataPath) == ["企业[1].名称"])
  }

  @Test func `it is cut with a mark and a warning when that is asked for`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(
      try order(rowHeight: "=10mm", overflow: "报错", in: folder).with { $0.isLoose = true })
    #expect(printed.warnings.map(\.id) == ["layout.cell-cut"])
    let text = try pdfText(of: printed.path(of: "out")).withoutWhiteSpace
    #expect(text == "名称淄博张…")
  }
}

extension Diagnostic {
  /// As `line:column id path`.
  var place: String {
    let place = location.map { "\($0.line):\($0.column) " } ?? ""
    return place + "\(id)" + (dataPath.map { " \($0)" } ?? "")
  }
}
