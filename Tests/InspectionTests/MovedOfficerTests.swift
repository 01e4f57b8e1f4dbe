import CivilCalendar
import Diagnostics
import Inspection
import InspectionPapers
import Testing

/// What was dispatched, planned, handed over and reported stays with its unit when people move.
@Suite struct MovedOfficerTests {
  private let first: UnitName = "环境监察一大队"
  private let second: UnitName = "环境监察二大队"

  /// 张一, who led row 1, which was checked and handed over in April, goes to the second brigade in May.
  private var moved: OfficeSample {
    var sample = OfficeSample.checked()
    sample.perform(RefusalTests.handover([1]), on: "2019-04-20")
    var officer = OfficeSample.officers[0]
    officer.unit = second
    sample.perform(
      ChangeOfficer(OfficerChange(.amended, officer, reason: "轮岗", date: "2019-05-06".date)),
      on: "2019-05-06")
    return sample
  }

  @Test func `a hand-over before the move stays right for ever`() {
    #expect(IntegrityCheck(moved.office).findings.map(\.id.name) == [])
  }

  @Test func `reports by unit say what they said before the move`() throws {
    let before = OfficeSample.checked().office
    let rows = { (office: Office) in
      MonthlyProgress(of: "2019-04".month, in: office).rows
        .map { "\($0.unit?.rawValue ?? "") \($0.tasks.total) \($0.month.checked.total)" }
    }
    #expect(rows(moved.office) == rows(before))
    let quarter = OfficeSample.quarter
    let summary = try #require(QuarterSummary(of: quarter, in: moved.office))
    let old = try #require(QuarterSummary(of: quarter, in: before))
    #expect(summary.unitRows(in: moved.office) == old.unitRows(in: before))
  }

  @Test func `the plan by which he checked can be made again, and a change is his old unit's`() {
    let again = RefusalTests.plan(first, "2019-04", [1], day: .day("2019-04-10".date))
    let head = Author(name: "冯队长", role: .unit, unit: first)
    #expect(moved.refusals(of: again, on: "2019-05-07", by: head) == [])
    // Row 4 is led by 吴七 of the third brigade, 张一 helps: another of the first takes his place.
    let change = RefusalTests.replace(4, "P1", "P9")
    #expect(moved.refusals(of: change, on: "2019-05-07", by: head) == [])
    let other = Author(name: "陈队长", role: .unit, unit: second)
    #expect(moved.refusals(of: change, on: "2019-05-07", by: other) == ["change.foreign-unit"])
  }

  /// Row 3, planned by the second brigade, is led by 王二 of the first since 赵四 was replaced: nobody else
  /// of the second is there.
  private var borrowed: OfficeSample {
    var sample = OfficeSample.dispatched()
    sample.plan(second, "2019-04", [3])
    sample.perform(RefusalTests.replace(3, "P4", "P2"), on: "2019-04-02")
    sample.perform(
      ApproveReplacement(
        quarter: OfficeSample.quarter, number: 1,
        approval: .init(head: "陈队长", leader: "李局长", date: "2019-04-03".date)), on: "2019-04-03")
    sample.perform(
      RecordResult(OfficeSample.result(3, ["P2", "P6"], on: "2019-04-10")), on: "2019-04-11")
    return sample
  }

  @Test func `a plan keeps a row whose lead was borrowed, and does not lose it`() {
    let head = Author(name: "陈队长", role: .unit, unit: second)
    let sample = borrowed
    let kept = RefusalTests.plan(second, "2019-04", [3], day: .third(.last))
    #expect(sample.refusals(of: kept, on: "2019-04-12", by: head) == [])
    let dropped = RefusalTests.plan(second, "2019-04", [])
    #expect(sample.refusals(of: dropped, on: "2019-04-12", by: head) == ["plan.drops-done"])
  }

  @Test func `the unit that lent its officer sees the row on its own plan`() throws {
    var sample = borrowed
    sample.perform(RefusalTests.plan(first, "2019-04", [1]), on: "2019-04-12")
    let plan = try #require(sample.office.plan(of: first, "2019-04".month))
    let text = String(reflecting: PaperFacts.monthlyPlan(plan, in: sample.office))
    #expect(text.contains("淄博丁医院") && text.contains("列入二大队计划"))
  }
}
