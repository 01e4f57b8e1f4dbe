import CivilCalendar
import Diagnostics
import Inspection
import InspectionStore

/// A district's quarter, through the acts and the journal: for measuring.
struct Quarter {
  let store: OfficeStore
  let sourceCount: Int
  let officerCount: Int

  private let quarter = CalendarQuarter(of: Sample.date).next ?? CalendarQuarter(of: Sample.date)
  private let clerk = Author(name: "王强", role: .administrator)
  private static let units: [UnitName] = [
    "环境监察一大队", "环境监察二大队", "环境监察三大队", "环境监察四大队", "危管应急中心",
  ]

  /// Plays it, telling what each step took.
  func play(say: (String) -> Void) throws {
    func step(_ name: String, _ body: () throws -> Void) throws {
      say("\(name)\t\(try milliseconds(body)) ms")
    }
    try step("settings and lists") { try settle() }
    try step("freeze") { try store.freezePool(of: quarter, author: clerk, at: eve(0)) }
    try step("filing") {
      _ = try store.fileDraw(
        of: quarter, plan: .dice(on: Sample.date, witness: "郑纪检"), author: clerk, at: eve(1))
    }
    try step("public value") {
      try store.perform(
        EnterPublicValue(of: quarter, value: "3615426133", witness: "郑纪检"), author: clerk,
        at: eve(2))
    }
    try step("draw") { try store.makeDraw(of: quarter, author: clerk, at: eve(3)) }
    let tasks = try store.office().tasks(of: quarter)
    say("tasks\t\(tasks.count)")
    for (number, month) in quarter.months.enumerated() {
      try step("plans of \(month)") { try plan(month, number) }
      try step("results of \(month)") {
        try check(tasks.filter { $0.row % 3 == number }, in: month)
      }
    }
    try step("hand-over") { try handOver() }
    try step("publication") { try publish(tasks) }
    try step("opening the journal anew and folding it") {
      _ = try OfficeStore(opening: store.folder).office()
    }
    let office = try store.office()
    try step("monthly and quarterly reports") {
      for month in quarter.months { _ = MonthlyProgress(of: month, in: office) }
      _ = QuarterSummary(of: quarter, in: office)
    }
    try step("integrity checks") {
      for finding in IntegrityCheck(office).findings { say("found \(finding.message)") }
    }
    try step("making the draw again") {
      for finding in try store.recheckDraws() where finding.severity == .error {
        say("found \(finding.message)")
      }
    }
    try step("verification of the chain") { _ = try store.verify() }
  }

  /// One step of a draw that is frozen, filed, witnessed, drawn, made void and begun again without
  /// end; goes on from wherever another process stopped.
  func nextStep() throws -> JournalEntry {
    let office = try store.office()
    let isThere = [
      office.settings != nil, office.rules != nil, !office.sourceChanges.isEmpty,
      !office.officerChanges.isEmpty,
    ]
    if let missing = isThere.firstIndex(of: false) { return try enter(lists[missing]) }
    switch office.openDraw(of: quarter)?.stage {
    case .frozen:
      return try store.fileDraw(
        of: quarter, plan: .dice(on: Sample.date, witness: "郑纪检"), author: clerk, at: eve(0)
      ).entry
    case .filed:
      return try store.perform(
        EnterPublicValue(of: quarter, value: "3615426133", witness: "郑纪检"), author: clerk,
        at: eve(0))
    case .valueKnown: return try store.makeDraw(of: quarter, author: clerk, at: eve(0))
    default:
      guard office.sheet(of: quarter) == nil else {
        return try store.voidDraw(
          of: quarter, reason: "试验", approvedBy: "李敏", author: clerk, at: eve(0))
      }
      return try store.freezePool(of: quarter, author: clerk, at: eve(0))
    }
  }

  private func eve(_ minute: Int) -> Timestamp { Sample.time(minute * 60) }

  private func noon(_ day: CalendarDate, _ second: Int = 0) throws -> Timestamp {
    guard let time = Timestamp(date: day, secondOfDay: 43_200 + second % 43_200) else {
      throw DiagnosticError([])
    }
    return time
  }

  private func settle() throws {
    for fact in lists { try enter(fact) }
    for number in 0..<officerCount {
      try enter(
        .recusal(
          Recusal(
            officer: OfficerID("Z\(number)"), source: SourceID("P\(number * 7 % sourceCount)"),
            ground: .kinship, declaredOn: Sample.date, approvedBy: "李敏")))
    }
  }

  /// Settings, rules and both registries.
  private var lists: [Fact] {
    let units = Self.units.enumerated().map { index, name in
      Unit(name: name, kind: index == 4 ? .emergencyCentre : .brigade, head: "冯队长")
    }
    let settings = OfficeSettings(
      name: "某区生态环境分局", bureauCode: "370303", city: "淄博市", county: "张店区", units: units,
      administrators: [clerk.name], leader: "李敏")
    let rules = RuleSet(
      key: .init(.percentOfPool(25), basis: "方案"),
      ordinary: .init(.sourcesPerOfficer(10), basis: "方案"),
      special: .init(.percentOfPool(100), basis: "方案"), legalBasis: "《暂行办法》一、1")
    return [
      .settings(settings), .rules(rules), .sources((0..<sourceCount).map(source), list: nil),
      .officers((0..<officerCount).map(officer), list: nil),
    ]
  }

  @discardableResult
  private func enter(_ fact: Fact) throws -> JournalEntry {
    try store.perform(Entering(fact), author: clerk, at: eve(0))
  }

  private func source(_ number: Int) -> SourceChange {
    let sourceClass: SourceClass = number % 10 < 2 ? .key : number % 40 == 5 ? .special : .ordinary
    return SourceChange(
      .added,
      PollutionSource(
        id: SourceID("P\(number)"), name: "淄博第\(number)化工有限公司", address: "张店区柳泉路\(number)号",
        city: "淄博市", county: "张店区", classification: .init(sourceClass, basis: "名录"),
        industry: "化学原料制造", controlLevel: .county, entryUnit: Self.units[number % 4]),
      reason: "建库", date: Sample.date, handledBy: clerk.name)
  }

  private func officer(_ number: Int) -> OfficerChange {
    OfficerChange(
      .entered,
      Officer(
        id: OfficerID("Z\(number)"), name: "执法\(number)", unit: Self.units[number % 5],
        lawCertificate: .init(number: "L\(number)"),
        inspectionCertificate: .init(number: "H\(number)")), reason: "建库", date: Sample.date)
  }

  /// A third of the rows, and in the last month all that are left.
  private func plan(_ month: CalendarMonth, _ number: Int) throws {
    for unit in Self.units {
      let office = try store.office()
      var rows = office.tasks(of: quarter).filter { office.unit(of: $0) == unit }
      if number == 2 {
        rows = rows.filter { office.results[$0] == nil }
      } else {
        rows = rows.filter { $0.row % 3 == number }
      }
      let planned = rows.map { MonthlyPlan.Row($0, on: .third(.middle)) }
      try store.perform(
        MakePlan(unit: unit, month: month, rows: planned), author: clerk,
        at: try noon(month.firstDay))
    }
  }

  private func check(_ tasks: [TaskID], in month: CalendarMonth) throws {
    for task in tasks {
      let officers = try store.office().officers(of: task)
      try store.perform(
        RecordResult(
          CheckResult(task: task, checkedOn: month.firstDay, officers: officers, outcome: .clean)),
        author: clerk, at: try noon(month.firstDay, task.row))
    }
  }

  private func handOver() throws {
    for unit in Self.units {
      let office = try store.office()
      let rows = office.tasks(of: quarter).filter { office.unit(of: $0) == unit }
      guard let lead = rows.first.flatMap({ office.officers(of: $0).first }) else { continue }
      try store.perform(
        HandOver(
          Handover(
            unit: unit, quarter: quarter,
            rows: rows.map { .init($0, documentCount: 2, pageCount: 6) },
            giver: office.name(of: lead), receiver: clerk.name, date: quarter.lastDay)),
        author: clerk,
        at: try noon(quarter.lastDay))
    }
  }

  private func publish(_ tasks: [TaskID]) throws {
    for kind in Publication.Kind.allCases {
      try store.perform(
        Publish(Publication(kind, quarter: quarter, tasks: tasks, date: quarter.lastDay)),
        author: clerk, at: try noon(quarter.lastDay))
    }
  }
}
