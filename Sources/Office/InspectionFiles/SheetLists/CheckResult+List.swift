public import CivilCalendar
public import Diagnostics
public import Inspection
import TabularData

extension CheckResult {
  /// Reads a list of results, each with the place of its row; throws all faults of all rows.
  ///
  /// Rows of a template that nobody has filled in yet are no results; a list without any is refused.
  /// Officers need not be named: the effective ones of the sheet are meant.
  public static func results(
    ofList file: String, bytes: [UInt8], quarter: CalendarQuarter, in office: Office
  ) throws(DiagnosticError) -> [(value: CheckResult, location: SourceLocation)] {
    let list = try SheetList<ResultColumn>(
      file: file, bytes: bytes, office: office, quarter: quarter)
    let filled = Set(ResultColumn.allCases).subtracting(ResultColumn.ofTemplate)
    let results = try list.read(
      unless: { row in filled.allSatisfy { row[$0]?.isEmpty ?? true } }
    ) { row, task in Self(reading: &row, of: task, in: office) }
    if results.isEmpty { throw DiagnosticError(.noRows(in: file)) }
    return results
  }

  /// A list of tasks to be filled in with their results and read by ``results(ofList:bytes:quarter:in:)``.
  public static func template(of tasks: [TaskID], in office: Office) -> [UInt8] {
    let columns = ResultColumn.allCases.filter { $0 != .serial }
    var writer = CSVWriter()
    writer.append(columns.map { .text($0.rawValue) })
    for task in tasks {
      writer.append(
        columns.map { column in
          switch column {
          case .id: .text("\(task.row)")
          case .name: .text(office.row(task)?.source.name ?? "")
          case .officers: .text(office.officers(of: task).map(office.name).joined(separator: "、"))
          default: .text("")
          }
        })
    }
    return writer.bytes
  }

  /// `20000.50`; `nil` for what is no sum of money.
  public static func fen(ofYuan text: String) -> Int? { try? CellValues.money(text) }

  private init?(reading row: inout ListRow<ResultColumn>, of task: TaskID, in office: Office) {
    let day = row.required(.checkedOn) == nil ? nil : row.value(.checkedOn, CellValues.date)
    let outcome =
      row.required(.outcome) == nil
      ? nil
      : row.value(.outcome) { (text) throws(CellFault) in
        try CellValues.choice(text, of: Outcome.self)
      }
    let production = row.value(.production) { (text) throws(CellFault) in
      try CellValues.choice(text, of: Production.self)
    }
    let measures = row.value(.measures) { (text) throws(CellFault) in try Self.measures(text) }
    let officers = row.value(.officers) { (text) throws(CellFault) in
      try Self.officers(named: CellValues.names(text), of: task, in: office)
    }
    let dueOn = row.value(.dueOn, CellValues.date)
    let fixedOn = row.value(.fixedOn, CellValues.date)
    let fine = row.value(.fine, CellValues.money)
    let isJoint = row.value(.joint, CellValues.truth)
    let items = Self.itemColumns.compactMap { column, item in
      row.value(column) { (text) throws(CellFault) in
        if let record = ItemRecord(item, reading: text) { return record }
        throw CellFault(message: "“\(text)”不是检查情况", hint: "写：正常、有问题：……、不涉及")
      }
    }
    guard let day, let outcome, !row.isRefused else { return nil }
    self.init(
      task: task, checkedOn: day, officers: officers ?? office.officers(of: task),
      production: production, items: items, outcome: outcome,
      findings: row[.findings] ?? "", measures: measures ?? [], dueOn: dueOn, fixedOn: fixedOn,
      fine: fine ?? 0, isJoint: isJoint ?? false, recordNumber: row[.recordNumber] ?? "")
  }

  private static let itemColumns: [(ResultColumn, Item)] = [
    (.facilities, .facilities), (.discharge, .discharge), (.monitoring, .monitoring),
    (.assessment, .assessment), (.permit, .permit), (.hazardousWaste, .hazardousWaste),
  ]

  /// `现场责令改正、立案查处`.
  private static func measures(_ text: String) throws(CellFault) -> [Measure] {
    var measures: [Measure] = []
    for word in CellValues.names(text) {
      measures.append(try CellValues.choice(word, of: Measure.self))
    }
    return measures
  }

  /// The ids of the task's officers, in the order named.
  private static func officers(
    named names: [String], of task: TaskID, in office: Office
  ) throws(CellFault) -> [OfficerID] {
    let known = office.officers(of: task)
    var ids: [OfficerID] = []
    for name in names {
      let id = known.first { id in
        !ids.contains(id)
          && [office.name(of: id), office.plainName(of: id)].contains {
            ExactName($0) == ExactName(name)
          }
      }
      guard let id else {
        throw CellFault(
          message: "里的“\(name)”不是这家企业的检查人员",
          hint: "派遣单上是\(known.map(office.name).joined(separator: "、"))；有变动的先办变动审批表")
      }
      ids.append(id)
    }
    return ids
  }
}

extension CheckResult.ItemRecord {
  /// `正常`, `不涉及`, `有问题：排口标志牌缺失`.
  public init?(_ item: CheckResult.Item, reading text: String) {
    let parts = text.split(maxSplits: 1) { $0 == "：" || $0 == ":" }
    guard let finding = CheckResult.ItemFinding(rawValue: parts.first.map(String.init) ?? "")
    else { return nil }
    self.init(item, finding, note: parts.count > 1 ? String(parts[1]) : "")
  }
}
