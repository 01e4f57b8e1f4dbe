public import CivilCalendar
import Diagnostics

// The papers that went out: where each stands, and which of them hold.
extension Office {
  public func paper(_ number: PaperNumber) -> IssuedPaper? { papers.first { $0.number == number } }

  public func stage(of number: PaperNumber) -> PaperStage? {
    guard paperTraces[number] != nil else { return nil }
    if voidPapers[number] != nil { return .void }
    // One signature of two is not enough.
    return scans[number] == nil || waitingFields[number] != nil ? .issued : .signed
  }

  /// Papers that went out to be signed, hold, and have not come back.
  public var unsignedPapers: [IssuedPaper] {
    let successors = successors
    return papers.filter { paper in
      paper.subject.kind.isSigned && stage(of: paper.number) == .issued
        && successors[paper.number] == nil
    }
  }

  /// Papers on a subject, void ones included, in the order in which they went out; those of a void
  /// draw speak of other rows and are no versions of it.
  public func paperVersions(on subject: PaperSubject) -> [IssuedPaper] {
    papers.filter { $0.subject == subject && papersOfVoidDraws[$0.number] == nil }
  }

  /// The paper on a subject that holds.
  public func latestPaper(on subject: PaperSubject) -> IssuedPaper? {
    papers.last { $0.subject == subject && stage(of: $0.number) != .void }
  }

  /// Of papers that hold no more although they are not void: the one that took each one's place.
  public var successors: [PaperNumber: PaperNumber] {
    let standing = papers.filter { stage(of: $0.number) != .void }
    let latest = Dictionary(standing.map { ($0.subject, $0.number) }, uniquingKeysWith: { $1 })
    var successors: [PaperNumber: PaperNumber] = [:]
    for paper in standing where latest[paper.subject] != paper.number {
      successors[paper.number] = latest[paper.subject]
    }
    return successors
  }

  /// The unit whose paper it is; `nil` for one of the office as a whole.
  func unit(answeringFor subject: PaperSubject) -> UnitName? {
    if let unit = subject.unit { return unit }
    let reference = subject.reference?.split(separator: "，").first.map(String.init) ?? ""
    switch subject.kind {
    case .officerReplacement:
      return replacements.first { PaperSubject.change($0.id) == subject }
        .flatMap { home(of: $0.old, on: $0.task) }
    case .officerPoolChange:
      return officerChanges.last { "\($0.record.id)\($0.kind.rawValue)" == subject.reference }?
        .record.unit
    case .sourceRemoval: return sources.lastKnown(SourceID(reference))?.entryUnit
    case .commitmentLetter, .recusalRequest:
      return officers.lastKnown(OfficerID(reference))?.unit
    default: return nil
    }
  }

  /// The number that the next paper of a kind gets; those of void papers are not given again.
  public func nextPaperNumber(of kind: PaperKind, year: Int) -> PaperNumber {
    let last = papers.filter { $0.number.kind == kind && $0.number.year == year }
      .map(\.number.serial).max()
    return PaperNumber(kind, year: year, serial: (last ?? 0) + 1)
  }

  /// The day on which a paper went out.
  public func dayOfIssue(_ number: PaperNumber) -> CalendarDate? { paperTraces[number]?.time.date }

  /// Whether a report went out before its period was over, as it is by now: the one that is asked for is
  /// still to come, even if it says the same (三、2).
  public func isEarlyReport(_ paper: IssuedPaper, on today: CalendarDate) -> Bool {
    let last = paper.subject.lastDay
    guard paper.subject.kind.reportsPeriod, last < today, let day = dayOfIssue(paper.number) else {
      return false
    }
    return day <= last
  }

  /// Rows of a unit that stand on a 交接单 which holds (三、1).
  ///
  /// Older journals do not tell which rows a sheet lists: all that were entered and not handed over when it
  /// went out.
  public func tasksOnHandoverSheets(of unit: UnitName, _ quarter: CalendarQuarter) -> Set<TaskID> {
    let sheets = papers.filter {
      $0.subject.kind == .handover && $0.subject.unit == unit && $0.subject.quarter == quarter
        && stage(of: $0.number) != .void
    }
    return Set(
      sheets.flatMap { sheet in
        sheet.tasks
          ?? tasks(of: quarter).filter { task in
            let issued = entryOfIssue(sheet.number) ?? 0
            return self.unit(of: task) == unit && entryOfResult(task) ?? .max < issued
              && entryOfHandover(task) ?? .max > issued
          }
      })
  }

  /// The entry that brought a task's first result, whatever was corrected later.
  public func entryOfResult(_ task: TaskID) -> Int? { resultTraces[task]?.entry }

  /// The entry by which a paper went out.
  public func entryOfIssue(_ number: PaperNumber) -> Int? { paperTraces[number]?.entry }

  func requireStage(
    of number: PaperNumber, not forbidden: [PaperStage]
  ) throws(DiagnosticError) {
    guard let stage = stage(of: number) else {
      throw DiagnosticError(.unknownPaper(number))
    }
    if forbidden.contains(stage) {
      throw DiagnosticError(
        .error(
          "paper.void", "\(number)已经作废（\(voidPapers[number] ?? "")）", hint: "用最新的一份"))
    }
  }
}

extension PaperKind {
  /// Whether the paper says what was drawn or what became of it, so that it is void with the draw;
  /// what proves the draw itself (备案单, 过程记录单) stays.
  var restsOnDraw: Bool {
    switch self {
    case .dispatchSheet, .dispatchExtract, .dispatchCorrection, .monthlyPlan, .officerReplacement,
      .handover, .commitmentLetter, .monthlyProgress, .quarterSummary, .keySourceRecord,
      .keySourceCard, .drawPublication, .resultPublication:
      true
    case .officerPoolChange, .registryUpdates, .sourceRemoval, .drawNotice, .drawRecord,
      .recusalRequest, .voidNotice:
      false
    }
  }
}
