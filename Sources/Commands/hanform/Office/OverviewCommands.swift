import ArgumentParser
import Inspection
import OfficeDesk

struct DueCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "待办：该办的、逾期的、办完的，附依据和命令。",
    discussion: """
      不写 --all，只列办理人自己的；不写 --quarter，连上季度没办完的和下季度的抽取一起列。
      台账开始以前已经结束的月份、季度不列。
      例：
        hanform office due
        hanform office due --all --quarter 2019Q2
        hanform office due --as 许立群
      """)

  @Flag(help: "各单位、各种身份的都列。")
  var all = false

  @Option(help: ArgumentHelp("季度，如 2019Q2。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    try desk.due(all: all, quarter: quarter?.quarter).report
  }
}

struct StatusCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "一个季度的全貌：抽取、各单位的进度、等着办的。",
    discussion: """
      例：
        hanform office status
        hanform office status --quarter 2019年第1季度
      """)

  @Option(help: ArgumentHelp("季度，如 2019Q2；不写就是本季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    QuarterStatus(
      of: desk.quarter(quarter?.quarter), in: try desk.office(), on: desk.today
    ).report
  }
}
