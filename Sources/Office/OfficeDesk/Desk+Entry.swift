public import CivilCalendar
public import Diagnostics
public import Inspection
public import InspectionFiles

/// A record entered by itself goes the way of a row of a list.
extension Desk {
  public func entry<Record: ListedRecord>(
    of written: [Record.Column: String], over known: Record? = nil, in office: Office
  ) throws(DiagnosticError) -> RecordEntry<Record> {
    try RecordEntry(
      written, over: known, registry: Record.registry(of: office),
      context: listContext(in: office, by: author(in: office)))
  }

  /// Enters a new record with the files that prove it, its findings told beside it.
  ///
  /// Whatever the record takes from the registry, its number above all, is taken when it is written: two
  /// clerks who enter at once get two numbers.
  public func enter<Record: ListedRecord>(
    _ written: [Record.Column: String], keeping files: [DeskFile] = [],
    as act: @escaping @Sendable (Record) -> any Act
  ) throws(DiagnosticError) -> DeskReport {
    let office = try office()
    let entry: RecordEntry<Record> = try entry(of: written, in: office)
    let context = try listContext(in: office, by: author(in: office))
    var report = try perform(
      Entering(written: written, context: context, act: act), keeping: files)
    report.findings += entry.findings
    return report
  }

  /// What a unit's plan of a month still waits for, as a list to be filled in.
  public func template(
    of unit: UnitName, _ month: CalendarMonth, in office: Office
  ) throws(DiagnosticError) -> [UInt8] {
    guard let plan = office.plan(of: unit, month) else {
      throw DiagnosticError(
        .error(
          "desk.no-plan", "\(unit)还没有\(month.wording)的检查计划",
          hint: "先制定：hanform office plan \(month) --unit \(unit) --propose"))
    }
    let tasks = plan.rows.map(\.task).filter { office.results[$0] == nil }.sorted()
    return CheckResult.template(of: tasks, in: office)
  }

  /// Whose a list is, and when it comes in.
  func listContext(
    in office: Office, by author: Author
  ) throws(DiagnosticError) -> ListContext {
    guard let settings = office.settings else {
      throw DiagnosticError(
        .error("desk.no-settings", "机关还没有设置", hint: "先用 hanform office settings 登记设置"))
    }
    return ListContext(
      settings: settings, date: today, handledBy: author.name,
      entryUnit: author.role == .administrator ? nil : author.unit)
  }
}

extension Office {
  /// Who checked although the registry has him away that day: the return may not be entered yet, or the
  /// names are wrong (《暂行办法》一、2).
  public func absences(in results: [CheckResult]) -> [Diagnostic] {
    results.flatMap { result in
      result.officers.compactMap { id -> Diagnostic? in
        let obstacles = self.obstacles(to: id, onCheckOf: result.checkedOn)
          .filter { !$0.isOfCertificate }
        guard !obstacles.isEmpty else { return nil }
        return .warning(
          "result.away",
          "第\(result.task.row)行\(result.checkedOn.wording)检查，\(name(of: id))那天\(obstacles.map(\.wording).joined(separator: "、"))",
          hint: "已经返岗的登记：hanform office officer amend \(id) --back；没有到场的，核对检查人员")
      }
    }
  }
}

/// An act upon a new record that is read from what was written when the act is decided.
private struct Entering<Record: ListedRecord>: Act {
  var written: [Record.Column: String]
  var context: ListContext
  var act: @Sendable (Record) -> any Act

  func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    let entry = try RecordEntry(
      written, registry: Record.registry(of: office), context: context)
    return try act(entry.record).decide(in: office, by: author, at: time)
  }
}
