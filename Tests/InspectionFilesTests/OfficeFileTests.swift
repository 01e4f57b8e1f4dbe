import CivilCalendar
import Diagnostics
import FormTestSupport
import Inspection
import Testing

@testable import InspectionFiles

@Suite struct OfficeFileTests {
  private static let settings = """
    名称: 某分局
    行政区划代码: "370303"
    地市: 淄博市
    区县: 张店区
    系统管理人员: [甲]
    分管领导: 乙
    单位:
      - {名称: 一大队, 类型: 大队, 主要负责人: 丙}
      - {名称: 危管应急中心, 别名: [危管办], 类型: 危管应急中心, 主要负责人: 丁}
    约定:
      次日前录入: 当日内
      遇节假日: 顺延
    """

  private static let rules = """
    法律依据: 办法
    重点: {比例: ≥25%, 依据: 甲}
    一般: {比例: "1:10", 依据: 乙}
    特殊: {比例: 100%, 依据: 丙}
    重复抽取: 本年度未抽到的优先
    第二人跨单位: 是
    """

  private static let holidays = """
    2019年:
      依据: 通知
      放假: {清明节: 2019-04-05, 劳动节: 2019-05-01至2019-05-04}
      上班: [2019-04-28, 2019-05-05]
    """

  @Test func `settings are read, readings not written keep their defaults`() throws {
    let settings = try OfficeSettings(parsing: Array(Self.settings.utf8), file: "设置.yaml")
    #expect(settings.units.map(\.kind) == [.brigade, .emergencyCentre])
    #expect(settings.unit(named: "危管办")?.name == "危管应急中心")
    var readings = OfficeSettings.Readings()
    readings.entersByNextDay = false
    readings.restDayRule = .after
    #expect(settings.readings == readings)
  }

  @Test func `rules are read`() throws {
    let rules = try RuleSet(parsing: Array(Self.rules.utf8), file: "抽取规则.yaml")
    #expect(rules.key == .init(.percentOfPool(25), basis: "甲"))
    #expect(rules.ordinary.ratio == .sourcesPerOfficer(10))
    #expect(rules.repeatPolicy == .yearDeck && rules.takesSecondFromOtherUnit && rules.carriesLoad)
    #expect(!rules.isWeighted)
    let weighted = Self.rules + "\n加权抽取: 是\n"
    #expect(try RuleSet(parsing: Array(weighted.utf8), file: "抽取规则.yaml").isWeighted)
  }

  @Test(arguments: [
    ("≥25%", "12.5%", "≥12.5%"), ("≥25%", "≥ 12.5 ％", "≥12.5%"), ("\"1:10\"", "1:2.5", "1:2.5"),
    ("\"1:10\"", "1：2.50", nil), ("≥25%", "100.1%", nil), ("≥25%", ".5%", nil),
    ("≥25%", "12.%", nil), ("≥25%", "1/8", nil), ("\"1:10\"", "1:1000.1", nil),
  ])
  func `a ratio has at most one decimal`(old: String, new: String, wording: String?) throws {
    let text = Self.rules.replacing(old, with: new)
    let rules = Result { try RuleSet(parsing: Array(text.utf8), file: "抽取规则.yaml") }
    let wordings = SourceClass.allCases.map { try? rules.get()[$0].ratio.wording }
    #expect(wordings.contains(wording))
  }

  @Test(arguments: [
    ("名称: 某分局", "名秤: 某分局", [1, 1]), ("[甲]", "[]", [1, 5]), ("类型: 大队,", "类型: 中队,", [8]),
    ("别名: [危管办]", "别名: [一大队]", [9]), ("当日内", "马上", [11]), ("遇节假日", "逢节假日", [12]),
    ("主要负责人: 丁}", "主要负责人: 丁, 代签: [{姓名: 戊, 授权: 会, 自: 2019-5-9, 至: 2019-5-1}]}", [9]),
    ("主要负责人: 丙}", "代签: [{姓名: 戊}]}", [8, 8, 8]),
  ])
  func `every fault of the settings is told with its line`(
    old: String, new: String, lines: [Int]
  ) throws {
    let text = Self.settings.replacing(old, with: new)
    let error = try #require(throws: DiagnosticError.self) {
      _ = try OfficeSettings(parsing: Array(text.utf8), file: "设置.yaml")
    }
    #expect(error.diagnostics.compactMap { $0.location?.line }.sorted() == lines)
    #expect(error.diagnostics.allSatisfy { $0.id == "settings.invalid" })
  }

  @Test(arguments: [
    ("≥25%", "四分之一", 2), ("\"1:10\"", "\"10:1\"", 3), ("100%", "101%", 4),
    ("本年度未抽到的优先", "随便", 5), ("是", "对", 6), ("特殊:", "特别:", 4),
  ])
  func `every fault of the rules is told with its line`(
    old: String, new: String, line: Int
  ) throws {
    let text = Self.rules.replacing(old, with: new)
    let error = try #require(throws: DiagnosticError.self) {
      _ = try RuleSet(parsing: Array(text.utf8), file: "抽取规则.yaml")
    }
    #expect(error.diagnostics.contains { $0.location?.line == line })
  }

  @Test(arguments: [
    ("2019年:", "去年:", 1), ("2019-04-05", "清明", 3), ("2019-05-04", "2019-04-04", 3),
    ("2019-04-28", "2019-04-29", 4), ("2019-04-28", "2019-05-04", 4), ("依据", "根据", 2),
  ])
  func `every fault of the holidays is told with its line`(
    old: String, new: String, line: Int
  ) throws {
    let text = Self.holidays.replacing(old, with: new)
    let error = try #require(throws: DiagnosticError.self) {
      _ = try Holidays(parsing: Array(text.utf8), file: "节假日.yaml")
    }
    #expect(error.diagnostics.contains { $0.location?.line == line })
  }

  @Test(arguments: ["", "名称：某分局", "- 甲", "名称: [甲"])
  func `what is no settings file is refused`(text: String) {
    #expect(throws: DiagnosticError.self) {
      _ = try OfficeSettings(parsing: Array(text.utf8), file: "设置.yaml")
    }
  }
}

/// The example office's own files.
@Suite struct ExampleOfficeTests {
  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try PackageFolder.text(of: "Examples/张店/机关/\(name)").utf8)
  }

  private func context() throws -> ListContext {
    ListContext(
      settings: try OfficeSettings(parsing: bytes("设置.yaml"), file: "设置.yaml"),
      date: try #require(CalendarDate("2019-03-28")), handledBy: "林晓晨")
  }

  @Test func `settings and rules are the defaults of the measure`() throws {
    let settings = try OfficeSettings(parsing: bytes("设置.yaml"), file: "设置.yaml")
    #expect(settings.units.count { $0.suppliesOfficers } == 5)
    #expect(settings.readings == OfficeSettings.Readings())
    let rules = try RuleSet(parsing: bytes("抽取规则.yaml"), file: "抽取规则.yaml")
    #expect(SourceClass.allCases.map { rules[$0].ratio.wording } == ["≥25%", "1:10", "100%"])
  }

  @Test func `deadlines move off the days of rest of 2019`() throws {
    let holidays = try Holidays(parsing: bytes("节假日.yaml"), file: "节假日.yaml")
    let adjusted = ["2019-03-30", "2019-05-03", "2019-05-05", "2019-10-03", "2019-06-30"].map {
      CalendarDate($0).map { "\(holidays.adjusted($0, by: .before))" }
    }
    #expect(adjusted == ["2019-03-29", "2019-04-30", "2019-05-05", "2019-09-30", "2019-06-28"])
    let after = CalendarDate("2019-10-03").map { holidays.adjusted($0, by: .after) }
    #expect(after?.description == "2019-10-08")
    #expect(holidays.covers(2019) && !holidays.covers(2020))
  }

  @Test func `the source list comes in without a fault`() throws {
    let list = try bytes("污染源信息库.csv")
    let run = try DryRun(
      of: "污染源信息库.csv", bytes: list, registry: Office().sources, context: context())
    #expect(run.findings.filter { $0.severity != .note } == [])
    #expect(run.changes.count == 314)
    let records = run.changes.map(\.record)
    #expect(records.count { !$0.isActive } == 6)
    #expect(Set(records.map(\.classification.sourceClass)).count == 3)
    #expect(records.count { $0.kind != .other && $0.entryUnit == "危管应急中心" } == 23)
    let firms = try PackageFolder.text(of: "Examples/张店/企业.csv").split(separator: "\n").dropFirst()
    let names = Set(records.map { Array($0.name.utf8) })
    for firm in firms {
      let name = Array(firm.utf8.prefix { $0 != UInt8(ascii: ",") })
      #expect(names.contains(name), "\(firm)")
    }
  }

  @Test func `all officers of the list but two are drawn`() throws {
    let run = try DryRun(
      of: "执法人员信息库.csv", bytes: bytes("执法人员信息库.csv"), registry: Office().officers,
      context: context())
    #expect(run.changes.count == 28 && !run.hasErrors)
    #expect(run.findings.map(\.id) == ["list.not-eligible", "list.not-eligible"])
    #expect(Set(run.changes.map(\.record.unit)).count == 5)
  }
}
