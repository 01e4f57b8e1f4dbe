public import PDFObjects

/// Why a painted file could not be finished; tells all that is wrong with a plan at once.
public struct FinishingError: Error, Hashable, Sendable {
  public enum Fault: Hashable, Sendable {
    /// The painted file is not what the object layer reads.
    case unreadable(PDFReadingError)
    /// The plan has other pages than the file.
    case pageCount(planned: Int, painted: Int)
    /// An outline entry leads to a page that the file does not have.
    case noSuchPage(index: Int, count: Int)
    case emptyFieldName(pageIndex: Int)
    /// A full stop would make a name a path (ISO 32000-1, 12.7.3.2).
    case fieldNameWithFullStop(String)
    /// Two fields of one name would be one field shown twice.
    case duplicateFieldName(String)
    /// The marked content of a painted page is not that of the planned one.
    case otherContent(pageIndex: Int)
  }

  public var faults: [Fault]

  public init(_ faults: [Fault]) {
    self.faults = faults
  }
}
