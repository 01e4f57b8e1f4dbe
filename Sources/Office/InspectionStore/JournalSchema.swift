import Diagnostics
import GRDB

/// What stands in the journal's file, and how it came to.
///
/// A migration is never changed once it was released; a new one is added below it.
enum JournalSchema {
  /// `HJ01`, in the file's header (bytes 68 to 71): another program's file is told apart.
  static let applicationID = 0x484A_3031

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 journal") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: journal)
    }
    return migrator
  }()

  /// The triggers stop hands and programs that go by SQL; the chain finds what goes round them.
  private static let journal = """
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY,
      time TEXT NOT NULL,
      author TEXT NOT NULL,
      fact TEXT NOT NULL,
      previous BLOB NOT NULL CHECK (typeof(previous) = 'blob' AND length(previous) = 32),
      hash BLOB NOT NULL CHECK (typeof(hash) = 'blob' AND length(hash) = 32)
    );
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN
      SELECT RAISE(ABORT, '台账只能添加，不能修改');
    END;
    CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry BEGIN
      SELECT RAISE(ABORT, '台账只能添加，不能删除');
    END;
    CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
      OR NEW.previous <> coalesce(
        (SELECT hash FROM entry ORDER BY number DESC LIMIT 1), zeroblob(32))
    BEGIN
      SELECT RAISE(ABORT, '台账只能接着最后一条添加');
    END;
    """

  /// Refuses another program's file, and one that a newer version of this program has changed.
  static func check(_ database: Database, path: String) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
      throw DiagnosticError(
        .error(
          "store.not-a-journal", "“\(path)”不是本程序的台账", hint: "核对文件夹；原有的台账可以从备份恢复"))
    }
    guard try !migrator.hasBeenSuperseded(database) else {
      throw DiagnosticError(
        .error("store.newer-schema", "“\(path)”由更新版本的程序写过，本版本不能读写", hint: "换用新版本的程序"))
    }
  }
}
