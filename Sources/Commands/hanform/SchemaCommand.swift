import ArgumentParser
import Diagnostics
import FormPipeline
import FormTemplates

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "打印模板所需数据的 JSON Schema；--language 打印模板语言本身的。",
    discussion: """
      例：
        hanform schema Templates/派遣单.yaml > 派遣单.schema.json
        hanform schema --language > Templates/表单模板.schema.json
      """)

  @OptionGroup var fonts: FontOptions

  @Argument(help: ArgumentHelp("模板文件。", valueName: "模板"))
  var template: String?

  @Flag(help: "模板语言的 JSON Schema，供编辑器提示用。")
  var language = false

  func validate() throws {
    if language == (template != nil) {
      throw ValidationError("给一个模板，或只给 --language")
    }
  }

  func run() throws {
    guard let template else {
      print(Template.languageSchema, terminator: "")
      return
    }
    var loader = PaperLoader(
      templates: [template], registered: try fonts.registeredCharacters())
    do throws(DiagnosticError) {
      for template in try loader.loadTemplates() { print(template.dataSchema, terminator: "") }
    } catch {
      throw Refusal(diagnostics: error.diagnostics, sources: loader.sources)
    }
  }
}
