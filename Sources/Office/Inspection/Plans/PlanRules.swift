import CivilCalendar
import Diagnostics

/// What the measure says of a monthly plan (《暂行办法》二、2).
struct PlanRules {
  let office: Office
  let act: MakePlan
  let author: Author
  let today: CalendarDate

  private var quarter: CalendarQuarter { CalendarQuarter(of: act.month) }

  var faults: [Diagnostic] {
    guard office.sheet(of: quarter) != nil else {
      return [
        .refusal(
          "plan.no-sheet", .monthlyPlan, "\(quarter.wording)还没有派遣单，不能制定计划", hint: "先登记抽取结果")
      ]
    }
    return [isMadeByItsUnit, namesEachTaskOnce, keepsWhatIsDone, leavesNothingOver, isNews]
      .compactMap(\.self) + grouped(act.rows.map { ($0.task.row, faults(of: $0)) })
  }

  /// Of one kind of fault the first few rows are told, of the others only which they are.
  private func grouped(_ faults: [(row: Int, faults: [Diagnostic])]) -> [Diagnostic] {
    let all = faults.flatMap { item in item.faults.map { (row: item.row, fault: $0) } }
    let byID = Dictionary(grouping: all) { $0.fault.id.name }
    var told: [String: Int] = [:]
    return all.compactMap { item in
      let id = item.fault.id.name
      let count = byID[id]?.count ?? 0
      told[id, default: 0] += 1
      guard count > Self.toldRows + 1, let number = told[id], number > Self.toldRows else {
        return item.fault
      }
      guard number == Self.toldRows + 1 else { return nil }
      let rows = (byID[id] ?? []).dropFirst(Self.toldRows).map(\.row)
      var rest = item.fault
      rest.message = "还有\(rows.count)行也是这样：第\(RowNumbers(rows).wording)行"
      return rest
    }
  }

  private static let toldRows = 3

  /// The same plan again would only be another version to hand to everybody.
  var isNews: Diagnostic? {
    guard let known = office.planWithEntry(of: act.unit, act.month),
      known.plan.rows == act.rows.sorted(by: { $0.task < $1.task })
    else { return nil }
    return .error(
      "plan.same",
      "\(act.unit)\(act.month.wording)的检查计划与台账第\(known.entry)条（第\(known.plan.version)版）相同，没有登记",
      hint: "要改的改了再做；没有要改的不用再做")
  }

  private func faults(of row: MonthlyPlan.Row) -> [Diagnostic] {
    guard row.task.quarter == quarter, let dispatched = office.row(row.task) else {
      return [
        .refusal(
          "plan.unknown-task", .monthlyPlan, "\(quarter.wording)的派遣单上没有第\(row.task.row)行",
          hint: "按派遣单序号选企业")
      ]
    }
    return [
      belongsToUnit(row, dispatched), liesInMonth(row, dispatched),
      isNotPlannedElsewhere(row, dispatched),
      isNotDoneBefore(row, dispatched),
    ].compactMap(\.self)
  }

  /// 二、2: 月检查计划由各大队、危管办…制定.
  var isMadeByItsUnit: Diagnostic? {
    if office.unit(act.unit)?.suppliesOfficers != true {
      return .refusal(
        "plan.unknown-unit", .monthlyPlan, "月检查计划由各大队、危管办制定，“\(act.unit)”不是", hint: "核对单位名称")
    }
    guard author.role != .administrator, author.unit != act.unit else { return nil }
    return .refusal(
      "plan.foreign-unit", .monthlyPlan,
      "\(act.unit)的计划由本单位制定，\(author.unit?.rawValue ?? author.name)不能办理", hint: "请\(act.unit)办理")
  }

  var namesEachTaskOnce: Diagnostic? {
    var seen = Set<TaskID>()
    guard let twice = act.rows.first(where: { !seen.insert($0.task).inserted }) else { return nil }
    return .error(
      "plan.task-twice", "派遣单第\(twice.task.row)行在计划里出现了两次", hint: "每家企业只排一次")
  }

  /// The unit of the first officer plans (domain 0.2, 7).
  func belongsToUnit(_ row: MonthlyPlan.Row, _ dispatched: DispatchSheet.Row) -> Diagnostic? {
    let officers = office.officers(of: row.task)
    let owners =
      office.settings?.readings.leadUnitPlans == false ? officers : Array(officers.prefix(1))
    // A change may have given the lead to another unit since; the plan by which it is checked stays whole.
    let isKept =
      office.plan(of: act.unit, act.month)?.rows.contains { $0.task == row.task } == true
    guard !isKept, !owners.contains(where: { office.home(of: $0, on: row.task) == act.unit })
    else { return nil }
    return .refusal(
      "plan.foreign-task", .monthlyPlan,
      "第\(dispatched.number)行“\(dispatched.source.name)”由\(office.unit(of: row.task)?.rawValue ?? "外单位")牵头，不归\(act.unit)计划",
      hint: "牵头人所在单位制定计划，另一单位协办")
  }

  func liesInMonth(_ row: MonthlyPlan.Row, _ dispatched: DispatchSheet.Row) -> Diagnostic? {
    guard case .day(let day) = row.day, !act.month.contains(day) else { return nil }
    return .refusal(
      "plan.outside-month", .monthlyPlan,
      "第\(dispatched.number)行“\(dispatched.source.name)”计划在\(day.wording)，不在\(act.month.wording)",
      hint: "当月检查计划必须当月完成")
  }

  /// Each row is planned once (domain 9, 2); what a month that is over left undone is planned again.
  func isNotPlannedElsewhere(
    _ row: MonthlyPlan.Row, _ dispatched: DispatchSheet.Row
  ) -> Diagnostic? {
    guard office.results[row.task] == nil,
      let other = office.plan(of: row.task, besides: act.unit, act.month, on: today)
    else { return nil }
    let place =
      other.unit == act.unit ? other.month.wording : "\(other.unit)\(other.month.wording)的计划"
    return .refusal(
      "plan.planned-already", .monthlyPlan,
      "第\(dispatched.number)行“\(dispatched.source.name)”已排在\(place)", hint: "先从那份计划里去掉")
  }

  private func isPlannedByAnother(_ task: TaskID) -> Bool {
    office.units.contains { unit in
      unit.name != act.unit
        && office.plan(of: unit.name, act.month)?.rows.contains { $0.task == task } == true
    }
  }

  func isNotDoneBefore(_ row: MonthlyPlan.Row, _ dispatched: DispatchSheet.Row) -> Diagnostic? {
    guard let result = office.results[row.task], !act.month.contains(result.checkedOn) else {
      return nil
    }
    return .error(
      "plan.done-already",
      "第\(dispatched.number)行“\(dispatched.source.name)”\(result.checkedOn.wording)已经检查过",
      hint: "从计划里去掉")
  }

  /// A plan made again keeps what was checked by the one before.
  var keepsWhatIsDone: Diagnostic? {
    let lost = (office.plan(of: act.unit, act.month)?.rows ?? []).first { planned in
      office.results[planned.task].map { act.month.contains($0.checkedOn) } == true
        && !act.rows.contains { $0.task == planned.task }
    }
    guard let lost, let row = office.row(lost.task) else { return nil }
    return .refusal(
      "plan.drops-done", .monthlyPlan, "第\(row.number)行“\(row.source.name)”已经按原计划检查，不能从计划里去掉",
      hint: "把它留在计划里")
  }

  /// 一、1: 必须保证在季度内完成检查任务 — the quarter's last month takes all that is left.
  var leavesNothingOver: Diagnostic? {
    guard act.month == quarter.lastMonth else { return nil }
    let left = office.tasks(of: quarter).filter { task in
      office.unit(of: task) == act.unit && office.results[task] == nil
        && !act.rows.contains { $0.task == task } && !isPlannedByAnother(task)
    }
    guard !left.isEmpty else { return nil }
    let rows = left.prefix(10).map { "\($0.row)" }.joined(separator: "、")
    return .refusal(
      "plan.leaves-tasks", .sourcesDrawn,
      "\(act.month.wording)是本季度最后一个月，\(act.unit)还有\(left.count)家没有排进计划：派遣单第\(rows)行\(left.count > 10 ? "等" : "")",
      hint: "必须在季度内完成检查任务，全部排进本月")
  }
}

extension Office {
  /// The plan that a row stands on already and that keeps it off a unit's plan of a month; one of an
  /// earlier month that is over does not.
  fileprivate func plan(
    of task: TaskID, besides unit: UnitName, _ month: CalendarMonth, on today: CalendarDate
  ) -> MonthlyPlan? {
    task.quarter.months.lazy.flatMap { month in
      self.units.lazy.compactMap { self.plan(of: $0.name, month) }
    }.first { plan in
      let isOver = plan.month < month && today > plan.month.lastDay
      // Both units plan their rows where the office reads it so (domain 0.2, 7).
      let isAnother =
        plan.month != month || plan.unit != unit && settings?.readings.leadUnitPlans != false
      return !isOver && isAnother && plan.rows.contains { $0.task == task }
    }
  }

  /// Whether a unit can still make a plan of a month: of one that is over, when a row is left for it.
  func canBePlanned(_ unit: UnitName, _ month: CalendarMonth, on today: CalendarDate) -> Bool {
    guard month.lastDay < today else { return true }
    return tasks(of: CalendarQuarter(of: month)).contains { task in
      guard self.unit(of: task) == unit else { return false }
      if let result = results[task] { return month.contains(result.checkedOn) }
      return plan(of: task, besides: unit, month, on: today) == nil
    }
  }
}
