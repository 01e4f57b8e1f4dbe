import ArgumentParser
import CivilCalendar
import Inspection
import InspectionFiles
import OfficeDesk

struct HandoverCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover", abstract: "登记交接单上签了字的行：纸质监察记录已交系统管理人员。",
    discussion: """
      例：
        hanform office handover --unit 一大队 --all --documents 2 --pages 6 \\
          --giver 李建国 --receiver 林晓晨
        hanform office handover --unit 一大队 --list 交接.csv --giver 李建国 \\
          --receiver 林晓晨
      """)

  @Option(help: ArgumentHelp("交出的单位；不写就是办理人的单位。", valueName: "单位"))
  var unit: String?

  @Option(help: ArgumentHelp("派遣单序号，如 3,8-10。", valueName: "序号"))
  var rows: RowsList?

  @Flag(help: "这个单位已检查、还没有交接的都交。")
  var all = false

  @Option(help: ArgumentHelp("交接的 CSV：派遣单序号、文书份数、页数。", valueName: "文件"))
  var list: String?

  @Option(help: ArgumentHelp("每家的文书份数。", valueName: "份"))
  var documents = 1

  @Option(help: ArgumentHelp("每家的页数。", valueName: "页"))
  var pages = 1

  @Option(help: ArgumentHelp("交接人。", valueName: "姓名"))
  var giver: String

  @Option(help: ArgumentHelp("接收人；不写就是办理人。", valueName: "姓名"))
  var receiver: String?

  @Option(help: ArgumentHelp("交接日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  @Option(help: ArgumentHelp("季度；不写就是本季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    let ways = [rows != nil, all, list != nil].filter(\.self).count
    guard ways == 1 else { throw ValidationError("--rows、--all、--list 三样给一样") }
  }

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let unit = try desk.unit(calledOrOwn: unit, in: office)
    let quarter = desk.quarter(quarter?.quarter)
    var handed: [Handover.Row]
    if let list {
      let file = try DeskFile(reading: list)
      handed = try Handover.Row.rows(
        ofList: file.name, bytes: file.bytes, quarter: quarter, in: office)
    } else {
      let tasks =
        rows.map { $0.rows.map { TaskID(quarter, row: $0) } }
        ?? office.tasksToHandOver(of: unit.name, quarter)
      handed = tasks.map { Handover.Row($0, documentCount: documents, pageCount: pages) }
    }
    let act = HandOver(
      Handover(
        unit: unit.name, quarter: quarter, rows: handed, giver: giver,
        receiver: try receiver ?? desk.author(in: office).name, date: date?.date ?? desk.today))
    try confirmation.require(desk.preview(of: act))
    var report = try desk.perform(act)
    report.findings += act.warnings(in: office)
    return report
  }
}

struct PublishCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "登记在区政府网站公开：抽查情况公开表或抽查结果公开表。",
    discussion: """
      例：
        hanform office publish 抽查结果公开表 --all
        hanform office publish 抽查情况公开表 --rows 1-20 --date 2019-07-03 \\
          --quarter 2019Q2
      """)

  @Argument(help: ArgumentHelp("抽查情况公开表 或 抽查结果公开表。", valueName: "公开表"))
  var kind: Publication.Kind

  @Option(help: ArgumentHelp("派遣单序号，如 3,8-10。", valueName: "序号"))
  var rows: RowsList?

  @Flag(help: "已检查、还没有公开的都公开。")
  var all = false

  @Option(help: ArgumentHelp("公开日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  @Option(help: ArgumentHelp("季度；不写就是本季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard all != (rows != nil) else { throw ValidationError("--rows 和 --all 给一样") }
  }

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let quarter = desk.quarter(quarter?.quarter)
    let tasks =
      rows.map { $0.rows.map { TaskID(quarter, row: $0) } }
      ?? office.tasksToPublish(kind, of: quarter)
    let act = Publish(
      Publication(kind, quarter: quarter, tasks: tasks, date: date?.date ?? desk.today))
    try confirmation.require(desk.preview(of: act))
    return try desk.perform(act)
  }
}
