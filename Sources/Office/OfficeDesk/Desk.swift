public import CivilCalendar
public import Diagnostics
public import Inspection
public import InspectionStore

/// Where a clerk works: the office's journal, who he says he is, and the time on the wall.
public struct Desk: Sendable {
  public let store: OfficeStore
  public let time: Timestamp
  /// What to do when that time is before the journal's last entry.
  public let clock: ClockRule
  /// What the machine's clock shows: nothing is entered for a time to come.
  private let now: Timestamp?
  /// As given on the command line; else the office's own default holds.
  private let clerk: String?
  /// In a rehearsal, the office that it is a copy of.
  let real: OfficeStore?

  /// Opens the office, or the copy beside it that is there to practise in (`rehearses`).
  ///
  /// `now` is what the machine's clock shows; without it, and in the copy, any time will do. `anew`
  /// takes another copy in the place of the one that is there.
  public init(
    at folder: OfficeFolder, clerk: String?, time: Timestamp, now: Timestamp? = nil,
    clock: ClockRule = .runsForward, rehearses: Bool = false, anew: Bool = false
  ) throws(DiagnosticError) {
    let office = try OfficeStore(opening: folder)
    store = rehearses ? try office.rehearsal(anew: anew) : office
    real = rehearses ? office : nil
    self.clerk = clerk
    self.time = time
    self.now = rehearses ? nil : now
    self.clock = clock
  }

  public var today: CalendarDate { time.date }

  /// Whether the command line says who acts.
  var isClerkNamed: Bool { clerk != nil }

  public func office() throws(DiagnosticError) -> Office { try store.office() }

  /// Who acts, as what, for which unit: by the office's settings and its registry of officers.
  public func author() throws(DiagnosticError) -> Author { try author(in: office()) }

  public func author(in office: Office) throws(DiagnosticError) -> Author {
    if let now, now < time {
      throw DiagnosticError(
        .error(
          "desk.time-ahead", "办理时间\(time.wording)还没有到，电脑的时间是\(now.wording)",
          hint: "核对 --time 和电脑的时间；要先试一遍，加上 --rehearse"))
    }
    var known = clerk == nil ? try DefaultClerk(in: store.folder).name() : clerk
    if known == nil, let real { known = try DefaultClerk(in: real.folder).name() }
    guard let name = known else {
      throw DiagnosticError(
        .error(
          "desk.nobody", "没有写明由谁办理",
          hint: "加上 --as 姓名；或用 hanform office clerk 姓名 记住这台电脑上的办理人"))
    }
    do throws(DiagnosticError) { return try office.author(named: name, on: today) } catch {
      throw clockFault(in: office).map { DiagnosticError($0) } ?? error
    }
  }

  /// Enters an act, with the files it rests on.
  ///
  /// What is refused leaves nothing behind: the act is decided once before its files are kept, and
  /// again when it is written.
  public func perform(
    _ act: some Act, keeping files: [DeskFile] = []
  ) throws(DiagnosticError) -> DeskReport {
    let office = try office()
    let author = try author(in: office)
    _ = try act.decide(in: office, by: author, at: time)
    for file in files { _ = try store.folder.evidence.keep(file.bytes, named: file.name) }
    let entry = try store.perform(act, author: author, at: time, clock: clock)
    return DeskReport(of: [entry], in: try self.office())
  }

  /// Does what needs more of the store than an act: the steps of an own draw.
  public func perform(
    _ step: (OfficeStore, Author, Timestamp, ClockRule) throws(DiagnosticError) -> JournalEntry
  ) throws(DiagnosticError) -> DeskReport {
    let entry = try step(store, author(), time, clock)
    return DeskReport(of: [entry], in: try office())
  }

  /// 备案; the slip with the secret is for the person's eyes and goes into no report.
  public func fileDraw(
    of quarter: CalendarQuarter, plan: PublicValuePlan, goesWithoutPublicValue: Bool
  ) throws(DiagnosticError) -> (report: DeskReport, slip: SecretSlip) {
    let (entry, slip) = try store.fileDraw(
      of: quarter, plan: plan, goesWithoutPublicValue: goesWithoutPublicValue,
      author: author(), at: time, clock: clock)
    return (DeskReport(of: [entry], in: try office()), slip)
  }

  /// What an act would enter, told before it is confirmed; refused as the act itself would be.
  public func preview(of act: some Act) throws(DiagnosticError) -> [String] {
    let office = try office()
    let fact = try act.decide(in: office, by: author(in: office), at: time)
    let wording = EntryWording(office)
    return ["将登记：\(wording.text(of: fact))"] + wording.notes(on: fact)
  }

  /// Enters several acts, all or none, each decided upon what those before it left.
  ///
  /// What stands against any of them is told at once, each at the place that its act came from.
  public func perform(
    _ acts: [(act: any Act, location: SourceLocation?)], keeping files: [DeskFile] = []
  ) throws(DiagnosticError) -> DeskReport {
    let (current, head) = try store.state()
    var office = current
    let author = try author(in: office)
    var sink = DiagnosticSink()
    var facts: [Fact] = []
    for (act, location) in acts {
      do throws(DiagnosticError) {
        let fact = try act.decide(in: office, by: author, at: time)
        let number = (office.lastEntry?.number ?? 0) + 1
        office.apply(JournalEntry(number: number, time: time, author: author, fact: fact))
        facts.append(fact)
      } catch {
        sink.report(
          error.diagnostics.map { fault in
            var fault = fault
            fault.location = fault.location ?? location
            return fault
          })
      }
    }
    try sink.throwErrors()
    return try append(facts, decidedUpon: head, keeping: files)
  }

  /// Enters facts that were decided upon a state of the office, all or none.
  public func append(
    _ facts: [Fact], decidedUpon head: JournalHead, keeping files: [DeskFile] = []
  ) throws(DiagnosticError) -> DeskReport {
    let author = try author()
    for file in files { _ = try store.folder.evidence.keep(file.bytes, named: file.name) }
    let entries = try store.append(
      facts, decidedUpon: head, author: author, at: time, clock: clock)
    return DeskReport(of: entries, in: try office())
  }
}
