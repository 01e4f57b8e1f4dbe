import CivilCalendar
import Diagnostics
import FormData
import FormTemplates
import FormTestSupport
import Inspection
import InspectionPapers
import PaperTestSupport
import Testing

/// The facts of an office meet what the papers' templates declare.
@Suite struct PaperFactsTests {
  /// Papers that the journal alone gives rise to; those of an own draw come from one.
  static let kinds = PaperKind.allCases.filter { ![.drawNotice, .drawRecord].contains($0) }

  private static let extended: OfficeSettings.Readings = {
    var readings = OfficeSettings.Readings()
    readings.extendsDispatchSheet = true
    readings.extendsApprovalForms = true
    readings.commitsToEachTask = true
    readings.handsOverMonthly = false
    return readings
  }()

  private func office(_ readings: OfficeSettings.Readings = .init(), rows: Int = 4) -> Office {
    var shape = SampleOffice.Shape(rows: rows)
    shape.readings = readings
    var sample = SampleOffice(shape)
    let number = PaperNumber(.handover, year: 2019, serial: 1)
    let kept = Evidence(name: "交〔2019〕1号.pdf", digest: SampleOffice.digest)
    sample.append(
      .paperIssued(
        IssuedPaper(
          number: number, subject: PaperSubject(.handover, quarter: SampleOffice.quarter),
          version: 1, file: kept, record: kept, pageCount: 1, checkCode: "0000-0000-0000-0000")),
      SampleOffice.day(4, 30))
    sample.append(.paperVoided(number, reason: "份数印错"), SampleOffice.day(4, 30))
    return sample.office
  }

  private func request(_ kind: PaperKind) -> PaperRequest {
    PaperRequest(
      kind, quarter: SampleOffice.quarter, month: SampleOffice.april,
      today: SampleOffice.day(4, 30))
  }

  private func template(_ name: String) throws -> Template {
    try Template(loading: "Templates/\(name).yaml") { name in
      Array(try PackageFolder.text(of: name).utf8)
    }
  }

  @Test(arguments: kinds)
  func `each paper's template gets what it declares and is filled`(kind: PaperKind) throws {
    for readings in [OfficeSettings.Readings(), Self.extended] {
      for isByUnit in [false, true] {
        var request = request(kind)
        request.isByUnit = isByUnit
        for draft in try request.drafts(in: office(readings)) {
          let template = try template(draft.template)
          let data = try draft.facts.dataSet(for: template.declarations)
          _ = try template.filled(with: data, options: FillOptions())
        }
      }
    }
  }

  @Test(arguments: PaperKind.allCases)
  func `a paper waits for a signature when it has a place for one`(kind: PaperKind) throws {
    let text = try PackageFolder.text(of: "Templates/\(kind.templateName(in: Office())).yaml")
    let places = ["签字栏:", "签字:", "【签字 "]
    #expect(kind.isSigned == places.contains(where: text.contains))
  }

  @Test func `an extract shows a unit its own rows and no others`() throws {
    var request = request(.dispatchExtract)
    request.unit = SampleOffice.units[1]
    let draft = try #require(try request.drafts(in: office(rows: 9)).first)
    let text = try record(of: draft).text
    // Rows led or helped by officers 2, 5 and 8.
    let shown = (1...9).filter { text.contains("第\($0)号") }
    #expect(shown == [1, 2, 4, 5, 7, 8])
    #expect(!text.contains("任务最多"))
    #expect(text.contains("\t份号\t3\n"))
  }

  @Test func `a correction page shows both pairs and leaves the sheet alone`() throws {
    let office = office()
    let page = try #require(try request(.dispatchCorrection).drafts(in: office).first)
    let text = try record(of: page).text
    #expect(text.contains("原执法人员\t王𬭎、李䶮"))
    #expect(text.contains("现执法人员\t赵𣗋、王𬭎"))
    let sheet = try #require(try request(.dispatchSheet).drafts(in: office).first)
    #expect(try record(of: sheet).text.contains("执法人员\t王𬭎、李䶮"))
  }

  @Test func `where a list names one officer, the sheet shows the gap`() throws {
    var shape = SampleOffice.Shape(rows: 2)
    shape.hasLoneOfficer = true
    for kind in [PaperKind.dispatchSheet, .dispatchExtract] {
      let draft = try #require(
        try request(kind).drafts(in: SampleOffice(shape).office).first)
      #expect(try record(of: draft).text.contains("执法人员\t王𬭎、（缺）"))
    }
  }

  @Test func `who gives place alone on a row leaves its gap on every paper of the change`() throws {
    var shape = SampleOffice.Shape(rows: 2)
    shape.hasLoneOfficer = true
    var sample = SampleOffice(shape)
    let task = TaskID(SampleOffice.quarter, row: 1)
    let old = try #require(sample.office.officers(of: task).first)
    let new = try #require(sample.office.officers.all(on: SampleOffice.day(4, 3)).last).id
    sample.append(
      .replacement(
        OfficerReplacement(
          number: 9, task: task, old: old, new: new, reason: .leave, note: "", attachments: [],
          crossesUnits: false, lead: new,
          approval: .init(head: "冯队长", leader: "李局长", date: SampleOffice.day(4, 3)))),
      SampleOffice.day(4, 3))
    let name = sample.office.name(of: new)
    for (kind, field) in [(PaperKind.officerReplacement, "现定"), (.dispatchCorrection, "现执法人员")] {
      let drafts = try request(kind).drafts(in: sample.office)
      let texts = try drafts.map { try record(of: $0).text }
      #expect(texts.contains { $0.contains("\(field)\t\(name)、（缺）") }, "\(texts)")
      for draft in drafts {
        let template = try template(draft.template)
        _ = try template.filled(
          with: draft.facts.dataSet(for: template.declarations), options: FillOptions())
      }
    }
  }

  @Test func `a plan lists what others lead as assisted`() throws {
    let plans = try request(.monthlyPlan).drafts(in: office(rows: 9))
    #expect(plans.count == 3)
    let text = try record(of: plans[1]).text
    #expect(text.contains("备注\t协办，一大队牵头"))
    #expect(text.contains("周明代冯队长签字"))
  }

  @Test func `who signed on a plan that is out is not shown on its next version`() throws {
    var sample = SampleOffice(.init(rows: 4))
    func days() throws -> [PaperFacts.Fact?] {
      let plan = try #require(
        sample.office.plan(of: SampleOffice.units[0], SampleOffice.april))
      guard case .rows(let rows)? = PaperFacts.monthlyPlan(plan, in: sample.office)["签收"] else {
        return []
      }
      return rows.flatMap { [$0["日期"], $0["日期二"]] }
    }
    func isSigned(_ fact: PaperFacts.Fact?) -> Bool {
      if case .value(.date)? = fact { true } else { false }
    }
    #expect(try days().contains(where: isSigned))
    sample.issue(
      PaperSubject(
        .monthlyPlan, quarter: SampleOffice.quarter, month: SampleOffice.april,
        unit: SampleOffice.units[0]), serial: 1)
    #expect(try !days().contains(where: isSigned))
  }

  @Test func `a list's file has no place on a paper`() throws {
    var sample = SampleOffice(.init(rows: 1))
    let change = SourceChange(
      .amended, sample.source(0), reason: ListOrigin.reason(naming: "污染源.csv"),
      date: SampleOffice.day(4, 30), handledBy: "冯队长")
    sample.append(.sources([change], list: nil), SampleOffice.day(4, 30))
    let draft = try #require(try request(.registryUpdates).drafts(in: sample.office).first)
    let text = try record(of: draft).text
    #expect(text.contains("\t原因\t名单导入\n") && !text.contains("污染源.csv"), "\(text)")
  }

  @Test func `what becomes of the pool besides its columns stands in the month's remark`() throws {
    var sample = SampleOffice(.init(rows: 4))
    let july = CalendarMonth(of: SampleOffice.day(7, 1))
    sample.append(
      .sources(
        [
          SourceChange(
            .restored, sample.source(1), reason: "复产", date: SampleOffice.day(7, 2),
            handledBy: "冯队长")
        ], list: nil), SampleOffice.day(7, 2))
    let progress = MonthlyProgress(of: july, in: sample.office)
    #expect((progress.total.added, progress.total.suspended) == (0, 0))
    #expect((progress.total.restored, progress.total.removed) == (1, 1))
    let facts = PaperFacts.monthlyProgress(progress, reportedOn: nil, in: sample.office)
    guard case .value(.text(let remark))? = facts["备注"] else {
      Issue.record("no remark")
      return
    }
    #expect(
      remark.contains("污染源信息库入库数本月因恢复增加1家（环境监察二大队1家），因删除减少1家（环境监察一大队1家）。"), "\(remark)")
  }

  @Test func `of a plant that nobody saw the table says nothing`() throws {
    var shape = SampleOffice.Shape(rows: 2)
    shape.classes = [.key]
    var sample = SampleOffice(shape)
    for (row, outcome) in [(1, CheckResult.Outcome.refused), (2, .unreachable)] {
      let task = TaskID(SampleOffice.quarter, row: row)
      sample.append(
        .correction(
          CheckResult(
            task: task, checkedOn: SampleOffice.day(4, row),
            officers: sample.office.officers(of: task), outcome: outcome, findings: "大门锁闭"),
          reason: "核实"), SampleOffice.day(4, 30))
    }
    for kind in [PaperKind.keySourceRecord, .keySourceCard] {
      for draft in try request(kind).drafts(in: sample.office) {
        let text = try record(of: draft).text
        #expect(text.contains("大门锁闭") && !text.contains("\t生产\t"), "\(text)")
      }
    }
  }

  @Test func `the quarter's table says to how many the rows were given, checked or not`() throws {
    var shape = SampleOffice.Shape(rows: 2)
    shape.openRows = 2
    let draft = try #require(
      try request(.quarterSummary).drafts(in: SampleOffice(shape).office).first)
    #expect(try record(of: draft).text.contains("本季安排检查"))
  }

  @Test func `what was handed over stands on earlier sheets, and the numbers run on`() throws {
    var shape = SampleOffice.Shape(rows: 20)
    shape.readings.handsOverMonthly = false
    var sample = SampleOffice(shape)
    var request = request(.handover)
    request.unit = SampleOffice.units[0]
    let first = try #require(try request.drafts(in: sample.office).first)
    let tasks = sample.office.tasks(of: SampleOffice.quarter)
      .filter { sample.office.unit(of: $0) == SampleOffice.units[0] }
    sample.issue(first.subject, serial: 1, tasks: first.tasks)
    sample.append(
      .handover(
        Handover(
          unit: SampleOffice.units[0], quarter: SampleOffice.quarter,
          rows: tasks.prefix(2).map { .init($0, documentCount: 1, pageCount: 3) }, giver: "冯队长",
          receiver: "王管理", date: SampleOffice.day(4, 30))), SampleOffice.day(4, 30))
    let next = try #require(try request.drafts(in: sample.office).first)
    #expect(try record(of: next).text.contains("起号\t2\n"))
    #expect(try rows(of: first).count == tasks.count)
    #expect(
      try rows(of: next) == rows(of: first).filter { !rows(tasks.prefix(2), sample).contains($0) })
    #expect(next.subject != first.subject)
  }

  @Test func `nothing of a publication is shown before its day`() throws {
    var request = request(.resultPublication)
    request.today = SampleOffice.day(4, 29)
    #expect(ids { try request.drafts(in: office()) } == ["paper.not-public-yet"])
  }

  @Test func `a public table hides who runs a business of one's own, by the setting`() throws {
    let hidden = try #require(try request(.drawPublication).drafts(in: office()).first)
    var readings = OfficeSettings.Readings()
    readings.hidesIndividuals = false
    let shown = try #require(try request(.drawPublication).drafts(in: office(readings)).first)
    #expect(try record(of: hidden).text.contains("淄博＊＊＊＊＊＊＊＊＊公司"))
    #expect(try !record(of: hidden).text.contains("第2号"))
    #expect(try record(of: shown).text.contains("第2号"))
    #expect(try record(of: shown).text.contains("92350100M000100Y40"))
    for officer in SampleOffice.officerNames {
      #expect(try !record(of: shown).text.contains(officer))
    }
  }

  @Test func `where nothing had to be done the public table has a dash`() throws {
    var sample = SampleOffice(.init(rows: 1))
    let task = TaskID(SampleOffice.quarter, row: 1)
    var result = try #require(sample.office.results[task])
    result.measures = [.none]
    sample.append(.correction(result, reason: "补录处理意见"), SampleOffice.day(4, 30))
    let draft = try #require(try request(.resultPublication).drafts(in: sample.office).first)
    #expect(try record(of: draft).text.contains("\t处理\t—\n"))
  }

  @Test func `a paper that cannot be there yet is refused with what is missing`() {
    let empty = SampleOffice(.init(rows: 0)).office
    #expect(ids { try request(.handover).drafts(in: empty) } == ["paper.nothing"])
    #expect(ids { try request(.dispatchSheet).drafts(in: Office()) } == ["paper.no-sheet"])
    var strange = request(.monthlyPlan)
    strange.unit = "五大队"
    #expect(ids { try strange.drafts(in: office()) } == ["paper.unknown-unit"])
  }

  @Test func `reports with open rows say so and are printed all the same`() throws {
    var shape = SampleOffice.Shape(rows: 7)
    shape.openRows = 3
    let office = SampleOffice(shape).office
    for kind in [PaperKind.monthlyProgress, .quarterSummary] {
      let draft = try #require(try request(kind).drafts(in: office).first)
      #expect(draft.warnings.map(\.id.name) == ["paper.open-rows", "paper.running-period"])
      #expect(try record(of: draft).text.contains("尚有3家未录入检查结果（派遣单第5、6、7行）。"))
    }
  }

  @Test func `what a template asks for and the office has not is told by its path`() {
    let field = FieldDeclaration(name: "天气", shape: .single(.text))
    let facts: PaperFacts = ["年": .number(2019)]
    let year = FieldDeclaration(name: "年", shape: .single(.date))
    #expect(
      ids { try facts.dataSet(for: [field, year]) } == ["paper.unknown-field", "paper.wrong-type"])
  }

  // MARK: Helpers

  private func record(of draft: PaperDraft) throws -> PaperRecord {
    PaperRecord(of: try draft.facts.dataSet(for: try template(draft.template).declarations))
  }

  private func rows(of draft: PaperDraft) throws -> [String] {
    try record(of: draft).text.split(separator: "\n").filter { $0.contains("\t名称\t") }
      .map { String($0.split(separator: "\t").last ?? "") }
  }

  private func rows(_ tasks: some Sequence<TaskID>, _ sample: SampleOffice) -> Set<String> {
    Set(tasks.map { sample.sourceName($0.row - 1) })
  }

  private func ids<Value>(_ body: () throws -> Value) -> [String] {
    do {
      _ = try body()
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.map(\.id.name)
    } catch { return ["\(error)"] }
  }
}
