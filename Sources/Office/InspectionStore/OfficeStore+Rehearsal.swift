public import Diagnostics
import Foundation
import GRDB
public import Inspection

/// 演练: everything can be tried in a copy of the office, whose papers carry the watermark 演练.
extension OfficeStore {
  /// What papers of this journal are marked with.
  public func watermark() throws(DiagnosticError) -> String? { try isRehearsal() ? "演练" : nil }

  /// Whether the journal is for practice; it says so itself, whatever its folder is called.
  public func isRehearsal() throws(DiagnosticError) -> Bool {
    try read { try Int.fetchOne($0, sql: "PRAGMA user_version") == Self.rehearsalMark }
  }

  /// How many entries were copied; `nil` in an office, and in a copy that does not know it any more.
  private func copiedCount() throws(DiagnosticError) -> Int? {
    try read { database in
      guard try database.tableExists("rehearsal") else { return nil }
      return try Int.fetchOne(database, sql: "SELECT copied FROM rehearsal")
    }
  }

  /// Whether an entry was made here: in a rehearsal, after the copy was taken.
  public func isOwn(entry number: Int) throws(DiagnosticError) -> Bool {
    guard try isRehearsal() else { return true }
    return try copiedCount().map { number > $0 } ?? false
  }

  /// The office beside this one to practise in; made of what this one holds now when there is none
  /// yet, or when it is to begin `anew`.
  ///
  /// It has its own journal, evidence and secrets: nothing done there is done here. Secrets that are
  /// sealed here are not copied.
  public func rehearsal(anew: Bool = false) throws(DiagnosticError) -> OfficeStore {
    guard try !isRehearsal() else {
      throw DiagnosticError(
        .error("store.rehearsal", "“\(folder.path)”本身就是演练", hint: "直接在这里练习，不用再加演练"))
    }
    let place = folder.rehearsal
    if place.holdsJournal {
      let old = try OfficeStore(opening: place, patience: patience)
      guard try old.isRehearsal() else {
        throw DiagnosticError(
          .error("store.foreign-folder", "“\(place.path)”里是正式的台账", hint: "把它移到别处再演练"))
      }
      if !anew { return old }
    }
    try copyForRehearsal(to: place)
    return try OfficeStore(opening: place, patience: patience)
  }

  /// The last entry that the copy to practise in shares with the office, and how many each holds
  /// beyond it.
  ///
  /// `nil` where there is no such entry.
  public func rehearsalAge(
    of copy: OfficeStore
  ) throws(DiagnosticError) -> (shared: JournalEntry, later: Int, own: Int)? {
    let (here, there) = (try heads(), try copy.heads())
    let count = zip(here, there).prefix { $0 == $1 }.count
    guard count > 0, let shared = try entries(after: count - 1).first else { return nil }
    return (shared, here.count - count, there.count - count)
  }

  /// What the chain's head was after each entry.
  private func heads() throws(DiagnosticError) -> [JournalHead] {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT number, hash FROM entry ORDER BY number")
      return rows.map { row in
        let hash: Data = row["hash"]
        return JournalHead(number: row["number"], hash: [UInt8](hash))
      }
    }
  }

  private func copyForRehearsal(to place: OfficeFolder) throws(DiagnosticError) {
    folder.sweep()
    let draft = OfficeFolder(WholeFile.draft(of: OfficeFolder.rehearsalName, in: folder.path))
    do throws(DiagnosticError) {
      try draft.prepare()
      try copyJournal(to: draft, in: folder.path)
      try StoreFault.wording(folder.path) {
        let queue = try DatabaseQueue(path: draft.journal)
        try queue.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA user_version = \(Self.rehearsalMark)")
          try $0.execute(
            sql: "CREATE TABLE rehearsal AS SELECT count(*) AS copied FROM entry")
        }
        try queue.close()
        try folder.evidence.link(into: draft.evidence)
        try folder.copyClerksFiles(to: draft)
        if FileManager.default.fileExists(atPath: place.path) {
          try FileManager.default.removeItem(atPath: place.path)
        }
      }
      try WholeFile.rename(draft.path, to: place.path, in: folder.path)
    } catch {
      try? FileManager.default.removeItem(atPath: draft.path)
      throw error
    }
  }

  /// In the file's header (bytes 60 to 63), where SQLite leaves room for its user.
  private static let rehearsalMark = 0x7EA
}
