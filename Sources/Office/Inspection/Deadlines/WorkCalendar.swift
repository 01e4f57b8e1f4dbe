public import CivilCalendar

/// Working days: weekends and the State Council's holidays, from a file of the office.
public struct WorkCalendar: Codable, Hashable, Sendable {
  /// 放假 on other days than weekends.
  public var holidays: Set<CalendarDate>
  /// 调休: weekends on which people work.
  public var workingWeekends: Set<CalendarDate>

  public init(holidays: Set<CalendarDate> = [], workingWeekends: Set<CalendarDate> = []) {
    self.holidays = holidays
    self.workingWeekends = workingWeekends
  }

  public func isWorkingDay(_ date: CalendarDate) -> Bool {
    if workingWeekends.contains(date) { return true }
    return date.weekday < 6 && !holidays.contains(date)
  }

  /// A deadline moved off a day of rest (domain 0.2, 5); the longest holiday is far below a month.
  public func adjusted(
    _ date: CalendarDate, by rule: OfficeSettings.RestDayRule
  ) -> CalendarDate {
    let step: Int
    switch rule {
    case .kept: return date
    case .before: step = -1
    case .after: step = 1
    }
    var day = date
    for _ in 0..<31 where !isWorkingDay(day) {
      guard let next = day.adding(days: step) else { return date }
      day = next
    }
    return day
  }
}
