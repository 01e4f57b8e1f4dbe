import CivilCalendar
import FormTestSupport
import Inspection

/// What happens from a quarter's first day on.
extension RandomQuarter {
  mutating func play(_ month: CalendarMonth) {
    let isLast = month == quarter.lastMonth
    for unit in Self.units { plan(unit, month, isLast: isLast) }
    var day = month.firstDay
    while let next = day.adding(days: generator.number(in: 2...6)), month.contains(next) {
      day = next
      event(on: day)
    }
    for unit in Self.units { handOver(unit, month, on: month.lastDay) }
  }

  mutating func finish() {
    let day = quarter.lastDay
    // A change may have moved a row to a unit after its last plan: one unit drops it, then the other
    // takes it in.
    for _ in 1...2 { for unit in Self.units { plan(unit, quarter.lastMonth, isLast: true) } }
    // Nobody checks without certificates (一、2): what has ended is renewed first.
    for officer in office.officers.all(on: day) {
      guard var certificate = officer.lawCertificate, let end = certificate.validTo, end < day
      else { continue }
      certificate.validTo = "2025-12-31".date
      var renewed = officer
      renewed.lawCertificate = certificate
      ask(ChangeOfficer(OfficerChange(.amended, renewed, reason: "换证", date: day)), on: day)
    }
    for task in office.tasks(of: quarter) { check(task, on: day, isSure: true) }
    for unit in Self.units { handOver(unit, quarter.lastMonth, on: day) }
    publish(on: day)
    guard let after = day.adding(days: 2) else { return }
    correct(on: after)
    guard let secret = DrawSecret(DrawSamples.digest("\(quarter)").bytes) else { return }
    ask(RevealDraw(of: quarter, secret: secret), on: after)
  }

  private mutating func event(on day: CalendarDate) {
    for _ in 0..<generator.number(in: 1...4) {
      switch generator.number(in: 1...12) {
      case 1...5: if let task = anyTask { check(task, on: day, isSure: false) }
      case 6: replace(on: day)
      case 7: approve(on: day)
      case 8...9: change(on: day)
      case 10: correct(on: day)
      case 11: publish(on: day)
      default: strike(on: day)
      }
    }
  }

  private var anyTask: TaskID? {
    mutating get {
      let tasks = office.tasks(of: quarter)
      guard !tasks.isEmpty else { return nil }
      return generator.happens(percent: 95)
        ? generator.element(of: tasks) : TaskID(quarter, row: tasks.count + 1)
    }
  }

  // MARK: Plans and checks

  mutating func plan(_ unit: UnitName, _ month: CalendarMonth, isLast: Bool) {
    let open = office.tasks(of: quarter).filter { task in
      let owners = office.officers(of: task).compactMap { office.officers.lastKnown($0)?.unit }
      let isOwn =
        office.settings?.readings.leadUnitPlans == false
        ? owners.contains(unit) : owners.first == unit
      return isOwn && office.results[task] == nil
    }
    let chosen = open.filter { _ in isLast || generator.happens(percent: 40) }
    let rows = chosen.filter { !isPlanned($0, besides: unit, month) }
    let strays = !isLast && generator.happens(percent: 5) ? [TaskID(quarter, row: 1)] : []
    let (done, day) = (kept(by: unit, month), month.firstDay)
    ask(
      MakePlan(
        unit: unit, month: month,
        rows: Set(done + rows + strays).sorted().map { .init($0, on: .third(.middle)) }),
      on: day, by: clerk(of: unit))
    for task in rows.prefix(2) {
      guard let officer = office.officers(of: task).first else { continue }
      ask(
        ReceivePlan(unit: unit, month: month, officer: officer, date: day), on: day,
        by: clerk(of: unit))
    }
  }

  private func isPlanned(
    _ task: TaskID, besides unit: UnitName, _ month: CalendarMonth
  ) -> Bool {
    guard office.settings?.readings.leadUnitPlans != false else { return false }
    return Self.units.contains { other in
      other != unit && office.plan(of: other, month)?.rows.contains { $0.task == task } == true
    }
  }

  /// What a plan made again must keep.
  private func kept(by unit: UnitName, _ month: CalendarMonth) -> [TaskID] {
    (office.plan(of: unit, month)?.rows ?? []).map(\.task).filter { task in
      office.results[task].map { month.contains($0.checkedOn) } ?? false
    }
  }

  private mutating func check(_ task: TaskID, on day: CalendarDate, isSure: Bool) {
    guard let result = result(of: task, on: day, isSure: isSure) else { return }
    let author =
      generator.happens(percent: 50) || isSure
      ? Self.administrator
      : Author(
        name: office.name(of: result.officers.first ?? "P1"), role: .inspector,
        unit: Self.units[0])
    ask(RecordResult(result), on: day, by: author)
  }

  private mutating func result(
    of task: TaskID, on day: CalendarDate, isSure: Bool
  ) -> CheckResult? {
    let isRight = isSure || generator.happens(percent: 85)
    let officers = isRight ? office.officers(of: task) : ["P1", "P2"]
    let outcome = generator.element(of: CheckResult.Outcome.allCases)
    var result = CheckResult(
      task: task, checkedOn: day, officers: officers, outcome: outcome,
      findings: outcome.isViolation && isRight ? "台账不全" : "",
      isJoint: generator.happens(percent: 10))
    if outcome.isViolation && isRight {
      result.measures = [
        generator.element(of: Array(CheckResult.Measure.allCases.dropFirst())), .caseFiled,
      ]
      result.fine = generator.number(in: 0...3) * 100_000
      result.dueOn = day.adding(days: 10)
      result.fixedOn = generator.happens(percent: 50) ? day.adding(days: 5) : nil
    }
    return result
  }

  private mutating func correct(on day: CalendarDate) {
    let checked = office.results.keys.sorted()
    guard !checked.isEmpty else { return }
    let task = generator.element(of: checked)
    guard let old = office.results[task] else { return }
    let back = old.checkedOn.adding(days: generator.number(in: -10...10)) ?? old.checkedOn
    guard var new = result(of: task, on: back, isSure: generator.happens(percent: 80)) else {
      return
    }
    new.recordNumber = "更\(entries.count)"
    ask(CorrectResult(new, reason: generator.happens(percent: 90) ? "笔误" : ""), on: day)
  }

  // MARK: Changes

  private mutating func replace(on day: CalendarDate) {
    guard let task = anyTask else { return }
    let officers = office.officers(of: task)
    let everyone = office.officers.everyID
    guard !officers.isEmpty, !everyone.isEmpty else { return }
    let old = generator.element(of: officers)
    let unit = office.officers.lastKnown(old)?.unit
    let own = everyone.filter { office.officers.lastKnown($0)?.unit == unit }
    let new = generator.element(of: generator.happens(percent: 70) && !own.isEmpty ? own : everyone)
    ask(
      ReplaceOfficer(
        task: task, old: old, new: new,
        reason: generator.element(of: OfficerReplacement.Reason.allCases), note: "见附件",
        attachments: generator.happens(percent: 90) ? RefusalTests.proof : [],
        lead: generator.happens(percent: 20) ? generator.element(of: officers + [new]) : nil),
      on: day)
    if generator.happens(percent: 60) { approve(on: day) }
  }

  private mutating func approve(on day: CalendarDate) {
    guard let asked = office.replacements.last(where: { $0.approval == nil }) else { return }
    let number = generator.happens(percent: 90) ? asked.number : asked.number + 1
    let unit = office.officers.lastKnown(asked.old)?.unit
    let head = unit.flatMap { office.unit($0)?.head } ?? ""
    ask(
      ApproveReplacement(
        quarter: quarter, number: number,
        approval: .init(
          head: head, leader: generator.happens(percent: 70) ? "李局长" : nil, date: day)), on: day)
  }

  /// Something in the registries.
  mutating func change(on day: CalendarDate) {
    let sources = office.sources.all(on: day)
    guard !sources.isEmpty else { return }
    var source = generator.element(of: sources)
    let kind = generator.element(of: SourceChange.Kind.allCases)
    switch kind {
    case .added: source.id = SourceID("N\(entries.count)")
    case .amended: source.name += "改"
    case .suspended: source.standing = .suspended(.closed, since: day)
    case .restored: source.standing = .active
    case .removed, .kept: break
    }
    let photo = Evidence(name: "现场.jpg", digest: "00")
    let date = day.adding(days: -generator.number(in: 0...3)) ?? day
    ask(
      ChangeSource(
        SourceChange(
          kind, source, reason: "核实", date: date, handledBy: "孙编制",
          photo: generator.happens(percent: 85) ? photo : nil)), on: day,
      by: generator.happens(percent: 80) ? clerk(of: source.entryUnit) : Self.administrator)
  }

  private mutating func strike(on day: CalendarDate) {
    let officers = office.officers.all(on: day)
    guard !officers.isEmpty else { return }
    var officer = generator.element(of: officers)
    if generator.happens(percent: 40) {
      ask(ChangeOfficer(OfficerChange(.struckOff, officer, reason: "调离", date: day)), on: day)
    } else if generator.happens(percent: 50) {
      officer.duty = .away(reason: "学习", from: day, until: day.adding(days: 20))
      ask(ChangeOfficer(OfficerChange(.amended, officer, reason: "学习", date: day)), on: day)
    } else {
      guard let source = office.sources.everyID.last else { return }
      ask(
        DeclareRecusal(
          Recusal(
            officer: officer.id, source: source, ground: .dispute, declaredOn: day,
            approvedBy: "李局长")), on: day)
    }
  }

  // MARK: Papers going up and out

  private mutating func handOver(_ unit: UnitName, _ month: CalendarMonth, on day: CalendarDate) {
    let checked = office.tasks(of: quarter).filter { task in
      office.unit(of: task) == unit && office.results[task] != nil
        && (office.handover(of: task) == nil || generator.happens(percent: 5))
    }
    guard generator.happens(percent: 80) else { return }
    let giver = office.unit(unit)?.head ?? ""
    ask(
      HandOver(
        Handover(
          unit: unit, quarter: quarter,
          rows: checked.map { .init($0, documentCount: 2, pageCount: 5) }, giver: giver,
          receiver: generator.happens(percent: 95) ? "王管理" : giver, date: day)), on: day)
  }

  private mutating func publish(on day: CalendarDate) {
    let kind = generator.element(of: Publication.Kind.allCases)
    let ready = office.tasks(of: quarter).filter { task in
      (office.results[task] != nil && !office.isPublished(task, kind))
        || generator.happens(percent: 3)
    }
    ask(
      Publish(Publication(kind, quarter: quarter, tasks: ready, date: max(day, today(day)))),
      on: day)
  }

  private func today(_ day: CalendarDate) -> CalendarDate { office.lastEntry?.date ?? day }
}
