import CivilCalendar
import Inspection
import Testing

@Suite struct DrawAuditTests {
  private func findings(of rows: [AdoptDraw.Row]) throws -> [Finding] {
    var sample = OfficeSample()
    sample.perform(
      AdoptDraw(
        quarter: OfficeSample.quarter, rows: rows,
        list: ListOrigin(file: "抽取.csv", digest: "00", rowCount: rows.count)), on: "2019-03-29")
    return try #require(sample.office.sheet(of: OfficeSample.quarter)).findings
  }

  @Test func `what was drawn elsewhere is told for what it is and kept`() throws {
    let findings = try findings(of: [
      OfficeSample.row("淄博甲化工有限公司", "张一", "李三"), OfficeSample.row("淄博乙陶瓷有限公司", "孙五", "郑八"),
      OfficeSample.row("淄博丁医院", "张一"), OfficeSample.row("张店己汽修", "张一", "王二"),
    ])
    #expect(
      findings.map { "\($0.row.map(String.init) ?? "-") \($0.kind.rawValue)" } == [
        "1 应回避", "2 执法人员不在库", "2 执法人员不在库", "3 不是两名执法人员", "- 低于规定比例", "- 任务不均",
      ])
    #expect(findings.allSatisfy { !$0.message.isEmpty })
  }

  @Test func `a sheet in order has no findings`() throws {
    let findings = try findings(of: [
      OfficeSample.row("淄博甲化工有限公司", "张一", "赵四"), OfficeSample.row("淄博丁医院", "王二", "周六"),
      OfficeSample.row("张店己汽修", "吴七", "钱九"), OfficeSample.row("张店戊印刷有限公司", "李三", "赵四"),
    ])
    #expect(findings == [])
  }

  @Test func `people of one name are told apart by their unit`() throws {
    var sample = OfficeSample()
    sample.perform(
      ChangeOfficer(
        OfficerChange(
          .entered, OfficeSample.officer("P10", "张一", "环境监察四大队"), reason: "调入",
          date: "2019-02-01".date)), on: "2019-02-01")
    let list = ListOrigin(file: "抽取.csv", digest: "00", rowCount: 1)
    let plain = AdoptDraw(
      quarter: OfficeSample.quarter, rows: [OfficeSample.row("淄博丁医院", "张一", "王二")], list: list)
    #expect(
      sample.refusals(of: plain, on: "2019-03-29", by: OfficeSample.administrator)
        == ["draw.ambiguous-officer"])
    sample.perform(
      AdoptDraw(
        quarter: OfficeSample.quarter,
        rows: [OfficeSample.row("淄博丁医院", "张一（环境监察四大队）", "王二")], list: list),
      on: "2019-03-29")
    #expect(sample.office.sheet(of: OfficeSample.quarter)?.rows.first?.officers == ["P10", "P2"])
  }
}
