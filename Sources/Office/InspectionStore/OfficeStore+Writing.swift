public import Diagnostics
public import Inspection

/// What to do when the clock stands before the journal's last entry.
public enum ClockRule: Sendable {
  /// Refuse: either the clock is wrong now, or it was then.
  case runsForward
  /// Somebody has looked at the clock and it is right: the last entry's time was wrong.
  case isRight
}

extension OfficeStore {
  /// Reads, decides and adds in one transaction: nobody can come between.
  ///
  /// The act sees what others have entered until that moment, and refuses what they have entered
  /// already. A time up to a minute before the last entry's is taken for that one's: whoever waited
  /// for another writer comes after him.
  @discardableResult
  public func perform(
    _ act: some Act, author: Author, at time: Timestamp, clock: ClockRule = .runsForward
  ) throws(DiagnosticError) -> JournalEntry {
    let entries = try write(author, at: time, clock: clock) { fold, time throws(DiagnosticError) in
      [try act.decide(in: fold.office, by: author, at: time)]
    }
    return entries[0]
  }

  /// Adds facts, all or none, that were decided upon a state of the office.
  ///
  /// Refused when somebody has added anything since: look again, decide again.
  @discardableResult
  public func append(
    _ facts: [Fact], decidedUpon head: JournalHead, author: Author, at time: Timestamp,
    clock: ClockRule = .runsForward
  ) throws(DiagnosticError) -> [JournalEntry] {
    try write(author, at: time, clock: clock) { fold, _ throws(DiagnosticError) in
      guard fold.head == head else { throw .changedMeanwhile(fold.office.lastEntry) }
      return facts
    }
  }

  private func write(
    _ author: Author, at time: Timestamp, clock: ClockRule,
    decide: (JournalFold, Timestamp) throws(DiagnosticError) -> [Fact]
  ) throws(DiagnosticError) -> [JournalEntry] {
    try write(holder: "\(author.name)（\(author.role.rawValue)）自 \(time) 起") { database, fold in
      let time = try self.time(time, after: fold.office.lastEntry, clock: clock)
      return try decide(fold, time).map { fact in
        let entry = JournalEntry(
          number: fold.head.number + 1, time: time, author: author, fact: fact)
        let row = try JournalRow(entry, after: fold.head)
        let missing = Evidence.digests(in: row.fact).filter { !folder.evidence.holds($0) }
        guard missing.isEmpty else {
          throw DiagnosticError(missing.map { .missingEvidence($0, of: "要登记的内容所提到") })
        }
        try row.insert(into: database)
        // Folds what was kept, not what was meant: the two cannot differ later on.
        try fold.append(row)
        return entry
      }
    }
  }

  /// What a clock before the last entry's is refused with; `nil` for one that runs forward.
  public func clockFault(at time: Timestamp, after last: JournalEntry?) -> Diagnostic? {
    guard let last, time < last.time, last.time.seconds(since: time) > 60 else { return nil }
    return .error(
      "store.clock-set-back", "现在的时间 \(time) 早于台账第\(last.number)条的时间 \(last.time)，没有登记",
      hint: "先把电脑的时间对准；若是那一条登记时时间错了，确认现在的时间无误后加上 --clock-is-right，核验时会注明")
  }

  private func time(
    _ time: Timestamp, after last: JournalEntry?, clock: ClockRule
  ) throws(DiagnosticError) -> Timestamp {
    guard let last, time < last.time else { return time }
    if let fault = clockFault(at: time, after: last) {
      guard clock == .isRight else { throw DiagnosticError(fault) }
      return time
    }
    return last.time
  }
}

extension DiagnosticError {
  fileprivate static func changedMeanwhile(_ last: JournalEntry?) -> DiagnosticError {
    let what = last.map { "\($0.author.name)已在 \($0.time) 登记了第\($0.number)条" } ?? "台账已被换成空的"
    return DiagnosticError(
      .error("store.changed-meanwhile", "在您办理期间，\(what)，没有登记", hint: "重新查看后再决定是否登记"))
  }
}
