import CivilCalendar
public import Diagnostics

/// A unit asks for another officer on one of its tasks (《暂行办法》二、4).
public struct ReplaceOfficer: Act {
  public var task: TaskID
  public var old: OfficerID
  public var new: OfficerID
  public var reason: OfficerReplacement.Reason
  public var note: String
  public var attachments: [Evidence]
  /// Who leads afterwards; `nil` keeps the place of the one replaced.
  public var lead: OfficerID?

  public init(
    task: TaskID, old: OfficerID, new: OfficerID, reason: OfficerReplacement.Reason,
    note: String = "", attachments: [Evidence] = [], lead: OfficerID? = nil
  ) {
    self.task = task
    self.old = old
    self.new = new
    self.reason = reason
    self.note = note
    self.attachments = attachments
    self.lead = lead
  }

  init(_ asked: OfficerReplacement) {
    self.init(
      task: asked.task, old: asked.old, new: asked.new, reason: asked.reason, note: asked.note,
      attachments: asked.attachments, lead: asked.lead)
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = ReplacementRules(office: office, act: self, author: author, today: time.date)
    sink.report(rules.faults)
    try sink.throwErrors()
    let officers = office.officers(of: task)
    return .replacement(
      OfficerReplacement(
        number: office.replacementCount(of: task.quarter) + 1, task: task,
        old: old, new: new, reason: reason, note: note, attachments: attachments,
        crossesUnits: rules.crossesUnits,
        lead: lead ?? (officers.first == old ? new : officers.first ?? new), approval: nil))
  }
}
