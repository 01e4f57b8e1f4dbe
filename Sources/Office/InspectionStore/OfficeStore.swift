public import Diagnostics
import GRDB
import Glibc
public import Inspection
import Synchronization

/// The office's memory: one SQLite file that is only ever added to.
///
/// One process writes at a time, any number read. What a call has returned is on the disk; what a
/// call has refused is nowhere. All calls wait for the disk and are for a thread that may.
public final class OfficeStore: Sendable {
  public let folder: OfficeFolder
  /// How long to wait for another writer.
  public let patience: Duration
  let pool: any DatabaseWriter
  /// Whether the folder may only be read: what is there is read from a copy, nothing is entered.
  public let isReadOnly: Bool
  /// The file that was opened, wherever it is now.
  private let identity: FileIdentity?
  /// What was folded last; a journal is folded once in a process and then followed.
  private let remembered = Mutex(JournalFold())

  /// Opens the journal in the folder and brings its schema up to date; reads no entry yet.
  ///
  /// In a folder that may not be written to it is read as it is now, and all that enters is refused.
  public init(
    opening folder: OfficeFolder, patience: Duration = .seconds(10)
  ) throws(DiagnosticError) {
    guard folder.holdsJournal else {
      throw DiagnosticError(
        .error(
          "store.no-journal", "“\(folder.path)”里没有台账",
          hint: "用 --office 写明机关文件夹；还没有的，先用 hanform office create 建立"))
    }
    try folder.checkIsLocal()
    self.folder = folder
    self.patience = patience
    identity = FileIdentity(folder.journal)
    (pool, isReadOnly) = try StoreFault.wording(folder.path) {
      do {
        try Self.check(folder.journal, patience: patience)
        return (try Self.open(folder.journal, patience: patience), false)
      } catch let error as DatabaseError where StoreFault.isOfWriting(error) {
        return (try JournalSnapshot.open(folder.journal), true)
      }
    }
  }

  /// Makes an office in an empty folder, or in one whose making was cut short.
  public static func create(
    in folder: OfficeFolder, patience: Duration = .seconds(10)
  ) throws(DiagnosticError) -> OfficeStore {
    try folder.checkIsLocal()
    if folder.holdsJournal { throw alreadyThere(folder) }
    try folder.prepare()
    try makeJournal(in: folder, patience: patience)
    return try OfficeStore(opening: folder, patience: patience)
  }

  /// The office as the journal has it now; takes time in proportion to what was added since it was
  /// last asked for.
  public func office() throws(DiagnosticError) -> Office { try current().office }

  /// Where the journal ends now; papers print its code.
  public func head() throws(DiagnosticError) -> JournalHead { try current().head }

  /// Both of one moment: decide upon the office, then ``append(_:decidedUpon:author:at:clock:)``.
  public func state() throws(DiagnosticError) -> (office: Office, head: JournalHead) {
    let fold = try current()
    return (fold.office, fold.head)
  }

  /// The entries after one, in their order; decoded anew from the journal.
  public func entries(after number: Int = 0) throws(DiagnosticError) -> [JournalEntry] {
    try read { database in
      var entries: [JournalEntry] = []
      let rows = try JournalRow.all(after: number, in: database)
      while let row = try rows.next() {
        let row = JournalRow(row)
        do { entries.append(try row.entry()) } catch {
          throw DiagnosticError(.unreadableEntry(row.number))
        }
      }
      return entries
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(DiagnosticError) -> Value {
    try checkIsInPlace()
    return try StoreFault.wording(folder.path) { try pool.read(body) }
  }

  /// In one transaction, under the lock that says who writes; `body` adds to the fold what it adds
  /// to the journal, and the fold is remembered once that is on the disk.
  func write<Value>(
    holder: String, _ body: (Database, inout JournalFold) throws -> Value
  ) throws(DiagnosticError) -> Value {
    guard !isReadOnly else {
      throw DiagnosticError(StoreFault.diagnostic(forSystem: EROFS, at: folder.path))
    }
    // The first fold takes long, and nobody need wait for it: what is added meanwhile is little.
    var fold = try current()
    return try WriterLock(folder: folder, patience: patience).hold(as: holder) {
      () throws(DiagnosticError) in
      let value = try StoreFault.wording(folder.path) {
        try pool.write { database in
          try fold.follow(database)
          return try body(database, &fold)
        }
      }
      // What went into a file that is no longer there was not kept.
      try checkIsInPlace()
      remember(fold)
      return value
    }
  }

  /// SQLite's online backup of one moment; others may write meanwhile.
  func copyJournal(to copy: OfficeFolder, in parent: String) throws(DiagnosticError) {
    try checkIsInPlace()
    try StoreFault.wording(parent) {
      let copy = try DatabaseQueue(path: copy.journal)
      try pool.backup(to: copy)
      // The journal of a copy is one file: it is read where nothing can be written beside it.
      try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try copy.close()
    }
  }

  private func current() throws(DiagnosticError) -> JournalFold {
    var fold = remembered.withLock { $0 }
    let before = fold.head
    try read { try fold.follow($0) }
    if fold.head != before { remember(fold) }
    return fold
  }

  private func remember(_ fold: JournalFold) {
    remembered.withLock { $0 = fold }
  }

  private static func makeJournal(
    in folder: OfficeFolder, patience: Duration
  ) throws(DiagnosticError) {
    try WriterLock(folder: folder, patience: patience).hold(as: "建立机关的程序") {
      () throws(DiagnosticError) in
      if folder.holdsJournal { throw alreadyThere(folder) }
      let draft = WholeFile.draft(of: OfficeFolder.journalName, in: folder.path)
      try StoreFault.wording(folder.path) {
        let queue = try DatabaseQueue(path: draft)
        try JournalSchema.migrator.migrate(queue)
        try queue.close()
      }
      try WholeFile.flush(draft)
      try WholeFile.rename(draft, to: folder.journal, in: folder.path)
    }
  }

  /// An open file outlives its name: what is written to it then is lost.
  private func checkIsInPlace() throws(DiagnosticError) {
    guard let identity, FileIdentity(folder.journal) == identity else {
      throw DiagnosticError(StoreFault.moved(folder.path))
    }
  }

  /// Looks before anything is written: another program's file must stay as it is.
  ///
  /// The connection may write all the same: one that may not cannot open what a killed process
  /// left halfway to its log.
  private static func check(_ path: String, patience: Duration) throws {
    let queue = try DatabaseQueue(path: path, configuration: waiting(patience))
    try queue.read { try JournalSchema.check($0, path: path) }
    try queue.close()
  }

  private static func open(_ path: String, patience: Duration) throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: waiting(patience))
    // The pool makes it NORMAL, which may lose the last entries when the power fails.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    try JournalSchema.migrator.migrate(pool)
    return pool
  }

  /// A process that closes the journal or mends its log holds it for a moment, also from readers.
  private static func waiting(_ patience: Duration) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience / .seconds(1))
    configuration.label = "台账"
    return configuration
  }

  private static func alreadyThere(_ folder: OfficeFolder) -> DiagnosticError {
    DiagnosticError(
      .error("store.already-office", "“\(folder.path)”已经是机关文件夹", hint: "直接使用它，或换一个空的文件夹"))
  }
}
