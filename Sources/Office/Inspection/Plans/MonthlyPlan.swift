public import CivilCalendar

/// 月检查计划 (《暂行办法》二、2): the tasks that a unit finishes in a month.
public struct MonthlyPlan: Codable, Hashable, Sendable {
  public enum Day: Codable, Hashable, Sendable {
    case day(CalendarDate)
    /// 上旬, 中旬, 下旬.
    case third(Third)
  }

  public enum Third: String, CaseIterable, Codable, Hashable, Sendable {
    case first = "上旬"
    case middle = "中旬"
    case last = "下旬"
  }

  public struct Row: Codable, Hashable, Sendable {
    public var task: TaskID
    public var day: Day
    /// 检查重点.
    public var focus: String

    public init(_ task: TaskID, on day: Day, focus: String = "") {
      self.task = task
      self.day = day
      self.focus = focus
    }
  }

  public var unit: UnitName
  public var month: CalendarMonth
  /// From 1; a plan made again replaces the one before.
  public var version: Int
  public var rows: [Row]
  /// 编制人.
  public var preparedBy: String

  public init(
    unit: UnitName, month: CalendarMonth, version: Int, rows: [Row], preparedBy: String
  ) {
    self.unit = unit
    self.month = month
    self.version = version
    self.rows = rows
    self.preparedBy = preparedBy
  }
}

/// 签收: the plan reached an officer (二、2: 将计划送达每位执法人员).
public struct PlanReceipt: Codable, Hashable, Sendable {
  public var unit: UnitName
  public var month: CalendarMonth
  public var version: Int
  public var officer: OfficerID
  public var date: CalendarDate

  public init(
    unit: UnitName, month: CalendarMonth, version: Int, officer: OfficerID, date: CalendarDate
  ) {
    self.unit = unit
    self.month = month
    self.version = version
    self.officer = officer
    self.date = date
  }
}
