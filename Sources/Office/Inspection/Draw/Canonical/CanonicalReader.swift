import Diagnostics

/// Cuts a canonical file into rows and tells every departure from its form.
struct CanonicalReader {
  private let file: CanonicalFile
  private let bytes: [UInt8]
  private var positions: SourcePositions
  private(set) var rows: [CanonicalRow] = []
  private(set) var faults: [Diagnostic] = []

  init(_ file: CanonicalFile, _ bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    positions = SourcePositions(file: file.fileName, bytes: bytes)
    read()
  }

  private mutating func read() {
    var start = 0
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      faults.append(.byteOrderMark(at: positions.location(ofByte: 0)))
      start = 3
    }
    var previous: ArraySlice<UInt8> = []
    var carriageReturns: [Int] = []
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A)
      if end == nil { faults.append(.noFinalNewline(at: positions.location(ofByte: start))) }
      var line = bytes[start..<(end ?? bytes.count)]
      if line.last == 0x0D { carriageReturns.append(line.indices.endIndex - 1); line.removeLast() }
      if line.lexicographicallyPrecedes(previous) {
        faults.append(.unsorted(at: positions.location(ofByte: start)))
      }
      read(line)
      previous = line
      start = (end ?? bytes.count) + 1
    }
    if let first = carriageReturns.first {
      let location = positions.location(ofByte: first)
      faults.append(.carriageReturn(count: carriageReturns.count, at: location))
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    let location = positions.location(ofByte: line.startIndex)
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(validating: $0, as: UTF8.self) }
    guard !fields.contains(nil) else { return faults.append(.notUTF8(at: location)) }
    rows.append(CanonicalRow(file, fields.compactMap { $0 }, at: location))
  }
}

extension Diagnostic {
  fileprivate static func byteOrderMark(at location: SourceLocation) -> Self {
    .error(
      "draw.byte-order-mark", "文件开头有 BOM（EF BB BF）", at: location,
      hint: "取原始文件核对，不要用记事本另存")
  }

  fileprivate static func carriageReturn(count: Int, at location: SourceLocation) -> Self {
    .error(
      "draw.carriage-return", "行末有回车符（CR），共 \(count) 行，第一处在这里", at: location,
      hint: "取原始文件核对；规范文件只用换行符（LF）")
  }

  fileprivate static func noFinalNewline(at location: SourceLocation) -> Self {
    .error(
      "draw.no-final-newline", "最后一行没有换行符（LF）", at: location,
      hint: "文件可能不完整，取原始文件核对")
  }

  fileprivate static func notUTF8(at location: SourceLocation) -> Self {
    .error("draw.not-utf8", "这一行不是 UTF-8 文字", at: location, hint: "取原始文件核对")
  }

  fileprivate static func unsorted(at location: SourceLocation) -> Self {
    .error(
      "draw.unsorted", "这一行应排在上一行之前", at: location,
      hint: "各行按字节从小到大排列；取原始文件核对")
  }
}
