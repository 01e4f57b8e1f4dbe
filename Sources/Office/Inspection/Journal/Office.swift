import CivilCalendar

/// What the office knows: all entries of its journal, folded.
///
/// Reports read it and nothing else, so that two papers cannot disagree. Folding takes time in
/// proportion to the facts.
public struct Office: Sendable {
  public private(set) var settings: OfficeSettings?
  public private(set) var rules: RuleSet?
  public private(set) var sources = Registry<PollutionSource>()
  public private(set) var officers = Registry<Officer>()
  public private(set) var recusals: [Recusal] = []
  /// Every change of the registries, in the order of the journal.
  public private(set) var sourceChanges: [SourceChange] = []
  public private(set) var officerChanges: [OfficerChange] = []
  /// Every draw, void ones included.
  public private(set) var sheets: [DispatchSheet] = []
  public private(set) var voids: [VoidedDraw] = []
  public private(set) var replacements: [OfficerReplacement] = []
  /// Every plan and its earlier versions.
  public private(set) var plans: [MonthlyPlan] = []
  public private(set) var receipts: [PlanReceipt] = []
  /// As corrected last.
  public private(set) var results: [TaskID: CheckResult] = [:]
  public private(set) var handovers: [Handover] = []
  public private(set) var publications: [Publication] = []
  public private(set) var holidays = Holidays([])
  public private(set) var papers: [IssuedPaper] = []
  /// The signed scans, and why papers are void.
  public private(set) var scans: [PaperNumber: Evidence] = [:]
  public private(set) var voidPapers: [PaperNumber: String] = [:]
  public private(set) var lastEntry: JournalEntry?

  public init() {}

  public init(_ entries: some Sequence<JournalEntry>) {
    for entry in entries { apply(entry) }
  }

  public mutating func apply(_ entry: JournalEntry) {
    switch entry.fact {
    case .settings(let settings): self.settings = settings
    case .rules(let rules): self.rules = rules
    case .sources(let changes, _): for change in changes { apply(change, entry) }
    case .officers(let changes, _): for change in changes { apply(change, entry) }
    case .recusal(let recusal): recusals.append(recusal)
    case .dispatch(let sheet): sheets.append(sheet)
    case .drawVoided(let void): voids.append(void)
    case .plan(let plan): plans.append(plan)
    case .planReceived(let receipt): receipts.append(receipt)
    case .replacement(let replacement): replacements.append(replacement)
    case .replacementApproved(let quarter, let number, let approval):
      for index in replacements.indices
      where replacements[index].task.quarter == quarter && replacements[index].number == number {
        replacements[index].approval = approval
      }
    case .result(let result), .correction(let result, _): results[result.task] = result
    case .handover(let handover): handovers.append(handover)
    case .publication(let publication): publications.append(publication)
    case .holidays(let holidays): self.holidays = holidays
    case .paperIssued(let paper): papers.append(paper)
    case .paperSigned(let number, let scan): scans[number] = scan
    case .paperVoided(let number, let reason): voidPapers[number] = reason
    }
    lastEntry = entry
  }

  private mutating func apply(_ change: SourceChange, _ entry: JournalEntry) {
    let isRemoved = change.kind == .removed
    sources.append(
      isRemoved ? nil : change.record, id: change.record.id,
      date: (isRemoved ? change.effective?.firstDay : nil) ?? change.date, entry: entry.number)
    sourceChanges.append(change)
  }

  private mutating func apply(_ change: OfficerChange, _ entry: JournalEntry) {
    officers.append(
      change.kind == .struckOff ? nil : change.record, id: change.record.id, date: change.date,
      entry: entry.number)
    officerChanges.append(change)
  }
}
