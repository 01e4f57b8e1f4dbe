import CivilCalendar

/// What a value should have been, by the name that the help gives it.
struct ExpectedValue {
  let hint: String?

  /// Of the parser's `The value '2018-2-30' is invalid for '--date <日期>'`.
  init?(refusedIn english: String) {
    guard
      let match = english.firstMatch(
        of: /The value '(.*?)' is invalid for '(?:[^<']*<)?([^>']*)>?'/)
    else { return nil }
    hint = Self.hint(of: String(match.1), as: String(match.2))
  }

  private static func hint(of value: String, as name: String) -> String? {
    switch name {
    case "日期": (isDay(value) ? "日历上没有“\(value)”这一天；" : "") + "写成 2019-03-30 或 2019年3月30日"
    case "时间": "写成 2019-03-30T15:00，或只写日期；秒可以不写"
    case "季度": "写成 2019Q2 或 2019年第2季度"
    case "月份": "写成 2019-04 或 2019年4月"
    case "序号": "派遣单的序号，写阿拉伯数字；能写几个的，写成 3,8-10"
    case "校验码": "纸件上印的四组、每组四位，如 3F2A-90B1-00C4-7E55；只有数字和 A 到 F"
    case "文书", "编号": "文书的编号写成 派〔2019〕2号"
    case "元": "以元为单位，如 20000 或 20000.50"
    case "项目=情况": "写成 污染物排放=正常，或 污染物排放=有问题：总排口超标"
    case "条数", "次", "份", "页", "号": "写阿拉伯数字"
    default: nil
    }
  }

  /// Written like a day, whether or not there is such a one.
  private static func isDay(_ value: String) -> Bool {
    CalendarNumbers.numbers(in: value, count: 3, style: .lenient) != nil
  }
}
