/// The papers of the measure, and those that it needs without naming them (domain 2.10).
public enum PaperKind: String, CaseIterable, Codable, Hashable, Sendable {
  case dispatchSheet = "派遣单"
  case dispatchExtract = "派遣单摘录"
  case dispatchCorrection = "派遣单更正页"
  case monthlyPlan = "月检查计划"
  case officerPoolChange = "执法人员库变动审批表"
  case officerReplacement = "检查人员变动审批表"
  case handover = "交接单"
  case commitmentLetter = "承诺书"
  case monthlyProgress = "月调度表"
  case quarterSummary = "季度汇总表"
  case keySourceRecord = "重点污染源记录表"
  case keySourceCard = "重点污染源记录卡"
  case registryUpdates = "污染源动态更新汇总表"
  case sourceRemoval = "删除污染源登记表"
  case drawPublication = "抽查情况公开表"
  case resultPublication = "抽查结果公开表"
  case drawNotice = "抽取备案单"
  case drawRecord = "抽取过程记录单"
  case recusalRequest = "回避申请表"
  case voidNotice = "作废单"

  /// Whether somebody signs it.
  ///
  /// 公开表 goes from 系统管理人员 straight to the government's site (《暂行办法》一、3): the measure asks for
  /// no signature on it, and it has no place for one.
  public var isSigned: Bool { self != .drawPublication && self != .resultPublication }

  /// The rule of the measure that asks for it, or that it serves.
  var clause: Clause {
    switch self {
    case .dispatchSheet, .dispatchExtract, .dispatchCorrection: .dispatch
    case .drawNotice, .drawRecord, .voidNotice: .sourcesDrawn
    case .monthlyPlan: .monthlyPlan
    case .officerPoolChange: .officersDrawn
    case .officerReplacement, .recusalRequest: .officerChange
    case .commitmentLetter: .siteCheck
    case .handover: .resultEntry
    case .monthlyProgress, .quarterSummary, .keySourceRecord, .keySourceCard: .reports
    case .registryUpdates, .sourceRemoval: .registryUpdate
    case .drawPublication, .resultPublication: .publication
    }
  }

  /// Whether it tells of a period that is over, and is due when it is (三、2; 二、5).
  public var reportsPeriod: Bool {
    switch self {
    case .monthlyProgress, .quarterSummary, .keySourceRecord, .registryUpdates: true
    default: false
    }
  }

  /// What a paper's number begins with.
  public var mark: String {
    switch self {
    case .dispatchSheet: "派"
    case .dispatchExtract: "摘"
    case .dispatchCorrection: "更"
    case .monthlyPlan: "计"
    case .officerPoolChange: "库"
    case .officerReplacement: "变"
    case .handover: "交"
    case .commitmentLetter: "诺"
    case .monthlyProgress: "月"
    case .quarterSummary: "季"
    case .keySourceRecord: "重"
    case .keySourceCard: "卡"
    case .registryUpdates: "动"
    case .sourceRemoval: "删"
    case .drawPublication: "公"
    case .resultPublication: "果"
    case .drawNotice: "备"
    case .drawRecord: "录"
    case .recusalRequest: "避"
    case .voidNotice: "废"
    }
  }
}
