import ArgumentParser
import InspectionStore
import OfficeDesk

struct CreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "建立机关：新的台账，登记设置、抽取规则和节假日。",
    discussion: """
      --from 的文件夹里要有 设置.yaml、抽取规则.yaml、节假日.yaml；它们抄进机关文件夹，以后在那里改。
      例：
        hanform office create --office 机关 --from Examples/张店/机关 --as 林晓晨
      """)

  @Option(help: ArgumentHelp("三个设置文件所在的文件夹；不写就是机关文件夹自己。", valueName: "文件夹"))
  var from: String?

  @OptionGroup var desk: DeskOptions

  func run() throws {
    try desk.tell {
      let setup = try OfficeSetup(readingFrom: from ?? desk.folder.path)
      return try setup.makeOffice(in: desk.folder, clerk: desk.clerk, time: desk.time)
    }
  }
}
