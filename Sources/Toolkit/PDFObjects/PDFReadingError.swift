/// Why bytes could not be read as a PDF file, and where.
public struct PDFReadingError: Error, Hashable, Sendable {
  /// What is wrong; the raw value is stable and may stand in a diagnostic's id.
  public enum Code: String, Hashable, Sendable {
    // What is not built, refused by name.
    case encrypted = "encrypted"
    case unsupportedFilter = "unsupported-filter"
    case unsupportedContent = "unsupported-content"

    // What is no PDF.
    case notAPDF = "not-a-pdf"
    case missingCrossReferences = "missing-cross-references"
    case malformedCrossReferences = "malformed-cross-references"
    case crossReferenceLoop = "cross-reference-loop"
    case missingTrailer = "missing-trailer"
    case missingObject = "missing-object"
    case unexpectedType = "unexpected-type"
    case pageTreeLoop = "page-tree-loop"

    // What is no object.
    case unexpectedEnd = "unexpected-end"
    case unexpectedByte = "unexpected-byte"
    case unknownKeyword = "unknown-keyword"
    case malformedNumber = "malformed-number"
    case malformedName = "malformed-name"
    case malformedString = "malformed-string"
    case malformedStream = "malformed-stream"
    case malformedObjectStream = "malformed-object-stream"
    case duplicateKey = "duplicate-key"

    // What is beyond a limit.
    case nestedTooDeep = "nested-too-deep"
    case tooManyObjects = "too-many-objects"
    case tooManyRevisions = "too-many-revisions"
    case inflatedTooLarge = "inflated-too-large"
    /// The file leads to the same bytes again and again.
    case tooMuchReading = "too-much-reading"
    case malformedCompression = "malformed-compression"
  }

  public var code: Code
  /// Counted in bytes from the file's start; 0 where a fault has no place.
  public var offset: Int

  public init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }
}
