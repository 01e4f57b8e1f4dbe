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

extension MakePlan {
  /// 派遣单序号 of the version before that this one leaves out and that are still to be checked.
  public func rowsLeftOut(in office: Office) -> [Int] {
    let kept = Set(rows.map(\.task))
    return (office.plan(of: unit, month)?.rows ?? []).map(\.task)
      .filter { !kept.contains($0) && office.results[$0] == nil }.map(\.row).sorted()
  }

  /// What is worth telling of the days, and hinders nothing: a check may be made on a day of rest, and a
  /// plan may be entered late.
  public func warnings(in office: Office, on today: CalendarDate) -> [Diagnostic] {
    let restDays = Set(
      rows.compactMap { row -> CalendarDate? in
        guard case .day(let day) = row.day, office.results[row.task] == nil else { return nil }
        return office.holidays.isWorkingDay(day) ? nil : day
      }
    ).sorted()
    var warnings = restDays.map { day in
      let numbers = rows.filter { $0.day == .day(day) }.map(\.task.row)
      return Diagnostic.warning(
        "plan.rest-day", "派遣单第\(RowNumbers(numbers).wording)行计划在\(day.wording)，是休息日",
        hint: "不在休息日检查的，改了再做一版")
    }
    if month.lastDay < today {
      warnings.append(
        .warning(
          "plan.month-over", "\(month.wording)已经过去，这份计划是补登的",
          hint: "当月检查计划必须当月完成（《暂行办法》二、2）；没有检查的排进以后的月份"))
    }
    return warnings
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
      throw DiagnosticError(.noPlan(of: unit, month))
    }
    var sink = DiagnosticSink()
    if !plan.rows.contains(where: { office.officers(of: $0.task).contains(officer) }) {
      sink.report(
        .refusal(
          "plan.foreign-officer", .monthlyPlan,
          "\(office.name(of: officer))不在\(unit)\(month.wording)的检查计划里", hint: "核对签收人"))
    }
    if !maySign(author, in: office) {
      sink.report(
        .refusal(
          "plan.foreign-receipt", .monthlyPlan,
          "\(author.name)不能替\(office.name(of: officer))登记签收",
          hint: "由本人、所在单位负责人或系统管理人员登记；只登记自己的，用 --officers \(author.name)"))
    }
    if let made = office.planWithEntry(of: unit, month)?.madeOn, date < made {
      sink.report(
        .refusal(
          "plan.receipt-before-plan", .monthlyPlan,
          "签收日期\(date.wording)早于\(unit)\(month.wording)检查计划第\(plan.version)版的编制日期\(made.wording)",
          hint: "核对日期；签收的是现行的一版"))
    }
    if date > time.date {
      sink.report(.refusal("plan.future-receipt", .monthlyPlan, "签收日期还没有到", hint: "核对日期"))
    }
    try sink.throwErrors()
    return .planReceived(
      PlanReceipt(
        unit: unit, month: month, version: plan.version, officer: officer, date: date))
  }

  /// 二、2: 将计划送达每位执法人员 — himself, or those who delivered it or keep the signed list.
  private func maySign(_ author: Author, in office: Office) -> Bool {
    let home = office.officers.lastKnown(officer)?.unit
    switch author.role {
    case .administrator: return true
    case .unit: return author.unit == unit || author.unit == home
    case .inspector, .leader:
      return ExactName(author.name) == ExactName(office.plainName(of: officer))
        && author.unit == home
    }
  }
}

extension Diagnostic {
  /// Nothing that anybody could sign for.
  public static func noPlan(of unit: UnitName, _ month: CalendarMonth) -> Diagnostic {
    .refusal(
      "plan.none", .monthlyPlan, "\(unit)还没有\(month.wording)的检查计划",
      hint: "先制定：hanform office plan \(month) --unit \(unit) --propose")
  }
}
