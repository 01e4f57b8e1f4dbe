import ArgumentParser
import Diagnostics
import FormPipeline
import FormTemplates
import Typefaces

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查模板，给出数据时连数据和版面一起检查；不写任何文件。",
    discussion: """
      例：
        hanform check Templates/*.yaml
        hanform check Templates/派遣单.yaml --data Examples/张店/派遣单.json
      """)

  @Argument(help: ArgumentHelp("模板文件。", valueName: "模板"))
  var templates: [String]

  @OptionGroup var filling: FillingOptions
  @OptionGroup var fonts: FontOptions

  func validate() throws {
    try filling.validate(templates: templates)
  }

  func run() async throws {
    var loader = filling.loader(
      templates: templates, registered: try fonts.registeredCharacters())
    let hasData = filling.blank || !filling.data.isEmpty || !filling.rows.isEmpty
    do {
      guard hasData else {
        let loaded = try loader.loadTemplates(skipsShared: true)
        FindingReport(sources: loader.sources).tell(loaded.flatMap(\.warnings))
        Terminal.tell("模板没有问题：\(loaded.map(\.name).joined(separator: "、"))")
        return
      }
      let papers = try loader.load()
      let report = FindingReport(sources: loader.sources)
      report.tell(papers.flatMap(\.form.warnings))
      let library = try FontLibrary(folders: fonts.allFolders)
      report.tell(library.warnings)
      let press = FormPress(library: library)
      report.tell(try await press.check(PrintJob(papers: papers, isMerged: true)))
      HandwritingReport(papers).tell()
      Terminal.tell("模板、数据和版面没有问题。")
    } catch let error as DiagnosticError {
      throw Refusal(
        diagnostics: error.diagnostics, sources: loader.sources, closing: "改好了再查、再印")
    }
  }
}
