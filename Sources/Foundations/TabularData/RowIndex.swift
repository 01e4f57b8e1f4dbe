import Diagnostics

/// Where the rows of a CSV text begin: the first pass over it, which checks its quoting.
struct RowIndex {
  let delimiter: UInt8
  private(set) var head: [CellTable.Cell] = []
  private(set) var rowOffsets: [Int] = []

  /// How many rows that are not empty may be the head.
  private static let headLimit = 20

  init(
    file: String, bytes: [UInt8], headRating: ([String]) -> Int
  ) throws(DiagnosticError) {
    let (delimiter, start) = Self.opening(of: bytes)
    self.delimiter = delimiter
    var positions = SourcePositions(file: file, bytes: bytes)
    var scanner = CSVScanner(bytes: bytes, delimiter: delimiter, from: start)
    do throws(CSVFault) {
      try readHead(&scanner, &positions, headRating)
      try readRows(&scanner)
    } catch {
      throw DiagnosticError(Self.wording(of: error, at: positions.location(ofByte: error.offset)))
    }
    if head.isEmpty {
      throw DiagnosticError(
        .error(
          "table.no-head", "没有表头", at: positions.location(ofByte: 0), hint: "第一行写各列的名称"))
    }
  }

  /// Leaves the scanner behind the head.
  private mutating func readHead(
    _ scanner: inout CSVScanner, _ positions: inout SourcePositions,
    _ headRating: ([String]) -> Int
  ) throws(CSVFault) {
    var cells: [CSVScanner.Cell] = []
    var best: (rating: Int, end: Int)?
    var rowCount = 0
    var ahead = scanner
    while rowCount < Self.headLimit, try ahead.nextRow(into: &cells) {
      var row = cells.map { (cell: $0, text: ahead.text(of: $0).trimmingListBlanks) }
      while row.last?.text.isEmpty == true { row.removeLast() }
      if row.isEmpty { continue }
      rowCount += 1
      let rating = headRating(row.map(\.text))
      guard best.map({ rating > $0.rating }) ?? true else { continue }
      best = (rating, ahead.index)
      head = row.map { cell, text in
        CellTable.Cell(text: text, location: positions.location(ofByte: cell.start))
      }
    }
    scanner.index = best?.end ?? ahead.index
  }

  private mutating func readRows(_ scanner: inout CSVScanner) throws(CSVFault) {
    var cells: [CSVScanner.Cell] = []
    var start = scanner.index
    while try scanner.nextRow(into: &cells) {
      if cells.contains(where: { $0.start < $0.end }) { rowOffsets.append(start) }
      start = scanner.index
    }
  }

  /// The delimiter, and where the head begins: after Excel's `sep=;`, if there is such a line.
  private static func opening(of bytes: [UInt8]) -> (delimiter: UInt8, start: Int) {
    guard bytes.starts(with: Array("sep=".utf8)), bytes.count > 5,
      let end = bytes.firstIndex(of: 0x0A), end <= 6
    else { return (CSVScanner.delimiter(of: bytes), 0) }
    return (bytes[4], end + 1)
  }

  private static func wording(of fault: CSVFault, at location: SourceLocation) -> Diagnostic {
    switch fault.kind {
    case .unclosedQuote:
      .error("table.unclosed-quote", "这里的引号没有配对", at: location, hint: "补上后引号，或删去这个引号")
    case .textAfterQuote:
      .error(
        "table.text-after-quote", "引号后面还有字", at: location, hint: "引号里的引号要写两个 \"\"")
    }
  }
}
