public import CivilCalendar

/// One thing that happened, when, and by whose hand; the journal keeps them in this order for good.
public struct JournalEntry: Codable, Hashable, Sendable {
  /// From 1, without gaps.
  public var number: Int
  public var time: Timestamp
  public var author: Author
  public var fact: Fact

  public init(number: Int, time: Timestamp, author: Author, fact: Fact) {
    self.number = number
    self.time = time
    self.author = author
    self.fact = fact
  }

  public var date: CalendarDate { time.date }
}

/// Who did it, and as what.
public struct Author: Codable, Hashable, Sendable {
  public enum Role: String, CaseIterable, Codable, Hashable, Sendable {
    case administrator = "系统管理人员"
    case unit = "大队、危管办"
    case inspector = "执法人员"
    case leader = "分管领导"
  }

  public var name: String
  public var role: Role
  public var unit: UnitName?

  public init(name: String, role: Role, unit: UnitName? = nil) {
    self.name = name
    self.role = role
    self.unit = unit
  }
}

/// A file that proves something: a photo, a leave slip, a scan; kept in the office's folder.
public struct Evidence: Codable, Hashable, Sendable {
  public var name: String
  /// SHA-256 in lower-case hex.
  public var digest: String

  public init(name: String, digest: String) {
    self.name = name
    self.digest = digest
  }

  /// Whether the file has no byte.
  public var isEmpty: Bool { digest == Digest256(hashing: []).hex }
}
