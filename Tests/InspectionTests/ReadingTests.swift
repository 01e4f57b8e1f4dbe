import CivilCalendar
import Foundation
import FormTestSupport
import Inspection
import Testing

/// Each contradiction of the measure (domain 0.2) has a reading with a default, and the office acts
/// by it.
@Suite struct ReadingTests {
  private let quarter = OfficeSample.quarter

  private func sample(
    _ base: OfficeSample = OfficeSample(), _ change: (inout OfficeSettings.Readings) -> Void
  ) -> OfficeSample {
    var sample = base
    var settings = OfficeSample.settings
    change(&settings.readings)
    sample.perform(ChangeSettings(settings), on: "2019-03-29")
    return sample
  }

  @Test func `1 a sheet bears the name of its table, or another of the four`() throws {
    #expect(OfficeSettings.Readings().dispatchTitle.rawValue == "双随机抽查任务派遣单")
    #expect(OfficeSettings.DispatchTitle.allCases.count == 4)
    // A journal that was written before there was such a reading.
    let old = try JSONDecoder().decode(OfficeSettings.Readings.self, from: Data("{}".utf8))
    #expect(old == OfficeSettings.Readings())
    let other = Data(#"{"dispatchTitle":"抽查任务派遣单","handsOverMonthly":false}"#.utf8)
    let read = try JSONDecoder().decode(OfficeSettings.Readings.self, from: other)
    #expect(read.dispatchTitle == .inSiteCheckClause && !read.handsOverMonthly)
    #expect(read.leadUnitPlans)
  }

  @Test(arguments: ["危管办", "危管应急", "危管应急中心"])
  func `2 a unit is found by any of its names`(name: String) {
    #expect(OfficeSample.settings.unit(named: name)?.name == "危管应急中心")
  }

  @Test func `3 the head signs, or who signs for him, unless the office says otherwise`() {
    var settings = OfficeSample.settings
    settings.units[0].actingSigners = [
      .init(name: "周明", authority: "党组会议纪要", from: "2019-05-06".date, until: "2019-05-24".date)
    ]
    for (head, date, isStrict, ids) in [
      ("冯队长", "2019-04-22", true, []), ("周明", "2019-04-22", true, ["change.other-head"]),
      ("周明", "2019-05-07", true, []), ("别人", "2019-04-22", false, []),
    ] as [(String, String, Bool, [String])] {
      var sample = OfficeSample.checked()
      settings.readings.headSignsAsSection = isStrict
      sample.perform(ChangeSettings(settings), on: "2019-04-20")
      sample.perform(RefusalTests.replace(2, "P2", "P9"), on: "2019-04-21")
      let approval = ApproveReplacement(
        quarter: quarter, number: 1, approval: .init(head: head, date: date.date))
      #expect(
        sample.refusals(of: approval, on: date, by: OfficeSample.administrator) == ids, "\(head)")
    }
    #expect(OfficeSample().office.sectionSigner(of: "危管应急中心", on: "2019-04-01".date) == "蒋主任")
  }

  @Test func `4 a sheet without its signature stays due`() {
    let items = DueList(of: quarter, in: OfficeSample.dispatched().office, on: "2019-04-02".date)
      .items
    #expect(items.first { $0.duty == .signSheet }?.state == .overdue)
    #expect(items.first { $0.duty == .draw }?.state == .done)
  }

  @Test(arguments: [(true, "2019-03-30", "2019-03-29"), (false, "2019-06-30", "2019-06-28")])
  func `5 the end of a quarter is for the next one or for itself`(
    isAhead: Bool, nominal: String, due: String
  ) {
    let sample = sample { $0.drawsForNextQuarter = isAhead }
    let item = DueList(of: quarter, in: sample.office, on: "2019-03-01".date).items
      .first { $0.duty == .draw }
    #expect(item?.nominal == nominal.date)
    #expect(item?.due == due.date)
    let ids = sample.refusals(
      of: FreezePool(of: quarter), on: "2019-03-29", by: OfficeSample.administrator)
    #expect(ids == (isAhead ? [] : ["draw.out-of-season"]))
  }

  @Test(arguments: [(true, "2019-05-11", "2019-05-12"), (false, "2019-05-10", "2019-05-11")])
  func `6 a result is due the next day or the same`(isNext: Bool, due: String, late: String) {
    var sample = sample(.checked()) { readings in
      readings.entersByNextDay = isNext
      readings.restDayRule = .kept
    }
    sample.perform(
      MakePlan(
        unit: "环境监察一大队", month: "2019-05".month,
        rows: [.init(TaskID(quarter, row: 2), on: .day("2019-05-10".date))]), on: "2019-05-01")
    func entry(_ day: String) -> DueItem? {
      sample.due(.enterResults, on: day).first { $0.period == "2019年5月" }
    }
    #expect(entry(due)?.due == due.date)
    #expect(entry(due)?.state == .open)
    #expect(entry(late)?.state == .overdue)
    #expect(entry(late)?.note == "尚有1家未录入")
    sample.perform(
      RecordResult(OfficeSample.result(2, ["P2", "P3"], on: "2019-05-10")), on: late)
    #expect(entry(late)?.state == .done)
    #expect(entry(late)?.note == "1家迟录")
  }

  @Test(arguments: [(true, ["plan.foreign-task"]), (false, [])])
  func `7 one unit plans a row, or both do and it counts once`(isLead: Bool, ids: [String]) {
    var sample = sample(.dispatched()) { $0.leadUnitPlans = isLead }
    // Row 1 is led by 一大队 with an officer of 二大队.
    sample.plan("环境监察一大队", "2019-04", [1])
    let second = RefusalTests.plan("环境监察二大队", "2019-04", [1])
    #expect(
      sample.refusals(of: second, on: "2019-04-01", by: RefusalTests.otherBrigade)
        == ids + (isLead ? ["plan.planned-already"] : []))
    guard !isLead else { return }
    sample.perform(second, on: "2019-04-01", by: RefusalTests.otherBrigade)
    #expect(MonthlyProgress(of: "2019-04".month, in: sample.office).total.planned == 1)
  }

  @Test(arguments: [(true, []), (false, ["change.other-unit"])])
  func `8 another unit helps out, or may not`(isAllowed: Bool, ids: [String]) {
    let sample = sample(.dispatched()) { $0.allowsOtherUnits = isAllowed }
    let act = ReplaceOfficer(
      task: TaskID(quarter, row: 3), old: "P6", new: "P2", reason: .leave,
      attachments: RefusalTests.proof)
    #expect(sample.refusals(of: act, on: "2019-04-02", by: OfficeSample.administrator) == ids)
  }

  @Test func `9, 11 and 12 the measure's own forms are printed unless the office wants more`() {
    let readings = OfficeSettings.Readings()
    #expect(!readings.extendsDispatchSheet && !readings.extendsApprovalForms)
    #expect(readings.officerSeparator == "、")
  }

  @Test(arguments: [(true, "2019年4月", "2019-04-30"), (false, "2019年第2季度", "2019-06-30")])
  func `10 records go up by the month or by the quarter`(
    isMonthly: Bool, period: String, nominal: String
  ) {
    let sample = sample(.checked()) { $0.handsOverMonthly = isMonthly }
    let items = DueList(of: quarter, in: sample.office, on: "2019-04-20".date).items
      .filter { $0.duty == .handOver }
    #expect(items.map(\.period) == [period])
    #expect(items.map(\.nominal) == [nominal.date])
    #expect(items.map(\.note) == ["尚有1家文书未交"])
  }

  @Test func `the guide has a line for each of the twelve`() throws {
    let guide = try PackageFolder.text(
      of: "Sources/Office/Inspection/Inspection.docc/Readings.md")
    for number in 1...12 { #expect(guide.contains("\n\(number). **")) }
    let settings = try PackageFolder.text(of: "Examples/张店/机关/设置.yaml")
    let lines = settings.split(separator: "\n")
    let start = try #require(lines.firstIndex(of: "约定:"))
    for line in lines[(start + 1)...] {
      let key = try #require(line.split(separator: ":").first)
      let name = String(key.filter { $0 != " " })
      #expect(guide.contains("`\(name): "), "\(name)")
    }
  }
}
