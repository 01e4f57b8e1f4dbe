public import CivilCalendar
public import Inspection

/// 检查人员变动 of a quarter, each with what became of it.
public struct ChangeList: Sendable {
  public let report: DeskReport

  public init(of quarter: CalendarQuarter, in office: Office) {
    let rows = office.replacements.filter { $0.task.quarter == quarter }.map { change in
      Row(
        号: change.number, 派遣单序号: change.task.row,
        企业: office.row(change.task)?.source.name ?? "", 原定: office.name(of: change.old),
        现定: office.name(of: change.new), 原因: change.reason.rawValue,
        状态: Self.state(of: change, in: office),
        审批表: office.latestPaper(on: .change(change.id)).map { "\($0.number)" } ?? "")
    }
    var table = TextTable(["号", "行", "企业", "原定", "现定", "原因", "状态", "审批表"])
    for row in rows {
      table.append([
        "\(row.号)", "\(row.派遣单序号)", row.企业, row.原定, row.现定, row.原因, row.状态, row.审批表,
      ])
    }
    let none = ["\(quarter.wording)没有检查人员变动。"]
    report = DeskReport(rows.isEmpty ? none : table.lines(width: 80), details: ["变动": rows])
  }

  private static func state(of change: OfficerReplacement, in office: Office) -> String {
    if let approval = change.approval { return "\(approval.date)批准" }
    if office.withdrawals[change.id] != nil { return "已撤回" }
    return office.overtaking(change) == nil ? "待批准" : "要撤回"
  }

  private struct Row: Encodable, Sendable {
    var 号: Int
    var 派遣单序号: Int
    var 企业: String
    var 原定: String
    var 现定: String
    var 原因: String
    var 状态: String
    var 审批表: String
  }
}
