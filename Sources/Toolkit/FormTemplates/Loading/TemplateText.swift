import Diagnostics

/// A template file as lines of scalars, which ``SlipScanner`` repairs without losing anyone's place.
///
/// Lines and columns of the methods count from 0; those of ``location(line:column:)`` come out
/// from 1 and in the file as it was written, whatever was inserted since.
struct TemplateText {
  let file: String
  private(set) var lines: [[Unicode.Scalar]]
  /// Columns, by line, at which a blank was inserted; in the order of insertion.
  private var insertions: [Int: [Int]] = [:]

  /// Splits at LF and CRLF; a byte order mark is dropped.
  ///
  /// Throws for bytes that are not UTF-8. Characters that YAML forbids or takes for line ends
  /// become blanks and are reported.
  init(bytes: [UInt8], file: String, sink: inout DiagnosticSink) throws(DiagnosticError) {
    self.file = file
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DiagnosticError(.notUTF8(at: Self.placeOfBadByte(in: bytes, file: file)))
    }
    var rest = Substring(text).unicodeScalars
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    lines = rest.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let scalars = Array(line)
      return scalars.last == "\r" ? scalars.dropLast() : scalars
    }
    replaceForbiddenCharacters(sink: &sink)
  }

  /// What the YAML reader gets.
  var yaml: String {
    var scalars = String.UnicodeScalarView()
    for line in lines {
      scalars.append(contentsOf: line)
      scalars.append("\n")
    }
    return String(scalars)
  }

  func location(line: Int, column: Int) -> SourceLocation {
    var original = column
    for inserted in (insertions[line] ?? []).reversed() where inserted < original { original -= 1 }
    return SourceLocation(file: file, line: line + 1, column: original + 1)
  }

  mutating func replace(line: Int, column: Int, with scalar: Unicode.Scalar) {
    lines[line][column] = scalar
  }

  mutating func insertBlank(line: Int, column: Int) {
    lines[line].insert(" ", at: column)
    insertions[line, default: []].append(column)
  }

  private mutating func replaceForbiddenCharacters(sink: inout DiagnosticSink) {
    for line in lines.indices {
      for column in lines[line].indices where !Self.isAllowed(lines[line][column]) {
        let place = location(line: line, column: column)
        sink.report(.controlCharacter(lines[line][column], at: place))
        lines[line][column] = " "
      }
    }
  }

  /// YAML 1.2, c-printable, less the line ends that only YAML 1.1 knows (NEL, LS, PS).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }

  private static func placeOfBadByte(in bytes: [UInt8], file: String) -> SourceLocation {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var line = 1
    var column = 1
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      column = scalar == "\n" ? 1 : column + 1
      line += scalar == "\n" ? 1 : 0
    }
    return SourceLocation(file: file, line: line, column: column)
  }
}
