import Foundation
import GRDB

/// The journal of a folder that may only be read, as it was at one moment.
///
/// SQLite cannot open a journal with a log where it may not write: it needs shared memory beside it,
/// and would leave out the entries that a killed process left in its log. So both files are copied to
/// where it may, and the copy is read.
enum JournalSnapshot {
  static func open(_ journal: String) throws -> DatabaseQueue {
    let files = FileManager.default
    let room = files.temporaryDirectory
      .appending(path: "hanform-\(ProcessInfo.processInfo.processIdentifier)-\(UUID())")
    try files.createDirectory(
      at: room, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // What is open stays readable without a name, and goes with the process.
    defer { try? files.removeItem(at: room) }
    let copy = room.appending(path: "台账.sqlite").path(percentEncoded: false)
    try copyAtRest(journal, to: copy)
    let queue = try DatabaseQueue(path: copy)
    try queue.read { try JournalSchema.check($0, path: journal) }
    try JournalSchema.migrator.migrate(queue)
    return queue
  }

  /// Copies both files until they were the same before and after: somebody else may write meanwhile.
  ///
  /// What slips through all the same, the chain finds.
  private static func copyAtRest(_ journal: String, to copy: String) throws {
    for _ in 0..<10 {
      let before = state(of: journal)
      for ending in ["", "-wal"] {
        try? FileManager.default.removeItem(atPath: copy + ending)
        guard ending.isEmpty || FileManager.default.fileExists(atPath: journal + ending) else {
          continue
        }
        try FileManager.default.copyItem(atPath: journal + ending, toPath: copy + ending)
      }
      if state(of: journal) == before { break }
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy)
  }

  /// Size and time of both files.
  private static func state(of journal: String) -> [String] {
    ["", "-wal"].map { ending in
      let found = try? FileManager.default.attributesOfItem(atPath: journal + ending)
      return "\(found?[.size] ?? "") \(found?[.modificationDate] ?? "")"
    }
  }
}
