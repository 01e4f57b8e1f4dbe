import CivilCalendar
import Diagnostics
import FormPipeline
import FormTestSupport
import Inspection
import InspectionPapers
import InspectionPress
import InspectionStore
import PaperTestSupport
import Testing
import Typefaces

/// A paper goes out, comes back and is superseded, and the journal knows it.
@Suite struct PaperIssueTests {
  private let folder: TemporaryFolder
  private let store: OfficeStore
  private let press: PaperPress

  init() throws {
    folder = try TemporaryFolder()
    store = try OfficeStore.create(in: OfficeFolder("\(folder.path)/机关"))
    press = PaperPress(
      templates: PaperTemplates(folders: [PackageFolder.path(of: "Templates")]),
      press: FormPress(library: try FontLibrary(folders: [PackageFolder.path(of: "Fonts")])))
    var shape = SampleOffice.Shape(rows: 6)
    shape.openRows = 2
    shape.digest = try store.folder.evidence.keep([1, 2, 3], named: "证明.pdf").digest
    try append(SampleOffice(shape).facts)
  }

  private func append(_ facts: [Fact]) throws {
    try store.append(
      facts, decidedUpon: store.head(), author: SampleOffice.author, at: Self.time(10))
  }

  private static func time(
    _ hour: Int, on day: CalendarDate = SampleOffice.day(4, 30)
  ) throws -> Timestamp {
    try #require(Timestamp(date: day, secondOfDay: hour * 3_600))
  }

  private func issue(_ kind: PaperKind) throws -> PaperIssue {
    try PaperIssue(
      drafts(kind), with: press, in: store, by: SampleOffice.author, at: Self.time(10))
  }

  private func perform(_ act: some Act) throws {
    try store.perform(act, author: SampleOffice.author, at: Self.time(10))
  }

  private func drafts(_ kind: PaperKind) throws -> [PaperDraft] {
    try PaperRequest(
      kind, quarter: SampleOffice.quarter, month: SampleOffice.april, today: SampleOffice.day(4, 30)
    ).drafts(in: store.office())
  }

  private func text(of number: PaperNumber) throws -> String {
    let path = try folder.write(try store.printed(number).bytes, to: "文书.pdf")
    return try pdfText(of: path).withoutWhiteSpace
  }

  private func ids(_ body: () throws -> Void) -> [String] {
    do { try body() } catch let error as DiagnosticError {
      return error.diagnostics.map(\.id.name)
    } catch { return ["\(error)"] }
    return []
  }

  @Test func `a paper is numbered, kept whole and anchored in the journal`() throws {
    let code = try store.head().code
    let issue = try issue(.dispatchSheet)
    let paper = try #require(issue.papers.first)
    #expect(paper.number.description == "派〔2019〕1号")
    #expect(paper.version == 1 && paper.pageCount > 0 && paper.checkCode == code.description)
    let text = try text(of: paper.number)
    #expect(text.contains("派〔2019〕1号") && text.contains("校验码\(code)"))
    #expect(!text.contains("草稿"))
    let report = try store.verify(codes: [code])
    #expect(report.isWhole && report.anchors.map(\.code) == [code])
    #expect(try store.office().unsignedPapers.map(\.number) == [paper.number])
  }

  @Test func `what has not changed is not sent twice, what has is a new version that says so`()
    throws
  {
    let first = try issue(.monthlyProgress)
    #expect(first.warnings.map(\.id.name).contains("paper.open-rows"))
    let number = try #require(first.papers.first).number
    #expect(try text(of: number).contains("尚有2家未录入"))
    #expect(
      ids { _ = try issue(.monthlyProgress) }
        == ["paper.unchanged"])
    let task = TaskID(SampleOffice.quarter, row: 5)
    try append([
      .result(
        CheckResult(
          task: task, checkedOn: SampleOffice.day(4, 29),
          officers: try store.office().officers(of: task), outcome: .clean))
    ])
    let second = try issue(.monthlyProgress)
    let paper = try #require(second.papers.first)
    #expect(paper.version == 2 && paper.number.description == "月〔2019〕2号")
    let text = try text(of: paper.number)
    #expect(text.contains("月〔2019〕2号（第2版）"))
    #expect(text.contains("第2版，代替月〔2019〕1号。与前一版不同之处："))
    #expect(text.contains("累计由") && text.contains("尚有1家未录入"))
  }

  @Test func `a report that went out early goes out again, and says that nothing changed`() throws {
    let first = try issue(.keySourceRecord)
    #expect(ids { _ = try issue(.keySourceRecord) } == ["paper.unchanged"])
    let later = try Self.time(10, on: SampleOffice.day(7, 1))
    func again() throws -> PaperIssue {
      try PaperIssue(
        drafts(.keySourceRecord), with: press, in: store, by: SampleOffice.author, at: later)
    }
    let number = try #require(try again().papers.first).number
    let said = try text(of: number)
    let old = try #require(first.papers.first).number
    #expect(said.contains("第2版，代替\(old)。与前一版不同之处：内容没有变动，期满后再报。"), "\(said)")
    #expect(ids { _ = try again() } == ["paper.unchanged"])
  }

  @Test func `a publication that was corrected says what it replaces and is dated anew`() throws {
    let task = try #require(try store.office().results.keys.min())
    let publication = Publication(
      .results, quarter: SampleOffice.quarter, tasks: [task], date: SampleOffice.day(4, 29))
    try append([.publication(publication)])
    let first = try #require(try issue(.resultPublication).papers.last).number
    #expect(try text(of: first).contains("公开日期：2019年4月29日"))
    var result = try #require(try store.office().results[task])
    result.outcome = result.outcome == .closed ? .unreachable : .closed
    result.measures = []
    try append([.correction(result, reason: "笔误")])
    let second = try #require(try issue(.resultPublication).papers.last).number
    let said = try text(of: second)
    #expect(said.contains("更正：第2版，代替\(first)。更正的内容："), "\(said)")
    #expect(said.contains("公开日期：2019年4月30日"))
    #expect(try store.office().successors[first] == second)
    // It goes to the site as it is (一、3): nobody signs it.
    #expect(try store.office().unsignedPapers.isEmpty)
  }

  @Test func `extracts go out together, a number for each unit`() throws {
    #expect(ids { _ = try issue(.dispatchExtract) } == ["paper.sheet-not-issued"])
    _ = try issue(.dispatchSheet)
    let sent = try issue(.dispatchExtract)
    let ofPapers = sent.warnings.map(\.id.name).filter { $0.hasPrefix("paper.") }
    #expect(Set(ofPapers) == ["paper.sheet-unsigned"])
    #expect(sent.papers.map(\.number.serial) == [1, 2, 3])
    #expect(sent.papers.map(\.subject.unit) == SampleOffice.units)
    #expect(Set(sent.papers.map(\.checkCode)).count == 1)
  }

  @Test func `a signed scan is filed, a void number is not given again`() throws {
    let sheet = try issue(.dispatchSheet)
    let number = try #require(sheet.papers.first).number
    #expect(
      ids { try PaperScan.check(Array("不是扫描件".utf8), named: "说明.txt") } == ["paper.not-a-scan"])
    let scan = Array("%PDF-1.7 scan".utf8)
    try PaperScan.check(scan, named: "派遣单.pdf")
    #expect(try store.office().unsignedPaperLines.count == 2)
    try perform(
      FileScan(number, scan: try store.folder.evidence.keep(scan, named: "派遣单.pdf")))
    #expect(try store.office().unsignedPaperLines == ["送签的文书都已归档。"])
    #expect(try store.office().stage(of: number) == .signed)
    try perform(VoidPaper(number, reason: "份号印错"))
    #expect(ids { try perform(VoidPaper(number, reason: "再次")) } == ["paper.void"])
    let next = try issue(.dispatchSheet)
    #expect(next.papers.first?.number.serial == 2)
    #expect(
      ids { _ = try store.printed(PaperNumber(.dispatchSheet, year: 2019, serial: 9)) } == [
        "paper.unknown"
      ])
    #expect(try store.verify().isWhole)
  }

  @Test func `files that a killed process left behind change nothing`() throws {
    let before = try store.head()
    _ = try store.folder.evidence.keep(Array("%PDF-1.7 half".utf8), named: "派〔2019〕1号.pdf")
    #expect(try store.head() == before)
    let issue = try issue(.dispatchSheet)
    #expect(issue.papers.first?.number.serial == 1)
    #expect(try store.verify().isWhole)
  }

  @Test(arguments: ["派〔2019〕2号", "派[2019]2号", "派(２０１９)２", "派 〔2019〕 2 号"])
  func `a number is read however it is typed`(text: String) throws {
    #expect(PaperNumber(text) == PaperNumber(.dispatchSheet, year: 2019, serial: 2))
  }

  @Test(arguments: ["", "派", "派2019", "2019派2", "派〔2019〕2号3", "派遣单", "月检查计划"])
  func `what is no number is none`(text: String) {
    #expect(PaperNumber(text) == nil)
  }

  @Test func `drafts go into one file, or into one for each receiver`() throws {
    let drafts = try drafts(.dispatchExtract)
    let one = try PaperFileNames(nil, drafts, each: false)
    #expect(one.files.map(\.name) == ["派遣单摘录-2019年第2季度.pdf"])
    #expect(one.files[0].drafts == 0..<3)
    let each = try PaperFileNames(nil, drafts, each: true)
    #expect(each.files.map(\.name) == SampleOffice.units.map { "派遣单摘录-2019年第2季度-\($0).pdf" })
    let own = try PaperFileNames("Output/【接收】.pdf", drafts, each: false)
    #expect(own.files.count == 3 && own.files[0].name == "Output/环境监察一大队.pdf")
    #expect(ids { _ = try PaperFileNames("摘录.pdf", drafts, each: true) } == ["paper.one-name"])
    let twice = drafts + drafts.prefix(1)
    #expect(ids { _ = try PaperFileNames(nil, twice, each: true) } == ["paper.same-name"])
  }

  @Test(arguments: ["派遣单", "《双随机任务派遣单》", "随机抽查任务派遣单", "双随机抽查任务派遣单"])
  func `the measure's names of one paper mean one paper`(name: String) throws {
    #expect(try PaperKind.called(name) == .dispatchSheet)
    #expect(ids { _ = try PaperKind.called("派车单") } == ["paper.unknown-kind"])
  }
}
