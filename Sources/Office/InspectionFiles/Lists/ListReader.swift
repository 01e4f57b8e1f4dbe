import Diagnostics
import TabularData

/// A list as rows; titles, totals, notes and repeated heads are left out, each with a word.
struct ListReader<Column: ListColumn> {
  private(set) var rows: [ListRow<Column>] = []
  private(set) var findings = DiagnosticSink()
  let mapping: ColumnMapping<Column>
  let encoding: TextEncoding
  private let strays: StrayRows

  /// Throws faults of the file and of its head; those of rows stay with them.
  ///
  /// Takes time in proportion to the bytes.
  init(
    file: String, bytes: [UInt8], mapping saved: ColumnMapping<Column>?
  ) throws(DiagnosticError) {
    let table = try CellTable(csv: file, bytes: bytes) { row in
      max(ColumnMapping<Column>.rating(of: row), Column.registry?.other.rating(of: row) ?? 0)
    }
    if let mistake = Column.registry?.mistake(inHead: table.head, of: file) {
      throw DiagnosticError(mistake)
    }
    encoding = table.encoding
    mapping = saved ?? ColumnMapping(proposedFor: table.head, faults: &findings)
    var places = mapping.places(in: table.head, faults: &findings)
    try findings.throwErrors()
    strays = StrayRows(head: table.head.map(\.text), nameColumn: places[.name])
    if !Column.readsSerial { places[.serial] = nil }
    readRows(of: table, places)
  }

  /// One record as a clerk enters it: what he wrote is cleaned and remarked on like the cells of a
  /// row, what is `known` stands as it is.
  init(entry written: [Column: String], known: [Column: String]) {
    mapping = ColumnMapping([])
    encoding = .utf8
    strays = StrayRows(head: [], nameColumn: nil)
    let columns = Column.allCases.filter { (written[$0] ?? known[$0]) != nil }
    let places = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    let cells = columns.map { column in
      ListCell(text: written[column] ?? known[column] ?? "", at: .ofEntry)
    }
    rows = [
      Self.row(cells, at: .ofEntry, columns, places, places) { written[$0] != nil }
    ]
  }

  private mutating func readRows(of table: CellTable, _ places: [Column: Int]) {
    let columns = Column.allCases.filter { places[$0] != nil }
    let order = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    var positions = table.positions()
    for index in 0..<table.rowCount {
      let location = positions.location(ofByte: table.offset(row: index, column: nil))
      let cells = table.cells(at: index)
      switch strays.kind(of: cells.map(\.text)) {
      case .blank: continue
      case .stray(let word):
        findings.report(
          Diagnostic(.note, "list.skipped-row", "略过第\(location.line)行：\(word)", at: location))
        continue
      case .record: break
      }
      var written = cells.map { ListCell(text: $0.text, at: positions.location(ofByte: $0.offset)) }
      if let last = Column.rest.flatMap({ places[$0] }), last == table.head.count - 1,
        written.count > table.head.count
      {
        written[last].text = written[last...].map(\.text).joined(separator: ",")
      }
      rows.append(Self.row(written, at: location, columns, places, order))
    }
  }

  private static func row(
    _ written: [ListCell], at location: SourceLocation, _ columns: [Column],
    _ places: [Column: Int], _ order: [Column: Int],
    isCleaned: (Column) -> Bool = { _ in true }
  ) -> ListRow<Column> {
    var found: [Diagnostic] = []
    let cells = columns.map { column in
      guard let place = places[column], written.indices.contains(place) else {
        return ListCell(text: "", at: location)
      }
      var cell = written[place]
      guard isCleaned(column) else { return cell }
      let clean = CleanCell(cell.text, as: column.content)
      let at = cell.location(in: location.file)
      found += clean.remarks.map { $0.diagnostic(of: column.rawValue, at: at) }
      cell.text = clean.text
      return cell
    }
    var row = ListRow(location: location, order: order, cells: cells)
    for finding in found { row.report(finding) }
    return row
  }
}

/// Tells rows of records from what else stands in lists.
struct StrayRows {
  enum Kind: Hashable {
    case blank
    /// What it is, in Chinese.
    case stray(String)
    case record
  }

  /// Headings, as they are compared.
  private let head: [Heading]
  private let nameColumn: Int?

  init(head: [String], nameColumn: Int?) {
    self.head = head.map(Heading.init)
    self.nameColumn = nameColumn
  }

  func kind(of texts: [String]) -> Kind {
    let filled = texts.indices.filter { !texts[$0].unicodeScalars.allSatisfy(\.isListBlank) }
    guard let first = filled.first else { return .blank }
    let opening = Heading(texts[first]).text
    if ["合计", "总计", "小计", "共计"].contains(opening) || isCount(opening) { return .stray("合计") }
    let names = first == nameColumn || nameColumn.map { !filled.contains($0) } ?? false
    if names, isNote(texts[first]) { return .stray("附注“\(excerpt(texts[first]))”") }
    if filled.count == 1, head.count > 2, first != nameColumn || isSectionTitle(opening) {
      return .stray("只有“\(excerpt(texts[first]))”一格")
    }
    if filled.count > 1, filled.allSatisfy({ $0 < head.count && Heading(texts[$0]) == head[$0] }) {
      return .stray("又是一行表头")
    }
    return .record
  }

  /// 共300家.
  private func isCount(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.first == "共", let last = scalars.last, "家个人户名".unicodeScalars.contains(last)
    else { return false }
    let digits = scalars.dropFirst().dropLast()
    return !digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) }
  }

  /// 备注：…, 填表人：….
  private func isNote(_ text: String) -> Bool {
    let words = [
      "注", "备注", "说明", "填表", "填报", "填表人", "填报人", "制表", "制表人", "审核", "审核人", "负责人",
      "单位负责人", "联系人", "联系电话", "填报单位", "填报日期", "日期",
    ]
    let scalars = text.unicodeScalars.filter { !$0.isListBlank }
    guard let colon = scalars.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
    let opening = String(String.UnicodeScalarView(scalars[..<colon]))
    return words.contains(opening.filter { !$0.isNumber })
  }

  /// 一、重点污染源.
  private func isSectionTitle(_ text: String) -> Bool {
    let numbers = text.unicodeScalars.prefix { "一二三四五六七八九十(".unicodeScalars.contains($0) }
    let next = text.unicodeScalars.dropFirst(numbers.count).first
    return !numbers.isEmpty && (next == "、" || next == ")")
  }

  private func excerpt(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { !$0.isListBlank }
    return String(String.UnicodeScalarView(scalars.prefix(16))) + (scalars.count > 16 ? "…" : "")
  }
}
