public import CivilCalendar
public import Diagnostics

/// A unit makes, or makes again, its plan of a month (《暂行办法》二、2).
public struct MakePlan: Act {
  public var unit: UnitName
  public var month: CalendarMonth
  public var rows: [MonthlyPlan.Row]

  public init(unit: UnitName, month: CalendarMonth, rows: [MonthlyPlan.Row]) {
    self.unit = unit
    self.month = month
    self.rows = rows
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = PlanRules(office: office, act: self, author: author, today: time.date)
    sink.report(rules.faults)
    try sink.throwErrors()
    return .plan(
      MonthlyPlan(
        unit: unit, month: month, version: (office.plan(of: unit, month)?.version ?? 0) + 1,
        rows: rows.sorted { $0.task < $1.task }, preparedBy: author.name))
  }
}

/// The plan reached an officer, who signed for it.
public struct ReceivePlan: Act {
  public var unit: UnitName
  public var month: CalendarMonth
  public var officer: OfficerID
  public var date: CalendarDate

  public init(unit: UnitName, month: CalendarMonth, officer: OfficerID, date: CalendarDate) {
    self.unit = unit
    self.month = month
    self.officer = officer
    self.date = date
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    guard let plan = office.plan(of: unit, month) else {
      throw DiagnosticError(
        .refusal(
          "plan.none", .monthlyPlan, "\(unit)还没有\(month.wording)的检查计划", hint: "先制定月检查计划"))
    }
    var sink = DiagnosticSink()
    if !plan.rows.contains(where: { office.officers(of: $0.task).contains(officer) }) {
      sink.report(
        .refusal(
          "plan.foreign-officer", .monthlyPlan,
          "\(office.name(of: officer))不在\(unit)\(month.wording)的检查计划里", hint: "核对签收人"))
    }
    if date > time.date {
      sink.report(.error("plan.future-receipt", "签收日期还没有到", hint: "核对日期"))
    }
    try sink.throwErrors()
    return .planReceived(
      PlanReceipt(
        unit: unit, month: month, version: plan.version, officer: officer, date: date))
  }
}
