public import Diagnostics
import DocumentTree
import Geometry

/// Where every page of a document begins: the outcome of the first pass, some tens of bytes a page.
public struct PagePlan: Sendable {
  struct PageStart: Hashable, Sendable {
    var section: Int
    var cursor: PageCursor
    /// Counted from 1 in the stretch whose numbers run on.
    var number: Int
    /// Of that stretch.
    var stretch: Int
  }

  /// A section's title and its first page, for a file's outline.
  public struct Entry: Hashable, Sendable {
    public var title: String
    /// From 0.
    public var page: Int
  }

  var starts: [PageStart] = []
  /// The page counts of the stretches whose numbers run on.
  var stretchCounts: [Int] = []
  public internal(set) var outline: [Entry] = []
  public internal(set) var warnings: [Diagnostic] = []

  public var pageCount: Int { starts.count }
}
