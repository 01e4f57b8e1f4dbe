public import CivilCalendar

extension CalendarDate {
  /// In 中文数字, with U+3007 for zero: `二〇一九年三月三十日`.
  public var hanWording: String {
    "\(HanNumerals.digits(year))年\(HanNumerals.smallCount(month))月"
      + "\(HanNumerals.smallCount(day))日"
  }

  /// In 大写 as bills want it, so that nothing can be added in front: `贰零壹玖年叁月零叁拾日`.
  ///
  /// 零 stands before the months 1, 2 and 10 and before the days 1–9, 10, 20 and 30
  /// (支付结算办法 附一).
  public var capitalWording: String {
    let year = HanNumerals.digits(year, in: .capital)
    let monthZero = [1, 2, 10].contains(month) ? "零" : ""
    let dayZero = day < 10 || day.isMultiple(of: 10) ? "零" : ""
    return "\(year)年\(monthZero)\(HanNumerals.smallCount(month, in: .capital))月"
      + "\(dayZero)\(HanNumerals.smallCount(day, in: .capital))日"
  }

  /// Room for a date by hand.
  public static let blankWording = "　　　　年　　月　　日"
}

extension CalendarMonth {
  /// In 中文数字: `二〇一九年三月`.
  public var hanWording: String {
    "\(HanNumerals.digits(year))年\(HanNumerals.smallCount(month))月"
  }

  /// Room for a month by hand.
  public static let blankWording = "　　　　年　　月"
}

extension ClockTime {
  /// `09:30`.
  public var wording: String {
    "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
