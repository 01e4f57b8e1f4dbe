import CivilCalendar
import Foundation
import Inspection
import Testing

/// When a duty stands in the list of what is due, and when it is done.
@Suite struct DutyTests {
  private let quarter = OfficeSample.quarter

  @Test(arguments: [true, false])
  func `a letter of commitment is due of every officer until it is back, or has gone out`(
    bySignature: Bool
  ) throws {
    var sample = OfficeSample.dispatched()
    var settings = OfficeSample.settings
    settings.readings.commitsBySignature = bySignature
    sample.perform(ChangeSettings(settings), on: "2019-03-29")
    func own() throws -> DueItem {
      try #require(
        sample.due(.commitment, on: "2019-03-30").first { $0.unit == "环境监察一大队" })
    }
    // 张一, 王二 and 李三.
    let unit = bySignature ? "签字归档" : "送签"
    #expect(try own().note == "尚有3份未\(unit)" && own().nominal == "2019-04-01".date)
    for (serial, officer) in zip(1..., ["P1", "P2", "P3"] as [OfficerID]) {
      sample.issue(
        .commitment(of: officer, for: quarter),
        PaperNumber(.commitmentLetter, year: 2019, serial: serial))
    }
    #expect(try own().state == (bySignature ? .open : .done))
    for serial in 1...3 {
      sample.perform(
        FileScan(
          PaperNumber(.commitmentLetter, year: 2019, serial: serial),
          scan: Evidence(name: "扫描件.pdf", digest: "0\(serial)")), on: "2019-03-29")
    }
    #expect(try own().state == .done)
  }

  @Test func `a letter for each task is due before its check`() throws {
    var sample = OfficeSample.checked()
    var settings = OfficeSample.settings
    settings.readings.commitsToEachTask = true
    sample.perform(ChangeSettings(settings), on: "2019-04-12")
    let item = try #require(
      sample.due(.commitment, on: "2019-04-12").first { $0.unit == "环境监察一大队" })
    // Rows 1 and 4 of 张一, row 2 of 王二 and 李三.
    #expect(item.note == "尚有4份未签字归档" && item.nominal == "2019-04-11".date)
  }

  @Test func `readings of letters and of names are read back from the journal`() throws {
    var readings = OfficeSettings.Readings()
    readings.commitsToEachTask = true
    readings.commitsBySignature = false
    readings.hidesIndividuals = false
    let read = try JSONDecoder().decode(
      OfficeSettings.Readings.self, from: JSONEncoder().encode(readings))
    #expect(read == readings)
  }

  @Test func `a report is done by a paper that went out when its period was over`() throws {
    var sample = OfficeSample.checked()
    let april = "2019-04".month
    let subject = PaperSubject(.monthlyProgress, quarter: quarter, month: april)
    func state(_ day: String) -> DueItem.State? {
      sample.due(.monthlyReport, on: day).first { $0.period == april.wording }?.state
    }
    sample.issue(subject, PaperNumber(.monthlyProgress, year: 2019, serial: 1), on: "2019-04-30")
    #expect(state("2019-05-02") == .open)
    sample.issue(subject, PaperNumber(.monthlyProgress, year: 2019, serial: 2), on: "2019-05-02")
    #expect(state("2019-05-02") == .done)
    sample.perform(
      VoidPaper(PaperNumber(.monthlyProgress, year: 2019, serial: 2), reason: "印错"),
      on: "2019-05-02")
    #expect(state("2019-05-02") == .open)
  }

  @Test func `a report that went out early goes out once more, and the missing one is named`() {
    var sample = OfficeSample.checked()
    let summary = PaperSubject(.quarterSummary, quarter: quarter)
    let record = PaperSubject(.keySourceRecord, quarter: quarter)
    sample.issue(record, PaperNumber(.keySourceRecord, year: 2019, serial: 1), on: "2019-06-24")
    sample.issue(summary, PaperNumber(.quarterSummary, year: 2019, serial: 1), on: "2019-07-01")
    func again(_ subject: PaperSubject, _ kind: PaperKind, of sample: OfficeSample, on day: String)
      -> [String]
    {
      sample.refusals(
        of: IssuePaper(
          subject, number: PaperNumber(kind, year: 2019, serial: 2),
          file: Evidence(name: "又.pdf", digest: "02"),
          record: Evidence(
            name: "又.txt", digest: "\(PaperNumber(kind, year: 2019, serial: 1))记"), pageCount: 1,
          checkCode: ""), on: day, by: OfficeSample.administrator)
    }
    let early = again(record, .keySourceRecord, of: sample, on: "2019-06-30")
    #expect(early == ["paper.unchanged"])
    #expect(again(record, .keySourceRecord, of: sample, on: "2019-07-01") == [])
    #expect(again(summary, .quarterSummary, of: sample, on: "2019-07-02") == ["paper.unchanged"])
    let item = sample.due(.quarterlyReport, on: "2019-07-02").first
    #expect(item?.missing == [.keySourceRecord] && item?.note == "尚缺重点污染源记录表")
    sample.issue(record, PaperNumber(.keySourceRecord, year: 2019, serial: 2), on: "2019-07-02")
    #expect(sample.due(.quarterlyReport, on: "2019-07-02").map(\.state) == [.done])
  }

  @Test func `a month's plan is due in its month, not before it`() {
    var sample = OfficeSample()
    sample.perform(ChangeHolidays(DeadlineDayTests.calendar), on: "2019-04-20")
    sample.perform(
      AdoptDraw(
        quarter: "2019Q4".quarter, rows: [OfficeSample.row("淄博乙陶瓷有限公司", "张一", "王二")],
        list: ListOrigin(file: "抽取.csv", digest: "00", rowCount: 1)), on: "2019-09-30")
    sample.perform(
      MakePlan(
        unit: "环境监察一大队", month: "2019-10".month,
        rows: [.init(TaskID("2019Q4".quarter, row: 1), on: .third(.last))]), on: "2019-09-30")
    let items = DueList(of: "2019Q4".quarter, in: sample.office, on: "2019-09-30".date).items
      .filter { $0.period == "2019年10月" && [.plan, .deliverPlan].contains($0.duty) }
    #expect(items.map(\.nominal) == ["2019-10-03".date, "2019-10-03".date])
    #expect(items.map(\.due) == ["2019-10-08".date, "2019-10-08".date])
  }

  @Test func `no plan is asked for of a month that is over when nothing is left for it`() {
    var sample = OfficeSample.checked()
    func june(on day: String) -> [DueItem] {
      sample.due(.plan, on: day).filter { $0.period == "2019年6月" && $0.unit == "环境监察一大队" }
    }
    #expect(june(on: "2019-06-30").map(\.state) == [.overdue])
    #expect(june(on: "2019-07-01").map(\.state) == [.overdue])
    sample.perform(
      RecordResult(OfficeSample.result(2, ["P2", "P3"], on: "2019-05-20")), on: "2019-05-21")
    #expect(june(on: "2019-06-30").map(\.state) == [.overdue])
    #expect(june(on: "2019-07-01").isEmpty)
  }

  @Test func `a report's deadline does not move back into its period`() {
    var sample = OfficeSample.checked()
    sample.perform(ChangeHolidays(DeadlineDayTests.calendar), on: "2019-04-20")
    let items = DueList(of: "2019Q3".quarter, in: sample.office, on: "2019-07-01".date).items
    let report = items.first { $0.duty == .quarterlyReport }
    #expect(report?.nominal == "2019-10-03".date && report?.due == "2019-10-08".date)
  }

  @Test func `the day for entering never moves before the day after the check`() throws {
    var sample = OfficeSample.dispatched()
    // 2019-04-13 is a Saturday.
    sample.perform(
      MakePlan(
        unit: "环境监察一大队", month: "2019-04".month,
        rows: [.init(RefusalTests.task(1), on: .day("2019-04-12".date))]), on: "2019-04-01")
    for (rule, due) in [
      (.before, "2019-04-13"), (.after, "2019-04-15"), (.kept, "2019-04-13"),
    ] as [(OfficeSettings.RestDayRule, String)] {
      var settings = OfficeSample.settings
      settings.readings.restDayRule = rule
      sample.perform(ChangeSettings(settings), on: "2019-04-01")
      let item = try #require(sample.due(.enterResults, on: "2019-04-12").first)
      #expect(item.nominal == "2019-04-13".date && item.due == due.date, "\(rule)")
      var late = sample
      late.perform(
        RecordResult(OfficeSample.result(1, ["P1", "P4"], on: "2019-04-12")), on: "2019-04-15")
      #expect(late.office.isEnteredLate(RefusalTests.task(1)) == (rule != .after), "\(rule)")
    }
  }

  @Test func `a certificate that ends before a quarter does is renewed before its draw`() throws {
    // 孙五's 行政执法证 ends on 2019-05-31; nobody has drawn for the second quarter yet.
    let before = try #require(OfficeSample().due(.renewLawCertificate, on: "2019-03-20").first)
    #expect(before.nominal == "2019-03-30".date && before.state == .open)
    #expect(before.clause == .officersDrawn && before.role == .administrator)
    #expect(before.reference == "P5")
    #expect(before.note == "孙五（环境监察一大队）行政执法证2019年5月31日到期")
    // Once it is drawn, whoever is on the sheet may check until the certificate ends.
    var sample = OfficeSample.dispatched()
    let after = try #require(sample.due(.renewLawCertificate, on: "2019-05-31").first)
    #expect(after.nominal == "2019-05-31".date && after.state == .open)
    let late = try #require(sample.due(.renewLawCertificate, on: "2019-06-01").first)
    #expect(late.state == .overdue && late.note.hasSuffix("已过期"))
    // It must hold to the quarter's last day, and not a day longer.
    for (end, isEnding) in [("2019-06-29", true), ("2019-06-30", false)] {
      let officer = OfficeSample.officer("P5", "孙五", "环境监察一大队", until: end)
      sample.perform(
        ChangeOfficer(
          OfficerChange(.amended, officer, reason: "换证", date: "2019-04-01".date)),
        on: "2019-04-01")
      #expect(sample.due(.renewLawCertificate, on: "2019-04-02").isEmpty != isEnding, "\(end)")
    }
  }

  @Test func `a plan by thirds of a month has a day for entering, too`() throws {
    let item = try #require(
      OfficeSample.checked().due(.enterResults, on: "2019-05-21").first { $0.period == "2019年5月" })
    #expect(item.due == "2019-05-21".date && item.state == .open && item.note == "尚有1家未录入")
  }
}
