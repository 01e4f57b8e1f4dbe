import CivilCalendar
import Inspection
import Testing

/// What does not yet do a duty, however near it comes, and whose duties there were never any.
@Suite struct DutyDoneTests {
  private let quarter = OfficeSample.quarter

  @Test func `a sheet that went out is signed when it is back`() {
    var sample = OfficeSample.dispatched()
    let number = PaperNumber(.dispatchSheet, year: 2019, serial: 1)
    sample.issue(PaperSubject(.dispatchSheet, quarter: quarter), number)
    #expect(sample.due(.signSheet, on: "2019-03-29").map(\.state) == [.open])
    sample.perform(
      FileScan(number, scan: Evidence(name: "扫描件.pdf", digest: "01")), on: "2019-03-29")
    #expect(sample.due(.signSheet, on: "2019-03-29").map(\.state) == [.done])
  }

  @Test func `a plan is due on the third day of its month`() {
    let days = OfficeSample.dispatched().due(.plan, on: "2019-03-29").map(\.nominal)
    #expect(Set(days) == ["2019-04-03".date, "2019-05-03".date, "2019-06-03".date])
  }

  @Test func `a plan made again is delivered again`() {
    var sample = OfficeSample.checked()
    for officer in ["P2", "P3"] as [OfficerID] {
      sample.perform(
        ReceivePlan(
          unit: "环境监察一大队", month: "2019-05".month, officer: officer, date: "2019-05-02".date),
        on: "2019-05-02", by: RefusalTests.brigade)
    }
    func may() -> DueItem? {
      sample.due(.deliverPlan, on: "2019-05-02").first { $0.period == "2019年5月" }
    }
    #expect(may()?.state == .done)
    sample.perform(
      RefusalTests.plan("环境监察一大队", "2019-05", [2], day: .third(.last)), on: "2019-05-02",
      by: RefusalTests.brigade)
    #expect(may()?.state == .open && may()?.note == "尚有2人未签收")
  }

  @Test func `nothing is published before anything is checked`() {
    #expect(OfficeSample.dispatched().due(.publish, on: "2019-04-20").map(\.state) == [.open])
  }

  @Test func `what is told of a quarter is both tables and all rows`() throws {
    var sample = StatisticsTests.quarter
    let item = { (sample: OfficeSample) in
      try #require(sample.due(.publish, on: "2019-06-01").first)
    }
    #expect(try item(sample).note == "抽查情况公开表尚有2家未公开，2家检查后公开")
    #expect(try item(sample).missing == [.drawPublication])
    let tasks = { (rows: [Int]) in rows.map { TaskID(OfficeSample.quarter, row: $0) } }
    func publish(_ kind: Publication.Kind, _ rows: [Int]) {
      sample.perform(
        Publish(
          Publication(kind, quarter: quarter, tasks: tasks(rows), date: "2019-06-25".date)),
        on: "2019-06-25")
    }
    publish(.draw, [1, 2])
    #expect(try item(sample).state == .open && item(sample).note == "2家检查后公开")
    sample.plan("环境监察二大队", "2019-06", [3])
    sample.plan("环境监察三大队", "2019-06", [4])
    sample.perform(
      RecordResult(OfficeSample.result(3, ["P4", "P6"], on: "2019-06-11")), on: "2019-06-12")
    sample.perform(
      RecordResult(OfficeSample.result(4, ["P7", "P1"], on: "2019-06-11")), on: "2019-06-12")
    publish(.results, [3, 4])
    #expect(try item(sample).missing == [.drawPublication])
    publish(.draw, [3, 4])
    #expect(try item(sample).state == .done)
  }

  // MARK: Before there was an office

  /// The office of four rows, had its journal begun on that day.
  private func periods(ofOfficeBegunOn day: String, _ quarter: CalendarQuarter) -> Set<String> {
    var entries = OfficeSample.dispatched().entries
    entries[0].time = OfficeSample.noon(day)
    let list = DueList(of: quarter, in: Office(entries), on: "2019-08-01".date)
    return Set(list.items.map(\.period))
  }

  @Test func `a period that was over when the office began asks for nothing`() {
    let rest: Set = ["2019年5月", "2019年6月", "2019年第2季度"]
    for (day, expected) in [
      ("2019-01-03", rest.union(["2019年4月"])), ("2019-04-30", rest.union(["2019年4月"])),
      ("2019-05-01", rest), ("2019-06-30", ["2019年6月", "2019年第2季度"]), ("2019-07-01", []),
    ] as [(String, Set<String>)] {
      #expect(periods(ofOfficeBegunOn: day, quarter) == expected, "\(day)")
    }
  }

  @Test func `an office that begins within a quarter has that quarter's list to enter`() throws {
    var entries = OfficeSample().entries
    entries[0].time = OfficeSample.noon("2019-05-15")
    let items = DueList(of: quarter, in: Office(entries), on: "2019-05-15".date).items
    #expect(items.first { $0.duty == .draw }?.state == .overdue)
    #expect(items.filter { $0.duty == .monthlyReport }.map(\.period) == ["2019年5月", "2019年6月"])
    let earlier = try #require(quarter.previous)
    #expect(DueList(of: earlier, in: Office(entries), on: "2019-05-15".date).items.isEmpty)
  }
}
