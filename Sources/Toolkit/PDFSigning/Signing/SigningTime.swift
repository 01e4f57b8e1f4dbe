public import CivilCalendar
import PDFObjects

/// When someone signed: a moment, as the clock of some place told it.
public struct SigningTime: Hashable, Sendable {
  /// The day where the time was told.
  public let date: CalendarDate
  /// Since that day began.
  public let secondOfDay: Int
  /// East of Greenwich; China's is 480.
  public let offsetInMinutes: Int

  public static let offsetOfChina = 480

  /// `nil` for a second that no day has, and for an offset of a day or more.
  public init?(date: CalendarDate, secondOfDay: Int, offsetInMinutes: Int = offsetOfChina) {
    guard (0..<86_400).contains(secondOfDay), abs(offsetInMinutes) < 1440 else { return nil }
    self.date = date
    self.secondOfDay = secondOfDay
    self.offsetInMinutes = offsetInMinutes
  }

  /// Without leap seconds; `nil` outside the years 1 to 9999.
  public init?(secondsSince1970 seconds: Int, offsetInMinutes: Int = offsetOfChina) {
    let (local, overflow) = seconds.addingReportingOverflow(offsetInMinutes * 60)
    guard !overflow, abs(local) < 1 << 40 else { return nil }
    let second = (local % 86_400 + 86_400) % 86_400
    guard let date = CalendarDate(daysSinceEpoch: (local - second) / 86_400) else { return nil }
    self.init(date: date, secondOfDay: second, offsetInMinutes: offsetInMinutes)
  }

  public var secondsSince1970: Int {
    date.daysSinceEpoch * 86_400 + secondOfDay - offsetInMinutes * 60
  }
}

extension SigningTime: CustomStringConvertible {
  /// `2019-03-30T10:00:00+08:00`.
  public var description: String {
    let pieces = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
    let offset = [abs(offsetInMinutes) / 60, abs(offsetInMinutes) % 60]
    return "\(date)T" + pieces.map { $0.padded(to: 2) }.joined(separator: ":")
      + (offsetInMinutes < 0 ? "-" : "+") + offset.map { $0.padded(to: 2) }.joined(separator: ":")
  }

  /// Reads ``description``; the seconds, the offset or the whole time may be left out (midnight
  /// in China).
  public init?(_ text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2),
      reader.take("-"), let day = reader.number(2),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    guard !reader.isAtEnd else {
      self.init(date: date, secondOfDay: 0)
      return
    }
    guard reader.take("T") || reader.take(" "),
      let hour = reader.number(2), hour < 24, reader.take(":"),
      let minute = reader.number(2), minute < 60
    else { return nil }
    var second = 0
    if reader.take(":") {
      guard let read = reader.number(2), read < 60 else { return nil }
      second = read
    }
    guard let offset = reader.offset(separator: ":") else { return nil }
    self.init(
      date: date, secondOfDay: hour * 3600 + minute * 60 + second, offsetInMinutes: offset)
  }
}

/// Dates of PDF files (ISO 32000-1, 7.9.4).
extension SigningTime {
  /// `D:20190330100000+08'00'`.
  var pdfText: String {
    PDFObject.dateText(
      year: date.year, month: date.month, day: date.day, secondOfDay: secondOfDay,
      offsetInMinutes: offsetInMinutes)
  }

  /// What is left out of the time is 0, out of the offset that of Greenwich.
  init?(pdfText bytes: [UInt8]) {
    var reader = DigitReader(String(decoding: bytes, as: UTF8.self))
    guard reader.take("D"), reader.take(":"), let year = reader.number(4),
      let date = CalendarDate(
        year: year, month: reader.number(2) ?? 1, day: reader.number(2) ?? 1)
    else { return nil }
    let hour = reader.number(2) ?? 0
    let minute = reader.number(2) ?? 0
    let second = reader.number(2) ?? 0
    let offset = reader.isAtEnd ? 0 : reader.offset(separator: "'")
    guard hour < 24, minute < 60, second < 60, let offset else { return nil }
    self.init(
      date: date, secondOfDay: hour * 3600 + minute * 60 + second, offsetInMinutes: offset)
  }
}

/// Takes a time apart.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// A number of exactly so many digits.
  mutating func number(_ digits: Int) -> Int? {
    let bytes = rest.prefix(digits)
    guard bytes.count == digits, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(digits)
    return bytes.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// `+08:00`, `-0330`, `Z` or nothing, which is China's; must end the text.
  mutating func offset(separator: Unicode.Scalar) -> Int? {
    if isAtEnd { return SigningTime.offsetOfChina }
    // Some programs write zeros behind the Z of a PDF date.
    if take("Z") { return isAtEnd || separator == "'" ? 0 : nil }
    let isWest = take("-")
    guard isWest || take("+"), let hours = number(2) else { return nil }
    _ = take(separator)
    let minutes = number(2) ?? 0
    _ = take(separator)
    guard isAtEnd, hours < 24, minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }
}
