public import CivilCalendar

/// What a registry keeps under a name of its own.
public protocol Registered: Codable, Hashable, Sendable {
  associatedtype ID: ExactText
  var id: ID { get }
}

/// 信息库: every record with all it ever was.
public struct Registry<Record: Registered>: Sendable {
  /// A record as it stood from a day on; `nil` once it is removed.
  public struct Version: Hashable, Sendable {
    public var record: Record?
    public var date: CalendarDate
    /// The journal's entry that made it so.
    public var entry: Int
  }

  private var versions: [Record.ID: [Version]] = [:]

  public init() {}

  /// The record as it stands, or `nil` when it never was or is removed.
  public subscript(id: Record.ID) -> Record? { versions[id]?.last?.record ?? nil }

  /// All that a record was, the first version first.
  public func history(of id: Record.ID) -> [Version] { versions[id] ?? [] }

  /// As it stood at the end of a day.
  public func record(_ id: Record.ID, on date: CalendarDate) -> Record? {
    versions[id]?.last { $0.date <= date }?.record ?? nil
  }

  /// All records that stand, in the order of their ids' bytes.
  public var all: [Record] {
    versions.values.compactMap { $0.last?.record }.sorted { $0.id < $1.id }
  }

  /// All ids that ever stood, removed ones included.
  public var everyID: [Record.ID] { versions.keys.sorted() }

  public func hasEverHeld(_ id: Record.ID) -> Bool { versions[id] != nil }

  mutating func append(_ record: Record?, id: Record.ID, date: CalendarDate, entry: Int) {
    versions[id, default: []].append(Version(record: record, date: date, entry: entry))
  }
}
