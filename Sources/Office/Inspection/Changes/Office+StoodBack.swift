public import CivilCalendar

/// 回避 by a change (二、4) takes an officer off one task.
///
/// Later draws know of declared recusals alone: those are part of what a draw is committed to.
extension Office {
  /// Whether an approved change for 回避 took the officer off the task.
  func hasStoodBack(_ officer: OfficerID, from task: TaskID) -> Bool {
    approvedReplacements(of: task).contains { $0.reason == .recusal && $0.old == officer }
  }

  /// Whether anybody ever declared that the officer stands back from the source, for however long.
  func hasDeclaredRecusal(_ officer: OfficerID, from source: SourceID) -> Bool {
    recusals.contains { $0.officer == officer && $0.source == source }
  }

  /// Who stood back from a source by a change before a quarter and never declared it, each once; both
  /// still in the registries.
  public func undeclaredRecusals(
    before quarter: CalendarQuarter
  ) -> [(officer: OfficerID, source: SourceID, change: OfficerReplacement)] {
    var seen = Set<DrawPool.Recusal>()
    return replacements.compactMap { change in
      guard change.reason == .recusal, change.approval != nil, change.task.quarter < quarter,
        let source = row(change.task)?.source.id,
        sources.record(source, on: quarter.firstDay) != nil,
        officers.record(change.old, on: quarter.firstDay) != nil,
        !hasDeclaredRecusal(change.old, from: source),
        seen.insert(DrawPool.Recusal(officer: change.old, source: source)).inserted
      else { return nil }
      return (change.old, source, change)
    }
  }
}
