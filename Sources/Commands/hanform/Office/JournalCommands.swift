import ArgumentParser
import Diagnostics
import Inspection
import InspectionStore
import OfficeDesk

struct LogCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "看台账：谁在什么时候登记了什么。",
    discussion: """
      例：
        hanform office log
        hanform office log --last 500 --json
      """)

  @Option(help: ArgumentHelp("看最后多少条。", valueName: "条数"))
  var last = 30

  @OptionGroup var desk: DeskOptions

  func validate() throws {
    guard last > 0 else { throw ValidationError("--last 要大于 0") }
  }

  func work(at desk: Desk) throws -> DeskReport { try JournalLog(of: desk, last: last).report }
}

struct VerifyJournalCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核验台账：逐条核对有没有被改动过，并核对签字纸件上的校验码。",
    discussion: """
      例：
        hanform office verify
        hanform office verify 3F2A-90B1-00C4-7E55
      """)

  @Argument(help: ArgumentHelp("纸件上印的校验码，可写几个。", valueName: "校验码"))
  var codes: [CheckCode] = []

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let verdict = try JournalVerdict(of: desk, codes: codes)
    guard verdict.faults.isEmpty else { throw DiagnosticError(verdict.faults) }
    return verdict.report
  }
}

struct BackupCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "备份台账和附件；备份做完读回核对过才算数。",
    discussion: """
      例：
        hanform office backup
        hanform office backup --to /media/备份盘
      """)

  @Option(help: ArgumentHelp("备份放在哪个文件夹；不写就放在机关文件夹的“备份”里。", valueName: "文件夹"))
  var to: String?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    try desk.backUp(to: to)
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "从备份恢复：逐条核对备份，在一个新的文件夹里建成机关。",
    discussion: """
      备份和原来的机关都不动；核对以后再把文件夹换过来。封存的密钥不在备份里，取出纪检封存的一份。
      例：
        hanform office restore 机关/备份/台账备份-20190628T170000-3F2A90B1 \\
          --office 恢复的机关
      """)

  @Argument(help: ArgumentHelp("备份的文件夹。", valueName: "备份"))
  var copy: String

  @OptionGroup var desk: DeskOptions

  func validate() throws {
    if desk.folderPath == nil { throw ValidationError("要写 --office 恢复到哪个新的文件夹") }
  }

  func run() throws {
    try desk.tell { try DeskReport.restoring(OfficeFolder(copy), to: desk.folder) }
  }
}
