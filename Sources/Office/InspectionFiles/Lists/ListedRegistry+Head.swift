import Diagnostics
import TabularData

extension ListedRegistry {
  /// How a head reads as that of a list of a registry.
  private struct Reading {
    /// How many columns it names.
    var rating: Int
    var namesRecords: Bool
    var isComplete: Bool

    init<Column: ListColumn>(of head: [String], as _: Column.Type) {
      let required = ColumnMapping<Column>.required(in: head)
      rating = ColumnMapping<Column>.rating(of: head)
      namesRecords = required.contains(.name)
      isComplete = required.count == Column.allCases.count(where: \.isRequired)
    }
  }

  /// How many columns of its lists a row would name if it were the head.
  func rating(of row: [String]) -> Int { reading(of: row).rating }

  private func reading(of head: [String]) -> Reading {
    switch self {
    case .sources: Reading(of: head, as: SourceColumn.self)
    case .officers: Reading(of: head, as: OfficerColumn.self)
    }
  }

  /// The fault of a head that is rather that of the other registry's lists.
  ///
  /// It names more of the other's columns, its records among them, and either all that the other
  /// cannot do without or not all that this one cannot. Told by itself: that columns are missing, or
  /// what is wrong with each row, would be told of the wrong list.
  func mistake(inHead head: [CellTable.Cell], of file: String) -> Diagnostic? {
    let texts = head.map(\.text)
    let (own, others) = (reading(of: texts), other.reading(of: texts))
    guard others.rating > own.rating, others.namesRecords, others.isComplete || !own.isComplete
    else { return nil }
    return .error(
      "list.other-registry", "从表头看，“\(file)”是\(other.title)，不是\(title)",
      at: head.first?.location, hint: "是\(other.title)的，用 \(other.command) 导入；不是的，核对表头")
  }
}
