import CivilCalendar
import ConformanceTestSupport
import DisplayList
import FormTestSupport
import Geometry
import PDFFinishing
import PDFObjects
import PaintingTestSupport
import Testing

/// Files held to the archive's standards; each rule is shown to see what it is for.
@Suite struct ConformanceTests {
  typealias Rule = ConformanceChecker.Rule

  static func finishedForm(
    _ profile: FinishingProfile = .archival,
    date: CalendarDate? = CalendarDate(year: 2019, month: 3, day: 30)
  ) throws -> [UInt8] {
    let fonts = try SampleFonts()
    let pages = try fonts.form()
    var plan = FinishingPlan(
      metadata: FileMetadata(
        title: "检查人员变动审批表", author: "张店分局", subject: "<变动> & 审批",
        date: date), profile: profile)
    plan.attachment = Attachment(
      name: "form-data.json", mediaType: "application/json", description: "数据",
      bytes: Array("{}".utf8))
    for page in pages { plan.append(page) }
    return try plan.finishedFile(from: try fonts.painted(pages, isTagged: profile.isTagged))
  }

  @Test func `a finished form has no fault`() throws {
    let faults = try ConformanceChecker.faults(in: try Self.finishedForm())
    #expect(faults == [], "\(faults.map(\.description).joined(separator: "\n"))")
  }

  @Test func `a form without a day has no time anywhere, and is none the worse for it`() throws {
    let bytes = try Self.finishedForm(date: nil)
    #expect(try ConformanceChecker.faults(in: bytes) == [])
    let file = try ArchivedFile(bytes)
    let keys = Set(
      try file.file.references.flatMap { try file.file.object($0).dictionaries }
        .flatMap { $0.entries.map(\.key) })
    #expect(keys.isDisjoint(with: ["ModDate", "CreationDate", "M"]) && keys.contains("Params"))
    let packet = String(decoding: try file.data(try file.catalog["Metadata"]), as: UTF8.self)
    #expect(!packet.contains("Date>"))
  }

  @Test func `a form is read out in its own order over the end of a page`() throws {
    let text = try ArchivedFile(try Self.finishedForm()).readText()
    #expect(text.withoutWhiteSpace == SampleFonts.formText)
  }

  @Test func `a table over two pages is one table and a split row one row`() throws {
    let tree = try StructureTree(of: try ArchivedFile(try Self.finishedForm()))
    let tables = tree.all.filter { $0.name == "Table" }
    #expect(tables.count == 1)
    let cells: [Int] = try #require(tables.first).elements.map(\.elements.count)
    #expect(cells == [2, 2, 1])
    let fields = tree.all.filter { $0.name == "Form" }
    #expect(fields.count == 2)
  }

  @Test func `several papers of one file are parts of it`() throws {
    let fonts = try SampleFonts()
    let page = try fonts.form()[0]
    var plan = FinishingPlan(metadata: FileMetadata(title: "审批表"))
    for paper in 0..<3 { plan.append(page, paper: paper) }
    let painted = try fonts.painted([page, page, page], isTagged: true)
    let bytes = try plan.finishedFile(from: painted)
    #expect(try ConformanceChecker.faults(in: bytes).filter { $0.rule != .tableShape } == [])
    let tree = try StructureTree(of: try ArchivedFile(bytes))
    #expect(tree.root.first?.elements.map(\.name) == ["Part", "Part", "Part"])
  }

  @Test func `a plain file claims nothing and tags nothing`() throws {
    let file = try ArchivedFile(try Self.finishedForm(.plain))
    for key: PDFName in ["MarkInfo", "StructTreeRoot", "OutputIntents"] {
      #expect(try file.catalog[key] == nil)
    }
    let packet = String(decoding: try file.data(try file.catalog["Metadata"]), as: UTF8.self)
    #expect(!packet.contains("pdfaid") && !packet.contains("pdfuaid"))
    #expect(!String(decoding: try file.content(ofPage: 0), as: UTF8.self).contains("BMC"))
  }

  @Test func `other content than was planned is refused`() throws {
    let fonts = try SampleFonts()
    let pages = try fonts.form()
    var plan = FinishingPlan(metadata: FileMetadata(title: "表"))
    plan.append(pages[0])
    plan.append(pages[0])
    let error = #expect(throws: FinishingError.self) {
      try plan.finishedFile(from: try fonts.painted(pages, isTagged: true))
    }
    #expect(error?.faults == [.otherContent(pageIndex: 1)])
    let untagged = #expect(throws: FinishingError.self) {
      try plan.finishedFile(from: try fonts.painted([pages[0], pages[0]]))
    }
    #expect(untagged?.faults == [.otherContent(pageIndex: 0), .otherContent(pageIndex: 1)])
  }

  /// Cairo writes Latin as literal strings.
  @Test func `text that spells a mark is left alone`() throws {
    let fonts = try SampleFonts()
    let words = "/Private << /MCID 3 >> BDC"
    var page = Page(
      size: Paper.a4.size,
      items: [.glyphs(try fonts.run(words, in: "黑体", x: 60, y: 100))])
    page.structure = [
      StructureNode(
        id: NodeID(section: 0, block: 0), parent: .document, role: .paragraph, items: 0..<1)
    ]
    var plan = FinishingPlan(metadata: FileMetadata(title: "表"))
    plan.append(page)
    let bytes = try plan.finishedFile(from: try fonts.painted([page], isTagged: true))
    #expect(try ConformanceChecker.faults(in: bytes) == [])
    #expect(try ArchivedFile(bytes).readText() == words)
  }

  @Test(arguments: ["pdftoppm", "mutool"])
  func `finishing changes no pixel`(renderer: String) throws {
    let fonts = try SampleFonts()
    let folder = try TemporaryFolder()
    // Viewers may show empty fields in their own way.
    let pages = try fonts.form().map { page in
      var page = page
      page.fields = []
      return page
    }
    var plan = FinishingPlan(metadata: FileMetadata(title: "表"))
    for page in pages { plan.append(page) }
    let bytes = try fonts.painted(pages, isTagged: true)
    let painted = try folder.write(bytes, to: "painted.pdf")
    let finished = try folder.write(try plan.finishedFile(from: bytes), to: "finished.pdf")
    let pictures = try [painted, finished].map { path in
      renderer == "mutool"
        ? try run("mutool", ["draw", "-q", "-r", "100", "-F", "ppm", "-o", "-", path, "1-2"]).output
        : try run("pdftoppm", ["-r", "100", path]).output
    }
    #expect(pictures[0].count > 1_000_000)
    let isSame = pictures[0] == pictures[1]
    #expect(isSame)
  }
}
