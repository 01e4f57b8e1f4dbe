public import ArgumentParser
import Diagnostics
import FormPipeline
import FormTemplates
import Glibc
import PDFFinishing
import Typefaces

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "用数据填写模板并打印成文件。",
    discussion: """
      例：
        hanform render Templates/派遣单.yaml --data Examples/张店/派遣单.json \\
          -o Output/派遣单.pdf
        hanform render Templates/承诺书.yaml --data 承诺书.json \\
          -o 'Output/承诺书-【姓名】.pdf'
        hanform render Templates/检查人员变动审批表.yaml --blank
        hanform render Templates/派遣单.yaml --data 抬头.json --rows 企业=企业.csv \\
          --purpose 副本
        hanform render Templates/交接单.yaml --data 交接单.json --format png \\
          --dpi 150 --pages 1 -o - > 图.png
      """)

  @Argument(help: ArgumentHelp("模板文件；- 为标准输入。给出几个，合成一个文件。", valueName: "模板"))
  var templates: [String]

  @OptionGroup var filling: FillingOptions
  @OptionGroup var fonts: FontOptions

  @Flag(help: "每份一个文件的，合成一个文件。")
  var merge = false

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("输出文件；- 为标准输出。每份一个文件时写成 '承诺书-【姓名】.pdf'。", valueName: "文件"))
  var output: String?

  @Option(help: ArgumentHelp("pdf、png、svg 或 dump（显示列表的文字）。", valueName: "格式"))
  var format: FormatArgument = .pdf

  @Option(
    help: ArgumentHelp(
      """
      PDF 的用途：archival（归档，PDF/A-3a 和 PDF/UA-1）、fillable（没有值的格子可在屏幕上填写，不作归档）\
      或 plain（不带结构，文件最小）。
      """, valueName: "用途"))
  var profile: FinishingProfile = .archival

  @Option(help: ArgumentHelp("图片的分辨率。", valueName: "每英寸点数"))
  var dpi = 150

  @Option(help: ArgumentHelp("只印这些页，如 3 或 2-4。", valueName: "页"))
  var pages: NumberRange?

  @Option(
    name: .customLong("fields-json"),
    help: ArgumentHelp(
      "另写一个 JSON 文件：每个签字处、盖章处在哪一页、在哪里（毫米，从左上角量起），供签章系统用。", valueName: "文件"))
  var fieldsFile: String?

  @Flag(help: "放不下的内容截断并做红色标记，而不是报错。")
  var loose = false

  @Flag(name: .customLong("no-substitute"), help: "缺少规定的字体（仿宋_GB2312 等）时报错，不用代替的字体。")
  var refusesSubstitutes = false

  func validate() throws {
    guard (18...1200).contains(dpi) else { throw ValidationError("--dpi 要在 18 到 1200 之间") }
    guard fieldsFile == nil || format == .pdf else {
      throw ValidationError("--fields-json 只和 PDF 一起用")
    }
    if let output, let other = format.otherKind(of: output) {
      throw ValidationError(
        "输出文件叫 \(output)，写出来的却是 \(format.rawValue)；\(format.advice(for: other))")
    }
    try filling.validate(templates: templates)
  }

  func run() async throws {
    var loader = filling.loader(
      templates: templates, registered: try fonts.registeredCharacters(),
      makesEntries: profile == .fillable)
    let papers: [FilledPaper]
    do throws(DiagnosticError) {
      papers = try loader.load()
    } catch {
      throw Refusal(diagnostics: error.diagnostics, sources: loader.sources)
    }
    let report = FindingReport(sources: loader.sources)
    report.tell(papers.flatMap(\.form.warnings))
    do {
      let library = try FontLibrary(
        folders: fonts.allFolders, refusesSubstitutes: refusesSubstitutes)
      report.tell(library.warnings)
      let press = FormPress(
        library: library, isLoose: loose, workers: FontOptions.workerCount)
      let job = PrintJob(
        papers: papers, isMerged: merge, format: format.format, profile: profile,
        dotsPerInch: dpi, pages: pages?.range, output: output,
        fieldsOutput: fieldsFile, inputs: Array(loader.sources.keys))
      report.tell(try await press.print(job, progress: Terminal.showProgress))
      HandwritingReport(papers).tell()
    } catch let error as DiagnosticError {
      throw Refusal(diagnostics: error.diagnostics, sources: loader.sources)
    }
  }
}

/// `--profile`.
extension FinishingProfile: ExpressibleByArgument {}

/// `--format`.
enum FormatArgument: String, ExpressibleByArgument, CaseIterable {
  case pdf
  case png
  case svg
  case dump

  var format: PrintJob.Format {
    switch self {
    case .pdf: .pdf
    case .png: .png
    case .svg: .svg
    case .dump: .dump
    }
  }

  /// The kind of file that a name promises and this format does not make; nil for other names, and
  /// for any name of a dump.
  func otherKind(of output: String) -> String? {
    let name = output.split(separator: "/").last ?? ""
    guard self != .dump, let dot = name.lastIndex(of: ".") else { return nil }
    let kind = name[name.index(after: dot)...].lowercased()
    let known = [
      "pdf", "png", "svg", "jpg", "jpeg", "doc", "docx", "wps", "xls", "xlsx", "et", "ofd", "txt",
      "htm", "html", "json", "yaml", "csv",
    ]
    return kind != rawValue && known.contains(kind) ? kind : nil
  }

  /// What to do about a name for another kind of file.
  func advice(for kind: String) -> String {
    let isMade = Self.allCases.contains { $0.rawValue == kind }
    return (isMade ? "要 \(kind) 就加 --format \(kind)，不然" : "") + "把文件名改成 .\(rawValue)"
  }
}
