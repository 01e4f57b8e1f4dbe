public import CivilCalendar
public import Diagnostics

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
    let asked = try office.openReplacement(number, of: quarter)
    var sink = DiagnosticSink()
    if let overtaking = office.overtaking(asked) {
      sink.report(overtaking)
    } else {
      // What was right when it was asked for may not be any more.
      sink.report(
        ReplacementRules(
          office: office, act: ReplaceOfficer(asked), author: author, today: time.date
        ).faultsOfSuccessor)
    }
    let approvalRules = ApprovalRules(
      office: office, asked: asked, approval: approval, today: time.date)
    sink.report(approvalRules.faults)
    if office.results[asked.task] != nil {
      sink.report(
        .refusal(
          "change.after-result", .officerChange, "这家企业已经录入检查结果，不能再变动检查人员", hint: "核对派遣单序号"))
    }
    // Who gains the task, or is rid of it, does not say himself that the others agreed.
    if approvalRules.isOfChange(author.name) {
      sink.report(
        .refusal(
          "change.own-approval", .officerChange, "变动的就是\(author.name)，不能登记自己的变动已经批准",
          hint: "请单位或系统管理人员登记"))
    }
    try sink.throwErrors()
    return .replacementApproved(quarter, number: number, approval)
  }
}

extension ApproveReplacement {
  /// What is worth telling besides, of the form and of what the change does not do.
  public func warnings(in office: Office) -> [Diagnostic] {
    let id = ReplacementID(quarter: quarter, number: number)
    return isAfterRequest(id, in: office) + isOnFile(id, in: office) + holdsOnce(id, in: office)
  }

  /// A form filled in by hand may be older than its entry; the journal keeps both days, and whoever
  /// enters it is told.
  private func isAfterRequest(_ id: ReplacementID, in office: Office) -> [Diagnostic] {
    guard let asked = office.requestTraces[id]?.time.date, approval.date < asked else { return [] }
    return [
      .warning(
        "change.approval-backdated",
        "第\(number)号变动\(asked.wording)才提出，登记的批准日期是\(approval.date.wording)，更正页上照印",
        hint: "与签字的审批表核对日期")
    ]
  }

  /// 回避 that nobody declared ends with the task: the officer may be drawn for the source again.
  private func holdsOnce(_ id: ReplacementID, in office: Office) -> [Diagnostic] {
    guard let change = office.replacements.first(where: { $0.id == id }), change.reason == .recusal,
      let source = office.row(change.task)?.source,
      !office.hasDeclaredRecusal(change.old, from: source.id)
    else { return [] }
    let name = office.name(of: change.old)
    return [
      .warning(
        "change.recusal-once", "只换了这一次：没有登记\(name)回避“\(source.name)”，以后各季还会抽到一起",
        hint:
          "以后也要回避的：hanform office recusal \(change.old) \(source.id) --ground 事由 --approved-by 批准人")
    ]
  }

  /// The word of a signature stands in the journal, and the form that bears it is not on file yet (二、4:
  /// 签字备案).
  private func isOnFile(_ id: ReplacementID, in office: Office) -> [Diagnostic] {
    let form = office.latestPaper(on: .change(id))
    guard form.flatMap({ office.stage(of: $0.number) }) != .signed else { return [] }
    let hint =
      form.map { "签字以后归档：hanform office file \($0.number) 扫描件.pdf" }
      ?? "送签：hanform office print 检查人员变动审批表 --quarter \(quarter) --of \(number) --issue"
    return [
      .warning("change.form-unsigned", "第\(number)号变动审批表还没有签字归档", hint: hint)
    ]
  }
}

/// 撤回: whoever asked for a change does not want it any more; its number is not given again.
public struct WithdrawReplacement: Act {
  public var quarter: CalendarQuarter
  public var number: Int
  public var reason: String

  public init(quarter: CalendarQuarter, number: Int, reason: String) {
    self.quarter = quarter
    self.number = number
    self.reason = reason
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    let asked = try office.openReplacement(number, of: quarter)
    var sink = DiagnosticSink()
    if let own = office.home(of: asked.old, on: asked.task), author.role != .administrator,
      author.unit != own
    {
      sink.report(
        .refusal(
          "change.foreign-unit", .officerChange,
          "第\(number)号变动由\(own)提出，\(author.unit?.rawValue ?? author.name)不能撤回", hint: "请\(own)办理"))
    }
    if reason.isEmpty {
      sink.report(
        .refusal("change.no-withdrawal", .officerChange, "撤回变动要写明原因", hint: "写上原因"))
    }
    try sink.throwErrors()
    return .replacementWithdrawn(quarter, number: number, reason: reason)
  }
}

extension Office {
  /// A change that waits for its approval, by the number of its form.
  fileprivate func openReplacement(
    _ number: Int, of quarter: CalendarQuarter
  ) throws(DiagnosticError) -> OfficerReplacement {
    let id = ReplacementID(quarter: quarter, number: number)
    let list = "hanform office change list --quarter \(quarter)"
    guard let asked = replacements.first(where: { $0.id == id }) else {
      throw DiagnosticError(
        .error(
          "change.unknown", "\(quarter.wording)没有第\(number)号变动审批表", hint: "用 \(list) 查看本季度的变动"))
    }
    if asked.approval != nil {
      throw DiagnosticError(
        .refusal(
          "change.approved-already", .officerChange, "第\(number)号变动已经批准", hint: "再变动的，另填一张审批表"))
    }
    if let reason = withdrawals[id] {
      throw DiagnosticError(
        .refusal(
          "change.withdrawn", .officerChange, "第\(number)号变动已经撤回（\(reason)）", hint: "还要变动的，重新提出"))
    }
    return asked
  }
}
