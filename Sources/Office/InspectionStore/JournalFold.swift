import Diagnostics
import Dispatch
import GRDB
import Inspection
import Synchronization

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
    var rows: [JournalRow] = []
    let cursor = try JournalRow.all(after: head.number, in: database)
    while let row = try cursor.next() { rows.append(JournalRow(row)) }
    for (row, entry) in zip(rows, Self.entries(of: rows)) { try append(row, entry) }
  }

  mutating func append(_ row: JournalRow) throws(DiagnosticError) {
    try append(row, try? row.entry())
  }

  private mutating func append(_ row: JournalRow, _ entry: JournalEntry?) throws(DiagnosticError) {
    guard row.number == head.number + 1, row.previous.elementsEqual(head.hash),
      row.hash == row.digest
    else {
      throw DiagnosticError(
        .error(
          "store.broken-chain", "台账从第\(head.number + 1)条起与校验值不符，可能被改动过",
          hint: "先用 hanform office verify 查明是哪几条，再用 hanform office restore 从备份恢复"))
    }
    guard let entry else { throw DiagnosticError(.unreadableEntry(row.number)) }
    office.apply(entry)
    head = row.head
  }

  /// Decodes on all processors, since that takes nearly all the time of a fold.
  ///
  /// `nil` for an entry that cannot be read.
  private static func entries(of rows: [JournalRow]) -> [JournalEntry?] {
    let size = 64
    let parts = stride(from: 0, to: rows.count, by: size).map { start in
      rows[start..<min(start + size, rows.count)]
    }
    let entries = Mutex([[JournalEntry?]](repeating: [], count: parts.count))
    DispatchQueue.concurrentPerform(iterations: parts.count) { index in
      let part = parts[index].map { try? $0.entry() }
      entries.withLock { $0[index] = part }
    }
    return entries.withLock { $0 }.flatMap { $0 }
  }
}

extension Diagnostic {
  static func unreadableEntry(_ number: Int) -> Diagnostic {
    .error("store.unreadable-entry", "看不懂台账第\(number)条的内容", hint: "换用新版本的程序；台账本身没有改动")
  }
}
