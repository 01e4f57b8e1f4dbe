import Diagnostics
import Foundation
import GRDB
import Inspection

/// The journal folded up to a head; it catches up with what was added since.
struct JournalFold: Sendable {
  private(set) var office = Office()
  private(set) var head = JournalHead.empty

  /// Reads on from the head, and from the start when the journal is another one than it was.
  ///
  /// Every entry's hash and place in the chain is checked before it is believed.
  mutating func follow(_ database: Database) throws {
    if head != .empty, try JournalRow.hash(of: head.number, in: database) != head.hash {
      self = JournalFold()
    }
    let rows = try JournalRow.all(after: head.number, in: database)
    while let row = try rows.next() { try append(JournalRow(row)) }
  }

  mutating func append(_ row: JournalRow) throws {
    guard row.number == head.number + 1, row.previous.elementsEqual(head.hash),
      row.hash == row.digest
    else {
      throw DiagnosticError(
        .error(
          "store.broken-chain", "台账从第\(head.number + 1)条起与校验值不符，可能被改动过",
          hint: "先做一次核验查明是哪几条，再从备份恢复"))
    }
    let entry: JournalEntry
    do { entry = try row.entry() } catch {
      throw DiagnosticError(.unreadableEntry(row.number))
    }
    office.apply(entry)
    head = row.head
  }
}

extension Diagnostic {
  static func unreadableEntry(_ number: Int) -> Diagnostic {
    .error("store.unreadable-entry", "看不懂台账第\(number)条的内容", hint: "换用新版本的程序；台账本身没有改动")
  }
}
