import CivilCalendar
import Inspection

/// Two key sources checked by two brigades in the second quarter of 2019.
struct SmallOffice {
  private(set) var office = Office()

  static let quarter = CalendarQuarter(of: day(4, 1))
  private static let units: [UnitName] = ["环境监察一大队", "环境监察二大队", "危管应急中心"]

  static func day(_ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: 2019, month: month, day: day) else { preconditionFailure() }
    return date
  }

  init() {
    append(.settings(Self.settings), Self.day(1, 3))
    append(.sources(Self.sources, list: nil), Self.day(1, 3))
    append(.officers(Self.officers, list: nil), Self.day(1, 3))
    let rows = zip(1..., Self.sources).map { number, change in
      DispatchSheet.Row(
        number: number, source: change.record, officers: number == 1 ? ["P1", "P2"] : ["P2", "P3"])
    }
    append(
      .dispatch(
        DispatchSheet(
          quarter: Self.quarter, number: 1,
          origin: .adopted(ListOrigin(file: "抽取.csv", digest: "00", rowCount: 2)), rows: rows,
          strata: [.init(.key, pool: 2, quota: 2)], officerCount: 3)), Self.day(3, 29))
    let task = TaskID(Self.quarter, row: 1)
    let plan = MakePlan(
      unit: Self.units[0], month: CalendarMonth(of: Self.day(4, 1)),
      rows: [.init(task, on: .day(Self.day(4, 10)))])
    perform(plan, Self.day(4, 1))
    perform(
      RecordResult(
        CheckResult(
          task: task, checkedOn: Self.day(4, 10), officers: ["P1", "P2"],
          items: [.init(.facilities, .right)], outcome: .clean)), Self.day(4, 11))
    perform(
      Publish(Publication(.results, quarter: Self.quarter, tasks: [task], date: Self.day(4, 20))),
      Self.day(4, 20))
    var removal = Self.sources[1]
    removal.kind = .removed
    removal.reason = "拆除"
    removal.date = Self.day(4, 25)
    removal.photo = Evidence(name: "现场.jpg", digest: "00")
    removal.effective = Self.quarter.next
    append(.sources([removal], list: nil), Self.day(4, 25))
  }

  private static let author = Author(name: "王管理", role: .administrator)

  private mutating func append(_ fact: Fact, _ date: CalendarDate) {
    guard let time = Timestamp(date: date, secondOfDay: 0) else { return }
    let number = (office.lastEntry?.number ?? 0) + 1
    office.apply(JournalEntry(number: number, time: time, author: Self.author, fact: fact))
  }

  private mutating func perform(_ act: some Act, _ date: CalendarDate) {
    guard let time = Timestamp(date: date, secondOfDay: 0),
      let fact = try? act.decide(in: office, by: Self.author, at: time)
    else { return }
    append(fact, date)
  }

  private static let settings = OfficeSettings(
    name: "淄博市环境保护局张店分局", bureauCode: "370303", city: "淄博市", county: "张店区",
    units: units.enumerated().map {
      Unit(name: $1, kind: $0 == 2 ? .emergencyCentre : .brigade, head: "冯队长")
    }, administrators: ["王管理"], leader: "李局长")

  private static let sources = ["淄博甲化工有限公司", "淄博乙陶瓷有限公司"].enumerated().map {
    SourceChange(
      .added,
      PollutionSource(
        id: SourceID("S\($0)"), name: $1, address: "张店区", city: "淄博市", county: "张店区",
        classification: .init(.key), entryUnit: units[0]), reason: "建库", date: day(1, 3),
      handledBy: "王管理")
  }

  private static let officers = ["张一", "王二", "李三"].enumerated().map {
    OfficerChange(
      .entered,
      Officer(
        id: OfficerID("P\($0 + 1)"), name: $1, unit: units[$0 == 2 ? 1 : 0],
        lawCertificate: .init(number: "1"), inspectionCertificate: .init(number: "2")),
      reason: "建库", date: day(1, 3))
  }
}
