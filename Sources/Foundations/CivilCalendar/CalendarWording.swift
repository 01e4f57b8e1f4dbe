extension CalendarDate {
  /// 年月日, without zeros in front (GB/T 9704): `2019年3月30日`.
  public var wording: String { "\(year)年\(month)月\(day)日" }
}

extension CalendarMonth {
  /// 年月: `2019年3月`.
  public var wording: String { "\(year)年\(month)月" }
}

extension CalendarQuarter {
  /// `2019年第2季度`.
  public var wording: String { "\(year)年第\(number)季度" }
}
