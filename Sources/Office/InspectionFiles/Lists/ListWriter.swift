import Inspection
import TabularData

extension ListedRecord {
  /// A list of records that ``DryRun`` reads back as they are, for Excel: every column, one record
  /// a row, in the given order.
  public static func list(of records: some Sequence<Self>) -> [UInt8] {
    let columns = Column.allCases.filter { $0 != .serial }
    var writer = CSVWriter()
    writer.append(columns.map { .text($0.rawValue) })
    for record in records {
      writer.append(
        columns.map { column in
          let text = record.text(in: column)
          return column.isNumber && text.utf8.allSatisfy(\.isNumberLike) ? .code(text) : .text(text)
        })
    }
    return writer.bytes
  }
}

extension UInt8 {
  /// A letter or digit of ASCII, or a hyphen.
  fileprivate var isNumberLike: Bool {
    switch Unicode.Scalar(self) {
    case "0"..."9", "A"..."Z", "a"..."z", "-": true
    default: false
    }
  }
}
