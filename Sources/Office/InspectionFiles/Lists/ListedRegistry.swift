/// One of the two registries; a list that is meant for one may be given for the other.
public enum ListedRegistry: String, CaseIterable, Sendable {
  case sources
  case officers

  /// What its lists are called.
  var title: String {
    switch self {
    case .sources: "污染源名单"
    case .officers: "执法人员名单"
    }
  }

  /// What takes its lists in.
  var command: String { "hanform office import \(rawValue)" }

  var other: ListedRegistry { self == .sources ? .officers : .sources }
}
