import CivilCalendar
public import Diagnostics

/// 回避: an officer must not check a source (《暂行办法》二、4; 行政处罚法 43).
public struct DeclareRecusal: Act {
  public var recusal: Recusal

  public init(_ recusal: Recusal) {
    self.recusal = recusal
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    if office.officers.record(recusal.officer, on: time.date) == nil {
      sink.report(
        .error("recusal.unknown-officer", "执法人员信息库里没有编号\(recusal.officer)", hint: "核对编号"))
    }
    if office.sources.record(recusal.source, on: time.date) == nil {
      sink.report(
        .error("recusal.unknown-source", "污染源信息库里没有编号\(recusal.source)", hint: "核对编号"))
    }
    if recusal.approvedBy.isEmpty {
      sink.report(
        .refusal("recusal.no-approval", .officerChange, "回避要有批准人", hint: "写上批准人"))
    } else if let officer = office.officers.lastKnown(recusal.officer) {
      sink.report(faultsOfApproval(of: officer, in: office, on: time.date))
    }
    if recusal.ground == .other && recusal.note.isEmpty {
      sink.report(.error("recusal.no-note", "回避事由是“其他”，要写明是什么", hint: "写明事由"))
    }
    if recusal.declaredOn > time.date {
      sink.report(.error("recusal.future", "申报日期还没有到", hint: "核对日期"))
    }
    if let end = recusal.validTo, end < recusal.declaredOn {
      sink.report(.error("recusal.dates", "回避的终止日期早于申报日期", hint: "核对日期"))
    }
    if let known = office.standingRecusal(like: recusal) {
      sink.report(
        .error(
          "recusal.same", "\(office.name(of: recusal.officer))的这条回避与台账第\(known)条相同，没有登记",
          hint: "事由、起止日期或批准人不同的才另行登记"))
    }
    try sink.throwErrors()
    return .recusal(recusal)
  }

  /// A draw that was made before knows nothing of it: the rows are given to somebody else by a change.
  public func warnings(in office: Office) -> [Diagnostic] {
    let rows = office.openTasks(of: recusal.officer).filter { task in
      office.row(task)?.source.id == recusal.source
        && recusal.holds(from: task.quarter.firstDay, to: task.quarter.lastDay)
    }
    return rows.map { task in
      .warning(
        "recusal.on-sheet",
        "\(task.quarter.wording)派遣单第\(task.row)行已经抽到\(office.name(of: recusal.officer))检查“\(office.row(task)?.source.name ?? "")”",
        hint:
          "办检查人员变动（《暂行办法》二、4）：hanform office change ask \(task.row) --quarter \(task.quarter) --from \(recusal.officer) --to 姓名 --reason 回避"
      )
    }
  }

  /// Whether somebody withdraws is for his unit's head or 分管领导 to say, never for himself (domain 1.4).
  private func faultsOfApproval(
    of officer: Officer, in office: Office, on today: CalendarDate
  ) -> [Diagnostic] {
    let approver = recusal.approvedBy
    if ExactName(approver) == ExactName(officer.name) {
      return [
        .refusal(
          "recusal.own-approval", .officerChange, "\(approver)不能批准自己的回避", hint: "请单位主要负责人或分管领导批准")
      ]
    }
    let mayApprove = [recusal.declaredOn, today].contains { day in
      office.isLeader(approver, on: day) || office.isHead(approver, of: officer.unit, on: day)
    }
    guard !mayApprove else { return [] }
    return [
      .refusal(
        "recusal.other-approver", .officerChange,
        "\(officer.name)的回避由\(officer.unit)主要负责人或分管领导批准，\(approver)不是",
        hint: "代签的先在机关设置里写明授权")
    ]
  }
}
