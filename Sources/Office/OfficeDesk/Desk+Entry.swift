public import CivilCalendar
public import Diagnostics
public import Inspection
public import InspectionFiles

/// A record entered by itself goes the way of a row of a list.
extension Desk {
  public func entry(
    of written: [SourceColumn: String], over known: PollutionSource? = nil, in office: Office
  ) throws(DiagnosticError) -> RecordEntry<PollutionSource> {
    try RecordEntry(
      written, over: known, registry: office.sources,
      context: listContext(in: office, by: author(in: office)))
  }

  public func entry(
    of written: [OfficerColumn: String], over known: Officer? = nil, in office: Office
  ) throws(DiagnosticError) -> RecordEntry<Officer> {
    try RecordEntry(
      written, over: known, registry: office.officers,
      context: listContext(in: office, by: author(in: office)))
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
