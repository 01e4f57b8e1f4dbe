public import CivilCalendar
public import Diagnostics
public import Inspection

/// The steps of an own draw that need more than the journal: files that are frozen, and the secret.
///
/// Each leaves a whole step or none. What is written before the entry (files, a sealed secret) is
/// found there by the next try or written again, and means nothing without the entry.
extension OfficeStore {
  /// 冻结: keeps the six files as evidence and enters the freeze.
  @discardableResult
  public func freezePool(
    of quarter: CalendarQuarter, author: Author, at time: Timestamp, clock: ClockRule = .runsForward
  ) throws(DiagnosticError) -> JournalEntry {
    let act = FreezePool(of: quarter)
    let (office, head) = try state()
    // Refused before any file is kept.
    let fact = try act.decide(in: office, by: author, at: time)
    let files = try act.pool(in: office).files
    for file in CanonicalFile.allCases {
      _ = try folder.evidence.keep(files[file], named: file.fileName)
    }
    return try append([fact], decidedUpon: head, author: author, at: time, clock: clock)[0]
  }

  /// 备案: makes the secret, seals it, and enters the commitment; the slip is to be printed and
  /// sealed.
  ///
  /// The secret of a try that was cut short means nothing: nobody was committed to it.
  public func fileDraw(
    of quarter: CalendarQuarter, plan: PublicValuePlan, goesWithoutPublicValue: Bool = false,
    author: Author, at time: Timestamp, clock: ClockRule = .runsForward
  ) throws(DiagnosticError) -> (entry: JournalEntry, slip: SecretSlip) {
    guard let secret = SystemSecret.make() else {
      throw DiagnosticError(.error("store.no-secret", "系统没有给出随机数", hint: "再试一次"))
    }
    let act = FileDraw(
      of: quarter, plan: plan, secretHash: secret.hash,
      goesWithoutPublicValue: goesWithoutPublicValue)
    let (office, head) = try state()
    let fact = try act.decide(in: office, by: author, at: time)
    guard let draw = office.openDraw(of: quarter)?.id else {
      throw DiagnosticError(StoreFault.moved(folder.path))
    }
    try folder.secrets.keep(secret, of: draw)
    let entries = try append([fact], decidedUpon: head, author: author, at: time, clock: clock)
    return (entries[0], SecretSlip(secret))
  }

  /// 抽取, once the public value is entered.
  @discardableResult
  public func makeDraw(
    of quarter: CalendarQuarter, author: Author, at time: Timestamp, clock: ClockRule = .runsForward
  ) throws(DiagnosticError) -> JournalEntry {
    let draw = try office().draw(of: quarter, at: .valueKnown)
    let act = MakeDraw(
      of: quarter, files: try files(of: draw), secret: try folder.secrets.secret(of: draw))
    return try perform(act, author: author, at: time, clock: clock)
  }

  /// 公布密钥.
  @discardableResult
  public func revealDraw(
    of quarter: CalendarQuarter, author: Author, at time: Timestamp, clock: ClockRule = .runsForward
  ) throws(DiagnosticError) -> JournalEntry {
    let office = try office()
    guard let sheet = office.sheet(of: quarter), let draw = office.ownDraw(sheet.draw) else {
      throw DiagnosticError(
        .error("draw.nothing-to-reveal", "\(quarter.wording)没有本机关自己的抽取", hint: "核对季度"))
    }
    let act = RevealDraw(of: quarter, secret: try folder.secrets.secret(of: draw))
    return try perform(act, author: author, at: time, clock: clock)
  }

  /// 作废: an own draw's secret is made known with it whenever it is there and has to be.
  @discardableResult
  public func voidDraw(
    of quarter: CalendarQuarter, reason: String, approvedBy: String, secretIsLost: Bool = false,
    author: Author, at time: Timestamp, clock: ClockRule = .runsForward
  ) throws(DiagnosticError) -> JournalEntry {
    let office = try office()
    let draw = office.sheet(of: quarter)?.draw ?? office.openDraw(of: quarter)?.id
    var act = VoidDraw(
      quarter: quarter, reason: reason, approvedBy: approvedBy, secretIsLost: secretIsLost)
    if let draw, let own = office.ownDraw(draw), own.mustBeRevealedToVoid(on: time.date),
      !secretIsLost
    {
      act.secret = try folder.secrets.secret(of: own)
    }
    return try perform(act, author: author, at: time, clock: clock)
  }

  /// Seals a secret again that was read from the slip; it must be the one that was filed.
  public func restoreSecret(
    _ secret: DrawSecret, of draw: DrawID
  ) throws(DiagnosticError) {
    guard let filing = try office().ownDraw(draw)?.filing, filing.filing.secretHash == secret.hash
    else {
      throw DiagnosticError(
        .error("draw.secret-differs", "所示密钥不是\(draw.wording)备案时的密钥", hint: "与封存单核对"))
    }
    try folder.secrets.keep(secret, of: draw)
  }

  /// The frozen files of a draw as they were kept.
  public func files(of draw: OwnDraw) throws(DiagnosticError) -> CanonicalFiles {
    var files = CanonicalFiles()
    for file in CanonicalFile.allCases {
      guard let evidence = draw.freeze.evidence(of: file) else { continue }
      files[file] = try folder.evidence.bytes(of: evidence)
    }
    return files
  }
}

extension OfficeStore {
  /// Rechecks all draws of the journal, own and adopted, against the files that were kept.
  public func recheckDraws() throws(DiagnosticError) -> [Diagnostic] {
    let entries = try entries()
    let evidence = folder.evidence
    return DrawRecheck.ownDraws(in: entries) { evidence.unchecked($0) }
      + DrawRecheck.adoptedDraws(in: entries) { evidence.unchecked($0) }
  }
}
