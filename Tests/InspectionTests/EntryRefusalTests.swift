import CivilCalendar
import Diagnostics
import Inspection
import InspectionPapers
import Testing

/// Entries by those whose they are not, and of what has not happened.
@Suite struct EntryRefusalTests {
  private static let stranger = Author(name: "陈文书", role: .unit, unit: "环境监察三大队")
  private static let section = Author(name: "沈科长", role: .unit, unit: "法制科")
  private static let leader = Author(name: "李局长", role: .leader)
  private static let inspector = Author(name: "钱九", role: .inspector, unit: "环境监察一大队")

  private static func result(
    _ name: String, _ ids: [String], by author: Author = OfficeSample.administrator,
    _ outcome: CheckResult.Outcome = .clean, _ change: (inout CheckResult) -> Void = { _ in }
  ) -> RefusalTests.Case {
    var result = OfficeSample.result(2, ["P2", "P3"], on: "2019-05-10", outcome)
    change(&result)
    return RefusalTests.Case(name, ids, RecordResult(result), on: "2019-05-11", by: author)
  }

  /// With the plan of April and 月调度表 out.
  private static var issued: OfficeSample {
    var sample = OfficeSample.checked()
    sample.issue(
      PaperSubject(
        .monthlyPlan, quarter: OfficeSample.quarter, month: "2019-04".month, unit: "环境监察一大队"),
      PaperNumber(.monthlyPlan, year: 2019, serial: 1))
    sample.issue(
      PaperSubject(.monthlyProgress, quarter: OfficeSample.quarter, month: "2019-04".month),
      PaperNumber(.monthlyProgress, year: 2019, serial: 1))
    return sample
  }

  private static func void(
    _ kind: PaperKind, _ ids: [String], by author: Author
  ) -> RefusalTests.Case {
    RefusalTests.Case(
      "voiding \(kind.rawValue) by \(author.name)", ids, issued,
      VoidPaper(PaperNumber(kind, year: 2019, serial: 1), reason: "印错"), by: author)
  }

  private static func receipt(_ date: String, _ ids: [String]) -> RefusalTests.Case {
    RefusalTests.Case(
      "signed for on \(date)", ids,
      ReceivePlan(unit: "环境监察一大队", month: "2019-04".month, officer: "P1", date: date.date))
  }

  private static let cases: [RefusalTests.Case] = [
    result("by another brigade's head", ["result.foreign-author"], by: stranger),
    result("by a section", ["result.foreign-author"], by: section),
    result("by the leader", ["result.foreign-author"], by: leader),
    result("by the unit of the officers", [], by: RefusalTests.brigade),
    result("by the one who signs for the unit's head", [], by: Author(name: "冯队长", role: .leader)),
    result("a term for nothing", ["result.mending-nothing"]) { $0.dueOn = "2019-05-20".date },
    result("mended tomorrow", ["result.mended-ahead"], .corrected) {
      $0.findings = "台账不全"
      $0.measures = [.correctedOnSite]
      $0.fixedOn = "2019-05-12".date
    },
    result("nothing to be done, and a case", ["result.contradicting-measures"], .corrected) {
      $0.findings = "台账不全"
      $0.measures = [.none, .caseFiled]
    },
    .init(
      "handed over by another unit's head", ["handover.foreign-author"],
      RefusalTests.handover([1]), by: stranger),
    .init(
      "handed over by the leader", ["handover.foreign-author"], RefusalTests.handover([1]),
      by: leader),
    .init("handed over by the unit", [], RefusalTests.handover([1]), by: RefusalTests.brigade),
    .init("handed over by a man of the unit", [], RefusalTests.handover([1]), by: inspector),
    void(.monthlyProgress, ["paper.foreign-author"], by: inspector),
    void(.monthlyProgress, ["paper.foreign-author"], by: RefusalTests.brigade),
    void(.monthlyPlan, ["paper.foreign-author"], by: stranger),
    void(.monthlyPlan, ["paper.foreign-author"], by: inspector),
    void(.monthlyPlan, [], by: RefusalTests.brigade),
    void(.monthlyPlan, [], by: OfficeSample.administrator),
    .init(
      "published tomorrow", ["publication.future"], RefusalTests.publish([1], on: "2019-04-21")),
    .init(
      "published in nine hundred years", ["publication.future"],
      RefusalTests.publish([1], on: "2919-04-21")),
    .init(
      "published before the check", ["publication.before-check"],
      RefusalTests.publish([1], on: "2019-04-09")),
    .init("published yesterday, entered today", [], RefusalTests.publish([1], on: "2019-04-19")),
    receipt("2019-03-31", ["plan.receipt-before-plan"]), receipt("2019-04-01", []),
  ]

  @Test(arguments: cases)
  func `an entry is made by those whose it is, of what has happened`(request: RefusalTests.Case) {
    #expect(
      request.office.refusals(of: request.act, on: request.date, by: request.author) == request.ids)
  }

  @Test func `a unit that nobody is in any more leaves the settings, one with tasks does not`() {
    var sample = OfficeSample.checked()
    var settings = OfficeSample.settings
    settings.units.removeAll { $0.name == "环境监察四大队" || $0.name == "环境监察三大队" }
    // 吴七 of the third brigade leads row 4 and goes to the first.
    #expect(
      sample.refusals(
        of: ChangeSettings(settings), on: "2019-04-20", by: OfficeSample.administrator)
        == ["settings.unit-in-use"])
    var officer = OfficeSample.officers[6]
    officer.unit = "环境监察一大队"
    sample.perform(
      ChangeOfficer(OfficerChange(.amended, officer, reason: "撤并", date: "2019-04-20".date)),
      on: "2019-04-20")
    #expect(
      sample.refusals(
        of: ChangeSettings(settings), on: "2019-04-20", by: OfficeSample.administrator)
        == ["settings.unit-reported"])
    // The fourth had an officer once, and never a task.
    var fourth = OfficeSample.officers[8]
    for unit in ["环境监察四大队", "环境监察一大队"] as [UnitName] {
      fourth.unit = unit
      sample.perform(
        ChangeOfficer(OfficerChange(.amended, fourth, reason: "调动", date: "2019-04-21".date)),
        on: "2019-04-21")
    }
    settings = OfficeSample.settings
    settings.units.removeAll { $0.name == "环境监察四大队" }
    #expect(
      sample.refusals(
        of: ChangeSettings(settings), on: "2019-04-22", by: OfficeSample.administrator)
        == [])
  }

  @Test func `what stands against one officer in many rows is told in one line`() {
    let findings = [3, 17, 30].map { (row: Int) in
      Finding(.ineligibleOfficer, .officersDrawn, row: row, "第\(row)行的韩知秋行政执法证失效")
    }
    let other = Finding(.ineligibleOfficer, .officersDrawn, row: 5, "第5行的魏长庚不在岗")
    #expect(
      Finding.lines([findings[0], other, findings[1], findings[2]]) == [
        "第3、17、30行的韩知秋行政执法证失效", "第5行的魏长庚不在岗",
      ])
  }

  @Test func `the day of publication is not moved back into the quarter`() throws {
    var sample = OfficeSample()
    sample.perform(
      AdoptDraw(
        quarter: "2019Q3".quarter, rows: [OfficeSample.row("淄博甲化工有限公司", "张一", "赵四")],
        list: ListOrigin(file: "抽取.csv", digest: "00", rowCount: 1)), on: "2019-06-28")
    sample.perform(
      ChangeHolidays(
        Holidays([
          .init(
            2019, basis: "国办发明电〔2018〕15号",
            restDays: (1...7).map { "2019-10-0\($0)".date }, workingDays: [])
        ])), on: "2019-06-28")
    let items = DueList(of: "2019Q3".quarter, in: sample.office, on: "2019-07-01".date).items
    let item = try #require(items.first { $0.duty == .publish })
    #expect(item.nominal == "2019-10-03".date && item.due == "2019-10-08".date)
  }

  @Test func `a row that was checked a month late is not told as missing`() throws {
    var sample = OfficeSample.dispatched()
    sample.plan("环境监察一大队", "2019-04", [1, 2])
    sample.plan("环境监察一大队", "2019-05", [1, 2])
    sample.perform(
      RecordResult(OfficeSample.result(1, ["P1", "P4"], on: "2019-05-03")), on: "2019-05-04")
    let progress = MonthlyProgress(of: "2019-04".month, in: sample.office)
    #expect(progress.total.overdue.map(\.row) == [1, 2])
    let facts = PaperFacts.monthlyProgress(progress, reportedOn: nil, in: sample.office)
    #expect(
      String(reflecting: facts)
        .contains("本月计划有1家以后才检查（派遣单第1行）。本月计划尚有1家未录入检查结果（派遣单第2行）。"))
  }
}
