import ArgumentParser
import CivilCalendar
import Inspection

/// `2019-03-30T15:00:00+08:00`; seconds and offset may be left out, a day alone is its noon.
struct TimeArgument: ExpressibleByArgument {
  var time: Timestamp

  init?(argument: String) {
    let text = CalendarNumbers.folded(argument).replacing(" ", with: "T", maxReplacements: 1)
    let tails = ["", "+08:00", ":00+08:00", "T12:00:00+08:00"]
    guard let time = tails.lazy.compactMap({ Timestamp(text + $0) }).first else { return nil }
    self.time = time
  }
}

/// `2019Q2`, `2019年第2季度`, `２０１９年第二季度`.
struct QuarterArgument: ExpressibleByArgument {
  var quarter: CalendarQuarter

  init?(argument: String) {
    let text = CalendarNumbers.folded(argument).uppercased()
      .replacing("年", with: "Q").replacing("第", with: "Q").filter { !"季度- ".contains($0) }
    let plain = text.replacing("QQ", with: "Q").replacing("QQ", with: "Q")
    guard let quarter = CalendarQuarter(plain) else { return nil }
    self.quarter = quarter
  }
}

/// `2019-04`, `2019年4月`.
struct MonthArgument: ExpressibleByArgument {
  var month: CalendarMonth

  init?(argument: String) {
    guard let parts = CalendarNumbers.numbers(in: argument, count: 2, style: .lenient),
      let month = CalendarMonth(year: parts[0], month: parts[1])
    else { return nil }
    self.month = month
  }
}

/// 派遣单序号: `3`, `1,4-6`; in the order written.
struct RowsList: ExpressibleByArgument {
  var rows: [Int]

  init?(argument: String) {
    rows = []
    for part in CalendarNumbers.folded(argument).split(whereSeparator: { ",，、 ".contains($0) }) {
      guard let range = NumberRange(argument: String(part))?.range, range.count <= 100_000 else {
        return nil
      }
      rows += Array(range)
    }
    if rows.isEmpty { return nil }
  }
}

extension CalendarDate {
  /// As people write a day on a command line.
  init?(argument: String) {
    guard let parts = CalendarNumbers.numbers(in: argument, count: 3, style: .lenient) else {
      return nil
    }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }
}

/// `2019-03-30`, `2019年3月30日`.
struct DayArgument: ExpressibleByArgument {
  var date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(argument: argument) else { return nil }
    self.date = date
  }
}
