import CivilCalendar
import Diagnostics
import Inspection
import TabularData

/// A list that speaks of a quarter's dispatch sheet, row by row.
struct SheetList<Column: ListColumn> {
  private(set) var reader: ListReader<Column>
  let office: Office
  let quarter: CalendarQuarter

  init(
    file: String, bytes: [UInt8], office: Office, quarter: CalendarQuarter
  ) throws(DiagnosticError) {
    reader = try ListReader(file: file, bytes: bytes, mapping: nil)
    self.office = office
    self.quarter = quarter
  }

  /// Reads every row but those that nobody has filled in; throws all faults of all rows.
  func read<Value>(
    unless isUnfilled: (ListRow<Column>) -> Bool = { _ in false },
    _ read: (inout ListRow<Column>, TaskID) -> Value?
  ) throws(DiagnosticError) -> [(value: Value, location: SourceLocation)] {
    var sink = reader.findings
    var values: [(value: Value, location: SourceLocation)] = []
    for var row in reader.rows where !isUnfilled(row) {
      let task = task(of: &row)
      let value = task.flatMap { read(&row, $0) }
      sink.report(row.findings)
      if let value { values.append((value, row.location)) }
    }
    try sink.throwErrors()
    return values
  }

  /// By 派遣单序号; a name beside it must be that of the sheet's row.
  private func task(of row: inout ListRow<Column>) -> TaskID? {
    guard row.required(.id) != nil, let number = row.value(.id, CellValues.count) else {
      return nil
    }
    let task = TaskID(quarter, row: number)
    if let name = row[.name], !name.isEmpty, let source = office.row(task)?.source,
      ExactName(name) != ExactName(source.name)
    {
      row.refuse(
        "list.other-source", .name, "是“\(name)”，派遣单第\(number)行是“\(source.name)”",
        hint: "核对派遣单序号和名称")
    }
    return task
  }
}

extension CellValues {
  /// A whole number, 0 or more.
  static func count(_ written: String) throws(CellFault) -> Int {
    guard let number = CalendarNumbers.number(written.utf8, digits: 1...6) else {
      throw CellFault(message: "“\(written)”不是整数", hint: "写阿拉伯数字")
    }
    return number
  }

  /// Yuan with at most two decimals, in fen: `1,000.50`.
  static func money(_ written: String) throws(CellFault) -> Int {
    let parts = written.filter { $0 != "," && $0 != "，" && $0 != "元" }
      .split(separator: ".", omittingEmptySubsequences: false)
    let yuan = parts.first.flatMap { CalendarNumbers.number($0.utf8, digits: 1...12) }
    let decimals = parts.count == 2 ? String(parts[1]) : "00"
    let fen = CalendarNumbers.number((decimals + "0").utf8.prefix(2), digits: 2...2)
    guard let yuan, let fen, parts.count <= 2, decimals.utf8.count <= 2 else {
      throw CellFault(message: "“\(written)”不是金额", hint: "以元为单位，如 20000 或 20000.50")
    }
    return yuan * 100 + fen
  }

  /// 是, 否 and their like.
  static func truth(_ written: String) throws(CellFault) -> Bool {
    switch written {
    case "是", "√", "有": return true
    case "否", "×", "无", "/": return false
    default: throw CellFault(message: "“\(written)”不是“是”或“否”")
    }
  }

  /// One of a closed list, by its wording.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ written: String, of choices: Choice.Type
  ) throws(CellFault) -> Choice {
    if let choice = Choice(rawValue: written) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw CellFault(
      message: "没有“\(written)”这一项",
      hint: NearestName.of(written, among: words).map { "是不是“\($0)”？" }
        ?? "写：\(words.joined(separator: "、"))")
  }

  /// Names that stand in one cell: `张三,李四`, `张三、李四`, `张三 李四`.
  static func names(_ written: String) -> [String] {
    let marks = written.unicodeScalars.split { ",，、;；/\n".unicodeScalars.contains($0) }
    let parts = marks.count > 1 ? marks : written.unicodeScalars.split { $0.isListBlank }
    return parts.map { CleanCell(String(Substring($0)), as: .personName).text }
      .filter { !$0.isEmpty }
  }
}
