public import CivilCalendar

/// What a registry keeps under a name of its own.
public protocol Registered: Codable, Hashable, Sendable {
  associatedtype ID: ExactText
  var id: ID { get }
}

/// 信息库: every record with all it ever was.
public struct Registry<Record: Registered>: Sendable {
  /// A record as it stands from a day on; `nil` once it is removed.
  public struct Version: Hashable, Sendable {
    public var record: Record?
    public var date: CalendarDate
    /// The journal's entry that made it so.
    public var entry: Int
  }

  private var versions: [Record.ID: [Version]] = [:]

  public init() {}

  /// All that a record was and is set to become, in the journal's order.
  public func history(of id: Record.ID) -> [Version] { versions[id] ?? [] }

  /// As it stands on a day; `nil` when it is not there yet, or no more.
  public func record(_ id: Record.ID, on date: CalendarDate) -> Record? {
    versions[id]?.last { $0.date <= date }?.record
  }

  /// As the journal knew it when an entry was made: what was entered later is left out.
  public func record(_ id: Record.ID, on date: CalendarDate, asOf entry: Int) -> Record? {
    versions[id]?.last { $0.date <= date && $0.entry <= entry }?.record
  }

  /// All records that stand on a day, in the order of their ids' bytes.
  public func all(on date: CalendarDate) -> [Record] {
    versions.values.compactMap { $0.last { $0.date <= date }?.record }.sorted { $0.id < $1.id }
  }

  /// The same of all records, in the order of their ids' bytes.
  public func all(on date: CalendarDate, asOf entry: Int) -> [Record] {
    versions.keys.sorted().compactMap { record($0, on: date, asOf: entry) }
  }

  /// The record as it stood last, whether or not it is removed.
  public func lastKnown(_ id: Record.ID) -> Record? {
    versions[id]?.last { $0.record != nil }?.record
  }

  /// Every id that was ever given, in the order of their bytes.
  public var everyID: [Record.ID] { versions.keys.sorted() }

  public func hasEverHeld(_ id: Record.ID) -> Bool { versions[id] != nil }

  /// The day from which a record is gone for good, if that is entered.
  public func removal(of id: Record.ID) -> CalendarDate? {
    guard let last = versions[id]?.last, last.record == nil else { return nil }
    return last.date
  }

  mutating func append(_ record: Record?, id: Record.ID, date: CalendarDate, entry: Int) {
    versions[id, default: []].append(Version(record: record, date: date, entry: entry))
  }
}
