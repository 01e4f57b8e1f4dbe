import CharacterHygiene
import Diagnostics
import TabularData

/// Reads declared records from the rows of a table, whose headings name the fields.
struct TableReader {
  let table: CellTable
  let layout: RecordLayout
  /// The column of each field, by declaration order; `nil` where the table has none.
  let columns: [Int?]

  /// Reads a row; a fault is told with the row's offset and the faulty cell's column.
  func record(at row: Int, faults: inout DataFaults?) -> Record {
    record(at: row, of: table.row(at: row), faults: &faults)
  }

  /// The same of a row whose texts are at hand.
  func record(at row: Int, of texts: [String], faults: inout DataFaults?) -> Record {
    var record = Record(layout.substitutes)
    for (index, field) in layout.fields.enumerated() {
      guard let column = columns[index] else { continue }
      let text = texts.indices.contains(column) ? texts[column] : ""
      faults?.enter(field: field.declaration.name)
      var cell = TableCell(text: text, field: field.declaration)
      if let value = cell.value() {
        record.values[index] = value
        if faults != nil, field.declaration.holdsImages {
          note(value, at: table.offset(row: row, column: column), in: &faults)
        }
      }
      if faults != nil, !cell.faults.isEmpty || !cell.findings.isEmpty {
        report(cell, at: table.offset(row: row, column: column), to: &faults)
      }
      faults?.leave()
    }
    return record
  }

  private func note(_ value: Value, at offset: Int, in faults: inout DataFaults?) {
    switch value {
    case .text(let path): faults?.note(image: path, atByte: offset)
    case .list(let items): for item in items { note(item, at: offset, in: &faults) }
    default: break
    }
  }

  private func report(_ cell: TableCell, at offset: Int, to faults: inout DataFaults?) {
    for finding in cell.findings { faults?.report(finding, atByte: offset) }
    for fault in cell.faults {
      faults?.report(fault, atByte: offset, declared: cell.field.location)
    }
  }
}

/// One cell on its way to a value, and what is wrong with it.
private struct TableCell {
  private let text: String
  let field: FieldDeclaration
  private(set) var faults: [ScalarFault] = []
  private(set) var findings: [TextHygiene.Finding] = []

  init(text: String, field: FieldDeclaration) {
    let (cleaned, findings) = TextHygiene.clean(text.trimmingListBlanks)
    self.text = cleaned
    self.findings = findings
    self.field = field
  }

  /// `nil` for an empty cell, and for a faulty one.
  mutating func value() -> Value? {
    guard !text.isEmpty else {
      if field.isRequired { faults.append(ScalarFault(id: "data.missing", message: "是空的")) }
      return nil
    }
    switch field.shape {
    case .single(let type): return scalar(text, type)
    case .list(let type, let minimum): return list(type, minimum: minimum)
    case .records: return nil
    }
  }

  private mutating func scalar(_ text: String, _ type: ScalarType) -> Value? {
    do throws(ScalarFault) {
      return try type.value(reading: text)
    } catch {
      faults.append(error)
      return nil
    }
  }

  /// Several values in a cell stand between 、 or a comma or a semicolon of either width, or on lines
  /// of their own (Alt+Enter).
  ///
  /// A solidus is none: it may be part of a value.
  private mutating func list(_ type: ScalarType, minimum: Int) -> Value? {
    let parts = text.unicodeScalars.split(whereSeparator: Self.isSeparator)
      .filter { !$0.allSatisfy(\.isListBlank) }
    var values: [Value] = []
    for part in parts {
      if let value = scalar(String(part).trimmingListBlanks, type) { values.append(value) }
    }
    if parts.count < minimum {
      faults.append(
        ScalarFault(
          id: "data.too-few", message: "只有\(parts.count)项，至少要\(minimum)项", hint: "几项之间用顿号“、”"))
    }
    return .list(values)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "，", ",", "；", ";", "\n": true
    default: false
    }
  }
}

/// The rows of a checked table as records.
struct TableRecords: RecordSource {
  let reader: TableReader

  var count: Int { reader.table.rowCount }

  func record(at index: Int) -> Record {
    var faults: DataFaults?
    return reader.record(at: index, faults: &faults)
  }

  func location(ofRecordAt index: Int, field: Int?) -> SourceLocation? {
    reader.table.location(row: index, column: field.flatMap { reader.columns[$0] })
  }
}
