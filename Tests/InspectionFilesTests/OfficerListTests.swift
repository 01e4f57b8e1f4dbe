import CivilCalendar
import Diagnostics
import Inspection
import Testing

@testable import InspectionFiles

@Suite struct OfficerListTests {
  private typealias Sample = ListSample
  private static let head = "姓名,所在大队,行政执法证号,有效期,环境监察执法证号,有效期至,是否在岗\n"

  @Test func `each 有效期 belongs to the certificate left of it`() throws {
    let run = try Sample.officers(
      Self.head + "张\u{3000}伟,一大队,001,2017-05-01至2022-04-30,C1,2021/12/31,是\n")
    let officer = try #require(run.changes.first?.record)
    #expect(officer.id == "001" && officer.name == "张伟" && officer.unit == "环境监察一大队")
    #expect(officer.text(in: .lawValidity) == "2017-05-01至2022-04-30")
    #expect(officer.text(in: .inspectionValidity) == "2021-12-31")
    #expect(Sample.describe(run.findings, notes: true) == ["2:1 list.blank"])
  }

  @Test(
    arguments: [
      ("张伟,一大队,001,2022-04-30,C1,2021-12-31,是", ["新增 001"], []),
      ("张伟,一大队,001,2019-03-29,C1,2021-12-31,是", ["新增 001"], ["2:1 list.not-eligible"]),
      ("张伟,一大队,,,C1,2021-12-31,是", ["新增 R0001"], ["2:1 list.not-eligible"]),
      ("张伟,一大队,001,,C1,,借调", ["新增 001"], ["2:1 list.not-eligible"]),
      ("张伟,办公室,001,,C1,,是", ["拒绝"], ["2:4 list.wrong-officer-unit"]),
      ("张伟,,001,,C1,,是", ["拒绝"], ["2:4 list.missing-value"]),
      ("张伟,一大队,1.5E+10,,C1,,是", ["拒绝"], ["2:8 list.bad-value"]),
      ("张伟,一大队,,2022-04-30,C1,,是", ["拒绝"], ["2:8 list.missing-value"]),
      (
        "张伟,一大队,1E+10,,C1,,是\n李伟,一大队,1E+10,,C2,,是", ["拒绝", "拒绝"],
        ["2:8 list.bad-value", "3:8 list.bad-value"]
      ),
      ("张伟,一大队,001,,C1,,是\n李伟,一大队,001,,C2,,是", ["新增 001", "拒绝"], ["3:1 list.duplicate"]),
      ("张伟,一大队,001,,C1,,是\n张伟,二大队,002,,C2,,是", ["新增 001", "新增 002"], ["3:1 list.same-name"]),
    ] as [(String, [String], [String])])
  func `officers are taken, warned of and refused`(
    text: String, outcomes: [String], findings: [String]
  ) throws {
    let run = try Sample.officers(Self.head + text)
    #expect(run.outcomes == outcomes)
    #expect(Sample.describe(run.findings) == findings)
  }

  @Test(arguments: ["√", "Y", "ｙ", "1", "是", "在编在岗", "在岗在编", "正式在岗", "✔"])
  func `whoever is ticked, or on duty in other words, is on duty`(text: String) throws {
    let run = try Sample.officers(Self.head + "张伟,一大队,001,2022-04-30,C1,2021-12-31,\(text)\n")
    #expect(run.changes.map(\.record.duty) == [.onDuty])
    #expect(Sample.describe(run.findings) == [])
  }

  @Test(arguments: [
    ("×", "不在岗"), ("N", "不在岗"), ("0", "不在岗"), ("未在岗", "不在岗"), ("在编不在岗", "在编不在岗"), ("借调", "借调"),
  ])
  func `whoever is not is away, for what is written`(text: String, reason: String) throws {
    let run = try Sample.officers(Self.head + "张伟,一大队,001,2022-04-30,C1,2021-12-31,\(text)\n")
    let duty = try #require(run.changes.first?.record.duty)
    #expect(duty == .away(reason: reason, from: try #require(Sample.day), until: nil))
  }

  @Test func `a mark that says neither is refused`() throws {
    let run = try Sample.officers(Self.head + "张伟,一大队,001,2022-04-30,C1,2021-12-31,A\n")
    #expect(run.outcomes == ["拒绝"])
    #expect(Sample.describe(run.findings) == ["2:37 list.bad-value"])
  }

  @Test func `a list of nobody's names is not taken for one of sources`() {
    let error = #expect(throws: DiagnosticError.self) {
      try Sample.officers("人名,地址,行业,工作单位\n张伟,某路,环保,一大队\n")
    }
    #expect(error?.diagnostics.first?.id == "list.missing-column")
  }

  @Test func `a renewed certificate and a transfer are changes of the same officer`() throws {
    let office = try Sample.office(
      Sample.officers(Self.head + "张伟,环境监察一大队,001,,C1,,是\n李娜,环境监察二大队,002,,C2,,是\n").fact)
    let run = try Sample.officers(
      Self.head + "张伟,环境监察一大队,009,,C1,,是\n李娜,环境监察一大队,002,,C2,,休假\n", office)
    #expect(run.outcomes == ["修改 001 行政执法证号", "修改 002 所属单位 在岗状态 离岗日期"])
    #expect(run.missing.isEmpty && run.changes.map(\.kind) == [.amended, .amended])
  }
}
