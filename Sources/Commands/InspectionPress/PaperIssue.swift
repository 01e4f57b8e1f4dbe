import CivilCalendar
public import Diagnostics
import FormData
import FormPipeline
import FormTemplates
public import Inspection
public import InspectionPapers
public import InspectionStore

/// 送签: papers get their numbers, their bytes are kept, and the journal says so.
public struct PaperIssue: Sendable {
  /// In the order of the drafts.
  public let papers: [IssuedPaper]
  public let entries: [JournalEntry]
  /// What the press and the papers found worth telling, and which drafts had not changed.
  public let warnings: [Diagnostic]
  private let filled: [FilledPaper]
  private let press: FormPress

  /// Prints every draft with its number and the code of the journal's head, keeps the files, then
  /// enters them all in one go.
  ///
  /// A draft that says the same as the paper that went out last is left out, and refused when it is
  /// the only one; but not a report that went out before its period was over. A process killed half-way
  /// leaves files that no entry names: the journal is as it was, and printing again keeps the same bytes.
  /// Somebody else's entry meanwhile refuses all.
  public init(
    _ drafts: [PaperDraft], with press: PaperPress, in store: OfficeStore, by author: Author,
    at time: Timestamp, clock: ClockRule = .runsForward
  ) throws {
    let faults = drafts.flatMap(\.issueFaults)
    guard faults.isEmpty else { throw DiagnosticError(Array(faults.prefix(1))) }
    let (office, head) = try store.state()
    var clerk = IssuingClerk(
      press: press, evidence: store.folder.evidence, office: office, author: author, time: time,
      code: head.code.description)
    for draft in drafts { try clerk.issue(draft) }
    guard !clerk.facts.isEmpty else { throw DiagnosticError(clerk.unchanged) }
    entries = try store.append(
      clerk.facts, decidedUpon: head, author: author, at: time, clock: clock)
    papers = clerk.papers
    warnings = clerk.warnings + clerk.unchanged.map(\.asNote)
    filled = clerk.filled
    self.press = press.press
  }

  /// The note that goes with a refusal to write what has been issued.
  public static let notWritten: Diagnostic.ID = "paper.issued-not-written"

  /// All that went out as one file for the printer, page for page like the files that are kept.
  public func merged() throws -> [UInt8] {
    try press.bytes(of: PrintJob(papers: filled, isMerged: true)).bytes
  }
}

/// Issues one paper after another upon an office that already knows the ones before.
private struct IssuingClerk {
  let press: PaperPress
  let evidence: EvidenceFolder
  var office: Office
  let author: Author
  let time: Timestamp
  let code: String
  var facts: [Fact] = []
  var papers: [IssuedPaper] = []
  var filled: [FilledPaper] = []
  var warnings: [Diagnostic] = []
  var unchanged: [Diagnostic] = []

  mutating func issue(_ draft: PaperDraft) throws {
    let template = try press.templates.template(named: draft.template)
    let record = PaperRecord(of: try draft.facts.dataSet(for: template.declarations))
    let number = office.nextPaperNumber(of: draft.subject.kind, year: time.date.year)
    var draft = draft
    let versions = office.paperVersions(on: draft.subject)
    let version = versions.count + 1
    var edition = version > 1 ? "（第\(version)版）" : ""
    if let earlier = office.latestPaper(on: draft.subject) {
      let before = try self.record(of: earlier)
      if before == record, !office.isEarlyReport(earlier, on: time.date) {
        unchanged.append(.unchangedPaper(earlier.number))
        return
      }
      let changes = before == record ? ["内容没有变动，期满后再报"] : record.changes(since: before)
      draft = draft.amending(earlier, as: version, changes: changes, on: time.date)
      if !template.declarations.contains(where: { $0.name == "补报" }) {
        edition = "（第\(version)版，代替\(earlier.number)）"
      }
    } else if let void = versions.last {
      edition = "（第\(version)版，代替作废的\(void.number)）"
    }
    let printed = try print(draft, template, number: number, version: version, edition)
    warnings += draft.warnings + printed.warnings
    let act = IssuePaper(
      draft.subject, number: number,
      file: try evidence.keep(printed.bytes, named: "\(number).pdf"),
      record: try evidence.keep(Array(record.text.utf8), named: "\(number).txt"),
      pageCount: printed.pageCount, checkCode: code, tasks: draft.tasks)
    try enter(act)
  }

  private func record(of paper: IssuedPaper) throws(DiagnosticError) -> PaperRecord {
    let kept = try evidence.bytes(of: paper.record)
    return PaperRecord(parsing: String(decoding: kept, as: UTF8.self))
  }

  private mutating func print(
    _ draft: PaperDraft, _ template: Template, number: PaperNumber, version: Int,
    _ edition: String
  ) throws -> FormPress.PrintedFile {
    let options = FillOptions(
      purpose: press.rehearsalMark, number: "\(number)\(edition)", checkCode: "校验码 \(code)",
      paperCode: "\(number) \(version)版 \(code)", date: time.date)
    let paper = try press.filled(template, draft, options)
    filled.append(paper)
    return try press.press.bytes(of: PrintJob(papers: [paper], isMerged: true))
  }

  private mutating func enter(_ act: IssuePaper) throws(DiagnosticError) {
    let fact = try act.decide(in: office, by: author, at: time)
    let number = (office.lastEntry?.number ?? 0) + 1
    office.apply(JournalEntry(number: number, time: time, author: author, fact: fact))
    facts.append(fact)
    if case .paperIssued(let paper) = fact { papers.append(paper) }
  }
}

extension Diagnostic {
  fileprivate var asNote: Diagnostic { Diagnostic(.note, id, message, hint: hint) }
}
