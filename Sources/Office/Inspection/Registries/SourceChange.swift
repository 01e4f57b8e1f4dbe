public import CivilCalendar

/// 污染源信息变动 (《暂行办法》二、5): one row of the registry, and what became of it.
public struct SourceChange: Codable, Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case added = "新增"
    case amended = "修改"
    case suspended = "停用"
    case restored = "恢复"
    case removed = "删除"
  }

  public var kind: Kind
  /// As it stands after the change; of a removed one, as it stood last.
  public var record: PollutionSource
  public var reason: String
  public var date: CalendarDate
  /// 经办人.
  public var handledBy: String
  /// 现场照片, which a removal cannot do without.
  public var photo: Evidence?

  public init(
    _ kind: Kind, _ record: PollutionSource, reason: String, date: CalendarDate, handledBy: String,
    photo: Evidence? = nil
  ) {
    self.kind = kind
    self.record = record
    self.reason = reason
    self.date = date
    self.handledBy = handledBy
    self.photo = photo
  }
}

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
