import ArgumentParser
import Diagnostics
import Typefaces

struct FontsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fonts",
    abstract: "列出角色、字体、收字、许可和嵌入权利，以及正在代替的字体；并核对字体文件。")

  @OptionGroup var fonts: FontOptions

  func run() throws {
    do {
      let report = try FontReport(folders: fonts.allFolders)
      print(report.text, terminator: "")
      guard report.isSound else { throw DiagnosticError(report.findings) }
      FindingReport(sources: [:]).tell(report.findings)
    } catch let error as DiagnosticError {
      throw Refusal(diagnostics: error.diagnostics, sources: [:])
    }
  }
}
