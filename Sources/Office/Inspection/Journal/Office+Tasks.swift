public import CivilCalendar

extension Office {
  /// Every draw of a quarter, void ones included.
  public func draws(of quarter: CalendarQuarter) -> [DispatchSheet] {
    sheets.filter { $0.quarter == quarter }
  }

  public func isVoid(_ sheet: DispatchSheet) -> Bool { isVoid(sheet.draw) }

  public func isVoid(_ draw: DrawID) -> Bool { void(of: draw) != nil }

  public func void(of draw: DrawID) -> VoidedDraw? { voids.first { $0.draw == draw } }

  public func row(_ task: TaskID) -> DispatchSheet.Row? { sheet(of: task.quarter)?[task.row] }

  /// Who checks in the end: the sheet's officers with all approved changes, the lead first; one whom a
  /// list from elsewhere names twice is one.
  public func officers(of task: TaskID) -> [OfficerID] {
    var officers = row(task)?.differentOfficers ?? []
    for replacement in approvedReplacements(of: task) {
      officers = replacement.applied(to: officers)
    }
    return officers
  }

  /// The unit that owns a task: its lead's (domain 0.2, 7).
  public func unit(of task: TaskID) -> UnitName? {
    officers(of: task).first.flatMap { home(of: $0, on: task) }
  }

  /// The unit of an officer when a task became his: by the sheet, or by the change that brought him.
  ///
  /// A sheet goes out to units, and 原检查人所在大队 answers for its rows (二、1; 二、4): who moves to
  /// another unit in the middle of a quarter takes none of its rows along, and what was planned, handed
  /// over and reported stays where it was.
  public func home(of officer: OfficerID, on task: TaskID) -> UnitName? {
    if officer == .gap { return unit(of: task) }
    let change = approvedReplacements(of: task).last { $0.new == officer }
    let trace =
      change.map { approvalTraces[$0.id] }
      ?? sheet(of: task.quarter).flatMap { sheetTraces[$0.draw] }
    let record = trace.flatMap { officers.record(officer, on: $0.time.date, asOf: $0.entry) }
    return (record ?? officers.lastKnown(officer))?.unit
  }

  public func tasks(of quarter: CalendarQuarter) -> [TaskID] {
    (sheet(of: quarter)?.rows ?? []).map { TaskID(quarter, row: $0.number) }
  }

  /// The quarter in which a source waits to be checked.
  func openQuarter(of source: SourceID) -> CalendarQuarter? {
    sheets.last { sheet in
      guard !isVoid(sheet),
        let row = sheet.rows.first(where: { $0.source.id == source })
      else { return false }
      return results[TaskID(sheet.quarter, row: row.number)] == nil
    }?.quarter
  }

  /// Tasks of an officer that have no result yet.
  func openTasks(of officer: OfficerID) -> [TaskID] {
    Set(sheets.map(\.quarter)).sorted().flatMap(tasks).filter {
      results[$0] == nil && officers(of: $0).contains(officer)
    }
  }

  /// The plan of a unit and a month that holds.
  public func plan(of unit: UnitName, _ month: CalendarMonth) -> MonthlyPlan? {
    plans.last { $0.unit == unit && $0.month == month }
  }

  /// The same with the entry that brought it.
  public func planWithEntry(
    of unit: UnitName, _ month: CalendarMonth
  ) -> (plan: MonthlyPlan, entry: Int, madeOn: CalendarDate)? {
    plans.lastIndex { $0.unit == unit && $0.month == month }
      .map { (plans[$0], planTraces[$0].entry, planTraces[$0].time.date) }
  }
}
