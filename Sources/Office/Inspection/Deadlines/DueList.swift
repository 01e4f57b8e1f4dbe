public import CivilCalendar

/// 待办清单 of a quarter: what is due, overdue and done, by role (domain 10).
public struct DueList: Sendable {
  public let items: [DueItem]

  /// Everything that a quarter asks for, as it stands on a day; by day, then in the measure's order.
  public init(of quarter: CalendarQuarter, in office: Office, on today: CalendarDate) {
    var builder = Builder(quarter: quarter, office: office, today: today)
    builder.addDraw()
    for unit in office.units where unit.suppliesOfficers {
      for month in quarter.months { builder.addMonth(month, of: unit.name) }
      builder.addQuarter(of: unit.name)
    }
    for month in quarter.months { builder.addMonthlyReport(month) }
    builder.addQuarterlyReports()
    items = builder.items.enumerated().sorted {
      ($0.element.due, $0.offset) < ($1.element.due, $1.offset)
    }.map(\.element)
  }

  public func items(for role: Author.Role, unit: UnitName? = nil) -> [DueItem] {
    items.filter { $0.role == role && (unit == nil || $0.unit == nil || $0.unit == unit) }
  }
}

private struct Builder {
  let quarter: CalendarQuarter
  let office: Office
  let today: CalendarDate
  var items: [DueItem] = []

  private var readings: OfficeSettings.Readings { office.settings?.readings ?? .init() }

  /// 二、1: 每季度末30号.
  mutating func addDraw() {
    let owner = readings.drawsForNextQuarter ? quarter.previous ?? quarter : quarter
    let nominal = owner.lastMonth.firstDay.adding(days: 29) ?? owner.lastDay
    add(
      .draw, .dispatch, .administrator, quarter.wording, nominal,
      isDone: office.sheet(of: quarter) != nil)
    let sheet = office.papers.last {
      $0.subject.kind == .dispatchSheet && $0.subject.quarter == quarter
    }
    add(
      .signSheet, .dispatch, .leader, quarter.wording, nominal,
      isDone: sheet.map { office.stage(of: $0.number) == .signed } ?? false)
  }

  mutating func addMonth(_ month: CalendarMonth, of unit: UnitName) {
    let tasks = office.tasks(of: quarter).filter { office.unit(of: $0) == unit }
    guard !tasks.isEmpty else { return }
    let plan = office.plan(of: unit, month)
    // 二、2: at the beginning of the month, so that it can be finished in it.
    add(
      .plan, .monthlyPlan, .unit, month.wording, month.firstDay.adding(days: 2) ?? month.firstDay,
      unit: unit, isDone: plan != nil)
    guard let plan, !plan.rows.isEmpty else { return }
    let officers = Set(plan.rows.flatMap { office.officers(of: $0.task) })
    let told = Set(
      office.receipts.filter { $0.unit == unit && $0.month == month && $0.version == plan.version }
        .map(\.officer))
    addCounted(
      .deliverPlan, .monthlyPlan, .unit, month, month.firstDay.adding(days: 2) ?? month.firstDay,
      unit, missing: officers.subtracting(told).count, "人未签收")
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

  /// 三、1 of checks planned for a day: due from the first one that is missing.
  private mutating func addEntries(of plan: MonthlyPlan) {
    let planned = plan.rows.compactMap { row in
      if case .day(let day) = row.day { (task: row.task, day: day) } else { nil }
    }
    let missing = planned.filter { office.results[$0.task] == nil }
    guard let first = (missing.isEmpty ? planned : missing).map(\.day).min() else { return }
    let late = planned.count { office.isEnteredLate($0.task) }
    let notes =
      (missing.isEmpty ? [] : ["尚有\(missing.count)家未录入"]) + (late > 0 ? ["\(late)家迟录"] : [])
    add(
      .enterResults, .resultEntry, .inspector, plan.month.wording,
      office.entryDeadline(ofCheckOn: first), unit: plan.unit, isDone: missing.isEmpty,
      note: notes.joined(separator: "，"))
  }

  mutating func addQuarter(of unit: UnitName) {
    if !readings.handsOverMonthly {
      let checked = office.tasks(of: quarter).filter {
        office.unit(of: $0) == unit && office.results[$0] != nil
      }
      addHandover(of: checked, quarter.wording, quarter.lastDay, unit)
    }
    let isReported = office.papers.contains {
      $0.subject.kind == .registryUpdates && $0.subject.quarter == quarter
        && $0.subject.unit == unit
    }
    add(
      .registryReport, .registryUpdate, .unit, quarter.wording, quarter.lastDay, unit: unit,
      isDone: isReported)
  }

  /// 三、2: 每月度初3号前.
  mutating func addMonthlyReport(_ month: CalendarMonth) {
    guard let next = month.lastDay.adding(days: 3) else { return }
    add(
      .monthlyReport, .reports, .administrator, month.wording, next,
      isDone: office.papers.contains {
        $0.subject.kind == .monthlyProgress && $0.subject.month == month
      })
  }

  /// 三、2: 每季度初3号前; 一、3: 及时公开.
  mutating func addQuarterlyReports() {
    guard let next = quarter.lastDay.adding(days: 3) else { return }
    let issued = Set(office.papers.filter { $0.subject.quarter == quarter }.map(\.subject.kind))
    add(
      .quarterlyReport, .reports, .administrator, quarter.wording, next,
      isDone: issued.isSuperset(of: [.quarterSummary, .keySourceRecord]))
    let checked = office.tasks(of: quarter).filter { office.results[$0] != nil }
    let left = checked.count { !office.isPublished($0, .results) }
    add(
      .publish, .publication, .administrator, quarter.wording, next,
      isDone: !checked.isEmpty && left == 0, note: left > 0 ? "尚有\(left)家未公开" : "")
  }

  private mutating func addCounted(
    _ duty: DueItem.Duty, _ clause: Clause, _ role: Author.Role, _ month: CalendarMonth,
    _ nominal: CalendarDate, _ unit: UnitName, missing: Int, _ what: String
  ) {
    add(
      duty, clause, role, month.wording, nominal, unit: unit, isDone: missing == 0,
      note: missing > 0 ? "尚有\(missing)\(what)" : "")
  }

  private mutating func add(
    _ duty: DueItem.Duty, _ clause: Clause, _ role: Author.Role, _ period: String,
    _ nominal: CalendarDate, unit: UnitName? = nil, isDone: Bool, note: String = ""
  ) {
    let due = office.holidays.adjusted(nominal, by: readings.restDayRule)
    items.append(
      DueItem(
        duty: duty, clause: clause, role: role, unit: unit, period: period, nominal: nominal,
        due: due, state: isDone ? .done : today > due ? .overdue : .open, note: note))
  }
}

extension Office {
  /// 三、1: 在次日前将前日监察记录和检查结果录入, as the office reads it (domain 0.2, 6).
  public func entryDeadline(ofCheckOn day: CalendarDate) -> CalendarDate {
    guard settings?.readings.entersByNextDay != false else { return day }
    return day.adding(days: 1) ?? day
  }

  /// Whether a result was entered, and after its deadline.
  public func isEnteredLate(_ task: TaskID) -> Bool {
    guard let result = results[task], let trace = resultTraces[task] else { return false }
    return trace.time.date > entryDeadline(ofCheckOn: result.checkedOn)
  }
}
