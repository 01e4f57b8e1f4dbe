import CivilCalendar

/// Holds the papers of an office to each other (domain 9, checks 1 to 7).
///
/// The acts refuse what these checks look for; they are there for what no act has seen: a journal
/// from elsewhere, an older version's, or a mistake in the acts. Takes time in proportion to the
/// facts.
public struct IntegrityCheck: Sendable {
  public let office: Office

  public init(_ office: Office) {
    self.office = office
  }

  /// Everything found, in the order of the checks; empty when all papers agree.
  public var findings: [IntegrityFinding] {
    IntegrityFinding.Check.allCases.flatMap(findings(of:))
  }

  public func findings(of check: IntegrityFinding.Check) -> [IntegrityFinding] {
    switch check {
    case .dispatch: dispatch
    case .plans: plans
    case .changes: changes
    case .figures: figures
    case .handovers: handovers
    case .publications: publications
    case .registries: registries
    }
  }

  /// The sheets that hold, by quarter.
  var sheets: [DispatchSheet] {
    office.sheets.filter { !office.isVoid($0) }.sorted { $0.quarter < $1.quarter }
  }

  /// The day up to which the journal tells anything.
  var today: CalendarDate? { office.lastEntry?.date }
}
