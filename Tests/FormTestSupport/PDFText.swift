/// The text of a PDF file as Poppler's pdftotext reads it, in the order in which it was drawn.
///
/// Pages are counted from 1; all are read unless a range is given.
public func pdfText(of path: String, pages: ClosedRange<Int>? = nil) throws -> String {
  let range = pages.map { ["-f", "\($0.lowerBound)", "-l", "\($0.upperBound)"] } ?? []
  let result = try run("pdftotext", ["-raw", "-enc", "UTF-8"] + range + [path, "-"])
  guard result.status == 0 else { throw PDFReadingError(file: path, report: result.errors) }
  return result.text
}

/// What qpdf finds wrong with a PDF file; empty when the file is sound.
public func pdfFaults(of path: String) throws -> String {
  let result = try run("qpdf", ["--check", path])
  return result.status == 0 ? "" : result.text + result.errors
}

/// A PDF file that a reader refused.
public struct PDFReadingError: Error {
  public let file: String
  public let report: String
}

extension String {
  /// The text less all white space and page ends: what is to be found again in a printed file.
  public var withoutWhiteSpace: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
