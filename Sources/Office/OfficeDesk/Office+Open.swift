public import CivilCalendar
public import Inspection

/// What is still open, for commands that say `--all`.
extension Office {
  /// Officers of a unit's plan of a month who have not signed for its last version.
  public func officersToTell(of unit: UnitName, _ month: CalendarMonth) -> [OfficerID] {
    guard let plan = plan(of: unit, month) else { return [] }
    let told = receipts.filter {
      $0.unit == unit && $0.month == month && $0.version == plan.version
    }
    return Set(plan.rows.flatMap { officers(of: $0.task) }).subtracting(told.map(\.officer))
      .sorted()
  }

  /// Tasks of a unit that were checked and whose records have not gone up.
  public func tasksToHandOver(of unit: UnitName, _ quarter: CalendarQuarter) -> [TaskID] {
    tasks(of: quarter).filter {
      results[$0] != nil && self.unit(of: $0) == unit && handover(of: $0) == nil
    }
  }

  public func tasksToPublish(_ kind: Publication.Kind, of quarter: CalendarQuarter) -> [TaskID] {
    tasks(of: quarter).filter { results[$0] != nil && !isPublished($0, kind) }
  }
}
