import CivilCalendar
import Inspection
import Testing

/// 必须保证每个企业有两名执法人员 (《暂行办法》一、2), on the day of the check.
@Suite struct FitnessTests {
  /// Row 2, planned for May, is 王二's and 李三's.
  private func office(
    _ change: (inout Officer) -> Void = { _ in }, on day: String = "2019-04-20"
  ) -> OfficeSample {
    var sample = OfficeSample.checked()
    var officer = OfficeSample.officers[1]
    change(&officer)
    if officer != OfficeSample.officers[1] {
      sample.perform(
        ChangeOfficer(OfficerChange(.amended, officer, reason: "核实", date: day.date)), on: day)
    }
    return sample
  }

  private let check = RecordResult(OfficeSample.result(2, ["P2", "P3"], on: "2019-05-10"))

  private func refusals(_ sample: OfficeSample) -> [String] {
    sample.refusals(of: check, on: "2019-05-20", by: OfficeSample.administrator)
  }

  @Test func `nobody checks without a certificate that holds`() {
    let ended = office { $0.lawCertificate?.validTo = "2019-04-30".date }
    #expect(refusals(ended) == ["result.uncertified"])
    let inTime = office { $0.lawCertificate?.validTo = "2019-05-10".date }
    #expect(refusals(inTime) == [])
  }

  @Test func `a certificate that does not hold is told with the day that is in the way`() {
    var officer = OfficeSample.officers[1]
    let wordings = {
      officer.obstacles(
        from: "2019-04-01".date, to: "2019-06-30".date, units: OfficeSample.settings.units
      ).map(\.wording)
    }
    officer.lawCertificate?.validTo = "2019-05-31".date
    officer.inspectionCertificate?.validFrom = "2019-04-02".date
    #expect(wordings() == ["行政执法证到2019年5月31日失效", "环境监察执法证2019年4月2日起才生效"])
    officer.lawCertificate?.validTo = "2019-06-30".date
    officer.inspectionCertificate?.validFrom = "2019-04-01".date
    #expect(wordings() == [])
  }

  @Test func `a renewal that was entered after the check counts from its own day`() {
    var sample = office { $0.lawCertificate?.validTo = "2019-04-30".date }
    var officer = OfficeSample.officers[1]
    officer.lawCertificate?.validFrom = "2019-05-01".date
    sample.perform(
      ChangeOfficer(OfficerChange(.amended, officer, reason: "换证", date: "2019-05-19".date)),
      on: "2019-05-19")
    #expect(refusals(sample) == [])
  }

  @Test func `a certificate that was renewed before it ended holds until the new one begins`() {
    func renewed(_ ending: String, _ beginning: String) -> OfficeSample {
      var sample = office { $0.lawCertificate?.validTo = ending.date }
      var officer = OfficeSample.officers[1]
      officer.lawCertificate?.validFrom = beginning.date
      sample.perform(
        ChangeOfficer(OfficerChange(.amended, officer, reason: "换证", date: "2019-05-02".date)),
        on: "2019-05-02")
      return sample
    }
    let quarter = OfficeSample.quarter
    let inTime = renewed("2019-05-31", "2019-06-01")
    #expect(refusals(inTime) == [])
    #expect(inTime.office.obstacles(to: "P2", during: quarter, from: "2019-05-02".date) == [])
    let gap = renewed("2019-05-31", "2019-06-02")
    #expect(refusals(gap) == [])
    #expect(gap.office.obstacles(to: "P2", during: quarter, from: "2019-05-02".date).count == 1)
    #expect(refusals(renewed("2019-05-09", "2019-05-11")) == ["result.uncertified"])
    // What was shortened is short, whatever was written before.
    let shortened = office { $0.lawCertificate?.validTo = "2019-05-09".date }
    #expect(refusals(shortened) == ["result.uncertified"])
  }

  @Test func `nobody checks whom he must keep away from, whenever that was declared`() {
    var sample = office()
    sample.perform(
      DeclareRecusal(
        Recusal(
          officer: "P2", source: "S2", ground: .dispute, declaredOn: "2019-05-09".date,
          approvedBy: "李局长")), on: "2019-05-09")
    #expect(refusals(sample) == ["result.recused"])
  }

  @Test func `a correction of something else leaves a check as it was`() {
    var sample = office()
    sample.perform(check, on: "2019-05-11")
    var officer = OfficeSample.officers[1]
    officer.lawCertificate?.validTo = "2019-05-01".date
    sample.perform(
      ChangeOfficer(OfficerChange(.amended, officer, reason: "核实", date: "2019-05-12".date)),
      on: "2019-05-12")
    var result = check.result
    result.recordNumber = "1号"
    #expect(
      sample.refusals(
        of: CorrectResult(result, reason: "补编号"), on: "2019-05-20",
        by: OfficeSample.administrator) == [])
  }

  /// A list whose first row names one officer, and whose second names one twice.
  private var lone: OfficeSample {
    var sample = OfficeSample()
    sample.perform(
      AdoptDraw(
        quarter: OfficeSample.quarter,
        rows: [OfficeSample.row("淄博甲化工有限公司", "张一"), OfficeSample.row("淄博乙陶瓷有限公司", "王二", "王二")],
        list: ListOrigin(file: "抽取.csv", digest: "00", rowCount: 2)), on: "2019-03-29")
    sample.plan("环境监察一大队", "2019-04", [1, 2])
    return sample
  }

  @Test func `one officer, or one named twice, checks nothing until a change fills the gap`() throws
  {
    var sample = lone
    for (row, officers) in [(1, ["P1"]), (2, ["P2"]), (2, ["P2", "P2"])] as [(Int, [OfficerID])] {
      let act = RecordResult(OfficeSample.result(row, officers, on: "2019-04-10"))
      #expect(
        sample.refusals(of: act, on: "2019-04-11", by: OfficeSample.administrator)
          .contains("result.not-two"))
    }
    for (number, row) in zip(1..., [1, 2]) {
      sample.perform(RefusalTests.replace(row, "（缺）", "P9"), on: "2019-04-02")
      sample.perform(
        ApproveReplacement(
          quarter: OfficeSample.quarter, number: number,
          approval: .init(head: "冯队长", date: "2019-04-02".date)), on: "2019-04-02")
    }
    #expect(sample.office.officers(of: RefusalTests.task(1)) == ["P1", "P9"])
    #expect(sample.office.officers(of: RefusalTests.task(2)) == ["P2", "P9"])
    sample.perform(
      RecordResult(OfficeSample.result(2, ["P2", "P9"], on: "2019-04-10")), on: "2019-04-11")
    let month = MonthlyProgress(of: "2019-04".month, in: sample.office)
    #expect(month.total.month.personTrips == 2)
    #expect(IntegrityCheck(sample.office).findings(of: .changes).isEmpty)
    let full = RefusalTests.replace(1, "（缺）", "P3")
    #expect(
      sample.refusals(of: full, on: "2019-04-12", by: OfficeSample.administrator)
        .contains("change.not-on-task"))
  }

  @Test func `a row whose officer cannot check is due to be changed, until somebody asks`() throws {
    var sample = office { $0.duty = .away(reason: "借调", from: "2019-05-01".date, until: nil) }
    let due = { (sample: OfficeSample) in
      DueList(of: OfficeSample.quarter, in: sample.office, on: "2019-05-06".date).items
        .filter { $0.duty.rawValue == "办理检查人员变动" }
    }
    let item = try #require(due(sample).first)
    #expect(item.note == "派遣单第2行的王二不在岗（借调）" && item.unit == "环境监察一大队")
    sample.perform(RefusalTests.replace(2, "P2", "P9"), on: "2019-05-06")
    #expect(due(sample).isEmpty)
    let two = DueList(of: OfficeSample.quarter, in: lone.office, on: "2019-04-03".date).items
      .filter { $0.duty.rawValue == "办理检查人员变动" }
    #expect(two.map(\.note) == ["派遣单第1、2行只有一名执法人员"])
  }
}
