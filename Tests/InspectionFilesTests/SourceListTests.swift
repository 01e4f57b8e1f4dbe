import CivilCalendar
import Diagnostics
import Inspection
import Testing

@testable import InspectionFiles

@Suite struct SourceListTests {
  private typealias Sample = ListSample
  private static let code = ListSample.codes[0]
  private static let other = ListSample.codes[1]

  struct Dirty: Sendable, CustomTestStringConvertible {
    var what: String
    var text: String
    var outcomes: [String]
    var findings: [String] = []
    var testDescription: String { what }
  }

  @Test func `an old list that brings back what was deleted, or what stands still, is told so`()
    throws
  {
    let first = try Sample.sources(
      "编号,企业名称,地址,类别,录入单位,状态\nA1,甲厂,某路1号,重点,一大队,在用\nA2,乙厂,某路2号,重点,一大队,长期停产\n")
    guard case .sources(let added, _) = first.fact else {
      Issue.record("no sources")
      return
    }
    var removal = added[0]
    removal.kind = .removed
    removal.effective = CalendarQuarter("2019Q1")
    let office = try Sample.office(first.fact, .sources([removal], list: nil))
    let again = try Sample.sources(
      "企业名称,地址,类别,录入单位,状态\n甲厂,某路1号,重点,一大队,在用\n乙厂,某路2号,重点,一大队,在用\n", office)
    #expect(again.outcomes == ["新增 W0001", "修改 A2 状态 停用日期"])
    #expect(
      Sample.describe(again.findings) == ["2:1 list.removed-before", "3:16 list.restored"])
  }

  private static let head = "编号,企业名称,统一社会信用代码,地址,类别,录入单位\n"

  @Test(arguments: [
    Dirty(what: "plain", text: head + "A1,甲厂,\(code),某路1号,重点,一大队\n", outcomes: ["新增 A1"]),
    Dirty(
      what: "ids from codes, else numbers",
      text: head + ",甲厂,\(code),某路1号,重点,一大队\n,乙厂,,某路2号,一般,二大队\n,丙厂,,某路3号,一般,二大队\n",
      outcomes: ["新增 \(code)", "新增 W0001", "新增 W0002"]),
    Dirty(
      what: "two plants of one enterprise",
      text: head + ",甲厂,\(code),某路1号,重点,一大队\n,甲厂北厂,\(code),某路2号,重点,一大队\n",
      outcomes: ["新增 \(code)", "拒绝"], findings: ["3:7 list.code-taken"]),
    Dirty(
      what: "two plants of one enterprise, the second with an id of its own",
      text: head + ",甲厂,\(code),某路1号,重点,一大队\nA2,甲厂北厂,\(code),某路2号,重点,一大队\n",
      outcomes: ["新增 \(code)", "新增 A2"], findings: ["3:4 list.same-code"]),
    Dirty(
      what: "one name, two codes",
      text: head + ",甲厂,\(code),某路1号,重点,一大队\n,甲厂,\(other),某路2号,重点,一大队\n",
      outcomes: ["新增 \(code)", "新增 \(other)"], findings: ["3:2 list.same-name"]),
    Dirty(
      what: "the same row twice",
      text: head + "A1,甲厂,,某路1号,重点,一大队\nA1,甲厂,,某路1号,重点,一大队\n",
      outcomes: ["新增 A1", "重复 2"], findings: ["3:4 list.repeated"]),
    Dirty(
      what: "one id, two enterprises",
      text: head + "A1,甲厂,,某路1号,重点,一大队\nA1,乙厂,,某路1号,重点,一大队\n",
      outcomes: ["新增 A1", "拒绝"], findings: ["3:4 list.duplicate"]),
    Dirty(
      what: "every fault of a row at once",
      text: head + ",甲厂,9.13E+17,,普通,五大队\n", outcomes: ["拒绝"],
      findings: [
        "2:5 list.bad-value", "2:14 list.missing-value", "2:15 list.bad-value",
        "2:18 list.unknown-unit",
      ]),
    Dirty(
      what: "what 危管办 enters and what not",
      text: head + ",甲医院,,某路1号,一般,一大队\n,乙厂,,某路2号,一般,危管办\n"
        + ",丙医院,,某路3号,一般,危管办\n,丁厂,,某路4号,一般,办公室\n",
      outcomes: ["拒绝", "拒绝", "新增 W0001", "拒绝"],
      findings: [
        "2:15 list.wrong-entry-unit", "3:14 list.wrong-entry-unit", "5:14 list.wrong-entry-unit",
      ]),
    Dirty(
      what: "private characters, radicals and compatibility ideographs",
      text: head + ",甲\u{E000}厂,,某路,一般,一大队\n,⽇光厂,,某路,一般,一大队\n,\u{F92C}记,,某路,一般,一大队\n",
      outcomes: ["拒绝", "新增 W0001", "新增 W0002"],
      findings: ["2:2 list.private-use", "3:2 list.radical", "4:2 list.compatibility-ideograph"]),
    Dirty(
      what: "an old code of an organisation",
      text: head + ",甲厂,12345678-9,某路1号,重点,一大队\n", outcomes: ["新增 W0001"],
      findings: ["2:5 list.organisation-code"]),
    Dirty(
      what: "words for no code, and a number of before 2015",
      text: head + "A1,甲厂,无,某路1号,重点,一大队\nA2,乙厂,无,某路2号,重点,一大队\nA3,丙厂,370303200001234,某路3号,重点,一大队\n",
      outcomes: ["新增 A1", "新增 A2", "新增 A3"], findings: ["4:7 list.organisation-code"]),
    Dirty(
      what: "marks of Excel, full-width digits, blanks",
      text: head + "'01,淄博 甲厂,９1350100Ｍ000100Y43 ,某路1号,重点,一大队\n", outcomes: ["新增 01"]),
    Dirty(
      what: "several classes in a cell", text: head + "A1,甲厂,,某路1号,一般、特殊,一大队\n",
      outcomes: ["新增 A1"]),
  ])
  func `a dirty list gives what is expected of it`(dirty: Dirty) throws {
    let run = try Sample.sources(dirty.text)
    #expect(run.outcomes == dirty.outcomes)
    #expect(Sample.describe(run.findings) == dirty.findings)
    #expect(run.changes.count == dirty.outcomes.count { $0.hasPrefix("新增") })
  }

  @Test func `what is no record is left out with a word`() throws {
    let run = try Sample.sources(
      """
      张店区污染源信息库
      2019年3月,,,
      序号,单位名称,"详细\r\n地址",监管类别*,所属大队（中队）
      一、重点污染源,,,,
      1,甲厂,某路1号,重点污染源,一大队
      序号,单位名称,详细地址,监管类别,所属大队（中队）
      2,乙厂,某路2号,一般,二大队
      ,,,,
      合计,,2家,,
      注：数据截至3月底,,,,
      填表人：张三,,,,

      """)
    #expect(run.outcomes == ["新增 W0001", "新增 W0002"])
    #expect(
      Sample.describe(run.findings, notes: true)
        == [5, 7, 10, 11, 12].map { "\($0):1 list.skipped-row" })
    #expect(run.rows.map(\.line) == [6, 8])
  }

  @Test func `a list is compared with the registry field by field`() throws {
    let head = "企业名称,信用代码,地址,类别,录入单位,行业,状态\n"
    let first = try Sample.sources(
      head + "甲厂,\(Self.code),某路1号,重点,一大队,陶瓷,\n乙厂,,某路2号,一般,二大队,,停产\n"
        + "丙厂,,某路3号,一般,二大队,,\n")
    let office = try Sample.office(first.fact)
    let again = try Sample.sources(
      head + "甲厂,\(Self.code),某路1号,重点,一大队,陶瓷,\n乙厂,,某路2号,一般,二大队,,停产\n"
        + "丙厂,,某路3号,一般,二大队,,\n", office)
    #expect(again.changes.isEmpty && again.missing.isEmpty)
    #expect(again.outcomes == ["不变 \(Self.code)", "不变 W0001", "不变 W0002"])

    let next = try Sample.sources(
      head + "甲新厂,\(Self.code),某路9号,特殊,一大队,,\n乙厂,,某路2号,一般,二大队,,在用\n", office)
    #expect(
      next.outcomes == ["修改 \(Self.code) 企业名称 地址 类别 行业", "修改 W0001 状态 停用日期"])
    #expect(next.changes.map(\.kind) == [.amended, .restored])
    #expect(next.missing.map(\.id) == ["W0002"])
    #expect(next.text().contains("地址：某路1号 → 某路9号"))
    #expect(next.text().contains("行业：陶瓷 → （空）"))
  }

  @Test func `a list without codes finds its sources by name and takes no code away`() throws {
    let head = "名称,信用代码,地址,类别,录入单位\n"
    let office = try Sample.office(Sample.sources(head + "甲厂,\(Self.code),某路,重点,一大队\n").fact)
    let run = try Sample.sources(head + "甲厂,,某路,重点,一大队\n", office)
    #expect(run.outcomes == ["不变 \(Self.code)"])
    let other = try Sample.sources(head + "甲厂,\(Self.other),某路,重点,一大队\n", office)
    #expect(other.outcomes == ["新增 \(Self.other)"])
    #expect(Sample.describe(other.findings) == ["2:1 list.same-name"])
  }

  @Test func `columns that the list does not have keep what they were`() throws {
    let office = try Sample.office(
      Sample.sources(
        "编号,名称,地址,类别,录入单位,行业,控制级别\nA1,甲厂,某路1号,重点,一大队,陶瓷,市控\n"
      ).fact)
    let run = try Sample.sources("编号,名称,地址,类别\nA1,甲厂,某路2号,重点\n", office)
    #expect(run.outcomes == ["修改 A1 地址"])
    let record = try #require(run.changes.first?.record)
    #expect(record.industry == "陶瓷" && record.controlLevel == .municipal)
    #expect(record.entryUnit == "环境监察一大队")
  }

  @Test func `balls need a basis, and one ball is as good as an empty cell`() throws {
    let head = "编号,名称,地址,类别,录入单位,抽取球数,球数依据\n"
    let rows = ["A1,甲厂,某路,重点,一大队,3,上年两次被查处", "A2,乙厂,某路,重点,一大队,1,", "A3,丙厂,某路,重点,一大队,,"]
    let run = try Sample.sources(head + rows.joined(separator: "\n"))
    let weightings = run.changes.map(\.record.weighting)
    #expect(weightings == [.init(balls: 3, basis: "上年两次被查处"), nil, nil])
    let office = try Sample.office(run.fact)
    let again = try Sample.sources(head + rows.joined(separator: "\n"), office)
    #expect(again.changes.isEmpty)
    let unnamed = try Sample.sources("编号,名称,地址,类别\nA1,甲厂,某路,重点\n", office)
    #expect(unnamed.changes.isEmpty)
    let emptied = try Sample.sources(head + "A1,甲厂,某路,重点,一大队,,\n", office)
    #expect(emptied.outcomes == ["修改 A1 抽取球数 球数依据"])
    let wrong = try Sample.sources(head + "A1,甲厂,某路,重点,一大队,6,查处\nB1,丁厂,某路,重点,一大队,2,\n")
    #expect(
      Sample.describe(wrong.findings) == ["2:17 list.bad-value", "3:17 list.no-weight-basis"])
  }

  @Test func `a unit's own list speaks for its own sources only`() throws {
    let head = "编号,名称,地址,类别,录入单位\n"
    let office = try Sample.office(
      Sample.sources(head + "A1,甲厂,某路,重点,一大队\nA2,乙厂,某路,重点,二大队\n").fact)
    let run = try Sample.sources(
      "编号,名称,地址,类别\nA3,丙厂,某路,一般\n", office, entryUnit: "环境监察一大队")
    #expect(run.outcomes == ["新增 A3"])
    #expect(run.changes.first?.record.entryUnit == "环境监察一大队")
    #expect(run.missing.map(\.id) == ["A1"])
  }

  @Test func `of several classes the highest is taken, with its basis`() throws {
    let run = try Sample.sources(
      "名称,地址,类别,类别依据,录入单位\n甲厂,某路,一般,,一大队\n甲厂,某路,特殊,行政处罚,一大队\n甲厂,某路,重点,名录,一大队\n")
    #expect(run.outcomes == ["新增 W0001", "重复 2", "重复 2"])
    #expect(run.changes.first?.record.classification == .init(.special, basis: "行政处罚"))
    #expect(!run.hasErrors)
  }

  @Test(arguments: [
    ("企业名称,地址\n甲厂,某路", ["1:1 list.missing-column"]),
    ("企业名称,单位名称,地址,类别\n甲厂,甲厂,某路,重点", ["1:6 list.unknown-column"]),
    ("单位名称,污染源名称,地址,类别\n甲厂,甲厂,某路,重点", ["1:1 list.ambiguous-column", "1:6 list.unknown-column"]),
    (
      "甲,乙\n1,2",
      Array(repeating: "1:1 list.missing-column", count: 3)
        + ["1:1 list.unknown-column", "1:3 list.unknown-column"]
    ),
  ])
  func `a head at fault is told whole`(text: String, findings: [String]) throws {
    var found: [Diagnostic] = []
    do {
      found = try Sample.sources(text).findings
    } catch let error as DiagnosticError {
      found = error.diagnostics
    }
    #expect(Sample.describe(found.filter { ($0.location?.line ?? 0) == 1 }) == findings)
  }

  /// A list without 类别 or 所属单位 is found out too, and one that has what both registries need.
  @Test(arguments: [
    ("企业名称,统一社会信用代码,地址,类别,录入单位\n甲厂,,某路,重点,一大队", "姓名,所属单位,行政执法证号\n张伟,一大队,001"),
    ("序号,污染源名称,污染源地址,地市,县（市、区）,执法人员\n1,甲厂,某路,市,区,张伟", "姓名,行政执法证号,有效期,状态\n张伟,001,,在岗"),
    (
      "编号,企业名称,地址,类别,行业,执法人员,所属单位\n1,甲厂,某路,重点,印刷,张伟,一大队",
      "2019年人员,,\n人员姓名,工作单位,行政执法证编号\n张伟,一大队,001"
    ),
  ])
  func `a list for the other registry is told by its head alone`(
    sources: String, officers: String
  ) {
    let errors = [
      #expect(throws: DiagnosticError.self) { try Sample.officers(sources) },
      #expect(throws: DiagnosticError.self) { try Sample.sources(officers) },
    ]
    #expect(
      errors.map { $0?.diagnostics.map(\.id) } == [
        ["list.other-registry"], ["list.other-registry"],
      ])
    #expect(errors[0]?.diagnostics.first?.hint?.contains("import sources ") == true)
    #expect(errors[1]?.diagnostics.first?.hint?.contains("import officers ") == true)
  }

  @Test func `a list of sources may name officers as well`() throws {
    let run = try Sample.sources(
      "企业名称,地址,类别,行业,执法人员,所属单位\n甲厂,某路,重点,印刷,张伟,一大队\n")
    #expect(run.outcomes == ["新增 W0001"])
    #expect(Sample.describe(run.findings) == ["1:15 list.unknown-column"])
  }

  @Test func `a plant of an enterprise of the registry needs an id of its own`() throws {
    let head = "编号,名称,信用代码,地址,类别,录入单位\n"
    let office = try Sample.office(
      Sample.sources(head + "A1,甲厂,\(Self.code),某路,重点,一大队\n").fact)
    let run = try Sample.sources(
      head + ",甲厂,\(Self.code),某路,重点,一大队\n,甲厂北厂,\(Self.code),某路9号,重点,一大队\n", office)
    #expect(run.outcomes == ["不变 A1", "拒绝"])
    #expect(Sample.describe(run.findings) == ["3:7 list.code-taken"])
  }

  @Test func `a list with a head alone is refused`() {
    let error = #expect(throws: DiagnosticError.self) { try Sample.sources(Self.head) }
    #expect(error?.diagnostics.last?.id == "list.no-rows")
  }

  @Test func `the nearest heading is named`() {
    let error = #expect(throws: DiagnosticError.self) {
      try Sample.sources("企业名称,祥细地址,类别\n甲厂,某路,重点")
    }
    #expect(error?.diagnostics.first?.hint?.contains("祥细地址") == true)
  }
}
