import DocumentTree
import FormData
import ImageFiles

/// The values in reach at some place of a form; what a lazily made row remembers of its surroundings.
struct FillContext: Sendable {
  /// Parallel to the frames of the scope.
  var records: [Record]
  var counters: Counters
  /// Of the data, by their paths.
  var images: [String: ImageFile]
  var isBlank: Bool
  /// See ``FillOptions/makesEntries``.
  var makesEntries = false

  func environment(signatureName: ((String) -> String?)? = nil) -> Environment {
    Environment(
      records: records, counters: counters, images: images, isBlank: isBlank,
      signatureName: signatureName)
  }

  /// With one more record in reach.
  func entering(_ record: Record) -> FillContext {
    var inner = self
    inner.records.append(record)
    return inner
  }

  /// The records of a list; none if it was not given.
  func records(of list: ListReference) -> RecordList? {
    guard records.indices.contains(list.frame),
      records[list.frame].values.indices.contains(list.slot),
      case .records(let found) = records[list.frame].values[list.slot]
    else { return nil }
    return found
  }
}
