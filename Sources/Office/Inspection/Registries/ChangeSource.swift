import CivilCalendar
public import Diagnostics

/// 污染源信息动态更新: a unit enters what became of one of its sources (《暂行办法》二、5).
public struct ChangeSource: Act {
  public var change: SourceChange

  public init(_ change: SourceChange) {
    self.change = change
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    sink.report(
      SourceRules(office: office, author: author, today: time.date).faults(of: change))
    try sink.throwErrors()
    var change = change
    if change.kind == .removed {
      // As it stood last, whatever the request says of it.
      change.record = office.sources.lastKnown(change.record.id) ?? change.record
      change.effective = office.nextQuarterWithoutPool(after: CalendarQuarter(of: time.date))
    }
    if change.kind == .kept {
      change.record = office.sources.lastKnown(change.record.id) ?? change.record
      change.effective = office.sources.removal(of: change.record.id).map(CalendarQuarter.init(of:))
    }
    return .sources([change], list: nil)
  }
}
