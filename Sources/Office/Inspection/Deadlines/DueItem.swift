public import CivilCalendar

/// 待办: one duty of the measure, who has it and until when (domain 10).
public struct DueItem: Hashable, Sendable {
  public enum Duty: String, CaseIterable, Codable, Hashable, Sendable {
    case draw = "抽取并派发派遣单"
    case signSheet = "派遣单送分管局长签字"
    case plan = "制定月检查计划"
    case deliverPlan = "月检查计划送达执法人员"
    case commitment = "签订现场检查承诺书"
    case change = "检查人员变动送签并登记批准"
    case replacement = "办理检查人员变动"
    case renewLawCertificate = "行政执法证到期前换证登记"
    case renewInspectionCertificate = "环境监察执法证到期前换证登记"
    case check = "完成当月检查"
    case enterResults = "录入检查结果"
    case handOver = "上交纸质监察记录"
    case monthlyReport = "填报月调度表"
    case quarterlyReport = "填报季度汇总表和重点污染源记录表"
    case registryReport = "汇总上报污染源动态更新"
    case publish = "公开抽查情况和结果"

    public var renewsCertificate: Bool {
      self == .renewLawCertificate || self == .renewInspectionCertificate
    }
  }

  public enum State: Hashable, Sendable {
    case done
    case open
    case overdue
  }

  public var duty: Duty
  public var clause: Clause
  public var role: Author.Role
  public var unit: UnitName?
  public var period: String
  /// Which of many, where a duty is about one: the number of a change, an officer's id.
  public var reference: String?
  /// The measure's day, and the one that holds once days of rest are minded.
  public var nominal: CalendarDate
  public var due: CalendarDate
  public var state: State
  /// Papers that are still to go out for it, where it is about papers.
  public var missing: [PaperKind]
  /// What is still missing, in words: 尚有3家.
  public var note: String
}
