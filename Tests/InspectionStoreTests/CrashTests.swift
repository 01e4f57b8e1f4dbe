import Diagnostics
import FormTestSupport
import Foundation
import Glibc
import Inspection
import InspectionStore
import Testing

/// Processes that are killed, and processes that compete.
///
/// 20 kills here, 200 in `make soak`.
@Suite(.serialized) struct CrashTests {
  private static let isSoak = ProcessInfo.processInfo.environment["HANFORM_SOAK"] == "1"
  private let kills = isSoak ? 50 : 5
  private let place: TestOffice

  init() throws { place = try TestOffice() }

  @Test(arguments: ["append", "import", "draw", "backup"])
  func `a killed writer loses nothing that was acknowledged`(mode: String) throws {
    var generator = Generator(seed: 9)
    var acknowledged = 0
    _ = try place.store()
    for round in 1...kills {
      let writer = try WriterProcess(mode, place.folder.path, "0")
      writer.wait(for: "entry")
      usleep(UInt32(generator.number(in: 0...120_000)))
      writer.kill()
      let entries = writer.said("entry").compactMap { Int($0) }
      acknowledged = max(acknowledged, entries.max() ?? 0)
      #expect(acknowledged >= round, "nothing was entered before the kill")

      let store = try OfficeStore(opening: place.folder)
      let report = try store.verify()
      #expect(report.findings == [])
      #expect(report.entryCount >= acknowledged)
      #expect(try store.office().lastEntry?.number == report.entryCount)
      for digest in writer.said("evidence") {
        let evidence = Evidence(name: "", digest: digest)
        #expect(try !place.folder.evidence.bytes(of: evidence).isEmpty)
      }
      try checkBackups(acknowledged: writer.said("backup"))
      #expect(try store.recheckDraws().allSatisfy { $0.severity != .error })
    }
  }

  @Test func `an office is made whole or not at all`() throws {
    var generator = Generator(seed: 10)
    for _ in 1...kills {
      let place = try TestOffice()
      let writer = try WriterProcess("append", place.folder.path, "0")
      usleep(UInt32(generator.number(in: 0...60_000)))
      writer.kill()
      let store =
        place.folder.holdsJournal
        ? try OfficeStore(opening: place.folder) : try OfficeStore.create(in: place.folder)
      let report = try store.verify()
      #expect(report.findings == [])
      #expect(report.entryCount >= writer.said("entry").count)
      try place.enter(report.entryCount + 1, into: store)
    }
  }

  @Test func `of two that write at once neither loses an entry`() throws {
    _ = try place.store()
    let count = Self.isSoak ? 1_000 : 60
    let writers = try (1...2).map { _ in
      try WriterProcess("append", place.folder.path, "\(count)")
    }
    #expect(writers.map { $0.end() } == [0, 0])
    let numbers = writers.map { $0.said("entry").compactMap { Int($0) } }
    #expect(numbers.map(\.count) == [count, count])
    #expect(numbers.joined().sorted() == Array(1...2 * count))
    let store = try OfficeStore(opening: place.folder)
    #expect(try store.verify().isWhole)
    #expect(try store.entries().map(\.fact).count == 2 * count)
  }

  @Test func `who waits too long is told who writes`() throws {
    _ = try place.store(entries: 1)
    let writer = try WriterProcess("hold", place.folder.path, "60")
    writer.wait(for: "holding")
    let store = try OfficeStore(opening: place.folder, patience: .milliseconds(50))
    let refused = words { try place.enter(2, into: store) }
    #expect(refused.contains("王强（系统管理人员）自 2019-03-30T09:00:00+08:00 起（进程 "))
    #expect(refused.contains("[store.locked]"))
    #expect(try store.office().recusals.count == 1)
    writer.kill()
    try place.enter(2, into: store)
    #expect(try store.verify().entryCount == 2)
  }

  private func checkBackups(acknowledged: [String]) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder.backups)
    let copies = names.filter { !$0.hasPrefix(".") }
    for path in acknowledged { #expect(copies.contains(URL(filePath: path).lastPathComponent)) }
    for name in copies {
      let copy = OfficeFolder("\(place.folder.backups)/\(name)")
      #expect(try OfficeStore(opening: copy).verify().findings == [])
      try FileManager.default.removeItem(atPath: copy.path)
    }
  }
}
