/// Turns byte offsets of one UTF-8 file into lines and columns.
///
/// The first question costs a pass over the bytes; later ones a search among the lines and the
/// length of one line, or less when offsets grow within a line.
public struct SourcePositions: Sendable {
  public let file: String
  private let bytes: [UInt8]
  private var lineStarts: [Int] = []
  /// Where the last count stopped, so that a long line is not counted from its start each time.
  private var lastOffset = 0
  private var lastLine = 1
  private var lastColumn = 1

  public init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// Lines end at LF; a byte order mark at the file's start takes no column.
  public mutating func location(ofByte offset: Int) -> SourceLocation {
    if lineStarts.isEmpty { findLines() }
    let offset = min(max(offset, lineStarts[0]), bytes.count)
    let index = line(holding: offset)
    if index + 1 != lastLine || offset < lastOffset {
      lastLine = index + 1
      lastOffset = lineStarts[index]
      lastColumn = 1
    }
    for byte in bytes[lastOffset..<offset] where byte & 0xC0 != 0x80 { lastColumn += 1 }
    lastOffset = offset
    return SourceLocation(file: file, line: lastLine, column: lastColumn)
  }

  private mutating func findLines() {
    lineStarts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    lastOffset = lineStarts[0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { lineStarts.append(index + 1) }
  }

  /// The index of the last line that starts at or before the offset.
  private func line(holding offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
