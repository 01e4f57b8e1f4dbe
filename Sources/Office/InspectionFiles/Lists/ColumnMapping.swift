import Diagnostics
import TabularData

/// 列对应: which heading of a list stands for what; it can be saved, edited and used again.
public struct ColumnMapping<Column: ListColumn>: Codable, Hashable, Sendable {
  public struct Binding: Codable, Hashable, Sendable {
    public var column: Column
    /// As the list writes it.
    public var heading: String
    /// Which of several equal headings, from 1: 有效期 stands beside each certificate.
    public var occurrence: Int

    public init(_ column: Column, heading: String, occurrence: Int = 1) {
      self.column = column
      self.heading = heading
      self.occurrence = occurrence
    }

    private enum CodingKeys: String, CodingKey {
      case column = "列"
      case heading = "表头"
      case occurrence = "第几个"
    }
  }

  public var bindings: [Binding]

  public init(_ bindings: [Binding]) { self.bindings = bindings }
}

extension ColumnMapping {
  /// How many columns a row would name if it were the head.
  static func rating(of row: [String]) -> Int {
    let names = HeadingTable<Column>()
    return Set(row.compactMap { names[Heading($0)] }).count
  }

  /// Which of the columns that no list is without a row would name if it were the head.
  static func required(in row: [String]) -> Set<Column> {
    let names = HeadingTable<Column>()
    return Set(row.compactMap { names[Heading($0)] }.filter(\.isRequired))
  }

  /// Finds the columns of a head by their names and other names.
  ///
  /// Two headings for one column are a fault, unless one of them is the column's own name.
  init(proposedFor head: [CellTable.Cell], faults: inout DiagnosticSink) {
    let named = Self.columns(of: head)
    bindings = []
    for column in Column.allCases {
      let all = named.indices.filter { named[$0] == column }
      let own = all.filter { Heading(head[$0].text) == Heading(column.rawValue) }
      let candidates = own.isEmpty ? all : own
      guard let index = candidates.first else { continue }
      bindings.append(Self.binding(column, at: index, of: head))
      guard candidates.count > 1 else { continue }
      let headings = candidates.map { "“\(head[$0].text)”" }.joined(separator: "、")
      faults.report(
        .error(
          "list.ambiguous-column", "\(headings)都像是“\(column.rawValue)”", at: head[index].location,
          hint: "在列对应里写明用哪一列，或删去多余的列"))
    }
  }

  /// The place of each bound column in a head; what is missing or unused is told.
  func places(in head: [CellTable.Cell], faults: inout DiagnosticSink) -> [Column: Int] {
    var places: [Column: Int] = [:]
    for binding in bindings {
      let heading = Heading(binding.heading)
      let found = head.indices.filter { Heading(head[$0].text) == heading }
      if found.indices.contains(binding.occurrence - 1) {
        places[binding.column] = found[binding.occurrence - 1]
      } else {
        faults.report(missing(binding.column, heading: binding.heading, in: head, places))
      }
    }
    for column in Column.allCases
    where column.isRequired && !bindings.contains(where: { $0.column == column }) {
      faults.report(missing(column, heading: column.rawValue, in: head, places))
    }
    reportUnused(in: head, places, to: &faults)
    return places
  }

  private func missing(
    _ column: Column, heading: String, in head: [CellTable.Cell], _ places: [Column: Int]
  ) -> Diagnostic {
    let used = Set(places.values)
    let free = head.indices.filter { !used.contains($0) }.map { head[$0].text }
    let names = [heading, column.rawValue] + column.aliases
    let nearest = names.lazy.compactMap { NearestName.of($0, among: free) }.first
    return .error(
      "list.missing-column", "表头里没有“\(heading)”", at: head.first?.location,
      hint: nearest.map { "是不是“\($0)”？是就改表头，或写进列对应" }
        ?? "也可以叫：\(column.aliases.prefix(4).joined(separator: "、"))")
  }

  private func reportUnused(
    in head: [CellTable.Cell], _ places: [Column: Int], to faults: inout DiagnosticSink
  ) {
    let used = Set(places.values)
    let unbound = Column.allCases.filter { places[$0] == nil }.map(\.rawValue)
    for (index, cell) in head.enumerated() where !used.contains(index) && !cell.text.isEmpty {
      // A heading that was taken for a column beside a better one was meant to be left.
      let nearest = NearestName.of(Heading(cell.text).text, among: unbound)
      faults.report(
        .warning(
          "list.unknown-column", "“\(Heading(cell.text).text)”这一列没有用到", at: cell.location,
          hint: nearest.map { "是不是“\($0)”？" }))
    }
  }

  private static func binding(
    _ column: Column, at index: Int, of head: [CellTable.Cell]
  ) -> Binding {
    let heading = Heading(head[index].text)
    let before = head[..<index].count { Heading($0.text) == heading }
    return Binding(column, heading: heading.text, occurrence: before + 1)
  }

  /// What each heading stands for.
  private static func columns(of head: [CellTable.Cell]) -> [Column?] {
    let names = HeadingTable<Column>()
    var left: Column?
    return head.map { cell in
      let heading = Heading(cell.text)
      let column = names[heading] ?? (heading.isDependent ? left.flatMap(dependent) : nil)
      left = column ?? left
      return column
    }
  }

  private static func dependent(on left: Column) -> Column? {
    Column.allCases.first { $0.owner == left }
  }
}

/// Every heading that a column may have.
private struct HeadingTable<Column: ListColumn> {
  private var columns: [Heading: Column] = [:]

  init() {
    for column in Column.allCases {
      for name in [column.rawValue] + column.aliases where columns[Heading(name)] == nil {
        columns[Heading(name)] = column
      }
    }
  }

  subscript(heading: Heading) -> Column? {
    columns[heading] ?? heading.withoutBrackets.flatMap { columns[$0] }
  }
}
