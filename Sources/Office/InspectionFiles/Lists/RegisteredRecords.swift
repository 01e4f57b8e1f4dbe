import CivilCalendar
import Inspection

/// A registry's records by their keys, each to be claimed by one row.
struct RegisteredRecords<Record: ListedRecord> {
  private let records: [Record]
  private var holders: [RecordKey: [Int]] = [:]
  private var isClaimed: [Bool]

  init(_ registry: Registry<Record>, on date: CalendarDate) {
    self.init(registry.all(on: date))
  }

  /// As they stood last.
  init(removedFrom registry: Registry<Record>, on date: CalendarDate) {
    self.init(
      registry.everyID.filter {
        registry.record($0, on: date) == nil && registry.removal(of: $0) != nil
      }
      .compactMap(registry.lastKnown))
  }

  private init(_ records: [Record]) {
    self.records = records
    isClaimed = Array(repeating: false, count: records.count)
    for (index, record) in records.enumerated() {
      let identity = Record.identity(id: record.id) { record.text(in: $0) }
      for key in identity.strong + identity.weak { holders[key, default: []].append(index) }
    }
  }

  /// The one free record that a key names, by the first key that names one; it is free no more.
  mutating func claim(_ keys: [RecordKey], if mayBeSame: (Record) -> Bool) -> Record? {
    for key in keys {
      let isFree = { [records, isClaimed] (index: Int) in
        !isClaimed[index] && mayBeSame(records[index])
      }
      guard let known = holders[key], let first = known.firstIndex(where: isFree),
        !known[(first + 1)...].contains(where: isFree)
      else { continue }
      isClaimed[known[first]] = true
      return records[known[first]]
    }
    return nil
  }

  /// The first record with a key, claimed or not.
  func holder(of key: RecordKey) -> Record? { holders[key]?.first.map { records[$0] } }

  /// The first record with a key that no row has claimed.
  func unclaimed(_ key: RecordKey) -> Record? {
    holders[key]?.first { !isClaimed[$0] }.map { records[$0] }
  }

  /// In the order of the ids' bytes.
  var unclaimed: [Record] {
    records.indices.filter { !isClaimed[$0] }.map { records[$0] }
  }
}

/// Makes ids for records that have none: the same for the same list and registry.
struct IDMint<Record: ListedRecord> {
  private var taken: Set<Record.ID>
  /// The number to try next, so that many equal sources cost no more than few.
  private var number = 1
  private var uses: [Record.ID: Int] = [:]

  /// Ids that ever stood are never given again.
  init(taken: [Record.ID]) { self.taken = Set(taken) }

  mutating func take(_ id: Record.ID) { taken.insert(id) }

  /// The source itself, with a number behind it where that is taken; else the next free number.
  ///
  /// It stays free until it is taken.
  mutating func next(from source: String) -> Record.ID {
    guard !source.isEmpty else {
      while taken.contains(numbered) { number += 1 }
      return numbered
    }
    var use = uses[Record.ID(source), default: 1]
    while taken.contains(Self.id(source, use)) { use += 1 }
    uses[Record.ID(source)] = use
    return Self.id(source, use)
  }

  /// `W0001`.
  private var numbered: Record.ID {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    return Record.ID("\(Record.numberPrefix)\(zeros)\(digits)")
  }

  private static func id(_ source: String, _ use: Int) -> Record.ID {
    Record.ID(use == 1 ? source : "\(source)-\(use)")
  }
}
