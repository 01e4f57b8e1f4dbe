import CivilCalendar
import FormData
import Geometry

/// What words a value on its way to the paper: the part behind `|`.
enum ValueFilter: Hashable, Sendable {
  /// 顿号, 逗号, 连接 "…".
  case joined(by: String)
  case yearMonthDay
  case yearMonth
  /// 中文数字: digit by digit (二〇一九) or as a count (十二).
  case hanNumeral(byDigit: Bool)
  /// 大写: of an amount with its 元, of other numbers without.
  case capital(isAmount: Bool)
  /// 百分 n.
  case percent(places: Int)
  /// 千分位.
  case grouped
  /// 保留 n.
  case places(Int)
  /// 编号: 1. 甲　2. 乙.
  case numbered
  /// 勾选: every option with its box.
  case ticked(options: [String])
  /// 补零 n.
  case padded(digits: Int)
  /// 空则 "…".
  case ifEmpty(String)
  /// 占 n字: each printed item is spread over the width of n characters by layout.
  case spread(cells: Int)
  /// 二维码 n: the value as a code of this width; the last filter.
  case code(width: Length?)

  /// The filter's result; absent values stay absent, and lists are worded item by item.
  func apply(to value: Value) -> Value {
    switch (self, value) {
    case (_, .absent): .absent
    case (.joined(let separator), .list(let items)):
      items.isEmpty
        ? .absent : .text(items.map(\.plainWording).joined(separator: separator))
    case (.numbered, .list(let items)): items.isEmpty ? .absent : .text(Self.numbered(items))
    case (_, .list(let items)): .list(items.map(apply))
    default: word(value)
    }
  }

  /// What is printed for an absent value when this filter words it.
  var blank: BlankForm? {
    switch self {
    case .yearMonthDay: .date
    case .yearMonth: .text(CalendarMonth.blankWording)
    default: nil
    }
  }

  private func word(_ value: Value) -> Value {
    switch (self, value) {
    case (.yearMonth, .date(let date)):
      .text(CalendarMonth(of: date).wording)
    case (.hanNumeral, .date(let date)): .text(date.hanWording)
    case (.hanNumeral, .month(let month)): .text(month.hanWording)
    case (.capital, .date(let date)): .text(date.capitalWording)
    case (_, .number(let number)): word(number)
    default: .text(value.plainWording)
    }
  }

  /// A number too large for its wording is printed in digits.
  private func word(_ number: ExactDecimal) -> Value {
    switch self {
    case .hanNumeral(let byDigit): .text(Self.hanWording(number, byDigit: byDigit))
    case .capital(let isAmount):
      .text(
        (isAmount ? HanNumerals.amount(number) : HanNumerals.count(number, in: .capital))
          ?? number.text)
    case .percent(let places): number.percentText(places: places).map(Value.text) ?? .absent
    case .grouped: .text(number.groupedText)
    case .places(let places): .number(number.rounded(toPlaces: places) ?? number)
    case .padded(let digits): .text(number.paddedText(digits: digits))
    default: .text(number.text)
    }
  }

  private static func hanWording(_ number: ExactDecimal, byDigit: Bool) -> String {
    if byDigit, let integer = number.integer { return HanNumerals.digits(integer) }
    return HanNumerals.count(number) ?? number.text
  }

  private static func numbered(_ items: [Value]) -> String {
    items.enumerated().map { "\($0 + 1). \($1.plainWording)" }.joined(separator: "　")
  }
}

/// What stands on the paper where a value is absent.
enum BlankForm: Hashable, Sendable {
  /// 　　　　年　　月　　日, in one piece.
  case date
  case text(String)
}

extension Value {
  /// The value as it is printed without a filter: dates as 年月日, lists with 、 between.
  var plainWording: String {
    switch self {
    case .absent: ""
    case .text(let text): text
    case .number(let number): number.text
    case .date(let date): date.wording
    case .month(let month): month.wording
    case .time(let time): time.wording
    case .truth(let truth): truth ? "是" : "否"
    case .list(let items): items.map(\.plainWording).joined(separator: "、")
    case .records: ""
    }
  }
}
