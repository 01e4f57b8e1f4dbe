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
  /// Every change of the source registry, in the order of the journal.
  public private(set) var sourceChanges: [SourceChange] = []
  public private(set) var officerChanges: [OfficerChange] = []
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
    }
    lastEntry = entry
  }

  private mutating func apply(_ change: SourceChange, _ entry: JournalEntry) {
    sources.append(
      change.kind == .removed ? nil : change.record, id: change.record.id, date: change.date,
      entry: entry.number)
    sourceChanges.append(change)
  }

  private mutating func apply(_ change: OfficerChange, _ entry: JournalEntry) {
    officers.append(
      change.kind == .struckOff ? nil : change.record, id: change.record.id, date: change.date,
      entry: entry.number)
    officerChanges.append(change)
  }
}
