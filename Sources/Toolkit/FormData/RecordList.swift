public import Diagnostics

/// Records that can be read again and again without all being held.
public protocol RecordSource: Sendable {
  var count: Int { get }
  /// The record at an index from 0; it was checked when the data was loaded.
  func record(at index: Int) -> Record
  /// Where the record, or one of its fields by declaration order, stands in its file.
  func location(ofRecordAt index: Int, field: Int?) -> SourceLocation?
}

/// A list of records; equal to another only if it is the same list.
public struct RecordList: Hashable, Sendable {
  public let source: any RecordSource
  private let identity: Int

  /// The identity tells the lists of one data set apart, such as their place in the file.
  public init(_ source: any RecordSource, identity: Int) {
    self.source = source
    self.identity = identity
  }

  public var count: Int { source.count }
  public func record(at index: Int) -> Record { source.record(at: index) }

  public static func == (left: Self, right: Self) -> Bool { left.identity == right.identity }
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}

/// Records that are few enough to hold.
public struct HeldRecords: RecordSource {
  public var records: [Record]
  /// Where each record begins, if that is known.
  public var locations: [SourceLocation]

  public init(_ records: [Record], locations: [SourceLocation] = []) {
    self.records = records
    self.locations = locations
  }

  public var count: Int { records.count }
  public func record(at index: Int) -> Record { records[index] }

  public func location(ofRecordAt index: Int, field: Int?) -> SourceLocation? {
    locations.indices.contains(index) ? locations[index] : nil
  }
}
