public import Diagnostics
import Foundation
import GRDB
public import Inspection

/// What a check of the whole journal found.
public struct JournalReport: Sendable {
  /// An entry at which a printed code stood for the whole journal.
  public struct Anchor: Hashable, Sendable {
    public var code: CheckCode
    public var entry: Int
    public var time: String
  }

  public var entryCount = 0
  public var head = JournalHead.empty
  /// In the order of the entries; errors mean that the journal is not what it was.
  public var findings: [Diagnostic] = []
  public var anchors: [Anchor] = []

  public var isWhole: Bool { !findings.contains { $0.severity == .error } }
}

/// Goes through a journal from its first entry, believing nothing.
///
/// The chain finds what was changed, removed, swapped or put in between, by number. Entries cut off
/// the end, or a chain forged from an entry on to the end, only a code printed on paper can find.
struct JournalCheck {
  private var report = JournalReport()
  private var codes: Set<CheckCode>
  private let evidence: EvidenceFolder?
  private var last = JournalHead.empty
  private var lastIsAltered = false
  private var time: Timestamp?

  static func report(
    on database: Database, codes: [CheckCode], evidence: EvidenceFolder?
  ) throws -> JournalReport {
    var check = JournalCheck(codes: Set(codes), evidence: evidence)
    try check.checkFile(database)
    do {
      let rows = try JournalRow.all(after: Int.min, in: database)
      while let row = try rows.next() { check.check(JournalRow(row)) }
    } catch let error as DatabaseError {
      check.report.findings.append(.damagedFile(error.message ?? "\(error.resultCode)"))
    }
    check.report.head = check.last
    if let evidence { check.report.findings += try evidence.alterations() }
    check.reportUnknownCodes(asked: codes)
    return check.report
  }

  private init(codes: Set<CheckCode>, evidence: EvidenceFolder?) {
    self.codes = codes
    self.evidence = evidence
  }

  private mutating func checkFile(_ database: Database) throws {
    do {
      for line in try String.fetchAll(database, sql: "PRAGMA integrity_check(5)") where line != "ok"
      {
        report.findings.append(.damagedFile(line))
      }
    } catch let error as DatabaseError {
      report.findings.append(.damagedFile(error.message ?? "\(error.resultCode)"))
    }
  }

  private mutating func check(_ row: JournalRow) {
    report.entryCount += 1
    let expected = last.number + 1
    // Numbers rise from row to row: only those below 1 can be too small.
    guard row.number >= expected else { return report.findings.append(.extra(row.number)) }
    if row.number > expected { report.findings.append(.missing(expected...row.number - 1)) }
    let isAltered = row.hash != row.digest
    if isAltered {
      report.findings.append(.altered(row.number))
    } else {
      // Next to a gap or an altered entry, a link that does not fit says nothing new.
      if row.number == expected && !lastIsAltered && !row.previous.elementsEqual(last.hash) {
        report.findings.append(.unlinked(row.number))
      }
      checkContents(of: row)
      anchor(row)
    }
    last = row.head
    lastIsAltered = isAltered
  }

  private mutating func anchor(_ row: JournalRow) {
    let code = row.head.code
    guard codes.remove(code) != nil else { return }
    let time = String(decoding: row.time, as: UTF8.self)
    report.anchors.append(.init(code: code, entry: row.number, time: time))
  }

  private mutating func checkContents(of row: JournalRow) {
    guard let entry = try? row.entry() else {
      return report.findings.append(.unreadableEntry(row.number))
    }
    if let time, entry.time < time {
      report.findings.append(.earlier(entry))
    }
    time = entry.time
    guard let evidence else { return }
    report.findings += Evidence.digests(in: row.fact).filter { !evidence.holds($0) }
      .map { .missingEvidence($0, of: "第\(row.number)条提到") }
  }

  private mutating func reportUnknownCodes(asked: [CheckCode]) {
    report.findings += asked.filter(codes.contains).map(Diagnostic.unknownCode)
  }
}

extension OfficeStore {
  /// Rechecks SQLite's file, the chain, every file of evidence, and codes printed on papers.
  ///
  /// Reads everything; takes time in proportion to the journal and the evidence.
  public func verify(codes: [CheckCode] = []) throws(DiagnosticError) -> JournalReport {
    try read { database in
      try JournalCheck.report(on: database, codes: codes, evidence: folder.evidence)
    }
  }
}

extension Diagnostic {
  fileprivate static let restore: String = "保留现在的文件备查，从备份恢复，再用签字纸件上的校验码核对"

  fileprivate static func damagedFile(_ words: String) -> Diagnostic {
    .error("store.damaged", "台账文件已损坏（SQLite：\(words)）", hint: restore)
  }

  fileprivate static func altered(_ number: Int) -> Diagnostic {
    .error("store.altered-entry", "台账第\(number)条与它的校验值不符，内容被改动过", hint: restore)
  }

  fileprivate static func missing(_ numbers: ClosedRange<Int>) -> Diagnostic {
    let last = numbers.count == 1 ? "" : "至\(numbers.upperBound)"
    return .error(
      "store.missing-entry", "台账缺少第\(numbers.lowerBound)\(last)条", hint: restore)
  }

  fileprivate static func extra(_ number: Int) -> Diagnostic {
    .error("store.extra-entry", "台账里多出一条，编号为 \(number)", hint: restore)
  }

  fileprivate static func unlinked(_ number: Int) -> Diagnostic {
    .error("store.unlinked-entry", "台账第\(number)条接不上第\(number - 1)条：两者之一被换过", hint: restore)
  }

  fileprivate static func earlier(_ entry: JournalEntry) -> Diagnostic {
    Diagnostic(
      .note, "store.earlier-entry",
      "台账第\(entry.number)条的时间 \(entry.time) 早于前一条：登记时确认过，前面的时间有误")
  }

  fileprivate static func unknownCode(_ code: CheckCode) -> Diagnostic {
    .error(
      "store.unknown-code", "台账里没有校验码 \(code) 对应的一条：纸件印出后台账被改写或截短过，或者纸件属于别的台账",
      hint: "先核对校验码有没有抄错，再取该纸件之后最早的备份比对")
  }
}
