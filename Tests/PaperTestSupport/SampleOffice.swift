public import CivilCalendar
public import Inspection

/// An office in the second quarter of 2019 in which every paper has something to print: three units,
/// nine officers with short, long and rare names, and so many sources drawn, checked and published.
///
/// Facts go into the journal as they are, so that any number of rows costs nothing.
public struct SampleOffice {
  public private(set) var office = Office()
  /// What the office was made of, in order.
  public private(set) var facts: [Fact] = []

  public static let quarter = CalendarQuarter(of: day(4, 1))
  public static let april = CalendarMonth(of: day(4, 1))
  public static let units: [UnitName] = ["环境监察一大队", "环境监察二大队", "危管应急中心"]
  public static let author = Author(name: "王管理", role: .administrator)

  /// What the office looks like.
  public struct Shape: Sendable {
    public var rows = 2
    /// Classes that the sources have in turn.
    public var classes: [SourceClass] = [.key, .ordinary, .special]
    /// Rows at the end that nobody has checked.
    public var openRows = 0
    public var readings = OfficeSettings.Readings()
    /// Names of 15 to 47 characters instead of 15.
    public var longNames = false
    /// The first row names one officer only, as a list from elsewhere may.
    public var hasLoneOfficer = false
    /// Of the file that proves everything.
    public var digest = SampleOffice.digest

    public init(rows: Int = 2) { self.rows = rows }
  }

  public let shape: Shape

  public init(_ shape: Shape = Shape()) {
    self.shape = shape
    append(.settings(settings), Self.day(1, 3))
    append(.rules(Self.rules), Self.day(1, 3))
    append(.sources((0..<shape.rows).map(added), list: nil), Self.day(1, 3))
    append(.officers(Self.officers.indices.map(entered), list: nil), Self.day(1, 3))
    append(.dispatch(sheet), Self.day(3, 29))
    plan()
    change()
    check()
    publish()
    amendRegistries()
  }

  /// With officers of all units: row after row the next one leads, and the one after him helps.
  static let officers: [(name: String, unit: Int)] = [
    ("王𬭎", 0), ("李䶮", 1), ("张晓燕", 2), ("欧阳静姝", 0), ("赵𣗋", 1),
    ("阿卜杜热合曼·麦麦提图尔荪·阿卜力克木艾山江吾布力", 2), ("周明", 0), ("刘㛃", 1), ("孙喆", 2),
  ]

  public static var officerNames: [String] { officers.map(\.name) }

  public func sourceName(_ row: Int) -> String {
    let number = "第\(row + 1)号"
    guard shape.longNames else { return "淄博\(number)𬭎达化工有限公司" }
    let tail = "（张店）新材料科技股份有限公司淄博高新技术产业开发区聚合物助剂第二生产分公司"
    return "淄博\(number)𠮷䶮" + tail.prefix(4 + row * 7 % 33)
  }

  public func source(_ row: Int) -> PollutionSource {
    let sourceClass = shape.classes[row % shape.classes.count]
    let code = row == 1 ? "92350100M000100Y40" : "91350100M000100Y43"
    return PollutionSource(
      id: SourceID("ZB\(10_000 + row)"), name: sourceName(row),
      address: "张店区柳泉路\(row + 1)号" + (row % 5 == 0 ? "（原第三机床厂院内）2号楼12层1203室" : ""),
      city: "淄博市", county: "张店区", creditCode: CreditCode(code),
      classification: .init(sourceClass, basis: "2019年名录"), industry: "化学原料和化学制品制造业",
      controlLevel: .municipal, entryUnit: Self.units[row % 3])
  }

  private var sheet: DispatchSheet {
    let rows = (0..<shape.rows).map { row in
      DispatchSheet.Row(
        number: row + 1, source: source(row),
        officers: row == 0 && shape.hasLoneOfficer
          ? [officerID(row)] : [officerID(row), officerID(row + 1)])
    }
    let strata = SourceClass.allCases.map { sourceClass in
      let drawn = rows.count { $0.source.classification.sourceClass == sourceClass }
      return DispatchSheet.Stratum(sourceClass, pool: drawn * 4, quota: drawn)
    }
    let list = ListOrigin(
      file: "抽取.csv", digest: String(repeating: "0", count: 64), rowCount: shape.rows)
    return DispatchSheet(
      quarter: Self.quarter, number: 1, origin: .adopted(list), rows: rows, strata: strata,
      officerCount: Self.officers.count,
      findings: [Finding(.unevenLoad, .officersDrawn, "执法人员任务最多3家，最少1家")])
  }

  public func officerID(_ index: Int) -> OfficerID {
    OfficerID("ZF\(index % Self.officers.count + 1)")
  }

  private func task(_ row: Int) -> TaskID { TaskID(Self.quarter, row: row + 1) }

  private mutating func plan() {
    for (index, unit) in Self.units.enumerated() {
      let rows = (0..<shape.rows).filter { Self.officers[$0 % 9].unit == index }
      guard !rows.isEmpty else { continue }
      append(
        .plan(
          MonthlyPlan(
            unit: unit, month: Self.april, version: 1,
            rows: rows.map { row in
              MonthlyPlan.Row(
                task(row), on: row % 4 == 3 ? .third(.last) : .day(Self.day(4, row % 28 + 1)),
                focus: row % 6 == 0 ? "上季度责令改正的治理设施运行情况" : "")
            }, preparedBy: "冯队长")), Self.day(4, 1))
    }
    append(
      .planReceived(
        PlanReceipt(
          unit: Self.units[0], month: Self.april, version: 1, officer: officerID(0),
          date: Self.day(4, 2))), Self.day(4, 2))
  }

  /// Every third row changes its second officer, the first of them its lead as well.
  private mutating func change() {
    for (index, row) in stride(from: 0, to: shape.rows, by: 3).enumerated() {
      let old = officerID(row + 1)
      let new = officerID(row + 4)
      let replacement = OfficerReplacement(
        number: index + 1, task: task(row), old: old, new: new,
        reason: index == 1 ? .recusal : .study, note: "参加全省环境执法大练兵集中培训，为期15天。",
        attachments: [Evidence(name: "培训通知.pdf", digest: shape.digest)], crossesUnits: index == 1,
        lead: index == 0 ? new : officerID(row),
        approval: .init(head: "冯队长", leader: "李局长", date: Self.day(4, 3)))
      append(.replacement(replacement), Self.day(4, 3))
    }
  }

  private mutating func check() {
    for row in 0..<max(0, shape.rows - shape.openRows) {
      let isBad = row % 5 == 2
      append(
        .result(
          CheckResult(
            task: task(row), checkedOn: Self.day(4, row % 28 + 1),
            officers: office.officers(of: task(row)),
            items: [
              .init(.facilities, isBad ? .wrong : .right, note: isBad ? "除尘器未运行" : ""),
              .init(.discharge, .right), .init(.monitoring, .notApplicable),
            ],
            outcome: isBad ? .corrected : .clean, findings: isBad ? "除尘器未运行，无组织排放。" : "",
            measures: isBad ? [.orderedToCorrect] : [], dueOn: isBad ? Self.day(5, 30) : nil,
            recordNumber: "JC2019-\(row + 1)")), Self.day(4, 29))
    }
  }

  private mutating func publish() {
    let tasks = (0..<max(0, shape.rows - shape.openRows)).map(task)
    for kind in Publication.Kind.allCases {
      append(
        .publication(
          Publication(kind, quarter: Self.quarter, tasks: tasks, date: Self.day(4, 30))),
        Self.day(4, 30))
    }
  }

  /// As many amended as there are rows, one removed, an officer struck off, one recused.
  private mutating func amendRegistries() {
    var changes = (0..<shape.rows).map { row in
      SourceChange(
        .amended, source(row), reason: "更正地址", date: Self.day(4, 12), handledBy: "冯队长")
    }
    if shape.rows > 0 {
      changes.append(
        SourceChange(
          .removed, source(0), reason: "厂房已拆除，不再生产。", date: Self.day(4, 25), handledBy: "冯队长",
          photo: Evidence(name: "现场照片.jpg", digest: shape.digest), effective: Self.quarter.next))
      append(
        .recusal(
          Recusal(
            officer: officerID(3), source: source(0).id, ground: .formerEmployment,
            note: "2016年前在该公司工作。", declaredOn: Self.day(4, 2), approvedBy: "李局长")),
        Self.day(4, 2))
    }
    append(.sources(changes, list: nil), Self.day(4, 25))
    var struckOff = entered(8)
    struckOff.kind = .struckOff
    struckOff.reason = "调离执法岗位"
    struckOff.date = Self.day(4, 28)
    append(.officers([struckOff], list: nil), Self.day(4, 28))
  }

  // MARK: The journal

  public static func day(_ month: Int, _ day: Int) -> CalendarDate {
    known(CalendarDate(year: 2019, month: month, day: day))
  }

  /// On the last day of April.
  public mutating func issue(_ subject: PaperSubject, serial: Int, tasks: [TaskID]? = nil) {
    let number = PaperNumber(subject.kind, year: 2019, serial: serial)
    let kept = Evidence(name: "\(number).pdf", digest: Self.digest)
    append(
      .paperIssued(
        IssuedPaper(
          number: number, subject: subject, version: 1, file: kept, record: kept, pageCount: 1,
          checkCode: "0000-0000-0000-0000", tasks: tasks)), Self.day(4, 30))
  }

  public mutating func append(_ fact: Fact, _ date: CalendarDate) {
    let number = (office.lastEntry?.number ?? 0) + 1
    let time = Self.known(Timestamp(date: date, secondOfDay: 36_000))
    office.apply(JournalEntry(number: number, time: time, author: Self.author, fact: fact))
    facts.append(fact)
  }

  public static let digest = String(repeating: "a", count: 64)

  private static func known<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("a sample is wrong") }
    return value
  }

  private var settings: OfficeSettings {
    OfficeSettings(
      name: "淄博市环境保护局张店分局", bureauCode: "370303", city: "淄博市", county: "张店区",
      units: Self.units.enumerated().map { index, name in
        Unit(
          name: name, aliases: [["一大队"], ["二大队"], ["危管办"]][index],
          kind: index == 2 ? .emergencyCentre : .brigade, head: "冯队长",
          actingSigners: index == 1
            ? [.init(name: "周明", authority: "局党组会议纪要〔2019〕4号", from: Self.day(4, 1))] : [])
      }, administrators: ["王管理"], leader: "李局长", supervisionTelephone: "0533-12369",
      website: "http://www.zhangdian.gov.cn/", readings: shape.readings)
  }

  private static let rules = RuleSet(
    key: .init(.percentOfPool(25), basis: "方案"),
    ordinary: .init(.sourcesPerOfficer(10), basis: "方案"),
    special: .init(.percentOfPool(100), basis: "方案"), legalBasis: "暂行办法一、1")

  private func added(_ row: Int) -> SourceChange {
    SourceChange(.added, source(row), reason: "建库", date: Self.day(1, 3), handledBy: "王管理")
  }

  private func entered(_ index: Int) -> OfficerChange {
    let officer = Self.officers[index]
    return OfficerChange(
      .entered,
      Officer(
        id: officerID(index), name: officer.name, unit: Self.units[officer.unit],
        lawCertificate: .init(number: "1537030300\(index)", validTo: Self.day(12, 31)),
        inspectionCertificate: .init(number: "3703C00\(index)", validTo: Self.day(12, 31))),
      reason: "建库", date: Self.day(1, 3))
  }
}
