public import CivilCalendar
public import Diagnostics

/// A unit asks for another officer on one of its tasks (《暂行办法》二、4).
public struct ReplaceOfficer: Act {
  public var task: TaskID
  public var old: OfficerID
  public var new: OfficerID
  public var reason: OfficerReplacement.Reason
  public var note: String
  public var attachments: [Evidence]
  /// Who leads afterwards; `nil` keeps the place of the one replaced.
  public var lead: OfficerID?

  public init(
    task: TaskID, old: OfficerID, new: OfficerID, reason: OfficerReplacement.Reason,
    note: String = "", attachments: [Evidence] = [], lead: OfficerID? = nil
  ) {
    self.task = task
    self.old = old
    self.new = new
    self.reason = reason
    self.note = note
    self.attachments = attachments
    self.lead = lead
  }

  init(_ asked: OfficerReplacement) {
    self.init(
      task: asked.task, old: asked.old, new: asked.new, reason: asked.reason, note: asked.note,
      attachments: asked.attachments, lead: asked.lead)
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = ReplacementRules(office: office, act: self, author: author, today: time.date)
    sink.report(rules.faults)
    try sink.throwErrors()
    let officers = office.officers(of: task)
    return .replacement(
      OfficerReplacement(
        number: office.replacementCount(of: task.quarter) + 1, task: task,
        old: old, new: new, reason: reason, note: note, attachments: attachments,
        crossesUnits: rules.crossesUnits,
        lead: lead ?? (officers.first == old ? new : officers.first ?? new), approval: nil))
  }
}

/// 审批: the form came back signed, and from now on the change holds.
public struct ApproveReplacement: Act {
  public var quarter: CalendarQuarter
  public var number: Int
  public var approval: OfficerReplacement.Approval

  public init(
    quarter: CalendarQuarter, number: Int, approval: OfficerReplacement.Approval
  ) {
    self.quarter = quarter
    self.number = number
    self.approval = approval
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    guard
      let asked = office.replacements.first(where: {
        $0.task.quarter == quarter && $0.number == number
      })
    else {
      throw DiagnosticError(
        .error(
          "change.unknown", "\(quarter.wording)没有第\(number)号变动审批表",
          hint: "用 hanform office status 查看本季度的变动"))
    }
    var sink = DiagnosticSink()
    if asked.approval != nil {
      sink.report(
        .error("change.approved-already", "第\(number)号变动已经批准", hint: "再变动的，另填一张审批表"))
    } else {
      // What was right when it was asked for may not be any more.
      sink.report(
        ReplacementRules(
          office: office, act: ReplaceOfficer(asked), author: author, today: time.date
        ).faultsOfSuccessor)
    }
    if approval.head.isEmpty {
      sink.report(
        .refusal(
          "change.no-head", .officerChange, "变动要由单位主要负责人签字备案", hint: "写上签字人"))
    }
    if let signer = office.officers.lastKnown(asked.old).flatMap({
      office.sectionSigner(of: $0.unit, on: approval.date)
    }), !approval.head.isEmpty, ExactName(signer) != ExactName(approval.head) {
      sink.report(
        .refusal(
          "change.other-head", .officerChange, "变动由单位主要负责人签字，应是\(signer)，不是\(approval.head)",
          hint: "代签的先在机关设置里写明授权；科室负责人另有其人的，改机关设置“科室负责人”"))
    }
    if asked.crossesUnits && approval.leader == nil {
      sink.report(
        .refusal(
          "change.no-leader", .officerChange, "跨单位调剂要由分管领导批准", hint: "写上分管领导"))
    }
    if approval.date > time.date {
      sink.report(.error("change.future-approval", "批准日期还没有到", hint: "核对日期"))
    }
    if office.results[asked.task] != nil {
      sink.report(
        .refusal(
          "change.after-result", .officerChange, "这家企业已经录入检查结果，不能再变动检查人员", hint: "核对派遣单序号"))
    }
    if !office.officers(of: asked.task).contains(asked.old) {
      sink.report(
        .error(
          "change.overtaken", "\(office.name(of: asked.old))已不在这家企业的检查人员里",
          hint: "另有变动先批准了，重新填表"))
    }
    try sink.throwErrors()
    return .replacementApproved(quarter, number: number, approval)
  }
}
