import FormTestSupport
import Foundation
import Testing

/// A file's bytes depend on template, data and fonts, and on nothing else.
@Suite struct SameBytesTests {
  @Test(arguments: ExampleOffice.papers)
  func `a paper printed twice has the same bytes`(paper: String) async throws {
    let order = Order(paper).with { $0.isMerged = true }
    let first = try await PrintedPaper(order)
    let second = try await PrintedPaper(order)
    #expect(try first.bytes(of: "out") == second.bytes(of: "out"))
  }

  @Test(arguments: ["派遣单", "检查人员变动审批表"])
  func `where templates and data lie leaves no trace`(paper: String) async throws {
    let folder = try TemporaryFolder()
    let manager = FileManager.default
    for name in ["Templates/\(paper).yaml", "Templates/通用版式.yaml", "Examples/张店/\(paper).json"] {
      let place = folder.url(of: (name as NSString).lastPathComponent)
      try manager.copyItem(at: URL(filePath: PackageFolder.path(of: name)), to: place)
    }
    let elsewhere = Order(
      templates: ["\(folder.path)/\(paper).yaml"], data: ["\(folder.path)/\(paper).json"])
    let here = try await PrintedPaper(Order(paper))
    let there = try await PrintedPaper(elsewhere)
    #expect(try here.bytes(of: "out") == there.bytes(of: "out"))
  }

  @Test func `a list from a spreadsheet prints the same sheet`() async throws {
    let json = try await PrintedPaper(Order("派遣单"))
    let csv = try await PrintedPaper(
      Order("派遣单").with {
        $0.data = [PackageFolder.path(of: "Examples/张店/派遣单抬头.json")]
        $0.tables = [("企业", PackageFolder.path(of: "Examples/张店/企业.csv"))]
      })
    #expect(try json.bytes(of: "out") == csv.bytes(of: "out"))
  }

  @Test func `a letter alone is the letter among many, whoever prints it`() async throws {
    let folder = try TemporaryFolder()
    let many = try Order("承诺书", json: ExampleOffice.letters(30), in: folder)
      .with { $0.output = "【姓名】.pdf" }
    let one = try await PrintedPaper(many)
    let four = try await PrintedPaper(many.with { $0.workers = 4 })
    #expect(try one.names.count == 30)
    #expect(try one.namesThatDiffer(from: four).isEmpty)
    let alone = try await PrintedPaper(
      try Order("承诺书", json: #"{"执法人员": [{"姓名": "王17"}]}"#, in: folder)
        .with { $0.output = "【姓名】.pdf" })
    #expect(try alone.names == ["王17.pdf"])
    #expect(try alone.bytes(of: "王17.pdf") == one.bytes(of: "王17.pdf"))
  }

  /// Fonts are subset once for a job, so every job knows other glyphs by other numbers.
  @Test func `the glyphs of other copies leave no trace in a file`() async throws {
    let template = "模板: 信\n每份: 人员\n数据: {人员: [{文: 文字}]}\n正文:\n- 段落: 【文】\n"
    var random = Generator(seed: 2019)
    let texts = (0..<12).map { _ in random.chineseText(pieces: 20...60) }
    func print(_ texts: [String], workers: Int) async throws -> PrintedPaper {
      let items = texts.map { #"{"文": "\#($0)"}"# }.joined(separator: ", ")
      let folder = try TemporaryFolder()
      let order = try Order(template: template, json: #"{"人员": [\#(items)]}"#, in: folder)
      return try await PrintedPaper(
        order.with {
          $0.output = "【序号】.pdf"
          $0.workers = workers
        })
    }
    let together = try await print(texts, workers: 1)
    #expect(try together.namesThatDiffer(from: await print(texts, workers: 4)).isEmpty)
    for (index, text) in texts.enumerated() {
      let alone = try await print([text], workers: 1)
      let isSame = try alone.bytes(of: "1.pdf") == together.bytes(of: "\(index + 1).pdf")
      #expect(isSame, "\(text)")
    }
  }

  @Test func `merged letters are one file with a page and an entry for each`() async throws {
    let folder = try TemporaryFolder()
    let merged = try await PrintedPaper(
      try Order("承诺书", json: ExampleOffice.letters(30), in: folder).with { $0.isMerged = true })
    #expect(try merged.names == ["out"])
    #expect(try PDFFacts.pageCount(of: merged.path(of: "out")) == 30)
    let outline = try PDFFacts.outline(of: merged.path(of: "out"))
    #expect(outline == (1...30).map { "承诺书 王\($0)" })
  }
}
