import Diagnostics

/// A row of a list as cleaned texts, and everything that is found wrong with it.
public struct ListRow<Column: ListColumn> {
  /// Where it begins.
  let location: SourceLocation
  /// Which cell holds what, for all rows of the list.
  private let order: [Column: Int]
  private var cells: [ListCell]
  private(set) var findings: [Diagnostic] = []

  init(location: SourceLocation, order: [Column: Int], cells: [ListCell]) {
    self.location = location
    self.order = order
    self.cells = cells
  }

  /// The cleaned text; empty in an empty cell, nil where the list has no such column.
  subscript(column: Column) -> String? { order[column].map { cells[$0].text } }

  /// Whether it is no row of a list, but one record that a clerk enters.
  var isEntry: Bool { location == .ofEntry }

  var isRefused: Bool { findings.contains { $0.severity == .error } }

  func location(of column: Column) -> SourceLocation {
    order[column].map { cells[$0].location(in: location.file) } ?? location
  }

  mutating func report(_ finding: Diagnostic) { findings.append(finding) }

  /// A fault of the cell's value.
  mutating func refuse(
    _ id: Diagnostic.ID, _ column: Column, _ predicate: String, hint: String? = nil
  ) {
    report(.error(id, "“\(column.rawValue)”\(predicate)", at: location(of: column), hint: hint))
  }

  /// Takes the cells of these columns from another row of the list.
  mutating func take(_ columns: [Column], from other: Self) {
    for column in columns {
      guard let index = order[column] else { continue }
      cells[index] = other.cells[index]
    }
  }

  /// What a reading of the cell gives, nil for an empty one; a fault is told and gives nil.
  mutating func value<Value>(
    _ column: Column, _ read: (String) throws(CellFault) -> Value?
  ) -> Value? {
    guard let text = self[column], !text.isEmpty else { return nil }
    do throws(CellFault) {
      return try read(text)
    } catch {
      refuse("list.bad-value", column, error.message, hint: error.hint)
      return nil
    }
  }

  /// The columns in which another row of the list says something else.
  func differences(from other: Self) -> [Column] {
    Column.allCases.filter { column in
      guard let text = self[column], let otherText = other[column] else { return false }
      return !text.utf8.elementsEqual(otherText.utf8)
    }
  }
}

extension SourceLocation {
  /// What a clerk enters stands in no file.
  static let ofEntry = SourceLocation(file: "", line: 1, column: 1)
}

/// A cleaned cell, and where it begins.
struct ListCell {
  var text: String
  var line: Int32
  var column: Int32

  init(text: String, at location: SourceLocation) {
    self.text = text
    line = Int32(clamping: location.line)
    column = Int32(clamping: location.column)
  }

  func location(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: Int(line), column: Int(column))
  }
}
