import Diagnostics
import FormTestSupport
import Foundation
import GRDB
import Inspection
import Testing

@testable import InspectionStore

/// Disks that are full or may not be written to.
@Suite(.serialized) struct RefusedDiskTests {
  private let place: TestOffice

  init() throws { place = try TestOffice() }

  @Test(
    .enabled(if: canMount), arguments: [("append", 1_700), ("import", 4_000), ("backup", 2_500)])
  func `a full disk refuses, and keeps what it has`(mode: String, kilobytes: Int) throws {
    let result = try runWithMounts(
      """
      mount -t tmpfs -o size=\(kilobytes)k none "$1" && head -c 1150000 /dev/zero > "$1/ballast"
      "$2" \(mode) "$1/机关" 0
      echo status $?
      ls -a "$1/机关/备份" "$1/机关/附件" | grep part
      rm "$1/ballast"
      "$2" check "$1/机关" 1
      "$2" append "$1/机关" 1 && "$2" check "$1/机关" 1
      """)
    let lines = result.text.split(separator: "\n").map(String.init)
    let entries = lines.filter { $0.hasPrefix("entry ") }.compactMap { Int($0.dropFirst(6)) }
    #expect(lines.contains("refused store.disk-full"), "\(lines.suffix(3))")
    #expect(lines.contains("status 1"))
    #expect(!lines.contains { $0.hasSuffix(".part") })
    let last = try #require(entries.last)
    #expect(entries == Array(1...last))
    #expect(lines.filter { $0.hasPrefix("whole ") } == ["whole \(last - 1)", "whole \(last)"])
  }

  @Test(.enabled(if: canMount))
  func `a folder that may not be written to is refused`() throws {
    _ = try place.store(entries: 2)
    let result = try runWithMounts(
      """
      mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"
      "$2" append "$1/机关" 1; "$2" append "$1/另一个" 1
      """)
    let lines = result.text.split(separator: "\n").filter { $0.hasPrefix("refused") }
    #expect(lines == ["refused store.read-only", "refused store.read-only"], "\(result)")
    #expect(try OfficeStore(opening: place.folder).entries().count == 2)
  }

  /// SQLite's codes and the system's, and what a clerk is told.
  @Test(arguments: [
    (ResultCode.SQLITE_FULL, "store.disk-full"), (.SQLITE_READONLY, "store.read-only"),
    (.SQLITE_READONLY_DBMOVED, "store.moved"), (.SQLITE_CANTOPEN, "store.read-only"),
    (.SQLITE_BUSY, "store.locked"), (.SQLITE_CORRUPT, "store.damaged"),
    (.SQLITE_NOTADB, "store.damaged"), (.SQLITE_IOERR_FSYNC, "store.disk-fault"),
    (.SQLITE_IOERR_SHMSIZE, "store.disk-full"),
    (.SQLITE_CONSTRAINT_TRIGGER, "store.failed"),
  ])
  func `each failure of SQLite has its words`(code: ResultCode, id: String) {
    let found = StoreFault.diagnostic(for: DatabaseError(resultCode: code), at: "机关")
    #expect(found.id.name == id)
    #expect(found.message.contains("“机关”"))
    #expect(found.hint != nil)
  }

  @Test func `a program that keeps the file busy is waited for, then told of`() throws {
    let store = try place.store(entries: 1)
    let other = try DatabaseQueue(path: place.folder.journal)
    let hasty = try OfficeStore(opening: place.folder, patience: .zero)
    try other.inDatabase { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      #expect(refusal { try place.enter(2, into: hasty) } == ["store.locked"])
      try database.execute(sql: "ROLLBACK")
    }
    try place.enter(2, into: store)
    #expect(try hasty.office().recusals.count == 2)
  }

  /// Runs a script with the room as `$1` and the writer as `$2`, where mounts stay its own.
  private func runWithMounts(_ script: String) throws -> ProgramResult {
    try run("unshare", Self.flags + ["sh", "-c", script, "sh", place.path, WriterProcess.path])
  }

  private static let flags = geteuid() == 0 ? ["-m"] : ["-Urm"]
  private static let canMount =
    (try? run("unshare", flags + ["sh", "-c", "mount -t tmpfs none /mnt"]))?.status == 0
}
