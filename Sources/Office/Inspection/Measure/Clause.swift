/// A rule of 《污染源日常环境监管随机抽查工作暂行办法》 (2019-01-03) by its place.
public enum Clause: String, CaseIterable, Codable, Hashable, Sendable {
  /// Three classes drawn by ratio; what is drawn may not be changed.
  case sourcesDrawn = "一、1（污染源检查任务分类随机抽取）"
  /// Two certified officers on duty for each source.
  case officersDrawn = "一、2（执法人员随机抽取）"
  case publication = "一、3（检查结果公开）"
  case dispatch = "二、1（派发随机抽查任务派遣单）"
  case monthlyPlan = "二、2（制定月检查计划）"
  case siteCheck = "二、3（现场执法检查）"
  case officerChange = "二、4（执法人员变动原则）"
  case registryUpdate = "二、5（污染源信息动态更新原则）"
  case resultEntry = "三、1（监察记录和抽查结果录入办法）"
  case reports = "三、2（每月、季度报表的填报）"

  /// As a refusal and a list of deadlines cite it.
  public var citation: String { "《暂行办法》\(rawValue)" }
}
