import CivilCalendar
import Inspection
import Testing

@Suite struct StatisticsTests {
  @Test(arguments: [
    (0, 0, "—"), (0, 3, "0.00%"), (1, 3, "33.33%"), (2, 3, "66.67%"), (3, 3, "100.00%"),
    (319, 6654, "4.79%"), (4650, 6654, "69.88%"), (1, 8, "12.50%"), (1, 1_600, "0.06%"),
  ])
  func `a rate is rounded half up and undefined of nothing`(part: Int, whole: Int, wording: String)
  {
    #expect(Rate(part, of: whole).wording == wording)
  }

  /// Row 1 found clean in April, row 2 with a fine in May, both published.
  static var quarter: OfficeSample {
    var sample = OfficeSample.checked()
    var result = OfficeSample.result(2, ["P2", "P3"], on: "2019-05-10", .corrected)
    result.findings = "危险废物台账不全"
    result.measures = [.orderedToCorrect, .caseFiled]
    result.fine = 2_000_000
    sample.perform(RecordResult(result), on: "2019-05-11")
    let tasks = [1, 2].map { TaskID(OfficeSample.quarter, row: $0) }
    sample.perform(
      Publish(
        Publication(.results, quarter: OfficeSample.quarter, tasks: tasks, date: "2019-05-20".date)),
      on: "2019-05-20")
    return sample
  }

  @Test func `the month counts what was checked in it and the quarter so far`() throws {
    let progress = MonthlyProgress(of: "2019-05".month, in: Self.quarter.office)
    let row = try #require(progress.rows.first { $0.unit == "环境监察一大队" })
    #expect((row.tasks.total, row.planned, row.month.checked.total) == (2, 1, 1))
    #expect((row.quarter.checked.total, row.completion.wording) == (2, "100.00%"))
    #expect((row.month.violations, row.month.violationRate.wording) == (1, "100.00%"))
    #expect((row.month.cases, row.month.corrections, row.month.fines) == (1, 1, 2_000_000))
    #expect((row.month.personTrips, row.month.published) == (2, 1))
    #expect(progress.total.tasks.total == 4)
    #expect(progress.rows.reduce(0) { $0 + $1.tasks.total } == 4)
  }

  @Test func `what was planned and not checked is overdue`() {
    let sample = OfficeSample.checked()
    #expect(MonthlyProgress(of: "2019-04".month, in: sample.office).total.overdue.isEmpty)
    let may = MonthlyProgress(of: "2019-05".month, in: sample.office)
    #expect(may.total.overdue == [TaskID(OfficeSample.quarter, row: 2)])
  }

  @Test func `the quarter adds up by class`() throws {
    let summary = try #require(
      QuarterSummary(of: OfficeSample.quarter, in: Self.quarter.office))
    #expect(summary.rows.map(\.pool) == [3, 2, 1])
    #expect(summary.rows.map(\.quota) == [1, 2, 1])
    #expect(summary.rows.map(\.drawn) == [2, 1, 1])
    #expect(summary.total.figures.checked.total == 2)
    #expect(summary.total.completion.wording == "50.00%")
    #expect(summary.total.open.map(\.row) == [3, 4])
    #expect((summary.officers, summary.officersUsed, summary.changes) == (7, 6, 0))
    #expect(QuarterSummary(of: "2019Q3".quarter, in: Self.quarter.office) == nil)
  }

  @Test func `a change counts when it is approved`() throws {
    let office = SecondLookTests.asked(approving: [1]).office
    #expect(office.replacements.count == 2)
    let summary = try #require(QuarterSummary(of: OfficeSample.quarter, in: office))
    #expect(summary.changes == 1)
    #expect(MonthlyProgress(of: "2019-04".month, in: office).total.changes == 1)
  }

  @Test func `a change counts when it is approved, for the unit that made it`() throws {
    // Row 3 of the second brigade's 赵四 is led by 王二 of the first since.
    var sample = OfficeSample.dispatched()
    sample.perform(RefusalTests.replace(3, "P4", "P2"), on: "2019-03-30")
    sample.perform(
      ApproveReplacement(
        quarter: OfficeSample.quarter, number: 1,
        approval: .init(head: "陈队长", leader: "李局长", date: "2019-03-30".date)), on: "2019-03-30")
    sample.perform(RefusalTests.replace(2, "P2", "P9"), on: "2019-04-20")
    sample.perform(
      ApproveReplacement(
        quarter: OfficeSample.quarter, number: 2,
        approval: .init(head: "冯队长", date: "2019-04-22".date)), on: "2019-04-22")
    let march = MonthlyProgress(of: "2019-03".month, in: sample.office)
    #expect(march.total.changes == 1)
    #expect(march.rows.filter { $0.changes > 0 }.map(\.unit) == ["环境监察二大队"])
    let summary = try #require(QuarterSummary(of: OfficeSample.quarter, in: sample.office))
    #expect(summary.changes == 1)
    #expect(IntegrityCheck(sample.office).figures.isEmpty)
  }

  @Test func `a quarter reports the ratios by which it was drawn`() throws {
    var sample = Self.quarter
    var rules = OfficeSample.rules
    rules.key.ratio = .percentOfPool(50)
    sample.perform(ChangeRules(rules), on: "2019-06-01")
    let summary = try #require(QuarterSummary(of: OfficeSample.quarter, in: sample.office))
    #expect(summary.rows.map(\.ratio) == ["≥25%", "1:1", "100%"])
  }

  @Test func `duties turn from open to overdue to done`() throws {
    let sample = Self.quarter
    func state(_ duty: DueItem.Duty, _ unit: UnitName?, _ date: String) -> DueItem.State? {
      DueList(of: OfficeSample.quarter, in: sample.office, on: date.date).items
        .first { $0.duty == duty && $0.unit == unit }?.state
    }
    #expect(state(.draw, nil, "2019-06-01") == .done)
    #expect(state(.plan, "环境监察三大队", "2019-04-01") == .open)
    #expect(state(.plan, "环境监察三大队", "2019-04-04") == .overdue)
    #expect(state(.plan, "环境监察一大队", "2019-04-04") == .done)
    #expect(state(.monthlyReport, nil, "2019-05-03") == .open)
    #expect(state(.monthlyReport, nil, "2019-05-04") == .overdue)
    #expect(state(.publish, nil, "2019-06-01") == .open)
  }
}
