public import CivilCalendar
public import Inspection

/// One source over the quarters: what became of it, when it was drawn, what was found.
public struct SourceHistory: Sendable {
  private let source: PollutionSource
  private let office: Office
  private let today: CalendarDate

  public init(of source: PollutionSource, in office: Office, on today: CalendarDate) {
    self.source = source
    self.office = office
    self.today = today
  }

  public var report: DeskReport {
    let drawn = visits
    let thisYear = drawn.filter { $0.quarter.year == today.year }
    let checked = thisYear.count { $0.result != nil }
    var lines = [
      "\(source.name)（\(source.id)）",
      "\(source.classification.sourceClass.wording)，\(source.kind.rawValue)，\(source.entryUnit)录入，\(standing)",
      "\(source.address)",
      "\(today.year)年抽中\(thisYear.count)次，已查\(checked)次",
    ]
    if !drawn.isEmpty { lines += ["", "抽查："] + drawn.map { "  \($0.line(on: today))" } }
    let changes = office.sourceChanges.filter { $0.record.id == source.id }
    lines += ["", "登记："]
    lines += changes.map {
      "  \($0.date.wording) \($0.kind.rawValue)" + ($0.reason.isEmpty ? "" : "（\($0.reason)）")
    }
    let recusals = office.recusals.filter { $0.source == source.id && today <= $0.validTo ?? today }
    if !recusals.isEmpty {
      lines += ["", "回避："]
      lines += recusals.map { "  \(office.name(of: $0.officer))（\($0.ground.rawValue)）" }
    }
    return DeskReport(
      lines,
      details: Details(
        编号: source.id.rawValue, 名称: source.name, 地址: source.address,
        统一社会信用代码: source.creditCode?.description,
        类别: source.classification.sourceClass.wording, 归口: source.kind.rawValue,
        录入单位: source.entryUnit.rawValue, 在用: source.isActive, 状态: standing,
        本年抽中: thisYear.count, 本年已查: checked, 抽查: drawn.map { $0.details(on: today) },
        登记: changes.map { ["日期": $0.date.description, "变动": $0.kind.rawValue, "原因": $0.reason] },
        回避: recusals.map {
          [
            "执法人员": office.name(of: $0.officer), "编号": $0.officer.rawValue,
            "事由": $0.ground.rawValue,
          ]
        }))
  }

  private var standing: String {
    if case .suspended(let why, let since) = source.standing {
      "\(since.wording)起停用（\(why.rawValue)）"
    } else {
      "在用"
    }
  }

  /// Of sheets that hold, by quarter.
  private var visits: [Visit] {
    var timesInYear: [Int: Int] = [:]
    let sheets = office.sheets.filter { !office.isVoid($0) }.sorted { $0.quarter < $1.quarter }
    return sheets.compactMap { sheet in
      guard let row = sheet.rows.first(where: { $0.source.id == source.id }) else { return nil }
      let task = TaskID(sheet.quarter, row: row.number)
      timesInYear[sheet.quarter.year, default: 0] += 1
      return Visit(
        quarter: sheet.quarter, row: row.number, turn: timesInYear[sheet.quarter.year] ?? 1,
        officers: office.officers(of: task).map(office.name), result: office.results[task])
    }
  }

  private struct Visit {
    var quarter: CalendarQuarter
    var row: Int
    /// 本年度第几次.
    var turn: Int
    var officers: [String]
    var result: CheckResult?

    func line(on today: CalendarDate) -> String {
      let found = result.map { "\($0.checkedOn.wording)检查，\($0.outcome.rawValue)" } ?? "还没有检查结果"
      let names = officers.joined(separator: "、")
      return "\(quarter.wording)第\(row)行（本年度第\(turn)次），\(names)，\(found)\(mending(on: today))"
    }

    /// What is to be put right, while it is not.
    private func mending(on today: CalendarDate) -> String {
      guard let result, let due = result.dueOn else { return "" }
      if let fixed = result.fixedOn { return "，\(fixed.wording)整改完成" }
      return "，整改期限\(due.wording)" + (due < today ? "，逾期未完成" : "")
    }

    func details(on today: CalendarDate) -> [String: String] {
      [
        "季度": quarter.description, "序号": "\(row)", "本年度第几次": "\(turn)",
        "执法人员": officers.joined(separator: "、"), "检查日期": result?.checkedOn.description ?? "",
        "检查结果": result?.outcome.rawValue ?? "", "整改期限": result?.dueOn?.description ?? "",
        "整改完成日期": result?.fixedOn?.description ?? "",
      ]
    }
  }

  private struct Details: Encodable, Sendable {
    var 编号: String
    var 名称: String
    var 地址: String
    var 统一社会信用代码: String?
    var 类别: String
    var 归口: String
    var 录入单位: String
    var 在用: Bool
    /// As the text says it.
    var 状态: String
    var 本年抽中: Int
    var 本年已查: Int
    var 抽查: [[String: String]]
    var 登记: [[String: String]]
    /// Those that have not ended.
    var 回避: [[String: String]]
  }
}
