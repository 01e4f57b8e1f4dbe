import Diagnostics
import FormTestSupport
import Foundation
import GRDB
import Inspection
import OfficeWriter
import Testing

@testable import InspectionStore

@Suite struct JournalCheckTests {
  private let place: TestOffice

  init() throws { place = try TestOffice() }

  /// What somebody does to nine entries with SQL, and what is found.
  struct Tampering: Sendable, CustomTestStringConvertible {
    var sql: String
    var findings: [String]
    var testDescription: String { sql }

    init(_ sql: String, _ findings: String...) {
      self.sql = sql
      self.findings = findings
    }

    static let all = [
      Tampering(
        "UPDATE entry SET fact = replace(fact, '5号', '6号') WHERE number = 5", "altered-entry 第5条"),
      Tampering(
        "UPDATE entry SET time = replace(time, '05+', '06+') WHERE number = 5", "altered-entry 第5条"),
      Tampering(
        "UPDATE entry SET author = replace(author, '王强', '王磊') WHERE number = 9",
        "altered-entry 第9条"),
      Tampering("UPDATE entry SET previous = zeroblob(32) WHERE number = 4", "altered-entry 第4条"),
      Tampering("UPDATE entry SET hash = zeroblob(32) WHERE number = 4", "altered-entry 第4条"),
      Tampering("DELETE FROM entry WHERE number = 1", "missing-entry 第1条"),
      Tampering("DELETE FROM entry WHERE number IN (4, 5, 6)", "missing-entry 第4至6条"),
      Tampering(
        "DELETE FROM entry WHERE number IN (2, 7)", "missing-entry 第2条", "missing-entry 第7条"),
      Tampering(
        """
        UPDATE entry SET number = -1 WHERE number = 3; UPDATE entry SET number = 3 WHERE number = 4;
        UPDATE entry SET number = 4 WHERE number = -1
        """, "altered-entry 第3条", "altered-entry 第4条"),
      Tampering(
        "UPDATE entry SET fact = (SELECT fact FROM entry WHERE number = 8) WHERE number = 2",
        "altered-entry 第2条"),
      Tampering(
        "INSERT INTO entry SELECT 10, time, author, fact, previous, hash FROM entry WHERE number = 9",
        "altered-entry 第10条"),
      Tampering(
        """
        UPDATE entry SET number = number + 100 WHERE number > 5;
        UPDATE entry SET number = number - 99 WHERE number > 5;
        INSERT INTO entry SELECT 6, time, author, fact, previous, hash FROM entry WHERE number = 5
        """, "altered-entry 第6条", "altered-entry 第7条", "altered-entry 第8条",
        "altered-entry 第9条", "altered-entry 第10条"),
      Tampering(
        "INSERT INTO entry SELECT -3, time, author, fact, previous, hash FROM entry WHERE number = 3",
        "extra-entry -3"),
    ]
  }

  @Test(arguments: Tampering.all)
  func `every change is found and named by number`(tampering: Tampering) throws {
    let store = try place.store(entries: 9)
    try place.meddle(
      """
      DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed;
      DROP TRIGGER entry_follows_the_last; \(tampering.sql)
      """)
    let report = try store.verify()
    #expect(!report.isWhole)
    #expect(report.findings.count == tampering.findings.count, "\(report.findings.map(\.message))")
    for (found, expected) in zip(report.findings, tampering.findings) {
      let parts = expected.split(separator: " ")
      #expect(found.id.name == "store.\(parts[0])")
      #expect(found.message.contains(parts[1]), "\(found.message)")
    }
  }

  /// Whoever rewrites an entry and its hash must rewrite all after it; a printed code tells.
  @Test func `a forged entry does not fit the next`() throws {
    let store = try place.store(entries: 9)
    let (time, before) = (
      Sample.time(5), try #require(try store.entries().first { $0.number == 5 })
    )
    var forged = before
    forged.author.name = "王磊"
    let queue = try DatabaseQueue(path: place.folder.journal)
    let previous = try queue.read { try JournalRow.hash(of: 4, in: $0) }
    let row = try JournalRow(
      JournalEntry(number: 5, time: time, author: forged.author, fact: forged.fact),
      after: JournalHead(number: 4, hash: #require(previous)))
    try queue.writeWithoutTransaction {
      try $0.execute(
        sql: "DROP TRIGGER entry_is_never_removed; DROP TRIGGER entry_follows_the_last")
      try $0.execute(sql: "DELETE FROM entry WHERE number = 5")
      try row.insert(into: $0)
    }
    let report = try store.verify()
    #expect(report.findings.map(\.id.name) == ["store.unlinked-entry"])
    #expect(report.findings.first?.message.contains("第6条接不上第5条") == true)
  }

  @Test func `a printed code anchors its entry, and finds a journal cut short`() throws {
    let store = try place.store(entries: 5)
    let printed = try store.head().code
    try place.enter(6, into: store)
    let report = try store.verify(codes: [printed])
    #expect(report.isWhole)
    #expect(report.anchors.map(\.entry) == [5])
    #expect(report.anchors.map(\.time) == ["2019-03-30T09:00:05+08:00"])
    #expect(report.head.number == 6)

    try place.meddle("DROP TRIGGER entry_is_never_removed; DELETE FROM entry WHERE number > 4")
    let cut = try store.verify(codes: [printed])
    #expect(cut.findings.map(\.id.name) == ["store.unknown-code"])
    #expect(cut.findings.first?.message.contains(printed.description) == true)
    #expect(cut.anchors == [])
  }

  /// On the disk, below SQLite: whichever of the two finds it.
  @Test func `a flipped bit in what an entry says is found`() throws {
    var generator = Generator(seed: 4)
    do { _ = try place.store(entries: 12) }
    let file = URL(filePath: place.folder.journal)
    let whole = try Data(contentsOf: file)
    for _ in 0..<60 {
      let opening = Data("第\(generator.number(in: 1...12))号".utf8)
      let start = try #require(whole.range(of: opening), "still in the log").lowerBound
      var bytes = whole
      let at = generator.number(in: start - 90...start + 90)
      bytes[at] ^= 1 << UInt8(generator.number(in: 0...7))
      try bytes.write(to: file)
      let ids = refusal {
        let report = try OfficeStore(opening: place.folder).verify()
        if !report.isWhole { throw DiagnosticError(report.findings) }
      }
      #expect(ids == ["store.altered-entry"], "bit in byte \(at)")
    }
  }

  @Test func `evidence that changed or went is found`() throws {
    let store = try place.store()
    let evidence = place.folder.evidence
    let kept = try (1...3).map { try evidence.keep(Array("照片\($0)".utf8), named: "\($0).jpg") }
    for photo in kept {
      try store.perform(
        Entering(Sample.sources(0..<1, photo: photo)), author: Sample.clerk, at: Sample.time(0))
    }
    #expect(try store.verify().findings == [])
    let file = "\(evidence.path)/\(kept[1].digest)"
    try FileManager.default.removeItem(atPath: "\(evidence.path)/\(kept[0].digest)")
    try FileManager.default.removeItem(atPath: file)
    try Data("照片".utf8).write(to: URL(filePath: file))
    let report = try store.verify()
    #expect(report.findings.map(\.id.name) == ["store.evidence-missing", "store.evidence-altered"])
    #expect(report.findings.first?.message.contains("第1条") == true)
  }
}
