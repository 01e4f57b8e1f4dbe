import Diagnostics
import FormData

/// Some records of a list, in an order of their own; the records stay where they are.
struct RecordSelection: RecordSource, RowRange {
  let base: RecordList
  /// Indices into the base; `nil` for all of them as they stand.
  private let indices: [Int32]?
  private let range: Range<Int>

  init(_ base: RecordList, indices: [Int32]? = nil) {
    self.base = base
    self.indices = indices
    range = 0..<(indices?.count ?? base.count)
  }

  private init(_ whole: RecordSelection, range: Range<Int>) {
    base = whole.base
    indices = whole.indices
    self.range = range
  }

  var count: Int { range.count }

  /// A stretch of these records, sharing their order.
  subscript(_ part: Range<Int>) -> RecordSelection {
    RecordSelection(
      self, range: range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound)
  }

  func record(at index: Int) -> Record {
    base.record(at: baseIndex(of: index))
  }

  func location(ofRecordAt index: Int, field: Int?) -> SourceLocation? {
    base.source.location(ofRecordAt: baseIndex(of: index), field: field)
  }

  private func baseIndex(of index: Int) -> Int {
    let place = range.lowerBound + index
    return indices.map { Int($0[place]) } ?? place
  }

  /// The record's number from 1 in the data as it was given, whatever was sorted or left out.
  func number(of index: Int) -> Int {
    let place = baseIndex(of: index)
    guard let outer = base.source as? RecordSelection else { return place + 1 }
    return outer.number(of: place)
  }
}
