import CivilCalendar
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (2019, 2, 29, false), (2020, 2, 29, true), (1900, 2, 29, false), (2000, 2, 29, true),
    (2019, 4, 31, false), (2019, 12, 31, true), (2019, 13, 1, false), (2019, 0, 1, false),
    (2019, 1, 0, false), (0, 1, 1, false), (9999, 12, 31, true), (10_000, 1, 1, false),
  ])
  func `only days of the calendar exist`(year: Int, month: Int, day: Int, exists: Bool) {
    #expect((CalendarDate(year: year, month: month, day: day) != nil) == exists)
  }

  @Test func `four hundred years have 146097 days`() {
    var count = 0
    for year in 2000..<2400 {
      for month in 1...12 {
        count += (1...31).count { CalendarDate(year: year, month: month, day: $0) != nil }
      }
    }
    #expect(count == 146_097)
  }

  @Test func `dates, months and times are ordered`() throws {
    let dates = [(2019, 12, 31), (2020, 1, 1), (2020, 1, 2), (2020, 2, 1)].compactMap {
      CalendarDate(year: $0.0, month: $0.1, day: $0.2)
    }
    #expect(dates.count == 4)
    #expect(dates.reversed().sorted() == dates)
    #expect(
      try #require(CalendarMonth(year: 2019, month: 12)) < #require(
        CalendarMonth(year: 2020, month: 1)))
    #expect(try #require(ClockTime(hour: 9, minute: 59)) < #require(ClockTime(hour: 10, minute: 0)))
  }

  @Test(arguments: [(0, 0, true), (23, 59, true), (24, 0, false), (12, 60, false), (-1, 0, false)])
  func `only times of a day exist`(hour: Int, minute: Int, exists: Bool) {
    #expect((ClockTime(hour: hour, minute: minute) != nil) == exists)
  }

  @Test(arguments: [(2019, 0, false), (2019, 13, false), (0, 1, false), (2019, 12, true)])
  func `only months of a year exist`(year: Int, month: Int, exists: Bool) {
    #expect((CalendarMonth(year: year, month: month) != nil) == exists)
  }
}
