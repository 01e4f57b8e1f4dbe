import CivilCalendar
import Inspection

/// Why a cell's text is no value: a predicate in Chinese without its full stop, and what to do.
struct CellFault: Error, Hashable {
  var message: String
  var hint: String?
}

/// How people write the values of a list.
enum CellValues {
  /// `2019-3-30`, `2019/3/30`, `2019.3.30`, `2019年3月30日`, `20190330`; Excel's `0:00` after one
  /// is read over.
  static func date(_ written: String) throws(CellFault) -> CalendarDate {
    let text = withoutMidnight(written).filter { $0 != " " }
    let compact = CalendarNumbers.number(text.utf8, digits: 8...8)
    let numbers =
      compact.map { [$0 / 10_000, $0 / 100 % 100, $0 % 100] }
      ?? CalendarNumbers.numbers(in: text, count: 3, style: .lenient)
    guard let numbers else {
      let isSerial = CalendarNumbers.number(text.utf8, digits: 5...5) != nil
      throw CellFault(
        message: "“\(written)”不是日期",
        hint: isSerial ? "像是 Excel 的日期序号，请把单元格格式改为日期" : "写成 2019-03-30")
    }
    guard let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
      throw CellFault(message: "是“\(written)”，日历上没有这一天")
    }
    return date
  }

  /// `2017-05-01至2022-04-30`, `2017.5.1-2022.4.30`, `2017年5月至2022年4月`; one day is the last, one with
  /// 起 the first; 长期 is neither.
  static func validity(
    _ written: String
  ) throws(CellFault) -> (from: CalendarDate?, to: CalendarDate?) {
    if ["", "长期", "长期有效", "永久"].contains(written) { return (nil, nil) }
    var text = written[...]
    if text.hasPrefix("自") || text.hasPrefix("从") { text.removeFirst() }
    if text.hasSuffix("起") { return (try firstDay(text.dropLast()), nil) }
    if text.hasSuffix("止") { text.removeLast() }
    let ends = ends(of: text)
    switch ends.count {
    case 1: return (nil, try lastDay(ends[0]))
    case 2:
      let from = try firstDay(ends[0].hasSuffix("起") ? ends[0].dropLast() : ends[0])
      let to = try lastDay(ends[1])
      if let to, to < from { throw CellFault(message: "“\(written)”止日在起日之前") }
      return (from, to)
    default: throw CellFault(message: "“\(written)”不是有效期", hint: "写成 2017-05-01至2022-04-30")
    }
  }

  static func wording(from: CalendarDate?, to: CalendarDate?) -> String {
    switch (from, to) {
    case (let from?, let to?): "\(from)至\(to)"
    case (let from?, nil): "\(from)起"
    case (nil, let to?): "\(to)"
    case (nil, nil): ""
    }
  }

  /// A credit code; `nil` for an old code of an organisation (GB 11714) or an old 注册号, which are none, and
  /// for a word that says so.
  static func creditCode(_ written: String) throws(CellFault) -> CreditCode? {
    let text = written.uppercased()
    if let code = CreditCode(text) { return code }
    if isNoCode(text) || isRegistrationNumber(text) { return nil }
    if isScientific(text) { throw scientific(written) }
    let length = text.unicodeScalars.count
    if isOrganisationCode(text) { return nil }
    if text.hasSuffix("000"), length == 18, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw CellFault(
        message: "“\(written)”的校验码不对，末尾几位像是被 Excel 改成了 0",
        hint: "按营业执照重填，单元格格式先改为文本")
    }
    throw CellFault(
      message: length == 18 ? "“\(written)”的校验码不对" : "“\(written)”不是 18 位，是\(length)位",
      hint: "按营业执照核对")
  }

  /// A certificate's number or a record's, which Excel may have taken for a quantity.
  static func number(_ written: String) throws(CellFault) -> String {
    if isScientific(written) { throw scientific(written) }
    return written
  }

  /// The two ends of a stretch, or the one that is written.
  ///
  /// A hyphen stands between them as well as inside of a date: which it is tells its number.
  private static func ends(of text: Substring) -> [Substring] {
    let ends = text.split { "至到~～—–".contains($0) }
    guard ends.count == 1, month(text) == nil else { return ends }
    let parts = text.split(separator: "-")
    let isEndless = parts.last?.hasPrefix("长期") == true
    // 2018.6.1-2023.5.31, 2018-06-2023-05, 2018-06-01-2023-05-31, 2018-06-01-长期.
    guard parts.count > 1, isEndless || [2, 4, 6].contains(parts.count) else { return ends }
    let half = isEndless ? parts.count - 1 : parts.count / 2
    return [parts[..<half], parts[half...]].map { Substring($0.joined(separator: "-")) }
  }

  /// `2023年5月`, `2023.5`, `2023-05`; `nil` for what is no month.
  private static func month(_ text: Substring) -> CalendarMonth? {
    guard
      let numbers = CalendarNumbers.numbers(
        in: text.filter { $0 != " " }, count: 2, style: .lenient)
    else { return nil }
    return CalendarMonth(year: numbers[0], month: numbers[1])
  }

  /// A month alone begins with its first day.
  private static func firstDay(_ text: Substring) throws(CellFault) -> CalendarDate {
    if let month = month(text) { return month.firstDay }
    return try date(String(text))
  }

  /// 长期 as the end of a stretch; a month alone ends with its last day.
  private static func lastDay(_ text: Substring) throws(CellFault) -> CalendarDate? {
    if text.hasPrefix("长期") { return nil }
    if let month = month(text) { return month.lastDay }
    return try date(String(text))
  }

  /// Words for a code that is not there.
  static func isNoCode(_ text: String) -> Bool {
    ["", "无", "暂无", "没有", "未办", "-", "－", "—", "——", "/", "／"].contains(text)
  }

  /// 工商注册号 of before 2015: fifteen digits.
  static func isRegistrationNumber(_ text: String) -> Bool {
    CalendarNumbers.number(text.utf8, digits: 15...15) != nil
  }

  /// `9.13703E+17`.
  static func isScientific(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].first == "+"
      && parts[1].dropFirst().allSatisfy(\.isASCIIDigit)
      && parts[0].allSatisfy { $0.isASCIIDigit || $0 == "." } && !parts[0].isEmpty
  }

  private static func scientific(_ written: String) -> CellFault {
    CellFault(
      message: "“\(written)”被 Excel 改成了科学记数，后面的数字已经丢了",
      hint: "在 Excel 里把这一列的格式改为文本，从原始资料重填")
  }

  /// Eight characters and a check character, with or without a hyphen before it.
  private static func isOrganisationCode(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { $0 != "-" }
    return scalars.count == 9
      && scalars.allSatisfy { ("0"..."9").contains($0) || ("A"..."Z").contains($0) }
  }

  private static func withoutMidnight(_ text: String) -> String {
    for ending in [" 00:00:00", " 0:00:00", " 00:00", " 0:00"] where text.hasSuffix(ending) {
      return String(text.dropLast(ending.count))
    }
    return text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
