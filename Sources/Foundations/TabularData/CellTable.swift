public import Diagnostics

/// A list from an office program: one row of headings and the rows below it, read again from the
/// file's bytes when asked for.
///
/// Rows whose cells are all empty are left out, since office programs leave them behind.
public struct CellTable: Sendable {
  public struct Cell: Hashable, Sendable {
    public var text: String
    public var location: SourceLocation

    public init(text: String, location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }

  public let file: String
  public let encoding: TextEncoding
  /// The headings, blanks at their ends removed; empty ones at the right end are left out.
  public let head: [Cell]
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let rowOffsets: [Int]

  /// Reads a CSV file in UTF-8 (with or without byte order mark), GB 18030 or UTF-16.
  ///
  /// Of the first rows that is the head which `headRating` gives most, the first of equals; without
  /// it, or where it gives none anything, the first row. Rows above it are titles and left out.
  ///
  /// Throws faults of encoding and quoting, and a missing heading. An XLSX file is refused by name.
  /// Costs one pass over the bytes, and a second one for encodings other than UTF-8.
  public init(
    csv file: String, bytes: [UInt8], headRating: ([String]) -> Int = { _ in 0 }
  ) throws(DiagnosticError) {
    try Self.refuseOtherFormats(file: file, bytes: bytes)
    self.file = file
    encoding = TextEncoding.detect(bytes)
    do throws(EncodingFault) {
      self.bytes = try encoding.utf8(of: bytes)
    } catch {
      throw DiagnosticError(Self.wording(of: error, file: file, bytes: bytes))
    }
    let index = try RowIndex(file: file, bytes: self.bytes, headRating: headRating)
    head = index.head
    delimiter = index.delimiter
    rowOffsets = index.rowOffsets
  }

  public var rowCount: Int { rowOffsets.count }

  /// The texts of a row from 0, as many as it has cells, the empty ones at its end included.
  public func row(at index: Int) -> [String] {
    let (scanner, cells) = cells(ofRow: index)
    return cells.map { scanner.text(of: $0) }
  }

  /// The cells of a row, each with the byte of the text at which it begins, for ``positions()``.
  public func cells(at index: Int) -> [(text: String, offset: Int)] {
    let (scanner, cells) = cells(ofRow: index)
    return cells.map { (scanner.text(of: $0), $0.start) }
  }

  /// Where a cell, or the row when `column` is `nil` or beyond its cells, begins in the file.
  ///
  /// Costs a pass over the bytes; for many places ask ``positions()`` once.
  public func location(row: Int, column: Int?) -> SourceLocation {
    var positions = positions()
    return positions.location(ofByte: offset(row: row, column: column))
  }

  /// The byte of the text at which a cell begins, for ``positions()``.
  public func offset(row: Int, column: Int?) -> Int {
    guard let column else { return rowOffsets[row] }
    let cells = cells(ofRow: row).cells
    return cells.indices.contains(column) ? cells[column].start : rowOffsets[row]
  }

  /// Lines and columns of the decoded text.
  public func positions() -> SourcePositions {
    SourcePositions(file: file, bytes: bytes)
  }

  private func cells(ofRow index: Int) -> (scanner: CSVScanner, cells: [CSVScanner.Cell]) {
    var scanner = CSVScanner(bytes: bytes, delimiter: delimiter, from: rowOffsets[index])
    var cells: [CSVScanner.Cell] = []
    // Quoting was checked when the rows were found.
    _ = try? scanner.nextRow(into: &cells)
    return (scanner, cells)
  }
}

extension CellTable {
  private static func refuseOtherFormats(file: String, bytes: [UInt8]) throws(DiagnosticError) {
    let isZip = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    let isOldExcel = bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    guard isZip || isOldExcel else { return }
    throw DiagnosticError(
      .error(
        "table.not-csv", "\(file)是 Excel 工作簿，还不能直接读", at: start(of: file),
        hint: "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”"))
  }

  private static func wording(
    of fault: EncodingFault, file: String, bytes: [UInt8]
  ) -> Diagnostic {
    guard let offset = fault.offset else {
      return .error(
        "table.encoding", "这台电脑没有 GB18030 的字表", at: start(of: file),
        hint: "另存为“CSV UTF-8（逗号分隔）”")
    }
    let line = bytes[..<min(offset, bytes.count)].count { $0 == 0x0A } + 1
    return .error(
      "table.encoding", "既不是 UTF-8 也不是 GB18030",
      at: SourceLocation(file: file, line: line, column: 1),
      hint: "另存为“CSV UTF-8（逗号分隔）”")
  }

  private static func start(of file: String) -> SourceLocation {
    SourceLocation(file: file, line: 1, column: 1)
  }
}
