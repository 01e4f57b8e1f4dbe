public import CivilCalendar
public import Inspection

/// A quarter at a glance: what was drawn, how far each unit is, what waits.
public struct QuarterStatus: Sendable {
  private let quarter: CalendarQuarter
  private let office: Office
  private let today: CalendarDate

  public init(of quarter: CalendarQuarter, in office: Office, on today: CalendarDate) {
    self.quarter = quarter
    self.office = office
    self.today = today
  }

  /// No line is wider than 80 cells.
  public var report: DeskReport {
    DeskReport(
      lines,
      details: Details(
        季度: quarter.description, 抽取: drawLines,
        类别: QuarterSummary(of: quarter, in: office).map {
          ($0.rows + [$0.total]).map(ClassRow.init)
        }
          ?? [],
        单位: unitRows, 待批准的变动: Self.items(of: changeLines), 未签回的文书: Self.items(of: paperLines),
        将到期的证件: Self.items(of: certificateLines)))
  }

  /// What stands under a heading, a line each.
  private static func items(of lines: [String]) -> [String] {
    lines.dropFirst(2).map { $0.trimmingPrefix(while: { $0 == " " }) }.map(String.init)
  }

  private var lines: [String] {
    var lines = ["\(office.settings?.name ?? "")  \(quarter.wording)  \(today.wording)"] + drawLines
    guard let summary = QuarterSummary(of: quarter, in: office) else {
      return lines + ["还没有派遣单。下一步：hanform office adopt-draw 名单.csv --quarter \(quarter)"]
    }
    var classes = TextTable(["类别", "库内", "规定比例", "应抽", "实抽", "已查", "完成率", "违法", "公开"])
    for row in summary.rows + [summary.total] { classes.append(ClassRow(row).cells) }
    lines += [""] + classes.lines(width: 80)
    var units = TextTable(["单位", "任务", "已排", "已查", "逾期", "文书未交", "变动", "未签收"])
    for row in unitRows { units.append(row.cells) }
    lines += [""] + units.lines(width: 80)
    return lines + changeLines + paperLines + certificateLines
  }

  /// 一、2: who will have no valid certificate to the end of the quarter that is drawn for next.
  private var certificateLines: [String] {
    guard let next = CalendarQuarter(of: today).next else { return [] }
    let ending = office.endingCertificates(before: next.lastDay, on: today)
    guard !ending.isEmpty else { return [] }
    return ["", "下季度末以前到期的执法证件："] + ending.map { "  \($0.wording(on: today))" }
  }

  private var drawLines: [String] {
    office.draws(of: quarter).map { sheet in
      let state = office.isVoid(sheet) ? "已作废" : "有效"
      let findings = sheet.findings.isEmpty ? "" : "，审核发现\(sheet.findings.count)处"
      return "第\(sheet.number)次抽取：\(sheet.rows.count)家，\(state)\(findings)"
    }
  }

  private var unitRows: [UnitRow] {
    let units = office.units.filter(\.suppliesOfficers).map(\.name)
    let rows = units.map { UnitRow(of: $0, quarter, in: office, on: today) }
    return rows + [rows.reduce(UnitRow()) { $0.adding($1) }]
  }

  /// Changes asked for and not approved yet.
  private var changeLines: [String] {
    let waiting = office.openReplacements(of: quarter)
    guard !waiting.isEmpty else { return [] }
    return ["", "待批准的检查人员变动："]
      + waiting.map { change in
        let names = "\(office.name(of: change.old))换为\(office.name(of: change.new))"
        let state = office.overtaking(change) == nil ? "" : "（已有别的变动，要撤回）"
        return "  第\(change.number)号：派遣单第\(change.task.row)行，\(names)\(state)"
      }
  }

  private var paperLines: [String] {
    let waiting = office.unsignedPapers.filter { $0.subject.quarter == quarter }
    guard !waiting.isEmpty else { return [] }
    return ["", "送签后还没有签回的文书："]
      + waiting.map { paper in
        let unit = paper.subject.unit.map { "  \($0)" } ?? ""
        return "  \(paper.number)  \(paper.subject.kind.rawValue)\(unit)"
      }
  }

  private struct Details: Encodable, Sendable {
    var 季度: String
    var 抽取: [String]
    var 类别: [ClassRow]
    var 单位: [UnitRow]
    var 待批准的变动: [String]
    var 未签回的文书: [String]
    var 将到期的证件: [String]
  }
}

/// How far the office is with a class.
private struct ClassRow: Encodable {
  var 类别: String
  var 库内: Int
  var 规定比例: String
  var 应抽: Int
  var 实抽: Int
  var 已查: Int
  var 完成率: String
  var 违法: Int
  var 公开: Int

  init(_ row: QuarterSummary.Row) {
    类别 = row.sourceClass?.wording ?? "合计"
    库内 = row.pool
    规定比例 = row.ratio
    应抽 = row.quota
    实抽 = row.drawn
    已查 = row.figures.checked.total
    完成率 = row.completion.wording
    违法 = row.figures.violations
    公开 = row.figures.published
  }

  var cells: [String] {
    [类别, "\(库内)", 规定比例] + [应抽, 实抽, 已查].map(String.init) + [完成率, "\(违法)", "\(公开)"]
  }
}

/// How far a unit is with the tasks that its officers lead.
private struct UnitRow: Encodable, Sendable {
  var 单位 = "合计"
  var 任务 = 0
  var 已排 = 0
  var 已查 = 0
  var 逾期 = 0
  var 文书未交 = 0
  var 变动 = 0
  var 未签收 = 0

  init() {}

  init(
    of unit: UnitName, _ quarter: CalendarQuarter, in office: Office, on today: CalendarDate
  ) {
    let tasks = office.tasks(of: quarter).filter { office.unit(of: $0) == unit }
    let plans = quarter.months.compactMap { office.plan(of: unit, $0) }
    let planned = Set(plans.flatMap { $0.rows.map(\.task) })
    let late = plans.filter { $0.month.lastDay < today }.flatMap { $0.rows.map(\.task) }
    单位 = unit.rawValue
    任务 = tasks.count
    已排 = tasks.count(where: planned.contains)
    已查 = tasks.count { office.results[$0] != nil }
    逾期 = Set(late).count { office.results[$0] == nil }
    文书未交 = office.tasksToHandOver(of: unit, quarter).count
    变动 =
      office.replacements(approvedFrom: quarter.firstDay, to: quarter.lastDay, by: unit).count
    未签收 = quarter.months.filter { $0.firstDay <= today }
      .reduce(0) { $0 + office.officersToTell(of: unit, $1).count }
  }

  var cells: [String] {
    [单位] + [任务, 已排, 已查, 逾期, 文书未交, 变动, 未签收].map { "\($0)" }
  }

  func adding(_ other: UnitRow) -> UnitRow {
    var sum = self
    sum.任务 += other.任务
    sum.已排 += other.已排
    sum.已查 += other.已查
    sum.逾期 += other.逾期
    sum.文书未交 += other.文书未交
    sum.变动 += other.变动
    sum.未签收 += other.未签收
    return sum
  }
}
