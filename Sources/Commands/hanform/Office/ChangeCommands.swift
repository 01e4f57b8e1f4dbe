import ArgumentParser
import Inspection
import OfficeDesk

struct ChangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "检查人员变动：提出（ask），签字后登记批准（approve）；撤回（withdraw）；列出（list）。",
    subcommands: [
      AskChangeCommand.self, ApproveChangeCommand.self, WithdrawChangeCommand.self,
      ListChangesCommand.self,
    ])
}

struct AskChangeCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "提出变动一家企业的检查人员；批准以后才算数。",
    discussion: """
      例：
        hanform office change ask 3 --from 李建国 --to 张晓燕 --reason 休假 \\
          --attach 请假条.pdf
        hanform office change ask 12 --from 孙丽 --to 赵强 --reason 回避 \\
          --attach 回避申请.pdf --lead 赵强
      """)

  @Argument(help: ArgumentHelp("派遣单序号。", valueName: "序号"))
  var row: Int

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("原定检查人员；名单上只有一名、要补一名的，写“缺”。", valueName: "姓名"))
  var old: String

  @Option(name: .customLong("to"), help: ArgumentHelp("现定检查人员。", valueName: "姓名"))
  var new: String

  @Option(help: ArgumentHelp("变动原因。", valueName: "原因"))
  var reason: OfficerReplacement.Reason

  @Option(help: ArgumentHelp("原因的说明；原因是“其他”的要写。", valueName: "说明"))
  var note = ""

  @Option(
    name: .customLong("attach"), parsing: .upToNextOption,
    help: ArgumentHelp("相关证明材料。", valueName: "文件"))
  var attachments: [String] = []

  @Option(help: ArgumentHelp("变动后的牵头人；不写的，原定的人牵头就由现定的人牵头。", valueName: "姓名"))
  var lead: String?

  @Option(help: ArgumentHelp("季度；不写就是本季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let files = try attachments.map { try DeskFile(reading: $0) }
    let act = ReplaceOfficer(
      task: TaskID(desk.quarter(quarter?.quarter), row: row),
      old: ["缺", OfficerID.gap.rawValue].contains(old)
        ? .gap : try desk.officer(called: old, in: office).id,
      new: try desk.officer(called: new, in: office).id, reason: reason, note: note,
      attachments: files.map(\.evidence),
      lead: try lead.map { try desk.officer(called: $0, in: office).id })
    return try desk.perform(act, keeping: files)
  }
}

struct ApproveChangeCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "登记变动审批表已经签字；从此按变动后的人员检查。",
    discussion: """
      例：
        hanform office change approve 1 --head 许立群
        hanform office change approve 2 --head 许立群 --leader 沈砚秋 \\
          --date 2019-05-06
      """)

  @Argument(help: ArgumentHelp("第几号变动。", valueName: "号"))
  var number: Int

  @Option(help: ArgumentHelp("签字的单位主要负责人。", valueName: "姓名"))
  var head: String

  @Option(help: ArgumentHelp("签字的分管领导；跨单位调剂的要写。", valueName: "姓名"))
  var leader: String?

  @Option(help: ArgumentHelp("批准日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  @Option(help: ArgumentHelp("季度；不写就是本季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let act = ApproveReplacement(
      quarter: desk.quarter(quarter?.quarter), number: number,
      approval: .init(head: head, leader: leader, date: date?.date ?? desk.today))
    var report = try desk.perform(act)
    report.findings += act.warnings(in: try desk.office())
    return report
  }
}

struct WithdrawChangeCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "撤回一张还没有批准的变动审批表；号不再用，送签的一份作废。",
    discussion: """
      例：
        hanform office change withdraw 2 --reason 本人已销假
      """)

  @Argument(help: ArgumentHelp("第几号变动。", valueName: "号"))
  var number: Int

  @Option(help: ArgumentHelp("为什么撤回。", valueName: "原因"))
  var reason: String

  @Option(help: ArgumentHelp("季度；不写就是本季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    try desk.perform(
      WithdrawReplacement(
        quarter: desk.quarter(quarter?.quarter), number: number, reason: reason))
  }
}

struct ListChangesCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出一个季度的检查人员变动：等着批准的、批准的、撤回的。",
    discussion: """
      例：
        hanform office change list
        hanform office change list --quarter 2019Q2
      """)

  @Option(help: ArgumentHelp("季度；不写就是本季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    ChangeList(of: desk.quarter(quarter?.quarter), in: try desk.office()).report
  }
}
