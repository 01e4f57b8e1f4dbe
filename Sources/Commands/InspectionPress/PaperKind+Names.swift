public import Diagnostics
public import Inspection

extension PaperKind {
  /// By its name, the name of its template, or what the measure also calls it (domain 0.2, 1).
  public static func called(_ name: String) throws(DiagnosticError) -> PaperKind {
    let plain = name.filter { !"《》“”".contains($0) }
    let others: [String: PaperKind] = [
      "随机抽查任务派遣单": .dispatchSheet, "双随机任务派遣单": .dispatchSheet, "抽查任务派遣单": .dispatchSheet,
      "双随机抽查任务派遣单": .dispatchSheet, "派遣单（扩展）": .dispatchSheet, "摘录": .dispatchExtract,
      "更正页": .dispatchCorrection, "月计划": .monthlyPlan, "调度表": .monthlyProgress,
      "汇总表": .quarterSummary,
      "季度汇总表（分单位）": .quarterSummary, "记录卡": .keySourceCard, "记录表": .keySourceRecord,
      "公开表": .resultPublication, "备案单": .drawNotice, "过程记录单": .drawRecord,
    ]
    guard let kind = PaperKind(rawValue: plain) ?? others[plain] else {
      throw DiagnosticError(
        .error(
          "paper.unknown-kind", "没有“\(name)”这种文书",
          hint: "可以写：\(PaperKind.allCases.map(\.rawValue).joined(separator: "、"))"))
    }
    return kind
  }
}
