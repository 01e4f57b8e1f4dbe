import CivilCalendar
import Diagnostics

extension IntegrityCheck {
  /// 2: the plans together are the sheet, each row once but for what a month left undone (二、2).
  public var plans: [IntegrityFinding] { sheets.flatMap(plans) }

  private func plans(_ sheet: DispatchSheet) -> [IntegrityFinding] {
    var found: [IntegrityFinding] = []
    var planned: [TaskID: [(plan: MonthlyPlan, madeOn: CalendarDate)]] = [:]
    for (plan, day) in currentPlans(of: sheet.quarter) {
      for row in plan.rows {
        if office.row(row.task) == nil {
          found.append(
            .init(
              .plans, "integrity.plan-unknown-row",
              "\(plan.unit)\(plan.month.wording)的计划里有派遣单没有的第\(row.task.row)行"))
        }
        planned[row.task, default: []].append((plan, day))
      }
    }
    for task in office.tasks(of: sheet.quarter) {
      found += repeated(planned[task] ?? [], task)
      found += unplanned(planned[task] ?? [], task)
    }
    return found
  }

  private func currentPlans(
    of quarter: CalendarQuarter
  ) -> [(plan: MonthlyPlan, madeOn: CalendarDate)] {
    var latest: [MonthOfUnit: Int] = [:]
    for (index, plan) in office.plans.enumerated()
    where CalendarQuarter(of: plan.month) == quarter {
      latest[MonthOfUnit(unit: plan.unit, month: plan.month)] = index
    }
    return latest.values.sorted().map { (office.plans[$0], office.planTraces[$0].time.date) }
  }

  private struct MonthOfUnit: Hashable {
    var unit: UnitName
    var month: CalendarMonth
  }

  /// Two plans of one month may only share a row where both units plan it (domain 0.2, 7); one of a
  /// later month only when it was made after the earlier one was over.
  private func repeated(
    _ planned: [(plan: MonthlyPlan, madeOn: CalendarDate)], _ task: TaskID
  ) -> [IntegrityFinding] {
    let bothPlan = office.settings?.readings.leadUnitPlans == false
    let ordered = planned.sorted { $0.plan.month < $1.plan.month }
    return zip(ordered, ordered.dropFirst()).compactMap { earlier, later in
      let isRight =
        earlier.plan.month == later.plan.month
        ? bothPlan && earlier.plan.unit != later.plan.unit
        : later.madeOn > earlier.plan.month.lastDay
      guard !isRight, !isChecked(task, before: later.plan.month) else { return nil }
      return IntegrityFinding(
        .plans, "integrity.planned-twice",
        "派遣单第\(task.row)行既在\(earlier.plan.unit)\(earlier.plan.month.wording)、又在\(later.plan.unit)\(later.plan.month.wording)的计划里"
      )
    }
  }

  /// A row stays in the plan of a month to come when it was checked early.
  private func isChecked(_ task: TaskID, before month: CalendarMonth) -> Bool {
    office.results[task].map { $0.checkedOn < month.firstDay } ?? false
  }

  private func unplanned(
    _ planned: [(plan: MonthlyPlan, madeOn: CalendarDate)], _ task: TaskID
  ) -> [IntegrityFinding] {
    if let result = office.results[task],
      !planned.contains(where: { $0.plan.month <= CalendarMonth(of: result.checkedOn) })
    {
      return [
        .init(
          .plans, "integrity.checked-unplanned",
          "\(task.quarter.wording)派遣单第\(task.row)行\(result.checkedOn.wording)检查，不在当月或以前的计划里")
      ]
    }
    guard planned.isEmpty, let today, today > task.quarter.lastDay else { return [] }
    return [
      .init(
        .plans, "integrity.unplanned", "\(task.quarter.wording)已经结束，派遣单第\(task.row)行没有排进任何计划")
    ]
  }

  /// 3: each approved change puts one officer for another who may check, and the papers after it
  /// show the pair that checked (二、4).
  public var changes: [IntegrityFinding] {
    sheets.flatMap { sheet in
      office.tasks(of: sheet.quarter).flatMap { changes($0) + pair($0) }
    }
      + office.replacements.filter { $0.approval != nil && office.row($0.task) == nil }.map {
        .init(
          .changes, "integrity.change-unknown-row",
          "\($0.task.quarter.wording)第\($0.number)号变动的派遣单第\($0.task.row)行不存在")
      }
  }

  private func changes(_ task: TaskID) -> [IntegrityFinding] {
    guard let row = office.row(task) else { return [] }
    var officers = row.differentOfficers
    var found: [IntegrityFinding] = []
    for change in office.approvedReplacements(of: task) {
      let name = "\(task.quarter.wording)第\(change.number)号变动（派遣单第\(task.row)行）"
      let trace = office.approvalTraces[change.id]
      if !change.fits(officers) || officers.contains(change.new) {
        found.append(
          .init(.changes, "integrity.change-of-nobody", "\(name)的原定人员不在这家，或现定人员已在这家"))
      }
      if office.isRecused(
        change.new, from: row.source.id, during: task.quarter, asOf: trace?.entry ?? .max)
      {
        found.append(.init(.changes, "integrity.change-to-recused", "\(name)的现定人员应回避"))
      }
      let obstacles = office.obstacles(
        to: change.new, during: task.quarter, from: trace?.time.date, asOf: trace?.entry ?? .max)
      if !obstacles.isEmpty {
        found.append(
          .init(
            .changes, "integrity.change-to-ineligible",
            "\(name)的现定人员\(obstacles.map(\.wording).joined(separator: "、"))"))
      }
      if change.crossesUnits && change.approval?.leader == nil {
        found.append(.init(.changes, "integrity.change-across-units", "\(name)跨单位，没有分管领导批准"))
      }
      officers = change.applied(to: officers)
    }
    return found
  }

  private func pair(_ task: TaskID) -> [IntegrityFinding] {
    guard let result = office.results[task] else { return [] }
    if let change = office.change(after: result) {
      return [
        .init(
          .changes, "integrity.result-before-change",
          "\(task.quarter.wording)派遣单第\(task.row)行\(result.checkedOn.wording)检查，当时第\(change.number)号人员变动还没有批准"
        )
      ]
    }
    guard result.officers != office.officers(of: task) else { return [] }
    // Entering compares sets and the lead; more than two officers may stand in another order.
    let due = office.officers(of: task)
    guard Set(due) != Set(result.officers) || due.first != result.officers.first else { return [] }
    return [
      .init(
        .changes, "integrity.result-officers",
        "\(task.quarter.wording)派遣单第\(task.row)行的检查人员与派遣单和批准的变动不一致")
    ]
  }
}
