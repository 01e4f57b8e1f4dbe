import CivilCalendar

/// Finds what a quarter asks for, duty by duty.
struct DueListBuilder {
  let quarter: CalendarQuarter
  let office: Office
  let today: CalendarDate
  private(set) var items: [DueItem] = []

  init(quarter: CalendarQuarter, office: Office, today: CalendarDate) {
    self.quarter = quarter
    self.office = office
    self.today = today
  }

  private var readings: OfficeSettings.Readings { office.settings?.readings ?? .init() }

  /// 二、1: 每季度末30号.
  mutating func addDraw() {
    let nominal = drawDay
    add(
      .draw, .dispatch, .administrator, quarter.wording, nominal,
      isDone: office.sheet(of: quarter) != nil)
    let sheet = office.latestPaper(on: PaperSubject(.dispatchSheet, quarter: quarter))
    add(
      .signSheet, .dispatch, .leader, quarter.wording, nominal,
      isDone: sheet.map { office.stage(of: $0.number) == .signed } ?? false)
  }

  private var drawDay: CalendarDate {
    let owner = readings.drawsForNextQuarter ? quarter.previous ?? quarter : quarter
    return owner.lastMonth.firstDay.adding(days: 29) ?? owner.lastDay
  }

  // MARK: A unit's months

  mutating func addMonth(_ month: CalendarMonth, of unit: UnitName) {
    let tasks = office.tasks(of: quarter).filter { office.unit(of: $0) == unit }
    guard !tasks.isEmpty else { return }
    let plan = office.plan(of: unit, month)
    // 二、2: at the beginning of the month, so that it can be finished in it.
    let nominal = month.firstDay.adding(days: 2) ?? month.firstDay
    let due = adjusted(nominal, after: month.firstDay.adding(days: -1) ?? month.firstDay)
    if plan != nil || office.canBePlanned(unit, month, on: today) {
      add(
        .plan, .monthlyPlan, .unit, month.wording, nominal, due: due, unit: unit,
        isDone: plan != nil)
    }
    guard let plan, !plan.rows.isEmpty else { return }
    let officers = Set(plan.rows.flatMap { office.officers(of: $0.task) })
    let told = Set(
      office.receipts.filter { $0.unit == unit && $0.month == month && $0.version == plan.version }
        .map(\.officer))
    addCounted(
      .deliverPlan, .monthlyPlan, .unit, month, nominal, due: due, unit,
      missing: officers.subtracting(told).count, "人未签收")
    addCounted(
      .check, .monthlyPlan, .inspector, month, month.lastDay, unit,
      missing: plan.rows.count { office.results[$0.task] == nil }, "家未完成")
    addEntries(of: plan)
    if readings.handsOverMonthly {
      addHandover(of: tasks.filter { isChecked($0, in: month) }, month.wording, month.lastDay, unit)
    }
  }

  private func isChecked(_ task: TaskID, in month: CalendarMonth) -> Bool {
    office.results[task].map { month.contains($0.checkedOn) } ?? false
  }

  /// 三、1, by the month as papers go up or by the quarter as the sheet is titled (domain 0.2, 10).
  private mutating func addHandover(
    of checked: [TaskID], _ period: String, _ last: CalendarDate, _ unit: UnitName
  ) {
    guard !checked.isEmpty else { return }
    let missing = checked.count { office.handover(of: $0) == nil }
    add(
      .handOver, .resultEntry, .unit, period, last, unit: unit, isDone: missing == 0,
      note: missing > 0 ? "尚有\(missing)家文书未交" : "")
  }

  /// 三、1, due from the first check that is missing; one that is planned for 上旬, 中旬 or 下旬 may be
  /// made on the stretch's last day.
  private mutating func addEntries(of plan: MonthlyPlan) {
    let missing = plan.rows.filter { office.results[$0.task] == nil }
    let days = (missing.isEmpty ? plan.rows : missing)
      .map { $0.day.stretch(in: plan.month).upperBound }
    guard let first = days.min() else { return }
    let late = plan.rows.count { office.isEnteredLate($0.task) }
    let notes =
      (missing.isEmpty ? [] : ["尚有\(missing.count)家未录入"]) + (late > 0 ? ["\(late)家迟录"] : [])
    add(
      .enterResults, .resultEntry, .inspector, plan.month.wording,
      office.entryDeadline(ofCheckOn: first), due: office.entryDue(ofCheckOn: first),
      unit: plan.unit, isDone: missing.isEmpty, note: notes.joined(separator: "，"))
  }

  // MARK: A unit's quarter

  mutating func addQuarter(of unit: UnitName) {
    addCommitments(of: unit)
    if !readings.handsOverMonthly {
      let checked = office.tasks(of: quarter).filter {
        office.unit(of: $0) == unit && office.results[$0] != nil
      }
      addHandover(of: checked, quarter.wording, quarter.lastDay, unit)
    }
    // 二、5 asks for it each quarter and names no day: it goes into the administrator's reports.
    addReport(
      .registryReport, .registryUpdate, .unit, quarter.wording, after: quarter.lastDay, unit: unit,
      papers: [.registryUpdates]
    ) { [quarter] in $0.quarter == quarter && $0.unit == unit }
  }

  /// 承诺书, before the quarter begins or, one for each task, before the check (domain 2.9, 10).
  private mutating func addCommitments(of unit: UnitName) {
    var letters: [(subject: PaperSubject, before: CalendarDate)] = []
    var isAsked = Set<PaperSubject>()
    for task in office.tasks(of: quarter) {
      for officer in office.officers(of: task) where office.home(of: officer, on: task) == unit {
        let isByTask = readings.commitsToEachTask
        let subject = PaperSubject.commitment(
          of: officer, for: quarter, task: isByTask ? task : nil)
        guard isAsked.insert(subject).inserted else { continue }
        letters.append(
          (
            subject,
            isByTask
              ? office.plannedStretch(of: task)?.lowerBound ?? quarter.lastDay : quarter.firstDay
          ))
      }
    }
    let missing = letters.filter { !isCommitted($0.subject) }
    guard let first = (missing.isEmpty ? letters : missing).map(\.before).min() else { return }
    add(
      .commitment, .siteCheck, .inspector, quarter.wording, first, unit: unit,
      isDone: missing.isEmpty,
      note: missing.isEmpty
        ? "" : "尚有\(missing.count)份未\(readings.commitsBySignature ? "签字归档" : "送签")")
  }

  private func isCommitted(_ subject: PaperSubject) -> Bool {
    guard let paper = office.latestPaper(on: subject) else { return false }
    return !readings.commitsBySignature || office.stage(of: paper.number) == .signed
  }

  /// 二、4: a change that was asked for is signed before the check it is about.
  mutating func addChanges() {
    for change in office.openReplacements(of: quarter) {
      let names = "\(office.name(of: change.old))换为\(office.name(of: change.new))"
      let isOvertaken = office.overtaking(change) != nil
      add(
        .change, .officerChange, .unit, quarter.wording,
        office.plannedStretch(of: change.task)?.upperBound ?? quarter.lastDay,
        unit: office.home(of: change.old, on: change.task), reference: "\(change.number)",
        isDone: false, note: "派遣单第\(change.task.row)行，\(names)" + (isOvertaken ? "，要撤回" : ""))
    }
  }

  /// 一、2: who is to be drawn holds both certificates to the quarter's end.
  ///
  /// They are renewed by the day of the draw, and after it by the day on which they end.
  mutating func addCertificates() {
    let isDrawn = office.sheet(of: quarter) != nil
    for ending in office.endingCertificates(before: quarter.lastDay, on: today) {
      let day = isDrawn ? ending.lastDay : min(ending.lastDay, drawDay)
      // Not moved on: what has ended is of no use on the working day after.
      let duty: DueItem.Duty =
        switch ending.kind {
        case .law: .renewLawCertificate
        case .inspection: .renewInspectionCertificate
        }
      add(
        duty, .officersDrawn, .administrator, quarter.wording, day,
        due: office.holidays.adjusted(day, by: readings.restDayRule == .kept ? .kept : .before),
        reference: ending.officer.id.rawValue, isDone: false, note: ending.wording(on: today))
    }
  }

  // MARK: Reports

  /// 三、2: 每月度初3号前.
  mutating func addMonthlyReport(_ month: CalendarMonth) {
    addReport(
      .monthlyReport, .reports, .administrator, month.wording, after: month.lastDay,
      papers: [.monthlyProgress]
    ) { $0.month == month }
  }

  /// 三、2: 每季度初3号前; 一、3: 及时公开.
  mutating func addQuarterlyReports() {
    addReport(
      .quarterlyReport, .reports, .administrator, quarter.wording, after: quarter.lastDay,
      papers: [.quarterSummary, .keySourceRecord]
    ) { [quarter] in $0.quarter == quarter }
    addPublication()
  }

  /// 一、3: 抽查情况和检查结果, of every row of the sheet.
  private mutating func addPublication() {
    guard let next = quarter.lastDay.adding(days: 3) else { return }
    let tasks = office.tasks(of: quarter)
    let checked = tasks.filter { office.results[$0] != nil }
    let left = [(Publication.Kind.results, PaperKind.resultPublication), (.draw, .drawPublication)]
      .map { kind, paper in (paper, count: checked.count { !office.isPublished($0, kind) }) }
      .filter { $0.count > 0 }
    let unchecked = tasks.count - checked.count
    let notes =
      left.map { "\($0.0.rawValue)尚有\($0.count)家未公开" }
      + (unchecked > 0 ? ["\(unchecked)家检查后公开"] : [])
    add(
      .publish, .publication, .administrator, quarter.wording, next,
      due: adjusted(next, after: quarter.lastDay),
      isDone: !tasks.isEmpty && left.isEmpty && unchecked == 0,
      missing: left.map(\.0), note: notes.joined(separator: "，"))
  }

  /// The deadline of what a period leaves to be done does not move back into it, as 10月3日 would.
  private func adjusted(_ nominal: CalendarDate, after last: CalendarDate) -> CalendarDate {
    let due = office.holidays.adjusted(nominal, by: readings.restDayRule)
    return due > last ? due : office.holidays.adjusted(nominal, by: .after)
  }

  /// A report of a period that is over, done by papers that went out after its last day.
  ///
  /// Of each kind the last that holds counts.
  private mutating func addReport(
    _ duty: DueItem.Duty, _ clause: Clause, _ role: Author.Role, _ period: String,
    after last: CalendarDate, unit: UnitName? = nil, papers kinds: [PaperKind],
    _ isMeant: (PaperSubject) -> Bool
  ) {
    guard let nominal = last.adding(days: 3) else { return }
    let missing = kinds.filter { kind in
      let paper = office.papers.last {
        $0.subject.kind == kind && isMeant($0.subject) && office.stage(of: $0.number) != .void
      }
      return paper.flatMap { office.dayOfIssue($0.number) }.map { $0 <= last } ?? true
    }
    add(
      duty, clause, role, period, nominal, due: adjusted(nominal, after: last), unit: unit,
      isDone: missing.isEmpty, missing: missing,
      note: missing.isEmpty || missing.count == kinds.count
        ? "" : "尚缺\(missing.map(\.rawValue).joined(separator: "、"))")
  }

  private mutating func addCounted(
    _ duty: DueItem.Duty, _ clause: Clause, _ role: Author.Role, _ month: CalendarMonth,
    _ nominal: CalendarDate, due: CalendarDate? = nil, _ unit: UnitName, missing: Int,
    _ what: String
  ) {
    add(
      duty, clause, role, month.wording, nominal, due: due, unit: unit, isDone: missing == 0,
      note: missing > 0 ? "尚有\(missing)\(what)" : "")
  }

  /// `due`: where the office's rule for days of rest does not give it.
  mutating func add(
    _ duty: DueItem.Duty, _ clause: Clause, _ role: Author.Role, _ period: String,
    _ nominal: CalendarDate, due: CalendarDate? = nil, unit: UnitName? = nil,
    reference: String? = nil, isDone: Bool, missing: [PaperKind] = [], note: String = ""
  ) {
    let due = due ?? office.holidays.adjusted(nominal, by: readings.restDayRule)
    items.append(
      DueItem(
        duty: duty, clause: clause, role: role, unit: unit, period: period, reference: reference,
        nominal: nominal, due: due, state: isDone ? .done : today > due ? .overdue : .open,
        missing: missing, note: note))
  }
}
