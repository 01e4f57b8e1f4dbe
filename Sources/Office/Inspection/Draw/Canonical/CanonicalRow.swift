import Diagnostics

/// A line of a canonical file, cut into its fields.
struct CanonicalRow: Sendable {
  let file: CanonicalFile
  let fields: [String]
  /// Where the line begins; `nil` in a pool that was never a file.
  var location: SourceLocation?

  init(_ file: CanonicalFile, _ fields: [String], at location: SourceLocation? = nil) {
    self.file = file
    self.fields = fields
    self.location = location
  }

  var line: [UInt8] {
    var line: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { line.append(0x09) }
      line += field.utf8
    }
    return line
  }

  /// The fields by which the row is told from all others of its file.
  var key: [UInt8] { CanonicalRow(file, Array(fields.prefix(keyCount))).line }

  /// As messages name the row: `sources 的“ZB0001”`.
  var name: String {
    "\(file.rawValue) 的“\(fields.prefix(keyCount).joined(separator: " "))”"
  }

  /// The place of a field, counted from 0.
  func location(of index: Int) -> SourceLocation? {
    guard var place = location else { return nil }
    for field in fields.prefix(index) { place.column += field.unicodeScalars.count + 1 }
    return place
  }

  private var keyCount: Int {
    switch file {
    case .rules, .sources, .officers: 1
    case .recusals, .exclusions: 2
    case .history: fields.first == "previous" ? 1 : 2
    }
  }

  /// How many fields the row must have.
  private var fieldCount: Int {
    switch file {
    case .rules, .officers, .recusals: 2
    case .sources: 4
    case .exclusions: 3
    case .history: fields.first == "previous" ? 2 : 3
    }
  }

  /// What is wrong with the row whatever its fields mean.
  var faults: [Diagnostic] {
    guard fields.count == fieldCount else {
      return [.fieldCount(of: self, expected: fieldCount)]
    }
    return fields.enumerated().compactMap { index, field in
      if field.isEmpty { return .emptyField(of: self, at: index) }
      return DrawText.intruder(in: field).map { .controlCharacter($0, of: self, at: index) }
    }
  }
}

extension Diagnostic {
  fileprivate static func fieldCount(of row: CanonicalRow, expected: Int) -> Self {
    .error(
      "draw.field-count", "\(row.name)一行应有 \(expected) 栏，实有 \(row.fields.count) 栏",
      at: row.location, hint: "各栏之间用一个制表符分开")
  }

  fileprivate static func emptyField(of row: CanonicalRow, at index: Int) -> Self {
    .error(
      "draw.empty-field", "\(row.name)一行的第 \(index + 1) 栏是空的", at: row.location(of: index),
      hint: "补上内容")
  }

  fileprivate static func controlCharacter(
    _ scalar: Unicode.Scalar, of row: CanonicalRow, at index: Int
  ) -> Self {
    .error(
      "draw.control-character",
      "\(row.name)一行的第 \(index + 1) 栏含有不能入档的字符 \(scalar.codePoint)",
      at: row.location(of: index), hint: "在信息库里删去制表符、换行等看不见的字符，再冻结名单")
  }
}
