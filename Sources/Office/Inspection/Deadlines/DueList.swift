public import CivilCalendar

/// 待办清单 of a quarter: what is due, overdue and done, by role (domain 10).
public struct DueList: Sendable {
  public let items: [DueItem]

  /// Everything that a quarter asks for, as it stands on a day; by day, then in the measure's order.
  ///
  /// Of periods that were over when the journal began the office was asked for nothing; a quarter or
  /// a month that was running is its own from that day on.
  public init(of quarter: CalendarQuarter, in office: Office, on today: CalendarDate) {
    let first = office.firstDay ?? quarter.firstDay
    guard quarter.lastDay >= first else {
      items = []
      return
    }
    let months = quarter.months.filter { $0.lastDay >= first }
    var builder = DueListBuilder(quarter: quarter, office: office, today: today)
    builder.addDraw()
    for unit in office.units where unit.suppliesOfficers {
      for month in months { builder.addMonth(month, of: unit.name) }
      builder.addQuarter(of: unit.name)
    }
    builder.addReplacements()
    builder.addChanges()
    builder.addCertificates()
    for month in months { builder.addMonthlyReport(month) }
    builder.addQuarterlyReports()
    items = builder.items.enumerated().sorted {
      ($0.element.due, $0.offset) < ($1.element.due, $1.offset)
    }.map(\.element)
  }

  public func items(for role: Author.Role, unit: UnitName? = nil) -> [DueItem] {
    items.filter { $0.role == role && (unit == nil || $0.unit == nil || $0.unit == unit) }
  }
}

extension Office {
  /// 三、1: 在次日前将前日监察记录和检查结果录入, as the office reads it (domain 0.2, 6).
  public func entryDeadline(ofCheckOn day: CalendarDate) -> CalendarDate {
    guard settings?.readings.entersByNextDay != false else { return day }
    return day.adding(days: 1) ?? day
  }

  /// The last day on which a result is not late: the deadline, or the working day after it.
  ///
  /// Never one before it, as other deadlines may move: nobody enters a check before he has made it.
  public func entryDue(ofCheckOn day: CalendarDate) -> CalendarDate {
    let isMovedOn = settings?.readings.restDayRule == .after
    return holidays.adjusted(entryDeadline(ofCheckOn: day), by: isMovedOn ? .after : .kept)
  }

  /// Whether a result was entered, and after its deadline.
  public func isEnteredLate(_ task: TaskID) -> Bool {
    guard let result = results[task], let trace = resultTraces[task] else { return false }
    return trace.time.date > entryDue(ofCheckOn: result.checkedOn)
  }

  /// When a task is to be checked, by the last plan that has it: a day, or 上旬, 中旬, 下旬.
  func plannedStretch(of task: TaskID) -> ClosedRange<CalendarDate>? {
    for plan in plans.reversed()
    where self.plan(of: plan.unit, plan.month)?.version == plan.version {
      if let row = plan.rows.first(where: { $0.task == task }) {
        return row.day.stretch(in: plan.month)
      }
    }
    return nil
  }
}

extension MonthlyPlan.Day {
  /// From the first day to the last.
  public func stretch(in month: CalendarMonth) -> ClosedRange<CalendarDate> {
    let (first, last) = (month.firstDay, month.lastDay)
    let day: (Int) -> CalendarDate = { first.adding(days: $0 - 1) ?? first }
    switch self {
    case .day(let date): return date...date
    case .third(.first): return first...day(10)
    case .third(.middle): return day(11)...day(20)
    case .third(.last): return day(21)...last
    }
  }
}
