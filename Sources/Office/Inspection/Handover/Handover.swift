public import CivilCalendar
public import Diagnostics

/// 执法文书交接 (《暂行办法》三、1): paper records of checks go up to the administrator.
public struct Handover: Codable, Hashable, Sendable {
  public struct Row: Codable, Hashable, Sendable {
    public var task: TaskID
    /// 文书份数 and 页数.
    public var documentCount: Int
    public var pageCount: Int

    public init(_ task: TaskID, documentCount: Int, pageCount: Int) {
      self.task = task
      self.documentCount = documentCount
      self.pageCount = pageCount
    }
  }

  public var unit: UnitName
  public var quarter: CalendarQuarter
  public var rows: [Row]
  /// 交接人 and 接收人.
  public var giver: String
  public var receiver: String
  public var date: CalendarDate

  public init(
    unit: UnitName, quarter: CalendarQuarter, rows: [Row], giver: String, receiver: String,
    date: CalendarDate
  ) {
    self.unit = unit
    self.quarter = quarter
    self.rows = rows
    self.giver = giver
    self.receiver = receiver
    self.date = date
  }
}

/// A unit hands its records over, and the administrator takes them.
public struct HandOver: Act {
  public var handover: Handover

  public init(_ handover: Handover) {
    self.handover = handover
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    if handover.rows.isEmpty {
      sink.report(.error("handover.empty", "交接单上没有企业", hint: "选已经检查的企业"))
    }
    // 三、1: the receiver archives what the giver wrote.
    if ExactName(handover.giver) == ExactName(handover.receiver) {
      sink.report(
        .refusal(
          "handover.same-person", .resultEntry, "交接人和接收人是同一个人：\(handover.giver)", hint: "由另一人接收"))
    } else {
      sink.report(faultsOfPersons(in: office))
    }
    if !mayEnter(author, in: office, on: time.date) {
      sink.report(
        .refusal(
          "handover.foreign-author", .resultEntry,
          "\(handover.unit)的交接由本单位或系统管理人员登记，\(author.name)不能办理", hint: "请\(handover.unit)或系统管理人员办理")
      )
    }
    if handover.date > time.date {
      sink.report(.error("handover.future", "交接日期还没有到", hint: "核对日期"))
    }
    for row in handover.rows { sink.report(faults(of: row, in: office)) }
    try sink.throwErrors()
    return .handover(handover)
  }

  /// 三、1: 每月末将监察记录纸质版报系统管理员存档.
  private func faultsOfPersons(in office: Office) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if !mayGive(in: office) {
      faults.append(
        .refusal(
          "handover.foreign-giver", .resultEntry,
          "交接人\(handover.giver)不是\(handover.unit)的人员，也不是这些企业的检查人员", hint: "由\(handover.unit)的人员交接"))
    }
    let keepers = office.settings?.administrators ?? []
    if !keepers.contains(where: { ExactName($0) == ExactName(handover.receiver) }) {
      faults.append(
        .refusal(
          "handover.foreign-receiver", .resultEntry, "接收人\(handover.receiver)不是系统管理人员",
          hint: "可选：\(keepers.joined(separator: "、"))"))
    }
    return faults
  }

  /// Those who give, those who take, and the unit that answers for its records.
  private func mayEnter(_ author: Author, in office: Office, on today: CalendarDate) -> Bool {
    author.role == .administrator || author.unit == handover.unit
      || ExactName(author.name) == ExactName(handover.giver)
      || author.acts(for: handover.unit, in: office, on: today)
  }

  private func mayGive(in office: Office) -> Bool {
    let giver = ExactName(handover.giver)
    if office.isHead(handover.giver, of: handover.unit, on: handover.date) { return true }
    let own = office.officers.all(on: handover.date).filter { $0.unit == handover.unit }
    if own.contains(where: { ExactName($0.name) == giver }) { return true }
    return handover.rows.allSatisfy { row in
      office.officers(of: row.task).contains { ExactName(office.plainName(of: $0)) == giver }
    }
  }

  private func faults(of row: Handover.Row, in office: Office) -> [Diagnostic] {
    guard let dispatched = office.row(row.task), let result = office.results[row.task] else {
      return [
        .refusal(
          "handover.unchecked", .resultEntry, "派遣单第\(row.task.row)行还没有检查结果，没有文书可交",
          hint: "录入检查结果后再交接")
      ]
    }
    let name = "第\(dispatched.number)行“\(dispatched.source.name)”"
    var faults: [Diagnostic] = []
    if office.unit(of: row.task) != handover.unit {
      faults.append(
        .refusal(
          "handover.foreign-task", .resultEntry,
          "\(name)由\(office.unit(of: row.task)?.rawValue ?? "外单位")牵头，不归\(handover.unit)交接",
          hint: "按单位分别交接"))
    }
    if office.handover(of: row.task) != nil {
      faults.append(
        .refusal(
          "handover.twice", .resultEntry, "\(name)的文书已经交接签字", hint: "从这次的交接单里去掉；补充的文书另附说明"))
    }
    if handover.date < result.checkedOn {
      faults.append(
        .error("handover.before-check", "\(name)的交接日期早于检查日期", hint: "核对日期"))
    }
    if row.documentCount < 1 || row.pageCount < row.documentCount {
      faults.append(.error("handover.counts", "\(name)的文书份数和页数不对", hint: "至少一份，每份至少一页"))
    }
    return faults
  }
}

extension HandOver {
  /// Rows for which nobody can have signed, because no 交接单 with them went out (三、1).
  public func warnings(in office: Office) -> [Diagnostic] {
    let listed = office.tasksOnHandoverSheets(of: handover.unit, handover.quarter)
    let missing = handover.rows.map(\.task).filter { !listed.contains($0) }
    guard !missing.isEmpty else { return [] }
    return [
      .warning(
        "handover.no-sheet",
        "派遣单第\(RowNumbers(missing.map(\.row)).wording)行不在送签过的交接单上，交接没有签字的单子",
        hint:
          "印出来补签：hanform office print 交接单 --unit \(handover.unit) --quarter \(handover.quarter) --issue"
      )
    ]
  }
}
