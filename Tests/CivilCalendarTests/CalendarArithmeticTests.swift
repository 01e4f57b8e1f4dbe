import CivilCalendar
import Testing

@Suite struct CalendarArithmeticTests {
  @Test(arguments: [
    ("1970-01-01", 4), ("2019-03-30", 6), ("2019-06-30", 7), ("2000-02-29", 2),
    ("0001-01-01", 1), ("9999-12-31", 5),
  ])
  func `the weekday is that of the calendar on the wall`(text: String, weekday: Int) throws {
    #expect(try #require(CalendarDate(text)).weekday == weekday)
  }

  @Test func `every day of four hundred years follows the one before`() throws {
    var date = try #require(CalendarDate("1999-12-31"))
    for _ in 0..<146_097 {
      let next = try #require(date.adding(days: 1))
      #expect(next > date && next.daysSinceEpoch == date.daysSinceEpoch + 1)
      date = next
    }
    #expect(date.description == "2399-12-31")
  }

  @Test func `no day lies outside the years 1 to 9999`() throws {
    #expect(try #require(CalendarDate("9999-12-31")).adding(days: 1) == nil)
    #expect(try #require(CalendarDate("0001-01-01")).adding(days: -1) == nil)
  }

  @Test(arguments: ["2019-3-30", "2019-03-32", "2019/03/30", " 2019-03-30", "２019-03-30", ""])
  func `only the fixed form is a date`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [
    ("2019-02", 28), ("2020-02", 29), ("1900-02", 28), ("2000-02", 29), ("2019-12", 31),
  ])
  func `months end on their last day`(text: String, day: Int) throws {
    let month = try #require(CalendarMonth(text))
    #expect(month.lastDay.day == day)
    #expect(month.contains(month.firstDay) && month.contains(month.lastDay))
    #expect(month.lastDay.adding(days: 1).map(CalendarMonth.init) != month)
  }

  @Test func `quarters hold their months`() throws {
    let quarter = try #require(CalendarQuarter("2019Q4"))
    #expect(quarter.months.map(\.description) == ["2019-10", "2019-11", "2019-12"])
    #expect(quarter.firstDay.description == "2019-10-01")
    #expect(quarter.lastDay.description == "2019-12-31")
    #expect(quarter.next?.description == "2020Q1")
    #expect(quarter.previous?.description == "2019Q3")
    #expect(quarter.contains(try #require(CalendarDate("2019-12-31"))))
    #expect(CalendarQuarter("2019Q5") == nil)
  }
}
