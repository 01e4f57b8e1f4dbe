import CivilCalendar
import Inspection
import Testing

@Suite struct DeadlineDayTests {
  /// 国务院办公厅关于2019年部分节假日安排的通知 (国办发明电〔2018〕15号): 国庆节 and its working days.
  static let calendar = Holidays([
    .init(
      2019, basis: "国办发明电〔2018〕15号", restDays: (1...7).map { "2019-10-0\($0)".date },
      workingDays: ["2019-09-29".date, "2019-10-12".date])
  ])

  @Test(arguments: [
    ("2019-03-30", "2019-03-29", "2019-04-01"), ("2019-06-30", "2019-06-28", "2019-07-01"),
    ("2019-10-03", "2019-09-30", "2019-10-08"), ("2019-10-12", "2019-10-12", "2019-10-12"),
    ("2019-09-29", "2019-09-29", "2019-09-29"), ("2019-12-30", "2019-12-30", "2019-12-30"),
  ])
  func `a deadline on a day of rest moves as the office reads it`(
    nominal: String, before: String, after: String
  ) {
    let calendar = Self.calendar
    #expect(calendar.adjusted(nominal.date, by: .before) == before.date)
    #expect(calendar.adjusted(nominal.date, by: .after) == after.date)
    #expect(calendar.adjusted(nominal.date, by: .kept) == nominal.date)
  }
}
