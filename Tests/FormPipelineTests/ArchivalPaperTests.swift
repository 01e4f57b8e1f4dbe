import ConformanceTestSupport
import FormPipeline
import FormTemplates
import FormTestSupport
import PDFFinishing
import PDFObjects
import Testing

/// Every template of the repository, blank and with the example office's data, held to the archive's
/// standards and read out as a screen reader would.
@Suite struct ArchivalPaperTests {
  struct Paper: Sendable, CustomTestStringConvertible {
    var name: String
    var isBlank: Bool

    var testDescription: String { isBlank ? "\(name)（空白）" : name }
    var order: Order { Order(name, isBlank: isBlank).with { $0.isMerged = true } }
  }

  static let papers: [Paper] = {
    let files = PackageFolder.files(below: "Templates") + PackageFolder.files(below: "Examples/张店")
    let templates = files.filter { $0.hasPrefix("Templates/") && $0.hasSuffix(".yaml") }
      .map { String($0.dropFirst("Templates/".count).dropLast(".yaml".count)) }
      .filter { $0 != "通用版式" }
    let filled = templates.filter { files.contains("Examples/张店/\($0).json") }
    return templates.map { Paper(name: $0, isBlank: true) }
      + filled.map { Paper(name: $0, isBlank: false) }
  }()

  @Test(arguments: papers) func `a paper follows both standards`(paper: Paper) async throws {
    let printed = try await PrintedPaper(paper.order)
    let faults = try ConformanceChecker.faults(in: try printed.bytes(of: "out"))
    let isSound = faults.isEmpty
    #expect(isSound, "\(faults.prefix(20).map(\.description).joined(separator: "\n"))")
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
  }

  @Test(arguments: papers) func `a paper is read out in its order`(paper: Paper) async throws {
    let printed = try await PrintedPaper(paper.order)
    let read = try ArchivedFile(try printed.bytes(of: "out")).readText().withoutWhiteSpace
    var form = ""
    for filled in try paper.order.job().papers {
      for copy in 0..<filled.form.copyCount {
        form += try filled.form.document(at: copy).formText()
      }
    }
    #expect(read == form.withoutWhiteSpace)
    #expect(!read.isEmpty)
  }

  @Test func `rows over the ends of many pages are read out once each`() async throws {
    let folder = try TemporaryFolder()
    let order = try Order("派遣单", json: ExampleOffice.dispatch(rows: 300), in: folder)
    let bytes = try await PrintedPaper(order).bytes(of: "out")
    #expect(try ConformanceChecker.faults(in: bytes).isEmpty)
    let archive = try ArchivedFile(bytes)
    #expect(archive.pages.count > 10)
    let read = try archive.readText().withoutWhiteSpace
    let form = try order.job().papers[0].form.document(at: 0).formText().withoutWhiteSpace
    let isSame = read == form
    #expect(isSame)
    #expect(read.contains("300淄博第300化工有限公司张店区柳泉路300号淄博市张店区王𬭎、刘㛃以下空白"))
  }

  @Test(arguments: ["派遣单", "检查人员变动审批表"])
  func `a plain file has no structure`(paper: String) async throws {
    let printed = try await PrintedPaper(Order(paper).with { $0.profile = .plain })
    let archive = try ArchivedFile(try printed.bytes(of: "out"))
    #expect(try archive.catalog["StructTreeRoot"] == nil)
    #expect(try pdfFaults(of: printed.path(of: "out")) == "")
  }
}
