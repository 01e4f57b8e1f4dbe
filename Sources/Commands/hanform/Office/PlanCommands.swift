import ArgumentParser
import CivilCalendar
import Diagnostics
import Inspection
import InspectionFiles
import OfficeDesk

struct PlanCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "制定一个单位一个月的检查计划；再做一次就是新的一版。",
    discussion: """
      计划写成 CSV（派遣单序号、计划检查日期、检查重点），或用 --rows 选行，或用 --propose 由程序把没有检查的
      分到季度余下各月、上中下旬；分得的结果先给出来看，确认后登记。
      例：
        hanform office plan 2019-04 计划.csv --unit 一大队
        hanform office plan 2019-04 --unit 一大队 --rows 3,8-10 --on 中旬
        hanform office plan 2019年4月 --unit 一大队 --propose
      """)

  @Argument(help: ArgumentHelp("月份，如 2019-04 或 2019年4月。", valueName: "月份"))
  var month: MonthArgument

  @Argument(help: ArgumentHelp("计划的 CSV。", valueName: "文件"))
  var file: String?

  @Option(help: ArgumentHelp("哪个单位；不写就是办理人的单位。", valueName: "单位"))
  var unit: String?

  @Option(help: ArgumentHelp("派遣单序号，如 3,8-10。", valueName: "序号"))
  var rows: RowsList?

  @Option(help: ArgumentHelp("--rows 的检查日期：上旬、中旬、下旬，或一天。", valueName: "日期"))
  var on: PlanDayArgument?

  @Flag(help: "由程序排。")
  var propose = false

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    let ways = [file != nil, rows != nil, propose].filter(\.self).count
    guard ways == 1 else { throw ValidationError("计划的 CSV、--rows、--propose 三样给一样") }
    guard rows == nil || on != nil else { throw ValidationError("--rows 要同时写 --on") }
  }

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let unit = try desk.unit(calledOrOwn: unit, in: office)
    var act = MakePlan(unit: unit.name, month: month.month, rows: [])
    if let file {
      let file = try DeskFile(reading: file)
      act.rows = try MonthlyPlan.Row.rows(
        ofList: file.name, bytes: file.bytes, month: month.month, in: office)
    } else if let rows, let on {
      let quarter = CalendarQuarter(of: month.month)
      act.rows = rows.rows.map { MonthlyPlan.Row(TaskID(quarter, row: $0), on: on.day) }
    } else {
      let proposal = try PlanProposal(of: unit.name, month.month, in: office, on: desk.today)
      act.rows = proposal.rows
      try confirmation.require(
        proposal.lines(in: office), mending: "登记以后再做一次就是新的一版")
    }
    let left = act.rowsLeftOut(in: office)
    if !propose, !left.isEmpty {
      // What stands against the plan comes before what is to be confirmed.
      _ = try act.decide(in: office, by: desk.author(in: office), at: desk.time)
      try confirmation.require(
        [
          "将登记：\(unit.name)\(month.month.wording)检查计划的新版，\(act.rows.count)家",
          "上一版里的派遣单第\(RowNumbers(left).wording)行不在新版里：新版是整份计划，要留的行也要写上",
        ], mending: "登记以后再做一次就是新的一版")
    }
    var report = try desk.perform(act)
    report.findings += act.warnings(in: office, on: desk.today)
    return report
  }
}

struct ReceiveCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive", abstract: "登记执法人员签收了月检查计划。",
    discussion: """
      例：
        hanform office receive 2019-04 --unit 一大队 --all
        hanform office receive 2019-04 --officers 李建国,张晓燕 --date 2019-04-02
      """)

  @Argument(help: ArgumentHelp("月份，如 2019-04。", valueName: "月份"))
  var month: MonthArgument

  @Option(help: ArgumentHelp("计划的单位；不写就是办理人的单位。", valueName: "单位"))
  var unit: String?

  @Option(help: ArgumentHelp("签收的人，几个人用逗号分开。", valueName: "姓名"))
  var officers: String?

  @Flag(help: "计划里还没有签收的人都签收了。")
  var all = false

  @Option(help: ArgumentHelp("签收日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard all != (officers != nil) else { throw ValidationError("--officers 和 --all 给一样") }
  }

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let unit = try desk.unit(calledOrOwn: unit, in: office)
    let ids: [OfficerID]
    if let officers {
      ids = try NameList(officers).names.map { try desk.officer(called: $0, in: office).id }
    } else {
      ids = office.officersToTell(of: unit.name, month.month)
    }
    let date = date?.date ?? desk.today
    let acts = ids.map { ReceivePlan(unit: unit.name, month: month.month, officer: $0, date: date) }
    guard !acts.isEmpty || office.plan(of: unit.name, month.month) == nil else {
      return DeskReport(["没有要登记的签收。"], details: ["登记": [String]()])
    }
    guard !acts.isEmpty else { throw DiagnosticError(.noPlan(of: unit.name, month.month)) }
    return try desk.perform(acts.map { ($0, nil) })
  }
}

/// `上旬`, or a day.
struct PlanDayArgument: ExpressibleByArgument {
  var day: MonthlyPlan.Day

  init?(argument: String) {
    if let third = MonthlyPlan.Third(rawValue: argument) {
      day = .third(third)
    } else if let date = CalendarDate(argument: argument) {
      day = .day(date)
    } else {
      return nil
    }
  }
}

/// Names with commas or 、 between them.
struct NameList {
  var names: [String]

  init(_ text: String) {
    names = text.split { ",，、;；".contains($0) }.map { name in
      var name = name.drop(while: \.isWhitespace)
      while name.last?.isWhitespace == true { name.removeLast() }
      return String(name)
    }
  }
}
