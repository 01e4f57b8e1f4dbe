public import CivilCalendar

/// 执法人员库变动: who enters, leaves, or has other certificates than before.
public struct OfficerChange: Codable, Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case entered = "录入"
    case amended = "修改"
    case struckOff = "剔除"
  }

  public var kind: Kind
  public var record: Officer
  public var reason: String
  public var date: CalendarDate
  public var attachments: [Evidence]

  public init(
    _ kind: Kind, _ record: Officer, reason: String, date: CalendarDate,
    attachments: [Evidence] = []
  ) {
    self.kind = kind
    self.record = record
    self.reason = reason
    self.date = date
    self.attachments = attachments
  }
}
