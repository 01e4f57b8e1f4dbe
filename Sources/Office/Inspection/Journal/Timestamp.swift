public import CivilCalendar

/// A moment as a clock on the office's wall shows it: `2019-03-30T15:00:00+08:00` (RFC 3339).
public struct Timestamp: CalendarText, Hashable, Comparable, Sendable {
  public let date: CalendarDate
  public let secondOfDay: Int
  /// East of Greenwich.
  public let offsetMinutes: Int

  public init?(date: CalendarDate, secondOfDay: Int, offsetMinutes: Int = 480) {
    guard (0..<86_400).contains(secondOfDay), (-1_439...1_439).contains(offsetMinutes) else {
      return nil
    }
    self.date = date
    self.secondOfDay = secondOfDay
    self.offsetMinutes = offsetMinutes
  }

  public init?(_ description: String) {
    let text = Array(description.utf8)
    guard text.count == 25, text[10] == UInt8(ascii: "T"),
      let date = CalendarDate(String(description.prefix(10))),
      [text[13], text[16], text[22]].allSatisfy({ $0 == UInt8(ascii: ":") }),
      let hour = Self.number(text[11..<13]), let minute = Self.number(text[14..<16]),
      let second = Self.number(text[17..<19]), hour < 24, minute < 60, second < 60,
      let offsetHour = Self.number(text[20..<22]), let offsetMinute = Self.number(text[23..<25]),
      offsetMinute < 60
    else { return nil }
    let sign: Int
    switch text[19] {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return nil
    }
    self.init(
      date: date, secondOfDay: hour * 3_600 + minute * 60 + second,
      offsetMinutes: sign * (offsetHour * 60 + offsetMinute))
  }

  public var description: String {
    let offset = abs(offsetMinutes)
    let clock = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map(Self.twoDigits)
    return "\(date)T\(clock.joined(separator: ":"))\(offsetMinutes < 0 ? "-" : "+")"
      + "\(Self.twoDigits(offset / 60)):\(Self.twoDigits(offset % 60))"
  }

  /// 2019年3月30日15:04, as papers show it.
  public var wording: String {
    "\(date.wording)\(Self.twoDigits(secondOfDay / 3_600)):\(Self.twoDigits(secondOfDay / 60 % 60))"
  }

  /// By the moment, wherever the clock hangs.
  public static func < (left: Self, right: Self) -> Bool { left.instant < right.instant }

  /// Negative when it is the earlier one.
  public func seconds(since other: Timestamp) -> Int { instant - other.instant }

  private var instant: Int { date.daysSinceEpoch * 86_400 + secondOfDay - offsetMinutes * 60 }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(0 as Int?) { sum, digit in
      guard let sum, (0x30...0x39).contains(digit) else { return nil }
      return sum * 10 + Int(digit - 0x30)
    }
  }
}
