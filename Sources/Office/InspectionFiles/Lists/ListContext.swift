public import CivilCalendar
public import Inspection

/// What a list does not say of itself: whose it is, and when it comes in.
public struct ListContext: Sendable {
  public var settings: OfficeSettings
  public var date: CalendarDate
  /// 经办人.
  public var handledBy: String
  /// The unit whose own list it is: rows without 录入单位 are its, and only its records can be
  /// missing from the list.
  public var entryUnit: UnitName?

  public init(
    settings: OfficeSettings, date: CalendarDate, handledBy: String, entryUnit: UnitName? = nil
  ) {
    self.settings = settings
    self.date = date
    self.handledBy = handledBy
    self.entryUnit = entryUnit
  }
}
