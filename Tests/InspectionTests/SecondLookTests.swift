import CivilCalendar
import Diagnostics
import Inspection
import InspectionPapers
import Testing

/// Requests by which one person could do alone what needs two, or that contradict what stands already.
@Suite struct SecondLookTests {
  private static let quarter = OfficeSample.quarter
  private static let inspector = Author(name: "张一", role: .inspector, unit: "环境监察一大队")

  private static func void(
    _ approver: String, by name: String = "王管理", _ ids: [String]
  ) -> RefusalTests.Case {
    RefusalTests.Case(
      "voiding by the word of \(approver)", ids, .dispatched(),
      VoidDraw(quarter: quarter, reason: "名单有误", approvedBy: approver),
      by: Author(name: name, role: .administrator))
  }

  private static func recusal(_ approver: String, _ ids: [String]) -> RefusalTests.Case {
    RefusalTests.Case(
      "a recusal approved by \(approver)", ids,
      DeclareRecusal(
        Recusal(
          officer: "P2", source: "S2", ground: .dispute, declaredOn: "2019-04-20".date,
          approvedBy: approver)))
  }

  private static func result(
    _ outcome: CheckResult.Outcome, _ production: CheckResult.Production, findings: String
  ) -> RecordResult {
    RecordResult(
      CheckResult(
        task: RefusalTests.task(2), checkedOn: "2019-05-10".date, officers: ["P2", "P3"],
        production: production, outcome: outcome, findings: findings))
  }

  /// Row 2 is to be given from 王二 to 钱九, then to 张一 instead; the changes named are approved.
  static func asked(approving numbers: [Int] = []) -> OfficeSample {
    var sample = OfficeSample.checked()
    sample.perform(RefusalTests.replace(2, "P2", "P9"), on: "2019-04-20")
    sample.perform(RefusalTests.replace(2, "P2", "P1"), on: "2019-04-20")
    for number in numbers { sample.perform(approval(number), on: "2019-04-22") }
    return sample
  }

  static func approval(_ number: Int) -> ApproveReplacement {
    ApproveReplacement(
      quarter: quarter, number: number, approval: .init(head: "冯队长", date: "2019-04-22".date))
  }

  private static func withdrawal(_ number: Int, _ reason: String = "已销假") -> WithdrawReplacement {
    WithdrawReplacement(quarter: quarter, number: number, reason: reason)
  }

  private static func sign(_ officer: OfficerID) -> ReceivePlan {
    ReceivePlan(
      unit: "环境监察一大队", month: "2019-04".month, officer: officer, date: "2019-04-20".date)
  }

  private static let empty = [
    Evidence(
      name: "请假条.pdf", digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  ]

  private static var withdrawn: OfficeSample {
    var sample = asked()
    sample.perform(withdrawal(1), on: "2019-04-21")
    return sample
  }

  static let cases: [RefusalTests.Case] = [
    void("王管理", ["void.other-approver", "void.own-approval"]),
    void("冯队长", ["void.other-approver"]),
    void("李局长", by: "李局长", ["void.own-approval"]),
    recusal("王二", ["recusal.own-approval"]), recusal("李三", ["recusal.other-approver"]),
    recusal("陈队长", ["recusal.other-approver"]), recusal("冯队长", []), recusal("李局长", []),
    .init(
      "an empty proof", ["change.empty-proof"], RefusalTests.replace(2, "P2", "P9", proof: empty)),
    .init(
      "approving one's own change", ["change.own-approval"], asked(), approval(1), on: "2019-04-22",
      by: Author(name: "钱九", role: .inspector, unit: "环境监察一大队")),
    .init(
      "approving what was overtaken", ["change.overtaken"], asked(approving: [2]), approval(1),
      on: "2019-04-22"),
    .init(
      "approving twice", ["change.approved-already"], asked(approving: [1]), approval(1),
      on: "2019-04-22"),
    .init(
      "approving what was withdrawn", ["change.withdrawn"], withdrawn, approval(1), on: "2019-04-22"
    ),
    .init("withdrawing what nobody asked for", ["change.unknown"], asked(), withdrawal(3)),
    .init(
      "withdrawing another unit's change for no reason",
      ["change.foreign-unit", "change.no-withdrawal"], asked(), withdrawal(1, ""),
      by: RefusalTests.otherBrigade),
    .init(
      "a check by the new pair before it was theirs", ["result.unplanned", "result.before-change"],
      asked(approving: [1]),
      RecordResult(OfficeSample.result(2, ["P9", "P3"], on: "2019-04-21")), on: "2019-05-11"),
    .init(
      "closed and running", ["result.closed-and-running"], result(.closed, .running, findings: ""),
      on: "2019-05-11"),
    .init(
      "clean, with findings", ["result.clean-with-findings"],
      result(.clean, .running, findings: "台账不全"), on: "2019-05-11"),
    .init(
      "handing over by a stranger", ["handover.foreign-giver"],
      RefusalTests.handover([1], giver: "吴七")),
    .init(
      "handing over to a stranger", ["handover.foreign-receiver"],
      RefusalTests.handover([1], receiver: "冯队长")),
    .init("handing over by the row's second", [], RefusalTests.handover([1], giver: "赵四")),
    .init("signing for a colleague", ["plan.foreign-receipt"], sign("P4"), by: inspector),
    .init("signing for oneself", [], sign("P1"), by: inspector),
    .init("a unit's head for his officers", [], sign("P1"), by: RefusalTests.brigade),
    .init(
      "another unit's head", ["plan.foreign-receipt"], sign("P1"), by: RefusalTests.otherBrigade),
    .init(
      "keeping what nobody removes", ["source.not-removed"],
      RefusalTests.change(.kept, OfficeSample.sources[1])),
  ]

  @Test(arguments: cases)
  func `what needs another person, or contradicts what stands, is refused`(
    request: RefusalTests.Case
  ) {
    #expect(
      request.office.refusals(of: request.act, on: request.date, by: request.author) == request.ids,
      "\(request.name)")
  }

  @Test func `who signs for the leader may approve a void while his authority lasts`() {
    var sample = OfficeSample.dispatched()
    var settings = OfficeSample.settings
    settings.leaderSigners = [
      .init(name: "赵副局长", authority: "会议纪要", from: "2019-04-01".date, until: "2019-04-10".date)
    ]
    sample.perform(ChangeSettings(settings), on: "2019-04-01")
    let act = VoidDraw(quarter: Self.quarter, reason: "名单有误", approvedBy: "赵副局长")
    for (day, ids) in [("2019-04-10", []), ("2019-04-11", ["void.other-approver"])] {
      #expect(sample.refusals(of: act, on: day, by: OfficeSample.administrator) == ids, "\(day)")
    }
  }

  @Test func `a withdrawn change is open no more and its form is void`() throws {
    var sample = Self.asked()
    let number = PaperNumber(.officerReplacement, year: 2019, serial: 1)
    let id = ReplacementID(quarter: Self.quarter, number: 1)
    sample.issue(.change(id), number)
    sample.perform(Self.withdrawal(1), on: "2019-04-21", by: RefusalTests.brigade)
    #expect(sample.office.openReplacements(of: Self.quarter).map(\.number) == [2])
    #expect(sample.office.stage(of: number) == .void)
    let due = DueList(of: Self.quarter, in: sample.office, on: "2019-04-21".date).items
      .filter { $0.duty == .change }
    #expect(due.map(\.reference) == ["2"])
    #expect(due.first?.due == "2019-05-20".date && due.first?.unit == "环境监察一大队")
  }

  @Test func `a form that was overtaken is not printed`() throws {
    let office = Self.asked(approving: [2]).office
    var request = PaperRequest(
      .officerReplacement, quarter: Self.quarter, month: "2019-04".month, today: "2019-04-22".date)
    let drafts = try request.drafts(in: office)
    #expect(drafts.map(\.receiver) == ["第2号"])
    #expect(drafts.flatMap(\.warnings).map(\.id.name) == ["change.overtaken"])
    request.reference = "1"
    let ids = #expect(throws: DiagnosticError.self) { try request.drafts(in: office) }
    #expect(ids?.diagnostics.map(\.id.name) == ["change.overtaken"])
  }

  @Test func `a removal is taken back until it takes effect, and the registry's sums hold`() throws
  {
    var sample = OfficeSample.dispatched()
    let source = OfficeSample.sources[2]
    sample.perform(RefusalTests.change(.removed, source, photo: true), on: "2019-04-20")
    let form = PaperNumber(.sourceRemoval, year: 2019, serial: 1)
    sample.issue(.removal(of: "S3", in: Self.quarter), form)
    let keep = RefusalTests.change(.kept, source, reason: "误认", on: "2019-04-21")
    #expect(
      sample.refusals(of: keep, on: "2019-07-01", by: OfficeSample.administrator)
        == ["source.removal-effective"])
    sample.perform(keep, on: "2019-04-21", by: RefusalTests.brigade)
    #expect(sample.office.sources.record("S3", on: "2019-07-01".date) == source)
    #expect(sample.office.stage(of: form) == .void)
    #expect(IntegrityCheck(sample.office).findings(of: .registries).isEmpty)
    // Kept, it may be removed after all.
    let again = RefusalTests.change(.removed, source, on: "2019-04-22", photo: true)
    sample.perform(again, on: "2019-04-22")
    #expect(sample.office.sources.removal(of: "S3") == "2019-07-01".date)
    #expect(IntegrityCheck(sample.office).findings(of: .registries).isEmpty)
  }

  @Test func `the papers of a void draw are void, and the next sheet is a first version`() throws {
    var sample = OfficeSample.dispatched()
    let sheet = PaperSubject(.dispatchSheet, quarter: Self.quarter)
    let first = PaperNumber(.dispatchSheet, year: 2019, serial: 1)
    let notice = PaperNumber(.registryUpdates, year: 2019, serial: 1)
    sample.issue(sheet, first)
    sample.issue(PaperSubject(.registryUpdates, quarter: Self.quarter), notice)
    sample.perform(
      VoidDraw(quarter: Self.quarter, reason: "名单有误", approvedBy: "李局长"), on: "2019-03-30")
    let office = sample.office
    #expect(office.stage(of: first) == .void && office.stage(of: notice) == .issued)
    #expect(office.unsignedPapers.map(\.number) == [notice])
    #expect(office.paperVersions(on: sheet).isEmpty && office.latestPaper(on: sheet) == nil)
    let scan = FileScan(first, scan: Evidence(name: "扫描件.pdf", digest: "01"))
    #expect(
      sample.refusals(of: scan, on: "2019-03-30", by: OfficeSample.administrator) == ["paper.void"])
  }

  @Test func `one file is filed once, and a signed paper again only when that is said`() {
    var sample = OfficeSample.dispatched()
    let numbers = [1, 2].map { PaperNumber(.monthlyPlan, year: 2019, serial: $0) }
    for number in numbers {
      sample.issue(
        PaperSubject(.monthlyPlan, quarter: Self.quarter, unit: UnitName("\(number)")), number)
    }
    func refusals(_ number: PaperNumber, _ digest: String, isFurther: Bool = false) -> [String] {
      let act = FileScan(
        number, scan: Evidence(name: "扫描件.pdf", digest: digest), isFurther: isFurther)
      return sample.refusals(of: act, on: "2019-04-02", by: OfficeSample.administrator)
    }
    #expect(refusals(numbers[0], "\(numbers[1])") == ["paper.not-signed"])
    #expect(refusals(numbers[0], "01") == [])
    sample.perform(
      FileScan(numbers[0], scan: Evidence(name: "一.pdf", digest: "01")), on: "2019-04-02")
    #expect(refusals(numbers[1], "01") == ["paper.filed-twice"])
    #expect(refusals(numbers[0], "02") == ["paper.signed-already"])
    #expect(refusals(numbers[0], "02", isFurther: true) == [])
    #expect(refusals(numbers[0], "01", isFurther: true) == ["paper.filed-twice"])
  }

  @Test func `a result of before its change is found in a journal that holds one`() {
    var sample = Self.asked(approving: [1])
    sample.perform(
      RecordResult(OfficeSample.result(2, ["P9", "P3"], on: "2019-05-10")), on: "2019-05-11")
    #expect(IntegrityCheck(sample.office).findings(of: .changes).isEmpty)
    var entries = sample.entries
    for index in entries.indices {
      guard case .result(var result) = entries[index].fact, result.task.row == 2 else { continue }
      result.checkedOn = "2019-04-21".date
      entries[index].fact = .result(result)
    }
    #expect(
      IntegrityCheck(Office(entries)).findings(of: .changes).map(\.id.name)
        == ["integrity.result-before-change"])
  }
}

extension OfficeSample {
  /// A paper that goes out, with its number for its bytes' digest.
  mutating func issue(
    _ subject: PaperSubject, _ number: PaperNumber, on date: String = "2019-03-29"
  ) {
    let day = entries.last.map { max($0.date, date.date) } ?? date.date
    perform(
      IssuePaper(
        subject, number: number, file: Evidence(name: "\(number).pdf", digest: "\(number)"),
        record: Evidence(name: "\(number).txt", digest: "\(number)记"), pageCount: 1, checkCode: ""),
      on: day.description)
  }
}
