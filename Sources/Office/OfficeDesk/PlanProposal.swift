public import CivilCalendar
public import Diagnostics
public import Inspection

/// A unit's plan of a month as it comes when what is open is spread evenly over the months left.
///
/// Each lead's tasks are dealt to the months in turn, so that nobody has all of his in one. What
/// earlier months left undone comes first, and the quarter's last month takes all that is left
/// (《暂行办法》一、1). Days that have gone by and stretches without a working day are left out.
public struct PlanProposal: Sendable {
  public let unit: UnitName
  public let month: CalendarMonth
  /// In the order of the sheet.
  public let rows: [MonthlyPlan.Row]

  public init(
    of unit: UnitName, _ month: CalendarMonth, in office: Office, on today: CalendarDate
  ) throws(DiagnosticError) {
    let thirds = MonthlyPlan.Third.allCases.filter { third in
      office.hasWorkingDay(in: MonthlyPlan.Day.third(third).stretch(in: month), from: today)
    }
    let isOver = month.lastDay < today
    guard !isOver else {
      throw DiagnosticError(
        .refusal(
          "plan.nothing-to-propose", .monthlyPlan, "\(month.wording)已经过去，不能由程序排",
          hint: "没有检查的排进以后的月份；补登已经做了的计划，用 --rows 或 CSV"))
    }
    self.unit = unit
    self.month = month
    let quarter = CalendarQuarter(of: month)
    let kept = office.plan(of: unit, month)?.rows ?? []
    let monthsLeft = quarter.months.count { $0 >= month }
    let planned = { (months: [CalendarMonth]) in
      Set(
        months.flatMap { month in
          office.units.flatMap { office.plan(of: $0.name, month)?.rows ?? [] }.map(\.task)
        })
    }
    let elsewhere = planned(quarter.months.filter { $0 != month && $0.lastDay >= today })
    let late = planned(quarter.months.filter { $0 < month && $0.lastDay < today })
    let open = office.tasks(of: quarter).filter { task in
      office.unit(of: task) == unit && office.results[task] == nil && !elsewhere.contains(task)
        && !kept.contains { $0.task == task }
    }
    let byLead = Dictionary(grouping: open) { office.officers(of: $0).first ?? OfficerID("") }
    let dealt = byLead.sorted { $0.key < $1.key }.flatMap(\.value)
    let fresh = dealt.filter { !late.contains($0) }
    let share =
      kept.isEmpty ? stride(from: 0, to: fresh.count, by: monthsLeft).map { fresh[$0] } : []
    let taken =
      (month == quarter.lastMonth ? dealt : dealt.filter(late.contains) + share).sorted()
    // Where no working day is left, the month's end is as good as any.
    let days = thirds.isEmpty ? [.last] : thirds
    let proposed = taken.enumerated().map { index, task in
      MonthlyPlan.Row(task, on: .third(days[index * days.count / taken.count]))
    }
    rows = (kept + proposed).sorted { $0.task < $1.task }
  }

  /// As a table for a terminal, and what it comes to.
  public func lines(in office: Office) -> [String] {
    var table = TextTable(["序号", "污染源名称", "牵头人", "协办人", "检查日期"])
    for row in rows {
      let officers = office.officers(of: row.task).map(office.name)
      table.append([
        "\(row.task.row)", office.row(row.task)?.source.name ?? "", officers.first ?? "",
        officers.dropFirst().joined(separator: "、"), row.day.wording,
      ])
    }
    return table.lines(width: 80) + ["将登记：\(unit)\(month.wording)检查计划，\(rows.count)家"]
  }
}

extension Office {
  fileprivate func hasWorkingDay(
    in stretch: ClosedRange<CalendarDate>, from today: CalendarDate
  ) -> Bool {
    var day = max(stretch.lowerBound, today)
    while day <= stretch.upperBound {
      if holidays.isWorkingDay(day) { return true }
      guard let next = day.adding(days: 1) else { return false }
      day = next
    }
    return false
  }
}

extension MonthlyPlan.Day {
  public var wording: String {
    switch self {
    case .day(let date): date.wording
    case .third(let third): third.rawValue
    }
  }
}
