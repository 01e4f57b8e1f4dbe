import Diagnostics
import FormTestSupport
import Foundation
import GRDB
import Inspection
import OfficeWriter
import Testing

@testable import InspectionStore

@Suite struct OfficeStoreTests {
  private let place: TestOffice

  init() throws { place = try TestOffice() }

  @Test func `what was entered is there again`() throws {
    let photo = Array("照片".utf8)
    do {
      let store = try place.store()
      let evidence = try place.folder.evidence.keep(photo, named: "现场.jpg")
      try store.perform(
        Entering(Sample.sources(0..<20, photo: evidence)), author: Sample.clerk,
        at: Sample.time(0))
      try place.enter(1, into: store)
    }
    let store = try OfficeStore(opening: place.folder)
    let office = try store.office()
    #expect(office.sourceChanges.count == 20)
    #expect(office.recusals.map(\.source) == ["P1"])
    #expect(office.lastEntry?.author == Sample.clerk)
    let entries = try store.entries()
    #expect(entries.map(\.number) == [1, 2])
    #expect(entries.map(\.time) == [Sample.time(0), Sample.time(1)])
    #expect(entries.last?.fact == Sample.recusal(1))
    #expect(try store.entries(after: 1).map(\.number) == [2])
    let change = try #require(office.sourceChanges.first?.photo)
    #expect(try place.folder.evidence.bytes(of: change) == photo)
  }

  @Test func `a character is kept as it was typed`() throws {
    let store = try place.store(entries: 1)
    let note = try #require(try store.office().recusals.first?.note)
    #expect(note.utf8.elementsEqual("申请/第1号“\u{F92C}”".utf8))
    let kept = try String.fetchOne(in: place, "SELECT fact FROM entry")
    #expect(kept.contains(#""note":"申请/第1号“"#))
  }

  @Test(arguments: [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")])
  func `what is acknowledged is on the disk`(pragma: String, value: String) throws {
    let found = try place.store().pool.writeWithoutTransaction {
      try String.fetchOne($0, sql: "PRAGMA \(pragma)")
    }
    #expect(found == value)
  }

  @Test func `others' entries are seen without reading all again`() throws {
    let mine = try place.store(entries: 3)
    let yours = try OfficeStore(opening: place.folder)
    try place.enter(4, into: yours)
    #expect(try mine.office().recusals.count == 4)
    try place.enter(5, into: mine)
    #expect(try yours.office().recusals.count == 5)
    #expect(try mine.head() == yours.head())
  }

  @Test(arguments: [
    "UPDATE entry SET fact = '{}' WHERE number = 2", "DELETE FROM entry WHERE number = 3",
    "DELETE FROM entry",
    "INSERT INTO entry SELECT 7, time, author, fact, previous, hash FROM entry",
    "INSERT OR REPLACE INTO entry SELECT 2, time, author, '{}', previous, hash FROM entry",
    "INSERT INTO entry SELECT 4, time, author, fact, previous, hash FROM entry WHERE number = 3",
  ])
  func `the file itself refuses all but the next entry`(sql: String) throws {
    let store = try place.store(entries: 3)
    #expect(throws: DatabaseError.self) { try place.meddle(sql) }
    #expect(try store.verify().findings == [])
    #expect(try store.entries().count == 3)
  }

  @Test func `a fact decided upon an older state is refused`() throws {
    let mine = try place.store(entries: 1)
    let yours = try OfficeStore(opening: place.folder)
    let head = try yours.head()
    try place.enter(2, into: mine)
    let late = words {
      try yours.append(
        [Sample.recusal(2)], decidedUpon: head, author: Sample.clerk, at: Sample.time(3))
    }
    #expect(late.contains("[store.changed-meanwhile]"))
    #expect(late.contains("王强已在 2019-03-30T09:00:02+08:00 登记了第2条"))
    #expect(try mine.entries().count == 2)
    try yours.append(
      [Sample.recusal(3), Sample.recusal(4)], decidedUpon: yours.head(), author: Sample.clerk,
      at: Sample.time(4))
    #expect(try mine.entries().map(\.number) == [1, 2, 3, 4])
  }

  @Test func `an act sees what came before it and may refuse`() throws {
    struct Once: Act {
      func decide(
        in office: Office, by author: Author, at time: Timestamp
      ) throws(DiagnosticError) -> Fact {
        guard office.recusals.isEmpty else {
          throw DiagnosticError(.refusal("data.other", .officerChange, "已经登记"))
        }
        return Sample.recusal(1)
      }
    }
    let mine = try place.store()
    let yours = try OfficeStore(opening: place.folder)
    _ = try yours.office()
    try mine.perform(Once(), author: Sample.clerk, at: Sample.time(0))
    #expect(
      refusal { try yours.perform(Once(), author: Sample.clerk, at: Sample.time(1)) }
        == ["data.other"])
    #expect(try yours.entries().count == 1)
  }

  @Test func `facts are added all or none`() throws {
    let store = try place.store(entries: 1)
    let lost = Evidence(name: "丢失.jpg", digest: String(repeating: "0", count: 64))
    let facts = [Sample.recusal(2), Sample.sources(0..<2, photo: lost)]
    let ids = refusal {
      try store.append(facts, decidedUpon: store.head(), author: Sample.clerk, at: Sample.time(2))
    }
    #expect(ids == ["store.evidence-missing", "store.evidence-missing"])
    #expect(try store.entries().count == 1)
    #expect(try store.office().recusals.count == 1)
    try place.enter(2, into: store)
    #expect(try store.verify().isWhole)
  }

  @Test(arguments: [
    (-3_600, ClockRule.runsForward, nil), (-61, .runsForward, nil), (-60, .runsForward, 0),
    (-1, .runsForward, 0), (0, .runsForward, 0), (5, .runsForward, 5), (-3_600, .isRight, -3_600),
    (-1, .isRight, 0),
  ])
  func `a clock that was set back is found`(second: Int, rule: ClockRule, kept: Int?) throws {
    let store = try place.store()
    try place.enter(0, into: store)
    let ids = refusal {
      let act = Entering(Sample.recusal(2))
      try store.perform(act, author: Sample.clerk, at: Sample.time(second), clock: rule)
    }
    #expect(ids == (kept == nil ? ["store.clock-set-back"] : []))
    let last = try #require(try store.entries().last)
    #expect(last.time == Sample.time(kept ?? 0))
    let report = try store.verify()
    #expect(report.isWhole)
    #expect(report.findings.map(\.id.name) == (kept == -3_600 ? ["store.earlier-entry"] : []))
  }

  @Test func `the quarter that is measured is played to its end`() throws {
    let writer = try WriterProcess("quarter", place.folder.path, "60", "8")
    #expect(writer.end() == 0)
    #expect(writer.lines.last?.hasPrefix("verification of the chain") == true)
  }

  @Test func `the schema of a newer version is left alone`() throws {
    _ = try place.store(entries: 1)
    try place.meddle("INSERT INTO grdb_migrations VALUES ('9 of another year')")
    #expect(refusal { _ = try OfficeStore(opening: place.folder) } == ["store.newer-schema"])
  }

  @Test func `a fact of a newer version is refused, and nothing else lost`() throws {
    let store = try place.store(entries: 1)
    var row = try JournalRow(
      JournalEntry(number: 2, time: Sample.time(2), author: Sample.clerk, fact: Sample.recusal(2)),
      after: store.head())
    row.fact = Data(#"{"abolished":{}}"#.utf8)
    row.hash = row.digest
    let queue = try DatabaseQueue(path: place.folder.journal)
    try queue.write { try row.insert(into: $0) }
    #expect(refusal { _ = try store.office() } == ["store.unreadable-entry"])
    #expect(refusal { try place.enter(3, into: store) } == ["store.unreadable-entry"])
    #expect(try store.verify().findings.map(\.id.name) == ["store.unreadable-entry"])
    #expect(try store.verify().entryCount == 2)
  }

  @Test func `a broken chain is not folded and not added to`() throws {
    _ = try place.store(entries: 3)
    try place.meddle(
      "DROP TRIGGER entry_is_never_changed; UPDATE entry SET time = 'x' WHERE number = 2")
    let store = try OfficeStore(opening: place.folder)
    #expect(words { _ = try store.office() }.contains("第2条"))
    #expect(refusal { try place.enter(4, into: store) } == ["store.broken-chain"])
  }
}

extension String {
  static func fetchOne(in place: TestOffice, _ sql: String) throws -> String {
    let queue = try DatabaseQueue(path: place.folder.journal)
    return try queue.read { try String.fetchOne($0, sql: sql) } ?? ""
  }
}
