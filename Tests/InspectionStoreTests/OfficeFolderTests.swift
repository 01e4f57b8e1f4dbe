import Diagnostics
import Foundation
import FormTestSupport
import Inspection
import OfficeWriter
import Testing

@testable import InspectionStore

@Suite struct OfficeFolderTests {
  private let place: TestOffice
  private var files: FileManager { .default }

  init() throws { place = try TestOffice() }

  @Test func `an office stands in three places`() throws {
    do { _ = try place.store(entries: 1) }
    #expect(
      try files.contentsOfDirectory(atPath: place.folder.path).sorted()
        == ["台账.lock", "台账.sqlite", "备份", "附件"])
    #expect(refusal { _ = try OfficeStore.create(in: place.folder) } == ["store.already-office"])
    #expect(try OfficeStore(opening: place.folder).entries().count == 1)
  }

  @Test(arguments: [
    ("说明.txt", ["store.foreign-folder"]), ("附件/照片.jpg", ["store.foreign-folder"]),
    ("备份/旧", ["store.foreign-folder"]), (".台账.sqlite.1.99999999.part", []),
    (".台账.sqlite.1.99999999.part-journal", []), ("台账.lock", []),
    ("台账.sqlite-wal", ["store.foreign-folder"]),
  ])
  func `only an empty folder becomes an office`(name: String, ids: [String]) throws {
    let file = URL(filePath: "\(place.folder.path)/\(name)")
    try files.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: file)
    #expect(refusal { _ = try OfficeStore.create(in: place.folder) } == ids)
    #expect(files.fileExists(atPath: file.path(percentEncoded: false)))
    #expect(place.folder.holdsJournal == ids.isEmpty)
  }

  @Test func `a folder that is none is refused`() throws {
    let nowhere = OfficeFolder("\(place.path)没有/机关")
    #expect(refusal { _ = try OfficeStore.create(in: nowhere) } == ["store.no-folder"])
    #expect(refusal { _ = try OfficeStore(opening: nowhere) } == ["store.no-journal"])
  }

  @Test(arguments: ["", "这不是数据库", "SQLite format 3\u{0}"])
  func `another file of that name is refused and left as it is`(text: String) throws {
    try files.createDirectory(atPath: place.folder.path, withIntermediateDirectories: false)
    let file = URL(filePath: place.folder.journal)
    let bytes = Data((text + String(repeating: text, count: 200)).utf8)
    try bytes.write(to: file)
    let ids = refusal { _ = try OfficeStore(opening: place.folder) }
    #expect([["store.not-a-journal"], ["store.damaged"]].contains(ids), "\(ids)")
    #expect(try Data(contentsOf: file) == bytes)
  }

  @Test(arguments: [true, false])
  func `a folder that goes away under the store is found`(isReplaced: Bool) throws {
    let store = try place.store(entries: 3)
    let aside = "\(place.path)别处"
    try files.moveItem(atPath: place.folder.path, toPath: aside)
    if isReplaced { _ = try place.store(entries: 1) }
    #expect(refusal { try place.enter(4, into: store) } == ["store.moved"])
    #expect(refusal { _ = try store.office() } == ["store.moved"])
    #expect(try OfficeStore(opening: OfficeFolder(aside)).entries().count == 3)
    if isReplaced { try files.removeItem(atPath: place.folder.path) }
    try files.moveItem(atPath: aside, toPath: place.folder.path)
    try place.enter(4, into: store)
    #expect(try store.verify().entryCount == 4)
  }

  @Test func `evidence is kept once, whole, and read back checked`() throws {
    _ = try place.store()
    let folder = place.folder.evidence
    let bytes = (0..<300_000).map { UInt8($0 & 0xFF) }
    let first = try folder.keep(bytes, named: "一.jpg")
    let second = try folder.keep(bytes, named: "二.jpg")
    #expect(first.digest == second.digest)
    #expect(try files.contentsOfDirectory(atPath: folder.path) == [first.digest])
    #expect(try folder.bytes(of: first) == bytes)

    let file = "\(folder.path)/\(first.digest)"
    try files.removeItem(atPath: file)
    #expect(refusal { _ = try folder.bytes(of: first) } == ["store.evidence-missing"])
    try Data(bytes.dropLast()).write(to: URL(filePath: file))
    #expect(refusal { _ = try folder.bytes(of: first) } == ["store.evidence-altered"])
    #expect(try folder.keep(bytes, named: "三.jpg").digest == first.digest)
    #expect(try folder.bytes(of: first) == bytes)
    let outside = Evidence(name: "x", digest: "../台账.sqlite")
    #expect(refusal { _ = try folder.bytes(of: outside) } == ["store.evidence-missing"])
  }

  @Test(arguments: [
    (".台账.sqlite.3.4711.part", 4711), (".台账.sqlite.3.4711.part-journal", 4711), (".part", nil),
    ("台账.3.4711.part", nil), (".a.b.part", nil),
    (".a.4711.partly", nil),
  ])
  func `a draft names the process that writes it`(name: String, writer: Int32?) {
    #expect(WholeFile.writer(ofDraft: name) == writer)
  }

  @Test func `a backup is an office of its own`() throws {
    let store = try place.store(entries: 3)
    let photo = try place.folder.evidence.keep([1, 2, 3], named: "现场.jpg")
    let stale = "\(place.folder.backups)/.备份.1.99999999.part"
    try files.createDirectory(atPath: stale, withIntermediateDirectories: false)
    let copy = try store.backUp(at: Sample.time(7))
    let code = try store.head().code.description.filter { $0 != "-" }.prefix(8)
    #expect(copy.path == "\(place.folder.backups)/台账备份-20190330T090007-\(code)")
    #expect(try files.contentsOfDirectory(atPath: place.folder.backups).count == 1)
    #expect(
      try files.contentsOfDirectory(atPath: copy.path).sorted() == ["台账.sqlite", "备份", "附件"])
    try place.enter(4, into: store)
    let report = try OfficeStore.verify(copy: copy, codes: [store.head().code])
    #expect(report.findings.map(\.id.name) == ["store.unknown-code"])
    #expect(report.entryCount == 3)
    #expect(
      try files.contentsOfDirectory(atPath: copy.path).sorted() == ["台账.sqlite", "备份", "附件"])
    let opened = try OfficeStore(opening: copy)
    #expect(try opened.verify().isWhole)
    #expect(try opened.entries().map(\.number) == [1, 2, 3])
    #expect(try copy.evidence.bytes(of: photo) == [1, 2, 3])
  }

  @Test(arguments: [
    ("UPDATE entry SET fact = '{}' WHERE number = 2", "store.altered-entry"),
    ("DELETE FROM entry WHERE number = 2", "store.missing-entry"),
  ])
  func `a journal that is not whole gives no backup`(sql: String, id: String) throws {
    let store = try place.store(entries: 3)
    try place.meddle(
      "DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed; \(sql)")
    #expect(refusal { _ = try store.backUp(at: Sample.time(9)) } == [id])
    #expect(try files.contentsOfDirectory(atPath: place.folder.backups) == [])
    #expect(
      refusal { _ = try store.backUp(to: "\(place.path)没有", at: Sample.time(9)) }
        == ["store.no-folder"])
  }
}
