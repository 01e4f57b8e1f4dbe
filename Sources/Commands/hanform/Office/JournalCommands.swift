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
    let copy = try desk.store.backUp(to: to, at: desk.time)
    return DeskReport(["已备份并核对：\(copy.path)"], details: ["备份": copy.path])
  }
}
