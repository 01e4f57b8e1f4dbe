import ConformanceTestSupport
import Diagnostics
import FormPipeline
import FormTestSupport
import PDFFinishing
import PDFObjects
import Testing

/// Links of a template from its text to the file, and what others read of them.
@Suite struct LinkedPaperTests {
  private static let template = """
    模板: 公开告知
    页面: {纸张: A5, 方向: 纵向, 页边距: 14mm, 页脚: {居中: 【链接 https://www.zibo.gov.cn/ 页脚】}, 水印: 样本}
    样式:
      正文: {字体: 仿宋, 字号: 三号, 行距: 26磅, 对齐: 两端对齐}
    数据:
      网站: 网址
      其他: 网址 若干项
      企业:
      - {名称: 文字, 主页: 选填网址}
    正文:
    - 段落: 抽查结果在【链接 https://www.zibo.gov.cn/公开?年=2019#表 淄博市人民政府门户网站的政务公开栏目里的双随机公开专栏】公布，举报请写信到*【链接 mailto:hbj@zibo.gov.cn】*。
    - 段落: 网站：【网站】；另见【其他】。【签字 经办人 6字】
    - 表格:
        每行: 企业
        列:
        - {表头: 【链接 https://www.zibo.gov.cn/ 名称】, 列宽: 1份, 内容: 【名称】}
        - {表头: 主页, 列宽: 2份, 内容: 【主页|空则 "无"】}
    """

  private func order(in folder: TemporaryFolder, rows: Int = 2) throws -> Order {
    let list = (1...rows).map { row in
      row == 2 ? #"{"名称": "乙"}"# : #"{"名称": "甲\#(row)", "主页": "http://甲\#(row).中国/"}"#
    }
    let json = """
      {"网站": "HTTPS://www.zibo.gov.cn/張店", "其他": ["https://a.cn/", "https://b.cn/%20"],
       "企业": [\(list.joined(separator: ",\n  "))]}
      """
    return try Order(template: Self.template, json: json, in: folder)
  }

  /// An annotation as the file has it: where it leads, its words, its page and its height.
  private struct Found: Hashable {
    var uri: String
    var words: String
    var page: Int
  }

  private func links(of archive: ArchivedFile) throws -> [(Found, PDFDictionary)] {
    try archive.pages.indices.flatMap { index in
      try archive.array("Annots", of: archive.page(index)).compactMap { annotation in
        let link = try archive.file.dictionary(annotation)
        guard link["Subtype"]?.name == "Link" else { return nil }
        let uri = try archive.dictionary("A", of: link)["URI"]?.string ?? []
        let found = Found(
          uri: String(decoding: uri, as: UTF8.self), words: link["Contents"]?.textString ?? "",
          page: index)
        return (found, link)
      }
    }
  }

  private static let column = "淄博市人民政府门户网站的政务公开栏目里的双随机公开专栏"
  private static let encoded =
    "https://www.zibo.gov.cn/%E5%85%AC%E5%BC%80?%E5%B9%B4=2019#%E8%A1%A8"

  @Test func `words lead where the template and the data say, each line by itself`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(try order(in: folder))
    let archive = try ArchivedFile(try printed.bytes(of: "out"))
    #expect(try ConformanceChecker.faults(in: archive.bytes) == [])
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
    let links = try links(of: archive)
    #expect(
      links.map(\.0) == [
        Found(uri: Self.encoded, words: Self.column, page: 0),
        Found(uri: Self.encoded, words: Self.column, page: 0),
        Found(uri: "mailto:hbj@zibo.gov.cn", words: "mailto:hbj@zibo.gov.cn", page: 0),
        Found(
          uri: "https://www.zibo.gov.cn/%E5%BC%B5%E5%BA%97", words: "HTTPS://www.zibo.gov.cn/張店",
          page: 0),
        Found(uri: "https://a.cn/", words: "https://a.cn/", page: 0),
        Found(uri: "https://b.cn/%20", words: "https://b.cn/%20", page: 0),
        Found(uri: "https://www.zibo.gov.cn/", words: "名称", page: 0),
        Found(uri: "http://%E7%94%B21.%E4%B8%AD%E5%9B%BD/", words: "http://甲1.中国/", page: 0),
      ])
    for (_, link) in links {
      #expect(link["F"] == 4 && link["Border"] == [0, 0, 0] && link["AP"] == nil)
    }
    // Two lines of one link do not lie over each other.
    let rectangles = links.prefix(2).map { $0.1["Rect"]?.array?.compactMap(\.number) ?? [] }
    #expect(rectangles[0][1] > rectangles[1][3], "\(rectangles)")
    let elements = try StructureTree(of: archive).all.filter { $0.name == "Link" }
    #expect(elements.map { $0.elements.count } == [0, 0, 0, 0, 0, 0, 0])
    let annotations = elements.map { element in
      element.kids.count { if case .annotation = $0 { true } else { false } }
    }
    #expect(annotations == [2, 1, 1, 1, 1, 1, 1])
  }

  @Test func `the text is read as it is typed, by every reader`() async throws {
    let folder = try TemporaryFolder()
    let order = try order(in: folder)
    let printed = try await PrintedPaper(order)
    let text = """
      抽查结果在\(Self.column)公布，举报请写信到mailto:hbj@zibo.gov.cn。\
      网站：HTTPS://www.zibo.gov.cn/張店；另见https://a.cn/、https://b.cn/%20。\
      名称主页甲1http://甲1.中国/乙无
      """
    let read = try ArchivedFile(try printed.bytes(of: "out")).readText()
    #expect(read.replacing("▢", with: "").withoutWhiteSpace == text)
    #expect(read.withoutWhiteSpace.contains("%20。▢"))
    #expect(try pdfText(of: printed.path(of: "out")).withoutWhiteSpace.contains(text))
    let other = try run("mutool", ["draw", "-q", "-F", "txt", printed.path(of: "out")])
    #expect(other.text.withoutWhiteSpace.contains(Self.column))
  }

  @Test func `heads that are repeated and bands are print alone`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(try order(in: folder, rows: 60))
    let archive = try ArchivedFile(try printed.bytes(of: "out"))
    #expect(archive.pages.count > 1)
    #expect(try ConformanceChecker.faults(in: archive.bytes) == [])
    let links = try links(of: archive).map(\.0)
    #expect(links.filter { $0.words == "页脚" } == [])
    #expect(links.filter { $0.words == "名称" }.count <= 1)
    #expect(Set(links.map(\.page)).count == archive.pages.count)
  }

  @Test(arguments: [FinishingProfile.plain, .fillable])
  func `other profiles have the links as well`(profile: FinishingProfile) async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(try order(in: folder).with { $0.profile = profile })
    let links = try links(of: ArchivedFile(try printed.bytes(of: "out")))
    #expect(links.count == 8)
    for (_, link) in links { #expect((link["StructParent"] == nil) == (profile == .plain)) }
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
  }

  @Test func `a signed file keeps its links`() async throws {
    let folder = try TemporaryFolder()
    let printed = try await PrintedPaper(try order(in: folder))
    let desk = try SigningDesk(in: printed.folder)
    try desk.sign("out", field: "经办人", to: "signed.pdf", isShown: true)
    let signed = try printed.bytes(of: "signed.pdf")
    #expect(try ConformanceChecker.faults(in: signed) == [])
    #expect(try links(of: ArchivedFile(signed)).count == 8)
  }

  @Test(arguments: [
    ("javascript:alert(1)", "data.bad-address"), ("file:///etc/passwd", "data.bad-address"),
    ("data:text/html,x", "data.bad-address"), ("www.zibo.gov.cn", "data.bad-address"),
    ("https://zibo.gov.cn@evil.cn/", "data.bad-address"),
  ])
  func `an address of another kind in the data is refused`(address: String, id: String)
    async throws
  {
    let folder = try TemporaryFolder()
    let json = """
      {"网站": "\(address)", "其他": [],
       "企业": [{"名称": "甲", "主页": "\(address)"}]}
      """
    let order = try Order(template: Self.template, json: json, in: folder)
    let found = try await order.refusal()
    #expect(found.map(\.id.description) == [id, id])
    #expect(found.map(\.dataPath) == ["网站", "企业[1].主页"])
    #expect(found.map { $0.location?.line } == [1, 2])
    #expect(found.map { $0.location?.column } == [8, 27])
  }
}
