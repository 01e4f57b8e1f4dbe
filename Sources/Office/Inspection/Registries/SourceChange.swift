public import CivilCalendar

/// 污染源信息变动 (《暂行办法》二、5): one row of the registry, and what becomes of it.
public struct SourceChange: Codable, Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case added = "新增"
    case amended = "修改"
    case suspended = "停用"
    case restored = "恢复"
    case removed = "删除"
    /// A removal taken back before it takes effect: the source was never gone.
    case kept = "撤销删除"
  }

  public var kind: Kind
  /// As it stands after the change; of a removed or kept one, as it stood last.
  public var record: PollutionSource
  public var reason: String
  public var date: CalendarDate
  /// 经办人.
  public var handledBy: String
  /// 现场照片, which a removal cannot do without.
  public var photo: Evidence?
  /// The quarter from whose first day a removed source is gone; of one that is kept, would have been.
  public var effective: CalendarQuarter?

  public init(
    _ kind: Kind, _ record: PollutionSource, reason: String, date: CalendarDate, handledBy: String,
    photo: Evidence? = nil, effective: CalendarQuarter? = nil
  ) {
    self.kind = kind
    self.record = record
    self.reason = reason
    self.date = date
    self.handledBy = handledBy
    self.photo = photo
    self.effective = effective
  }
}
