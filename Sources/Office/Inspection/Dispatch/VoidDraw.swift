public import CivilCalendar
public import Diagnostics

/// 作废: a draw that cannot stand; it keeps its number and stays in the journal (SSJ-DRAW/1, 9).
public struct VoidDraw: Act {
  public var quarter: CalendarQuarter
  public var reason: String
  /// 分管领导.
  public var approvedBy: String

  public init(quarter: CalendarQuarter, reason: String, approvedBy: String) {
    self.quarter = quarter
    self.reason = reason
    self.approvedBy = approvedBy
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    guard let sheet = office.sheet(of: quarter) else {
      throw DiagnosticError(
        .error("void.nothing", "\(quarter.wording)没有可以作废的抽取", hint: "核对季度"))
    }
    var sink = DiagnosticSink()
    if author.role != .administrator {
      sink.report(
        .refusal(
          "void.not-administrator", .dispatch, "作废由系统管理人员登记，\(author.name)不能办理", hint: "请系统管理人员办理"))
    }
    if reason.isEmpty || approvedBy.isEmpty {
      sink.report(
        .refusal(
          "void.no-approval", .sourcesDrawn, "抽取的企业不得变更，作废要写明原因和批准人", hint: "写明原因和批准的分管领导"))
    }
    if office.tasks(of: quarter).contains(where: { office.results[$0] != nil }) {
      sink.report(
        .refusal(
          "void.after-result", .sourcesDrawn, "\(quarter.wording)已有检查结果，抽取不能再作废", hint: "继续完成检查任务"))
    }
    try sink.throwErrors()
    return .drawVoided(
      VoidedDraw(quarter: quarter, number: sheet.number, reason: reason, approvedBy: approvedBy))
  }
}

/// Which draw was made void, and why.
public struct VoidedDraw: Codable, Hashable, Sendable {
  public var quarter: CalendarQuarter
  public var number: Int
  public var reason: String
  public var approvedBy: String
}
