import Crypto
import Foundation
import GRDB
import Inspection

/// An entry in the bytes in which the journal keeps it.
///
/// Its hash is SHA-256 over six fields, each after its length in bytes (8 bytes, the highest
/// first):
///
/// 1. `Hanform journal 1`, in ASCII;
/// 2. the number, in decimal ASCII digits;
/// 3. the time, as the column `time` has it (RFC 3339);
/// 4. the author, the bytes of the column `author` (JSON in UTF-8);
/// 5. the fact, the bytes of the column `fact` (JSON in UTF-8);
/// 6. the hash of the entry before it, 32 bytes; 32 zero bytes for entry 1.
///
/// The hash is over the bytes that are kept, never over a value encoded again, so that it holds
/// whatever becomes of the types. `Scripts/verify_journal.py` rechecks it.
struct JournalRow: Equatable, Sendable {
  var number: Int
  var time: Data
  var author: Data
  var fact: Data
  var previous: Data
  var hash: Data

  var head: JournalHead { JournalHead(number: number, hash: [UInt8](hash)) }

  /// What the hash should be.
  var digest: Data {
    var hasher = SHA256()
    let opening = Data("Hanform journal 1".utf8)
    for field in [opening, Data("\(number)".utf8), time, author, fact, previous] {
      let count = UInt64(field.count)
      let length = (0..<8).map { (byte: UInt64) -> UInt8 in
        UInt8(truncatingIfNeeded: count >> (56 - 8 * byte))
      }
      hasher.update(data: length)
      hasher.update(data: field)
    }
    return Data(hasher.finalize())
  }
}

extension JournalRow {
  /// Sorted keys and plain slashes: one text for one value.
  init(_ entry: JournalEntry, after head: JournalHead) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    number = entry.number
    time = Data(entry.time.description.utf8)
    author = try encoder.encode(entry.author)
    fact = try encoder.encode(entry.fact)
    previous = Data(head.hash)
    hash = Data()
    hash = digest
  }

  func entry() throws -> JournalEntry {
    guard let time = Timestamp(String(decoding: time, as: UTF8.self)) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "the time of entry \(number) is no time"))
    }
    let decoder = JSONDecoder()
    return JournalEntry(
      number: number, time: time, author: try decoder.decode(Author.self, from: author),
      fact: try decoder.decode(Fact.self, from: fact))
  }
}

extension JournalRow {
  /// In the order of their numbers, which is the order of the table.
  static func all(after number: Int, in database: Database) throws -> RowCursor {
    try Row.fetchCursor(
      database,
      sql: """
        SELECT number, CAST(time AS BLOB), CAST(author AS BLOB), CAST(fact AS BLOB), previous, hash
        FROM entry WHERE number > ? ORDER BY number
        """, arguments: [number])
  }

  init(_ row: Row) {
    number = row[0]
    time = row[1]
    author = row[2]
    fact = row[3]
    previous = row[4]
    hash = row[5]
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO entry (number, time, author, fact, previous, hash)
        VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?)
        """, arguments: [number, time, author, fact, previous, hash])
  }

  /// The hash kept for an entry; `nil` when there is no such entry.
  static func hash(of number: Int, in database: Database) throws -> [UInt8]? {
    try Data.fetchOne(database, sql: "SELECT hash FROM entry WHERE number = ?", arguments: [number])
      .map { [UInt8]($0) }
  }
}
