/// Where a list stops being CSV.
struct CSVFault: Error, Hashable {
  enum Kind: Hashable {
    /// A quote is opened and never closed; the offset is the opening one.
    case unclosedQuote
    /// Something stands between a closing quote and the end of its cell.
    case textAfterQuote
  }

  var kind: Kind
  /// In bytes from the start of the UTF-8 text.
  var offset: Int
}

/// Reads CSV (RFC 4180, with Excel's liberties) row by row from UTF-8 bytes.
struct CSVScanner {
  /// A cell where it stands, its quotes left out.
  struct Cell: Hashable {
    var start: Int
    var end: Int
    /// Holds `""` for `"`.
    var hasDoubledQuotes = false
  }

  let bytes: [UInt8]
  let delimiter: UInt8
  var index = 0

  init(bytes: [UInt8], delimiter: UInt8, from index: Int = 0) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.index = index
  }

  /// The delimiter that stands most often outside quotes in the first line that has any (a title
  /// above the head has none): tab, semicolon, or else comma.
  static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts = [UInt8(ascii: ","): 0, UInt8(ascii: "\t"): 0, UInt8(ascii: ";"): 0]
    var isQuoted = false
    for byte in bytes {
      if byte == 0x0A, !isQuoted, counts.values.contains(where: { $0 > 0 }) { break }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte]? += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? candidates[0]
  }

  /// Reads the next row into `cells`; false at the end of the text.
  ///
  /// A last line end begins no row.
  mutating func nextRow(into cells: inout [Cell]) throws(CSVFault) -> Bool {
    cells.removeAll(keepingCapacity: true)
    guard index < bytes.count else { return false }
    while true {
      cells.append(try nextCell())
      guard index < bytes.count else { return true }
      let byte = bytes[index]
      index += 1
      if byte == delimiter { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      return true
    }
  }

  /// The text of a cell.
  ///
  /// Excel's `="0123"`, which keeps zeros in front, gives `0123`, and so does the same in quotes,
  /// `"=""0123"""`, as other programs save it.
  func text(of cell: Cell) -> String {
    var slice = bytes[cell.start..<cell.end]
    if cell.hasDoubledQuotes { slice = undoubled(slice)[...] }
    let isFormula = slice.count >= 3 && slice.starts(with: [0x3D, 0x22]) && slice.last == 0x22
    return String(decoding: isFormula ? slice.dropFirst(2).dropLast() : slice, as: UTF8.self)
  }

  /// Reads up to the delimiter, line end or text end after the cell.
  private mutating func nextCell() throws(CSVFault) -> Cell {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return bareCell() }
    let quote = index
    index += 1
    var cell = Cell(start: index, end: index)
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
        cell.hasDoubledQuotes = true
        index += 2
        continue
      }
      cell.end = index
      index += 1
      guard index == bytes.count || isCellEnd(bytes[index]) else {
        throw CSVFault(kind: .textAfterQuote, offset: index)
      }
      return cell
    }
    throw CSVFault(kind: .unclosedQuote, offset: quote)
  }

  /// A quote inside a cell that does not begin with one is text.
  private mutating func bareCell() -> Cell {
    let start = index
    while index < bytes.count, !isCellEnd(bytes[index]) { index += 1 }
    return Cell(start: start, end: index)
  }

  private func isCellEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  private func undoubled(_ slice: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(slice.count)
    var isSecond = false
    for byte in slice {
      if byte == UInt8(ascii: "\""), !isSecond {
        isSecond = true
        result.append(byte)
      } else if byte == UInt8(ascii: "\"") {
        isSecond = false
      } else {
        isSecond = false
        result.append(byte)
      }
    }
    return result
  }
}
