import CivilCalendar
public import Diagnostics

/// The lead enters what was found (《暂行办法》三、1).
public struct RecordResult: Act {
  public var result: CheckResult

  public init(_ result: CheckResult) {
    self.result = result
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = ResultRules(office: office, result: result, author: author, today: time.date)
    sink.report(rules.faults)
    if office.results[result.task] != nil {
      sink.report(
        .refusal(
          "result.entered-already", .resultEntry, "派遣单第\(result.task.row)行已经录入过检查结果",
          hint: "有误的用 hanform office correct 更正，原来的结果保留在旁边"))
    }
    try sink.throwErrors()
    return .result(result)
  }
}

/// 更正: a result entered wrongly gets a new one beside it, with the reason.
public struct CorrectResult: Act {
  public var result: CheckResult
  public var reason: String

  public init(_ result: CheckResult, reason: String) {
    self.result = result
    self.reason = reason
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = ResultRules(office: office, result: result, author: author, today: time.date)
    sink.report(rules.faults)
    switch office.results[result.task] {
    case nil:
      sink.report(
        .error("correction.nothing", "派遣单第\(result.task.row)行还没有检查结果", hint: "先录入结果"))
    case result:
      sink.report(.refusal("correction.same", .resultEntry, "更正后与原来的结果完全一样", hint: "核对要改的内容"))
    default: break
    }
    if reason.isEmpty {
      sink.report(
        .refusal("correction.no-reason", .resultEntry, "更正要写明原因", hint: "写上更正原因"))
    }
    sink.report([isBeforeHandover(in: office), isBeforePublication(in: office)].compactMap(\.self))
    try sink.throwErrors()
    return .correction(result, reason: reason)
  }
}

extension CorrectResult {
  /// 三、1: records are handed over after the check, so a check cannot move behind its hand-over.
  private func isBeforeHandover(in office: Office) -> Diagnostic? {
    guard let handover = office.handover(of: result.task), handover.date < result.checkedOn else {
      return nil
    }
    return .refusal(
      "correction.after-handover", .resultEntry,
      "派遣单第\(result.task.row)行的文书\(handover.date.wording)已经交接，检查日期不能改到\(result.checkedOn.wording)",
      hint: "与交接的文书核对检查日期")
  }

  /// 一、3: what is published was checked before.
  private func isBeforePublication(in office: Office) -> Diagnostic? {
    let published = office.publications.first {
      $0.tasks.contains(result.task) && $0.date < result.checkedOn
    }
    guard let published else { return nil }
    return .refusal(
      "correction.after-publication", .publication,
      "派遣单第\(result.task.row)行\(published.date.wording)已经公开，检查日期不能改到\(result.checkedOn.wording)",
      hint: "与公开的内容核对检查日期")
  }
}
