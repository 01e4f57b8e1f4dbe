/// 季度 of a year.
public struct CalendarQuarter: Hashable, Comparable, Sendable {
  public let year: Int
  /// 1...4.
  public let number: Int

  public init?(year: Int, number: Int) {
    guard (1...9999).contains(year), (1...4).contains(number) else { return nil }
    self.year = year
    self.number = number
  }

  /// The quarter a month lies in.
  public init(of month: CalendarMonth) {
    year = month.year
    number = (month.month - 1) / 3 + 1
  }

  public init(of date: CalendarDate) {
    year = date.year
    number = (date.month - 1) / 3 + 1
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }

  /// `nil` after the year 9999.
  public var next: CalendarQuarter? {
    number == 4
      ? CalendarQuarter(year: year + 1, number: 1) : CalendarQuarter(year: year, number: number + 1)
  }

  /// `nil` before the year 1.
  public var previous: CalendarQuarter? {
    number == 1
      ? CalendarQuarter(year: year - 1, number: 4) : CalendarQuarter(year: year, number: number - 1)
  }

  public var months: [CalendarMonth] {
    (number * 3 - 2...number * 3).compactMap { CalendarMonth(year: year, month: $0) }
  }

  public var firstDay: CalendarDate { firstMonth.firstDay }
  public var lastDay: CalendarDate { lastMonth.lastDay }
  public var firstMonth: CalendarMonth { CalendarMonth(first: self) }
  public var lastMonth: CalendarMonth { CalendarMonth(last: self) }

  public func contains(_ date: CalendarDate) -> Bool { CalendarQuarter(of: date) == self }
}
