import ArgumentParser
import Diagnostics
import InspectionFiles
import OfficeDesk

struct ImportCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入名单：污染源（sources）或执法人员（officers）的 CSV。",
    discussion: """
      先列出要新增、修改、拒绝的行，确认以后才登记；有一行被拒绝就都不登记，除非加上 --skip-refused。
      各列按表头认，认过的对应记在机关文件夹里（列对应-….json），可以改。
      例：
        hanform office import sources 污染源信息库.csv
        hanform office import officers 执法人员信息库.csv --yes
      """)

  @Argument(help: ArgumentHelp("sources 污染源，officers 执法人员。", valueName: "哪个库"))
  var registry: ListedRegistry

  @Argument(help: ArgumentHelp("名单，CSV。", valueName: "文件"))
  var file: String

  @Flag(name: .customLong("skip-refused"), help: "被拒绝的行略过，其余的登记。")
  var skipsRefused = false

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let intake = try ListIntake(of: DeskFile(reading: file), into: registry, at: desk)
    guard intake.faults.isEmpty || skipsRefused else {
      var outline = intake.outline
      if intake.isNews {
        outline.lines += ["", "有被拒绝的行，一行也没有登记。改好再导入；或加上 --skip-refused 略过这些行，登记其余的。"]
      }
      throw RefusedReport(report: outline, diagnostics: intake.faults)
    }
    guard intake.isNews else { return intake.dryRun }
    guard try confirmation.isGiven(orAskedAfter: intake.dryRun.lines) else {
      var report = intake.dryRun
      report.lines += ["", "以上是试运行，还没有登记。核对后加上 --yes 登记。"]
      return report
    }
    return try intake.enter(at: desk)
  }
}
