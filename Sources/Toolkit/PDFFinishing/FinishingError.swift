public import PDFObjects

/// Why a painted file could not be finished; tells all that is wrong with a plan at once.
public struct FinishingError: Error, Hashable, Sendable {
  public enum Fault: Hashable, Sendable {
    /// The painted file is not what the object layer reads.
    case unreadable(PDFReadingError)
    /// A field or an outline entry stands on a page that the file does not have.
    case noSuchPage(index: Int, count: Int)
    case emptyFieldName(pageIndex: Int)
    /// A full stop would make a name a path (ISO 32000-1, 12.7.3.2).
    case fieldNameWithFullStop(String)
    /// Two fields of one name would be one field shown twice.
    case duplicateFieldName(String)
  }

  public var faults: [Fault]

  public init(_ faults: [Fault]) {
    self.faults = faults
  }
}
