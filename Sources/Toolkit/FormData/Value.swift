public import CivilCalendar
public import Diagnostics

/// What a field holds, of the type its declaration gives it.
public enum Value: Hashable, Sendable {
  /// An optional field that was not given; prints its blank form.
  case absent
  case text(String)
  case number(ExactDecimal)
  case date(CalendarDate)
  case month(CalendarMonth)
  case time(ClockTime)
  case truth(Bool)
  case list([Value])
  case records(RecordList)
}

/// The values of one record, in the order of its declarations.
public struct Record: Hashable, Sendable {
  public var values: [Value]

  public init(_ values: [Value]) {
    self.values = values
  }
}

/// Records that can be read again and again without all being held.
public protocol RecordSource: Sendable {
  var count: Int { get }
  /// - Parameter index: from 0. The record was checked when the data was loaded.
  func record(at index: Int) -> Record
  /// Where the record, or one of its fields by declaration order, stands in its file.
  func location(ofRecordAt index: Int, field: Int?) -> SourceLocation?
}

/// A list of records; equal to another only if it is the same list.
public struct RecordList: Hashable, Sendable {
  public let source: any RecordSource
  private let identity: Int

  public init(_ source: any RecordSource, identity: Int) {
    self.source = source
    self.identity = identity
  }

  public var count: Int { source.count }
  public func record(at index: Int) -> Record { source.record(at: index) }

  public static func == (left: Self, right: Self) -> Bool { left.identity == right.identity }
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}
