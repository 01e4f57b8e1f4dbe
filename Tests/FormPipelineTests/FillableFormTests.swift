import ConformanceTestSupport
import FormTestSupport
import Foundation
import PDFFinishing
import PDFObjects
import Testing

/// Forms to be filled in on a screen, seen with programs that are not ours.
@Suite struct FillableFormTests {
  private func printed(_ order: Order) async throws -> PrintedPaper {
    try await PrintedPaper(order.with { $0.profile = .fillable })
  }

  private func fields(of file: PrintedPaper) throws -> [PDFDictionary] {
    let archive = try ArchivedFile(try file.bytes(of: "out"))
    let form = try archive.file.dictionary(archive.catalog["AcroForm"])
    #expect(form["NeedAppearances"] == nil)
    guard case .array(let fields) = form["Fields"] else { return [] }
    return try fields.map { try archive.file.dictionary($0) }
  }

  private func names(_ fields: [PDFDictionary], _ type: PDFName) -> [String] {
    fields.filter { $0["FT"] == .name(type) }.compactMap { $0["T"]?.textString }
  }

  @Test func `empty cells of a form are text fields, places to sign stay what they are`()
    async throws
  {
    let file = try await printed(Order("执法人员库变动审批表", isBlank: true))
    #expect(try pdfFaults(of: file.path(of: "out")) == "")
    let fields = try fields(of: file)
    let texts = names(fields, "Tx")
    // What is ticked, and blanks within a line, are for the pen.
    #expect(texts == ["姓名", "原因"])
    #expect(names(fields, "Sig") == ["科室负责人", "分管领导"])
    for field in fields where field["FT"] == .name("Tx") {
      guard case .string(let look) = field["DA"] else { Issue.record("no DA"); continue }
      #expect(String(decoding: look, as: UTF8.self).hasPrefix("/Helv 1"))
    }
  }

  @Test func `rows to be written have fields of their own`() async throws {
    let file = try await printed(Order("派遣单", isBlank: true))
    let texts = names(try fields(of: file), "Tx")
    #expect(texts.prefix(6) == ["名称", "地址", "地市", "区县", "执法人员", "名称-2"], "\(texts.prefix(8))")
    #expect(texts.count % 5 == 0 && Set(texts).count == texts.count)
  }

  @Test func `what is there is printed, and only the rest can be typed`() async throws {
    let file = try await printed(Order("执法人员库变动审批表"))
    let texts = names(try fields(of: file), "Tx")
    let text = try pdfText(of: file.path(of: "out")).withoutWhiteSpace
    let blank = names(
      try fields(of: try await printed(Order("执法人员库变动审批表", isBlank: true))), "Tx")
    #expect(texts.count < blank.count)
    #expect(!texts.contains("姓名") && text.contains("姓名"))
  }

  @Test(arguments: ["执法人员库变动审批表", "检查人员变动审批表"])
  func `the page looks as the archival one does`(paper: String) async throws {
    // Dates that are not there print 年 月 日 for the pen, and nothing under a field.
    let order = Order(paper)
    let pictures = try await [FinishingProfile.archival, .fillable].map { profile in
      order.with { $0.profile = profile }
    }.asyncMap { order in
      let file = try await PrintedPaper(order)
      _ = try run("pdftoppm", ["-r", "60", "-png", file.path(of: "out"), file.path(of: "p")])
      return try file.names.filter { $0.hasSuffix(".png") }.map { try file.bytes(of: $0) }
    }
    #expect(pictures[0] == pictures[1])
  }

  @Test func `a value and a signature of one name are two fields`() async throws {
    let template = """
      模板: 甲
      数据: {经办人: 选填文字}
      正文:
      - 表格:
          列宽: [1份, 1份]
          行:
          - [{文字: 【经办人】}, {签字: 经办人}]
      """
    let folder = try TemporaryFolder()
    let file = try await printed(Order(template: template, json: "{}", in: folder))
    let fields = try fields(of: file)
    #expect(names(fields, "Tx") == ["经办人-2"] && names(fields, "Sig") == ["经办人"])
  }

  @Test func `neither standard is claimed`() async throws {
    let file = try await printed(Order("派遣单"))
    let text = try run("qpdf", ["--qdf", "--object-streams=disable", file.path(of: "out"), "-"])
      .text
    #expect(
      !text.contains("pdfaid") && !text.contains("pdfuaid") && text.contains("StructTreeRoot"))
    #expect(!text.contains("EmbeddedFile"))
  }
}

extension Sequence {
  fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows
    -> [Result]
  {
    var results: [Result] = []
    for element in self { results.append(try await body(element)) }
    return results
  }
}
