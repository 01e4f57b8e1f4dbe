import CivilCalendar
import Diagnostics
import Inspection

extension PaperRequest {
  func changePapers(in office: Office) throws(DiagnosticError) -> [PaperDraft] {
    switch kind {
    case .officerReplacement: return try replacements(in: office)
    case .officerPoolChange:
      return office.officerChanges.dropFirst(office.foundingChangeCount).filter { change in
        change.kind != .amended && quarter.contains(change.date)
          && (unit == nil || change.record.unit == unit) && matches(change.record.id, in: office)
      }.map { change in
        PaperDraft(
          subject(reference: "\(change.record.id)\(change.kind.rawValue)"),
          .officerPoolChange(change, in: office), template: kind.templateName(in: office),
          receiver: change.record.name)
      }
    default:
      return office.recusals.filter { recusal in
        quarter.contains(recusal.declaredOn) && matches(recusal.officer, in: office)
          && (unit == nil || office.isOf(unit, recusal.officer))
      }.map { recusal in
        PaperDraft(
          subject(reference: "\(recusal.officer)，\(recusal.source)"),
          .recusalRequest(recusal, in: office),
          receiver: "\(office.name(of: recusal.officer))-\(recusal.source)")
      }
    }
  }

  /// A form that was overtaken would show a pair that nobody asked for: it is left out with a word, and
  /// refused where it is all that was wanted.
  private func replacements(in office: Office) throws(DiagnosticError) -> [PaperDraft] {
    let wanted = office.replacements.filter { change in
      change.task.quarter == quarter && office.withdrawals[change.id] == nil
        && (unit == nil || office.home(of: change.old, on: change.task) == unit)
        && (reference == nil || reference == "\(change.number)")
    }
    let overtaken = wanted.compactMap(office.overtaking)
    var drafts = wanted.filter { office.overtaking($0) == nil }.map { change in
      PaperDraft(
        .change(change.id), .officerReplacement(change, in: office),
        template: kind.templateName(in: office), receiver: "第\(change.number)号")
    }
    guard !drafts.isEmpty || overtaken.isEmpty else { throw DiagnosticError(overtaken) }
    if !drafts.isEmpty {
      drafts[0].warnings += overtaken.map { Diagnostic(.warning, $0.id, $0.message, hint: $0.hint) }
    }
    return drafts
  }
}
