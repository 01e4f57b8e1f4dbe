/// A day of the civil calendar.
public struct CalendarDate: Hashable, Comparable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `nil` for a day that the Gregorian calendar does not have, or a year outside 1...9999.
  public init?(year: Int, month: Int, day: Int) {
    guard let month = CalendarMonth(year: year, month: month), (1...month.dayCount).contains(day)
    else { return nil }
    self.init(month, day: day)
  }

  /// A day that the month has.
  private init(_ month: CalendarMonth, day: Int) {
    year = month.year
    self.month = month.month
    self.day = day
  }

  init(firstOf month: CalendarMonth) { self.init(month, day: 1) }
  init(lastOf month: CalendarMonth) { self.init(month, day: month.dayCount) }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// A month of a year.
public struct CalendarMonth: Hashable, Comparable, Sendable {
  public let year: Int
  public let month: Int

  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
  }

  init(first quarter: CalendarQuarter) {
    year = quarter.year
    month = quarter.number * 3 - 2
  }

  init(last quarter: CalendarQuarter) {
    year = quarter.year
    month = quarter.number * 3
  }

  /// The month a day lies in.
  public init(of date: CalendarDate) {
    year = date.year
    month = date.month
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  public var firstDay: CalendarDate { CalendarDate(firstOf: self) }
  public var lastDay: CalendarDate { CalendarDate(lastOf: self) }

  public func contains(_ date: CalendarDate) -> Bool { CalendarMonth(of: date) == self }

  public var dayCount: Int {
    switch month {
    case 2:
      let isLeap = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}

/// A time of day to the minute.
public struct ClockTime: Hashable, Comparable, Sendable {
  public let hour: Int
  public let minute: Int

  public init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.hour = hour
    self.minute = minute
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.hour, left.minute) < (right.hour, right.minute)
  }
}
