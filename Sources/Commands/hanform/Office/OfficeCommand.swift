import ArgumentParser

/// The desk of an office: every act of the measure, and what the journal says.
struct OfficeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "office", abstract: "办理双随机抽查：从名单到报表，每一步登记在机关的台账里。",
    discussion: """
      例：
        hanform office create --office 机关 --from Examples/张店/机关
        export HANFORM_OFFICE=机关
        hanform office import sources 污染源信息库.csv
        hanform office due
      """,
    subcommands: [
      CreateCommand.self, SettingsCommand.self, ClerkCommand.self, ImportCommand.self,
      SourceCommand.self, OfficerCommand.self, RecusalCommand.self, AdoptDrawCommand.self,
      DrawCommand.self,
      PlanCommand.self, ReceiveCommand.self, ChangeCommand.self, ResultCommand.self,
      CorrectCommand.self, HandoverCommand.self, PublishCommand.self, PrintCommand.self,
      SignPapersCommand.self, FileCommand.self, VoidPaperCommand.self, PapersCommand.self,
      DueCommand.self,
      StatusCommand.self,
      VerifyJournalCommand.self, BackupCommand.self, RestoreCommand.self, LogCommand.self,
    ])
}
