import CivilCalendar
import Inspection
import Testing

/// 月检查计划 made anew (《暂行办法》二、2).
@Suite struct PlanTests {
  @Test(arguments: [
    ("2019-05", [], [2]), ("2019-05", [2], []), ("2019-04", [], []), ("2019-06", [2], []),
  ])
  func `rows that a new version leaves out are told, but for those that were checked`(
    month: String, rows: [Int], left: [Int]
  ) {
    let plan = MakePlan(
      unit: "环境监察一大队", month: month.month,
      rows: rows.map { .init(TaskID(OfficeSample.quarter, row: $0), on: .third(.last)) })
    #expect(plan.rowsLeftOut(in: OfficeSample.checked().office) == left)
  }
}
