public import CivilCalendar

/// What the office knows: all entries of its journal, folded.
///
/// Reports read it and nothing else, so that two papers cannot disagree. Folding takes time in
/// proportion to the facts; whatever is asked by a task, a source or an officer is found by it.
public struct Office: Sendable {
  public private(set) var settings: OfficeSettings?
  public private(set) var rules: RuleSet?
  public private(set) var sources = Registry<PollutionSource>()
  public private(set) var officers = Registry<Officer>()
  public private(set) var recusals: [Recusal] = []
  /// Every change of the registries, in the order of the journal.
  public private(set) var sourceChanges: [SourceChange] = []
  public private(set) var officerChanges: [OfficerChange] = []
  /// How many of them filled the registry from its first list: 建库 is no change of it, and needs no
  /// approval form (二、4).
  public private(set) var foundingChangeCount = 0
  /// Every draw that the office began itself, void ones included.
  public private(set) var ownDraws: [OwnDraw] = []
  /// Every draw, void ones included.
  public private(set) var sheets: [DispatchSheet] = []
  public private(set) var voids: [VoidedDraw] = []
  /// Of sheets that hold.
  public private(set) var replacements: [OfficerReplacement] = []
  /// Every plan of a sheet that holds, and its earlier versions.
  public private(set) var plans: [MonthlyPlan] = []
  public private(set) var receipts: [PlanReceipt] = []
  /// As corrected last.
  public private(set) var results: [TaskID: CheckResult] = [:]
  public private(set) var handovers: [Handover] = []
  public private(set) var publications: [Publication] = []
  public private(set) var holidays = Holidays([])
  public private(set) var papers: [IssuedPaper] = []
  /// The signed scans, each paper's last, and why papers are void.
  public private(set) var scans: [PaperNumber: Evidence] = [:]
  public private(set) var voidPapers: [PaperNumber: String] = [:]
  /// Places to sign that are still empty in a paper's last electronically signed file.
  public private(set) var waitingFields: [PaperNumber: [String]] = [:]
  /// Papers that are void because their draw is.
  public private(set) var papersOfVoidDraws: [PaperNumber: DrawID] = [:]
  /// 撤回: changes that nobody asks for any more, and why.
  public private(set) var withdrawals: [ReplacementID: String] = [:]
  /// On which the journal begins: what was over before is none of the office's business.
  public private(set) var firstDay: CalendarDate?
  public private(set) var lastEntry: JournalEntry?

  // Where to find what, and which entry it came from.

  /// The entries that brought sheets, voids and approvals.
  private(set) var sheetTraces: [DrawID: Trace] = [:]
  private(set) var voidTraces: [DrawID: Trace] = [:]
  private(set) var approvalTraces: [ReplacementID: Trace] = [:]
  /// Of the entries by which changes were asked for.
  private(set) var requestTraces: [ReplacementID: Trace] = [:]
  /// Of the first result, whatever was corrected later.
  private(set) var resultTraces: [TaskID: Trace] = [:]
  /// Beside ``plans``, ``handovers`` and ``publications``, one each.
  private(set) var planTraces: [Trace] = []
  private(set) var handoverTraces: [Trace] = []
  private(set) var publicationTraces: [Trace] = []
  private(set) var paperTraces: [PaperNumber: Trace] = [:]
  /// By SHA-256 of everything that was ever filed.
  private(set) var paperOfScan: [String: PaperNumber] = [:]
  private(set) var holders: [CreditCode: Set<SourceID>] = [:]
  /// Everybody who ever had a name.
  private(set) var officersOfName: [ExactName: Set<OfficerID>] = [:]
  private(set) var rulesOfDraws: [DrawID: RuleSet] = [:]
  private var standing: [CalendarQuarter: Int] = [:]
  private var changesOfTask: [TaskID: [Int]] = [:]
  /// In the order of their approval, which is the order in which they took hold.
  private var approvedOfTask: [TaskID: [OfficerReplacement]] = [:]
  private var changeCounts: [CalendarQuarter: Int] = [:]
  private var handoverOfTask: [TaskID: Int] = [:]
  private var published: [Publication.Kind: Set<TaskID>] = [:]
  private var recusalsOfSource: [SourceID: [(recusal: Recusal, entry: Int)]] = [:]

  public init() {}

  public init(_ entries: some Sequence<JournalEntry>) {
    for entry in entries { apply(entry) }
  }

  public mutating func apply(_ entry: JournalEntry) {
    switch entry.fact {
    case .settings(let settings): self.settings = settings
    case .rules(let rules): self.rules = rules
    case .sources(let changes, _): for change in changes { apply(change, entry) }
    case .officers(let changes, let list):
      if list != nil, officerChanges.isEmpty { foundingChangeCount = changes.count }
      for change in changes { apply(change, entry) }
    case .recusal(let recusal):
      recusals.append(recusal)
      recusalsOfSource[recusal.source, default: []].append((recusal, entry.number))
    case .poolFrozen, .drawFiled, .publicValue, .drawRevealed, .dispatch, .drawVoided:
      applyDraw(entry)
    case .plan(let plan):
      plans.append(plan)
      planTraces.append(Trace(entry))
    case .planReceived(let receipt): receipts.append(receipt)
    case .replacement(let replacement):
      changesOfTask[replacement.task, default: []].append(replacements.count)
      changeCounts[replacement.task.quarter, default: 0] += 1
      requestTraces[replacement.id] = Trace(entry)
      replacements.append(replacement)
    case .replacementApproved(let quarter, let number, let approval):
      for index in replacements.indices
      where replacements[index].task.quarter == quarter && replacements[index].number == number {
        replacements[index].approval = approval
        approvalTraces[replacements[index].id] = Trace(entry)
        approvedOfTask[replacements[index].task, default: []].append(replacements[index])
      }
    case .result(let result), .correction(let result, _):
      results[result.task] = result
      if resultTraces[result.task] == nil { resultTraces[result.task] = Trace(entry) }
    case .handover(let handover):
      for row in handover.rows where handoverOfTask[row.task] == nil {
        handoverOfTask[row.task] = handovers.count
      }
      handovers.append(handover)
      handoverTraces.append(Trace(entry))
    case .publication(let publication):
      published[publication.kind, default: []].formUnion(publication.tasks)
      publications.append(publication)
      publicationTraces.append(Trace(entry))
    case .holidays(let holidays): self.holidays = holidays
    case .paperIssued, .paperSigned, .paperVoided: applyPaper(entry)
    case .replacementWithdrawn(let quarter, let number, let reason):
      let id = ReplacementID(quarter: quarter, number: number)
      withdrawals[id] = reason
      voidPapers(because: "变动申请已撤回：\(reason)") { $0.subject == .change(id) }
    }
    if firstDay == nil { firstDay = entry.date }
    lastEntry = entry
  }

  private mutating func applyPaper(_ entry: JournalEntry) {
    switch entry.fact {
    case .paperIssued(let paper):
      papers.append(paper)
      paperTraces[paper.number] = Trace(entry)
    case .paperSigned(let number, let scan, _, let waiting):
      scans[number] = scan
      waitingFields[number] = waiting
      if paperOfScan[scan.digest] == nil { paperOfScan[scan.digest] = number }
    case .paperVoided(let number, let reason): voidPapers[number] = reason
    default: break
    }
  }

  /// What a paper speaks of is no more, so that nobody needs to say of each that it is void.
  @discardableResult
  private mutating func voidPapers(
    because reason: String, where isMeant: (IssuedPaper) -> Bool
  ) -> [PaperNumber] {
    let numbers = papers.filter { voidPapers[$0.number] == nil && isMeant($0) }.map(\.number)
    for number in numbers { voidPapers[number] = reason }
    return numbers
  }

  private mutating func applyDraw(_ entry: JournalEntry) {
    switch entry.fact {
    case .poolFrozen(let freeze):
      ownDraws.append(OwnDraw(freeze, entry))
      rulesOfDraws[freeze.draw] = rules
    case .drawFiled(let filing):
      change(filing.draw) { draw in
        draw.filing = filing
        draw.filed = Trace(entry)
      }
    case .publicValue(let value):
      change(value.draw) { draw in
        draw.value = value
        draw.witnessed = Trace(entry)
      }
    case .dispatch(let sheet):
      standing[sheet.quarter] = sheets.count
      sheets.append(sheet)
      sheetTraces[sheet.draw] = Trace(entry)
      if rulesOfDraws[sheet.draw] == nil { rulesOfDraws[sheet.draw] = rules }
      change(sheet.draw) { $0.drawn = Trace(entry) }
    case .drawRevealed(let reveal):
      change(reveal.draw) { draw in
        draw.secret = reveal.secret
        draw.revealed = Trace(entry)
      }
    case .drawVoided(let void):
      voids.append(void)
      voidTraces[void.draw] = Trace(entry)
      if sheet(of: void.quarter)?.number == void.number {
        let numbers = voidPapers(because: "第\(void.number)次抽取作废：\(void.reason)") {
          $0.subject.quarter == void.quarter && $0.subject.kind.restsOnDraw
        }
        for number in numbers { papersOfVoidDraws[number] = void.draw }
        forgetTasks(of: void.quarter)
      }
      guard let secret = void.secret else { break }
      change(void.draw) { draw in
        draw.secret = secret
        draw.revealed = Trace(entry)
      }
    default: break
    }
  }

  private mutating func change(_ id: DrawID, _ body: (inout OwnDraw) -> Void) {
    guard let index = ownDraws.lastIndex(where: { $0.id == id }) else { return }
    body(&ownDraws[index])
  }

  /// The rows of the next sheet have the same numbers as those of the void one, and nothing else in
  /// common: plans and changes speak of sources that are no longer drawn.
  private mutating func forgetTasks(of quarter: CalendarQuarter) {
    standing[quarter] = nil
    let held = plans.indices.filter { CalendarQuarter(of: plans[$0].month) != quarter }
    (plans, planTraces) = (held.map { plans[$0] }, held.map { planTraces[$0] })
    receipts.removeAll { CalendarQuarter(of: $0.month) == quarter }
    replacements.removeAll { $0.task.quarter == quarter }
    changesOfTask = Dictionary(grouping: replacements.indices) { replacements[$0].task }
    approvedOfTask = approvedOfTask.filter { $0.key.quarter != quarter }
  }

  private mutating func apply(_ change: SourceChange, _ entry: JournalEntry) {
    let isRemoved = change.kind == .removed
    sources.append(
      isRemoved ? nil : change.record, id: change.record.id,
      date: (isRemoved ? change.effective?.firstDay : nil) ?? change.date, entry: entry.number)
    sourceChanges.append(change)
    if change.kind == .kept { voidPapers(ofRemovalTakenBackBy: change) }
    if let code = change.record.creditCode { holders[code, default: []].insert(change.record.id) }
  }

  /// The form says that a source is deleted, and it is not.
  private mutating func voidPapers(ofRemovalTakenBackBy change: SourceChange) {
    guard
      let removal = sourceChanges.last(where: {
        $0.kind == .removed && $0.record.id == change.record.id
      })
    else { return }
    let subject = PaperSubject.removal(of: change.record.id, in: CalendarQuarter(of: removal.date))
    voidPapers(because: "删除已撤销：\(change.reason)") { $0.subject == subject }
  }

  private mutating func apply(_ change: OfficerChange, _ entry: JournalEntry) {
    officers.append(
      change.kind == .struckOff ? nil : change.record, id: change.record.id, date: change.date,
      entry: entry.number)
    officersOfName[ExactName(change.record.name), default: []].insert(change.record.id)
    officerChanges.append(change)
  }
}

// What is asked so often that it must not be searched for.
extension Office {
  /// The sheet that holds for a quarter.
  public func sheet(of quarter: CalendarQuarter) -> DispatchSheet? {
    standing[quarter].map { sheets[$0] }
  }

  /// 变动 of a task, in the order they were asked for.
  public func replacements(of task: TaskID) -> [OfficerReplacement] {
    (changesOfTask[task] ?? []).map { replacements[$0] }
  }

  /// Those that hold, in the order in which they took hold.
  public func approvedReplacements(of task: TaskID) -> [OfficerReplacement] {
    approvedOfTask[task] ?? []
  }

  /// Changes asked for in a quarter so far, those of void draws included, whose numbers are not given
  /// again.
  func replacementCount(of quarter: CalendarQuarter) -> Int { changeCounts[quarter] ?? 0 }

  public func handover(of task: TaskID) -> Handover? {
    handoverOfTask[task].map { handovers[$0] }
  }

  func entryOfHandover(_ task: TaskID) -> Int? {
    handoverOfTask[task].map { handoverTraces[$0].entry }
  }

  public func isPublished(_ task: TaskID, _ kind: Publication.Kind) -> Bool {
    published[kind]?.contains(task) == true
  }

  /// The entry of a recusal that says the same and holds already.
  func standingRecusal(like other: Recusal) -> Int? {
    (recusalsOfSource[other.source] ?? []).last { known in
      var same = known.recusal
      if same.declaredOn <= other.declaredOn { same.declaredOn = other.declaredOn }
      return same == other
    }?.entry
  }

  /// `entry`: what was declared by later entries does not count.
  public func isRecused(
    _ officer: OfficerID, from source: SourceID, during quarter: CalendarQuarter,
    asOf entry: Int = .max
  ) -> Bool {
    (recusalsOfSource[source] ?? []).contains {
      $0.recusal.officer == officer && $0.entry <= entry
        && $0.recusal.holds(from: quarter.firstDay, to: quarter.lastDay)
    }
  }

  public func isRecused(
    _ officer: OfficerID, from source: SourceID, on day: CalendarDate
  ) -> Bool {
    (recusalsOfSource[source] ?? []).contains {
      $0.recusal.officer == officer && $0.recusal.holds(from: day, to: day)
    }
  }
}
