public import CivilCalendar

/// 节假日安排: which days of a year are days of rest, as the State Council arranges them.
public struct Holidays: Codable, Hashable, Sendable {
  /// One year's notice.
  public struct Year: Codable, Hashable, Sendable {
    public var year: Int
    /// 国办发明电〔2018〕15号.
    public var basis: String
    /// 放假: days of rest besides weekends; some may lie in the year before or after.
    public var restDays: [CalendarDate]
    /// 上班: days of weekends that are worked.
    public var workingDays: [CalendarDate]

    public init(
      _ year: Int, basis: String, restDays: [CalendarDate], workingDays: [CalendarDate]
    ) {
      self.year = year
      self.basis = basis
      self.restDays = restDays
      self.workingDays = workingDays
    }
  }

  public var years: [Year]

  public init(_ years: [Year]) { self.years = years }

  /// Whether the year's notice is known; without it only weekends are days of rest.
  public func covers(_ year: Int) -> Bool { years.contains { $0.year == year } }

  public func isWorkingDay(_ date: CalendarDate) -> Bool {
    if years.contains(where: { $0.workingDays.contains(date) }) { return true }
    return date.weekday <= 5 && !years.contains { $0.restDays.contains(date) }
  }

  /// 应到之日 moved off a day of rest, by the office's rule (domain 0.2, 5).
  public func adjusted(_ date: CalendarDate, by rule: OfficeSettings.RestDayRule) -> CalendarDate {
    let step: Int
    switch rule {
    case .before: step = -1
    case .after: step = 1
    case .kept: return date
    }
    var day = date
    while !isWorkingDay(day), let next = day.adding(days: step) { day = next }
    return day
  }
}
