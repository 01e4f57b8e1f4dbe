import ArgumentParser
import Inspection
import InspectionFiles
import OfficeDesk

struct AdoptDrawCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt-draw", abstract: "采用省随机抽查系统抽出的名单（CSV），审核后登记为本季度的派遣单。",
    discussion: """
      名单的列和派遣单一样：序号、污染源名称、污染源地址、地市、县（市、区）、执法人员名称（第一名为牵头人）。
      名单原样存入附件；不合规定的只能指出，随派遣单印出，不能改动。
      例：
        hanform office adopt-draw 抽取名单.csv --quarter 2019Q2
        hanform office adopt-draw 上年名单.csv --quarter 2018Q4 --late
      """)

  @Argument(help: ArgumentHelp("省系统导出的名单，CSV。", valueName: "文件"))
  var file: String

  @Option(help: ArgumentHelp("季度，如 2019Q2 或 2019年第2季度；不写就是现在该抽的季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @Flag(name: .customLong("late"), help: "补登：季度已经过去，名单现在才登记；审核意见里会写明。")
  var isLate = false

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let file = try DeskFile(reading: file)
    let office = try desk.office()
    let act = try AdoptDraw(
      quarter: desk.quarterToDraw(quarter?.quarter, in: office), list: file.name,
      bytes: file.bytes, isLate: isLate)
    try confirmation.require(desk.preview(of: act))
    return try desk.perform(act, keeping: [file])
  }
}
