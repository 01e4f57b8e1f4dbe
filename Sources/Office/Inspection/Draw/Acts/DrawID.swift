public import CivilCalendar

/// 抽取编号: the draws of a quarter are counted from 1, and a void one keeps its number.
public struct DrawID: Codable, Hashable, Comparable, Sendable {
  public var quarter: CalendarQuarter
  public var number: Int

  public init(_ quarter: CalendarQuarter, number: Int) {
    self.quarter = quarter
    self.number = number
  }

  /// 2019年第2季度第1次抽取.
  public var wording: String { "\(quarter.wording)第\(number)次抽取" }

  public static func < (left: Self, right: Self) -> Bool {
    (left.quarter, left.number) < (right.quarter, right.number)
  }
}

extension DispatchSheet {
  public var draw: DrawID { DrawID(quarter, number: number) }
}
