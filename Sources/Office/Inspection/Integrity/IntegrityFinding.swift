public import Diagnostics

/// Something on which papers do not agree with each other or with the measure (domain 9).
public struct IntegrityFinding: Hashable, Sendable {
  /// The checks of domain 9 that the facts alone can answer; 8 to 10 need printed pages and are
  /// tests of the press.
  public enum Check: Int, CaseIterable, Sendable {
    case dispatch = 1
    case plans, changes, figures, handovers, publications, registries

    public var clause: Clause {
      switch self {
      case .dispatch: .officersDrawn
      case .plans: .monthlyPlan
      case .changes: .officerChange
      case .figures: .reports
      case .handovers: .resultEntry
      case .publications: .publication
      case .registries: .registryUpdate
      }
    }

    /// On which what is wrong stands in print.
    public var papers: [PaperKind] {
      switch self {
      case .dispatch: [.dispatchSheet, .dispatchExtract, .drawRecord]
      case .plans: [.monthlyPlan]
      case .changes: [.officerReplacement, .dispatchCorrection, .handover]
      case .figures: [.monthlyProgress, .quarterSummary]
      case .handovers: [.handover]
      case .publications: [.drawPublication, .resultPublication]
      case .registries: [.registryUpdates, .sourceRemoval]
      }
    }
  }

  public var check: Check
  public var id: Diagnostic.ID
  /// What is, in Chinese without its full stop.
  public var message: String

  init(_ check: Check, _ id: Diagnostic.ID, _ message: String) {
    self.check = check
    self.id = id
    self.message = message
  }

  /// As `verify` tells it, with the clause and the papers.
  public var diagnostic: Diagnostic {
    .refusal(
      id, check.clause, message,
      hint: "先查台账，再核对：\(check.papers.map(\.rawValue).joined(separator: "、"))")
  }
}
