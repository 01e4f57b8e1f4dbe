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

  @Test func `a letter alone is the letter among many, whoever prints it`() async throws {
    let folder = try TemporaryFolder()
    let many = try Order("承诺书", json: ExampleOffice.letters(30), in: folder)
      .with { $0.output = "【姓名】.pdf" }
    let one = try await PrintedPaper(many)
    let four = try await PrintedPaper(many.with { $0.workers = 4 })
    #expect(try one.names == four.names)
    #expect(try one.names.count == 30)
    for name in try one.names {
      #expect(try one.bytes(of: name) == four.bytes(of: name), "\(name)")
    }
    let alone = try await PrintedPaper(
      try Order("承诺书", json: #"{"执法人员": [{"姓名": "王17"}]}"#, in: folder)
        .with { $0.output = "【姓名】.pdf" })
    #expect(try alone.names == ["王17.pdf"])
    #expect(try alone.bytes(of: "王17.pdf") == one.bytes(of: "王17.pdf"))
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
