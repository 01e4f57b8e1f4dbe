public import CivilCalendar
public import Diagnostics

/// 公开 (《暂行办法》一、3): what stands on the district government's site from a day on.
public struct Publication: Codable, Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// (a) 抽查情况公开表: who was drawn, after the checks.
    case draw = "抽查情况公开表"
    /// (b) 抽查结果公开表.
    case results = "抽查结果公开表"
  }

  public var kind: Kind
  public var quarter: CalendarQuarter
  public var tasks: [TaskID]
  public var date: CalendarDate

  public init(_ kind: Kind, quarter: CalendarQuarter, tasks: [TaskID], date: CalendarDate) {
    self.kind = kind
    self.quarter = quarter
    self.tasks = tasks
    self.date = date
  }
}

/// The administrator publishes (《暂行办法》一、3).
public struct Publish: Act {
  public var publication: Publication

  public init(_ publication: Publication) {
    self.publication = publication
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    if author.role != .administrator {
      sink.report(
        .refusal(
          "publication.not-administrator", .publication, "公开由系统管理人员办理，\(author.name)不能办理",
          hint: "请系统管理人员办理"))
    }
    if publication.tasks.isEmpty {
      sink.report(.error("publication.empty", "公开表上没有企业", hint: "选已经检查的企业"))
    }
    // On paper and in every figure it would count as public already.
    if publication.date > time.date {
      sink.report(
        .refusal(
          "publication.future", .publication, "公开日期\(publication.date.wording)还没有到",
          hint: "公开的那一天或以后再登记"))
    }
    for task in publication.tasks {
      guard task.quarter == publication.quarter, let row = office.row(task) else {
        sink.report(
          .error(
            "publication.unknown-task", "\(publication.quarter.wording)的派遣单上没有第\(task.row)行",
            hint: "核对派遣单序号"))
        continue
      }
      // Nothing of a check is told before it is made (domain 1.4).
      if office.results[task] == nil {
        sink.report(
          .refusal(
            "publication.unchecked", .publication,
            "第\(row.number)行“\(row.source.name)”还没有检查，检查前名单保密", hint: "检查以后再公开"))
      }
      if let result = office.results[task], publication.date < result.checkedOn {
        sink.report(
          .refusal(
            "publication.before-check", .publication,
            "第\(row.number)行“\(row.source.name)”\(result.checkedOn.wording)才检查，公开日期不能早于检查",
            hint: "核对公开日期"))
      }
      if office.isPublished(task, publication.kind) {
        sink.report(
          .refusal(
            "publication.twice", .publication, "第\(row.number)行“\(row.source.name)”已经公开过",
            hint: "结果有更正的，再送签一次公开表：新的一版写明更正了什么"))
      }
    }
    try sink.throwErrors()
    return .publication(publication)
  }
}
