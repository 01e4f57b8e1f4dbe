import CivilCalendar
import Diagnostics
import Inspection
import Testing

/// Whose name stands on a paper, and whose belongs there (《暂行办法》一、2; 二、1; 二、4).
@Suite struct PaperPlaceTests {
  private static let change = PaperSubject.change(
    ReplacementID(quarter: OfficeSample.quarter, number: 1))

  /// Row 2's 王二 gives place to 钱九, both of 一大队.
  private var office: Office {
    var sample = OfficeSample.dispatched()
    sample.perform(
      ReplaceOfficer(
        task: TaskID(OfficeSample.quarter, row: 2), old: "P2", new: "P9", reason: .leave,
        attachments: [Evidence(name: "请假条.pdf", digest: "11")]),
      on: "2019-04-02")
    return sample.office
  }

  private func paper(_ subject: PaperSubject) -> IssuedPaper {
    let kept = Evidence(name: "件.pdf", digest: "22")
    return IssuedPaper(
      number: PaperNumber(subject.kind, year: 2019, serial: 1), subject: subject, version: 1,
      file: kept, record: kept, pageCount: 1, checkCode: "0000-0000-0000-0000")
  }

  @Test(arguments: [
    ("科室负责人", "冯队长", true), ("科室负责人", "陈队长", false), ("科室负责人", "李局长", false),
    ("分管领导", "李局长", true), ("分管领导", "李局长 370303196501010011", true),
    ("分管领导", "CN 李局长@1", true), ("分管领导", "李局", false), ("分管领导", "大李局长", false),
    ("分管领导", "冯队长", false), ("经办人", "谁都行", true),
  ])
  func `a place of a change's form takes the signature of whom the measure names`(
    place: String, signer: String, isRight: Bool
  ) {
    let objection = office.objection(
      toSignatureOf: signer, in: place, of: paper(Self.change), on: "2019-04-03".date)
    #expect((objection == nil) == isRight)
    #expect(isRight || objection?.id == "paper.other-signer")
  }

  @Test func `a letter is its officer's to sign, and is called by his name`() {
    let letter = PaperSubject.commitment(of: "P2", for: OfficeSample.quarter)
    #expect(office.wording(of: letter) == "承诺书（2019年第2季度，王二）")
    for (signer, isRight) in [("王二", true), ("张一", false)] {
      let objection = office.objection(
        toSignatureOf: signer, in: "承诺人", of: paper(letter), on: "2019-04-03".date)
      #expect((objection == nil) == isRight)
    }
  }

  @Test func `a file signed by somebody else is not filed`() {
    var sample = OfficeSample.dispatched()
    let sheet = paper(PaperSubject(.dispatchSheet, quarter: OfficeSample.quarter))
    sample.office.apply(
      JournalEntry(
        number: 99, time: OfficeSample.noon("2019-04-02"), author: OfficeSample.administrator,
        fact: .paperIssued(sheet)))
    func refusals(_ signer: String) -> [String] {
      sample.refusals(
        of: FileScan(
          sheet.number, scan: Evidence(name: "签.pdf", digest: "33"),
          signatures: [
            PaperSignature(field: "经办人", signer: "王管理", time: nil),
            PaperSignature(field: "分管局长", signer: signer, time: "2019-04-02T10:00:00+08:00"),
          ]), on: "2019-04-03", by: OfficeSample.administrator)
    }
    #expect(refusals("张一") == ["paper.other-signer"])
    #expect(refusals("李局长") == [])
    // What was filed while its signer was in office stays right after him.
    sample.office.apply(
      JournalEntry(
        number: 100, time: OfficeSample.noon("2019-04-02"), author: OfficeSample.administrator,
        fact: .paperSigned(
          sheet.number, scan: Evidence(name: "先.pdf", digest: "44"), signatures: nil,
          waiting: ["经办人"])))
    #expect(refusals("前局长") == [])
  }

  @Test func `two officers of one name are told apart by their units, or by their ids`() {
    var sample = OfficeSample()
    func enter(_ officer: Officer) {
      sample.office.apply(
        JournalEntry(
          number: 99, time: OfficeSample.noon("2019-04-02"), author: OfficeSample.administrator,
          fact: .officers(
            [OfficerChange(.entered, officer, reason: "调入", date: "2019-04-02".date)], list: nil)))
    }
    #expect(sample.office.name(of: "P2") == "王二")
    enter(OfficeSample.officer("P22", "王二", "环境监察二大队"))
    #expect(sample.office.name(of: "P2") == "王二（一大队）")
    #expect(sample.office.name(of: "P22") == "王二（二大队）")
    #expect(sample.office.plainName(of: "P22") == "王二")
    enter(OfficeSample.officer("P23", "王二", "环境监察二大队"))
    #expect(sample.office.name(of: "P2") == "王二（一大队）")
    #expect(sample.office.name(of: "P23") == "王二（P23）")
  }
}
