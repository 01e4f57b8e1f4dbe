import CivilCalendar
import Diagnostics
import Inspection
import Testing

/// A small office in the second quarter of 2019: eight officers in five units, six sources, of
/// which four are drawn.
struct OfficeSample {
  var office = Office()
  /// What was entered so far.
  private(set) var entries: [JournalEntry] = []

  static let quarter = "2019Q2".quarter
  static let administrator = Author(name: "王管理", role: .administrator)

  /// With lists, rules and settings; nothing drawn yet.
  init() {
    settle(.settings(Self.settings), on: "2019-01-03")
    settle(.rules(Self.rules), on: "2019-01-03")
    settle(
      .sources(
        Self.sources.map {
          SourceChange(.added, $0, reason: "建库", date: "2019-01-03".date, handledBy: "王管理")
        }, list: nil),
      on: "2019-01-03")
    settle(
      .officers(
        Self.officers.map { OfficerChange(.entered, $0, reason: "建库", date: "2019-01-03".date) },
        list: nil),
      on: "2019-01-03")
    settle(
      .recusal(
        Recusal(
          officer: "P3", source: "S1", ground: .kinship, declaredOn: "2019-01-10".date,
          approvedBy: "李局长")), on: "2019-01-10")
  }

  /// Four rows: 1 甲 (P1 P4), 2 乙 (P2 P3), 3 丁 (P4 P6), 4 己 (P7 P1).
  static func dispatched() -> Self {
    var sample = Self()
    sample.perform(
      AdoptDraw(
        quarter: quarter,
        rows: [
          row("淄博甲化工有限公司", "张一", "赵四"), row("淄博乙陶瓷有限公司", "王二", "李三"),
          row("淄博丁医院", "赵四", "周六"), row("张店己汽修", "吴七", "张一"),
        ], list: ListOrigin(file: "抽取.csv", digest: "00", rowCount: 4)), on: "2019-03-29")
    return sample
  }

  /// Row 1 planned in April and found clean, row 2 planned in May.
  static func checked() -> Self {
    var sample = dispatched()
    sample.plan("环境监察一大队", "2019-04", [1])
    sample.plan("环境监察一大队", "2019-05", [2])
    sample.perform(RecordResult(result(1, ["P1", "P4"], on: "2019-04-10")), on: "2019-04-11")
    return sample
  }

  mutating func plan(_ unit: UnitName, _ month: String, _ rows: [Int]) {
    perform(
      MakePlan(
        unit: unit, month: month.month,
        rows: rows.map { .init(TaskID(Self.quarter, row: $0), on: .third(.middle)) }),
      on: "\(month)-01", by: Author(name: "孙编制", role: .unit, unit: unit))
  }

  static func row(_ source: String, _ officers: String...) -> AdoptDraw.Row {
    AdoptDraw.Row(sourceName: source, address: "", officerNames: officers)
  }

  static func result(
    _ row: Int, _ officers: [OfficerID], on date: String,
    _ outcome: CheckResult.Outcome = .clean
  ) -> CheckResult {
    CheckResult(
      task: TaskID(quarter, row: row), checkedOn: date.date, officers: officers, outcome: outcome)
  }

  private mutating func settle(_ fact: Fact, on date: String, by author: Author = administrator) {
    let entry = JournalEntry(
      number: entries.count + 1, time: Self.noon(date), author: author, fact: fact)
    entries.append(entry)
    office.apply(entry)
  }

  /// Performs an act that must succeed.
  mutating func perform(_ act: some Act, on date: String, by author: Author = administrator) {
    do {
      settle(try act.decide(in: office, by: author, at: Self.noon(date)), on: date, by: author)
    } catch {
      Issue.record("\(error.diagnostics.map(\.message))")
    }
  }

  /// The ids of what stands against an act; empty when nothing does.
  func refusals(of act: some Act, on date: String, by author: Author) -> [String] {
    do {
      _ = try act.decide(in: office, by: author, at: Self.noon(date))
      return []
    } catch {
      return error.diagnostics.map(\.id.name)
    }
  }

  static func noon(_ date: String) -> Timestamp {
    guard let time = Timestamp("\(date)T12:00:00+08:00") else { preconditionFailure(date) }
    return time
  }
}

extension OfficeSample {
  static let settings = OfficeSettings(
    name: "淄博市环境保护局张店分局", bureauCode: "370303", city: "淄博市", county: "张店区",
    units: [
      Unit(name: "环境监察一大队", aliases: ["一大队"], kind: .brigade, head: "冯队长"),
      Unit(name: "环境监察二大队", aliases: ["二大队"], kind: .brigade, head: "陈队长"),
      Unit(name: "环境监察三大队", kind: .brigade, head: "褚队长"),
      Unit(name: "环境监察四大队", kind: .brigade, head: "卫队长"),
      Unit(name: "危管应急中心", aliases: ["危管办", "危管应急"], kind: .emergencyCentre, head: "蒋主任"),
      Unit(name: "法制科", kind: .section, head: "沈科长"),
    ], administrators: ["王管理"], leader: "李局长")

  static let rules = RuleSet(
    key: .init(.percentOfPool(25), basis: "方案"),
    ordinary: .init(.sourcesPerOfficer(1), basis: "方案"),
    special: .init(.percentOfPool(100), basis: "方案"), legalBasis: "《暂行办法》一、1")

  static let sources = [
    source("S1", "淄博甲化工有限公司", .key, code: "91350100M000100Y43"),
    source("S2", "淄博乙陶瓷有限公司", .key),
    source("S3", "淄博丙热电有限公司", .key),
    source("S4", "淄博丁医院", .special, kind: .hospital, unit: "危管应急中心"),
    source("S5", "张店戊印刷有限公司", .ordinary),
    source("S6", "张店己汽修", .ordinary, unit: "环境监察二大队"),
  ]

  static func source(
    _ id: SourceID, _ name: String, _ sourceClass: SourceClass, code: String? = nil,
    kind: PollutionSource.Kind = .other, unit: UnitName = "环境监察一大队"
  ) -> PollutionSource {
    PollutionSource(
      id: id, name: name, address: "张店区", city: "淄博市", county: "张店区",
      creditCode: code.flatMap(CreditCode.init), classification: .init(sourceClass), kind: kind,
      entryUnit: unit)
  }

  static let officers = [
    officer("P1", "张一", "环境监察一大队"), officer("P2", "王二", "环境监察一大队"),
    officer("P3", "李三", "环境监察一大队"), officer("P4", "赵四", "环境监察二大队"),
    officer("P5", "孙五", "环境监察一大队", until: "2019-05-31"),
    officer("P6", "周六", "危管应急中心"), officer("P7", "吴七", "环境监察三大队"),
    officer("P8", "郑八", "环境监察一大队", duty: .away(reason: "借调", from: "2019-02-01".date, until: nil)),
    officer("P9", "钱九", "环境监察一大队"),
  ]

  static func officer(
    _ id: OfficerID, _ name: String, _ unit: UnitName, until: String = "2020-12-31",
    duty: Officer.Duty = .onDuty
  ) -> Officer {
    Officer(
      id: id, name: name, unit: unit,
      lawCertificate: .init(number: "L\(id)", validTo: until.date),
      inspectionCertificate: .init(number: "H\(id)", validTo: "2020-12-31".date), duty: duty)
  }
}

extension OfficeSample {
  /// What stands in the list of what is due of one duty, in the sample's quarter.
  func due(_ duty: DueItem.Duty, on day: String) -> [DueItem] {
    DueList(of: Self.quarter, in: office, on: day.date).items.filter { $0.duty == duty }
  }
}

/// Dates of test tables.
extension String {
  var date: CalendarDate {
    guard let date = CalendarDate(self) else { preconditionFailure(self) }
    return date
  }

  var month: CalendarMonth {
    guard let month = CalendarMonth(self) else { preconditionFailure(self) }
    return month
  }

  var quarter: CalendarQuarter {
    guard let quarter = CalendarQuarter(self) else { preconditionFailure(self) }
    return quarter
  }
}
