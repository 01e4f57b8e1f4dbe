import ArgumentParser
import CivilCalendar
import Diagnostics
import FormPipeline
import FormTemplates
import Inspection
import InspectionPapers
import InspectionPress
import InspectionStore
import OfficeDesk
import Typefaces

struct PrintCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "打印文书：草稿、送签、重印，或供手填的空白表。",
    discussion: """
      文书都由台账里的事实填写。先印草稿（有“草稿”水印、没有编号）；--issue 送签：编上号、印上校验码，
      文件原样存进机关文件夹，以后按编号重印的就是这一份。
      例：
        hanform office print 派遣单
        hanform office print 派遣单摘录 --each -o '摘录-【接收】.pdf'
        hanform office print 月调度表 --month 2019-04 --issue
        hanform office print 派〔2019〕2号 -o 派遣单.pdf
        hanform office print 检查人员变动审批表 --blank
      """)

  @Argument(help: ArgumentHelp("文书的名称；重印写它的编号，如 派〔2019〕2号。", valueName: "文书"))
  var paper: String

  @Option(help: ArgumentHelp("季度，如 2019Q2 或 2019年第2季度；不写就是现在该印的。", valueName: "季度"))
  var quarter: QuarterArgument?

  @Option(help: ArgumentHelp("月份，如 2019-04；不写就是现在该印的。", valueName: "月份"))
  var month: MonthArgument?

  @Option(help: ArgumentHelp("只印这个单位的。", valueName: "单位"))
  var unit: String?

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp("只印这一份：执法人员、派遣单序号、污染源编号或变动的号。", valueName: "哪一份"))
  var reference: String?

  @Flag(name: .customLong("by-unit"), help: "季度汇总表分单位。")
  var isByUnit = false

  @Flag(help: "送签：编号，文件存进机关文件夹，登记到台账。")
  var issue = false

  @Flag(help: "打印空白表，供手填。")
  var blank = false

  @Flag(help: "每个接收人一个文件；不写就合成一个文件。")
  var each = false

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("输出文件；文件名里可以写【接收】【期间】，送签的写【编号】，不写就合成一个文件。", valueName: "文件"))
  var output: String?

  @Option(help: ArgumentHelp("另外的模板文件夹，优先于程序自带的。", valueName: "文件夹"))
  var templates: [String] = []

  @OptionGroup var fonts: FontOptions
  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    if issue && blank { throw ValidationError("空白表不送签，--issue 和 --blank 只写一样") }
    if PaperNumber(paper) != nil && (issue || blank) {
      throw ValidationError("重印的就是存档的那一份，不用 --issue 和 --blank")
    }
  }

  func work(at desk: Desk) throws -> DeskReport {
    if let number = PaperNumber(paper) {
      try requireOptions([], of: "重印")
      return try reprint(number, at: desk)
    }
    let kind = try PaperKind.called(paper)
    try requireOptions(
      blank ? kind.printOptions.intersection([.byUnit]) : kind.printOptions,
      of: (blank ? "空白的" : "") + kind.rawValue)
    let office = try desk.office()
    let press = try press(at: desk)
    if blank { return try printBlank(kind, with: press, in: office, at: desk) }
    let drafts = try request(kind, in: office, at: desk)
      .drafts(in: office, files: desk.store.files)
    return issue
      ? try issue(drafts, with: press, at: desk) : try print(drafts, with: press, at: desk)
  }

  // MARK: What is asked for

  private func requireOptions(
    _ allowed: Set<PrintOption>, of paper: String
  ) throws(DiagnosticError) {
    let isGiven: [(PrintOption, Bool)] = [
      (.quarter, quarter != nil), (.month, month != nil), (.unit, unit != nil),
      (.reference, reference != nil), (.byUnit, isByUnit),
    ]
    let unused = Set(isGiven.filter(\.1).map(\.0)).subtracting(allowed)
    guard unused.isEmpty else {
      throw DiagnosticError(.unused(unused, for: paper, allowed: allowed))
    }
  }

  private func request(
    _ kind: PaperKind, in office: Office, at desk: Desk
  ) throws(DiagnosticError) -> PaperRequest {
    var request = PaperRequest(kind, on: desk.today, in: office)
    if let month = month?.month {
      request.month = month
      request.quarter = .init(of: month)
    }
    if let quarter = quarter?.quarter { request.quarter = quarter }
    if let unit { request.unit = try desk.unit(called: unit, in: office).name }
    request.reference = reference
    request.isByUnit = isByUnit
    return request
  }

  private func press(at desk: Desk) throws -> PaperPress {
    let registered = try fonts.registeredCharacters()
    let library = try FontLibrary(folders: fonts.allFolders, refusesSubstitutes: false)
    return PaperPress(
      templates: PaperTemplates(
        folders: templates + ["\(desk.store.folder.path)/模板"]
          + FontOptions.folders(named: "Templates"),
        registered: registered),
      press: FormPress(library: library, workers: FontOptions.workerCount),
      rehearsalMark: try desk.store.watermark(), evidence: desk.store.folder.evidence)
  }

  // MARK: Files

  private func reprint(_ number: PaperNumber, at desk: Desk) throws -> DeskReport {
    let (paper, bytes) = try desk.store.reprint(number)
    let name = try PaperFileNames.names(of: [paper], by: output)[0]
    try OutputFile(path: name).write(bytes)
    let void = try desk.office().voidPapers[number].map { reason in
      Diagnostic(
        .warning, "paper.reprint-void", "\(number)已经作废（\(reason)），重印的一份不能再用",
        hint: "只供存档查阅；现行的用 hanform office papers 查")
    }
    return report(
      ["已重印\(number)，与送签的一份逐字节相同：\(name)"], [name], void.map { [$0] } ?? [])
  }

  private func printBlank(
    _ kind: PaperKind, with press: PaperPress, in office: Office, at desk: Desk
  ) throws -> DeskReport {
    let name = kind.templateName(in: office, isByUnit: isByUnit)
    let path = output ?? "\(name)（空白）.pdf"
    let paper = try press.blank(named: name, on: desk.today)
    try write([paper], to: path, with: press)
    return report(["已打印空白的\(kind.rawValue)：\(path)"], [path])
  }

  private func print(
    _ drafts: [PaperDraft], with press: PaperPress, at desk: Desk
  ) throws -> DeskReport {
    let names = try PaperFileNames(output, drafts, each: each)
    var findings = drafts.flatMap(\.warnings)
    // All are filled and set before the first is written.
    var files: [(path: String, printed: FormPress.PrintedFile)] = []
    for file in names.files {
      let papers = try drafts[file.drafts].map { draft throws(DiagnosticError) in
        try press.filled(draft, on: desk.today)
      }
      let printed = try press.press.bytes(of: PrintJob(papers: papers, isMerged: true))
      findings += printed.warnings
      files.append((file.name, printed))
    }
    try OutputFile.writeAll(files.map { ($0.path, $0.printed.bytes) })
    let lines = files.map { "草稿，\($0.printed.pageCount)页：\($0.path)" }
    return report(lines + ["下一步：核对后加上 --issue 送签"], files.map(\.path), findings)
  }

  private func issue(
    _ drafts: [PaperDraft], with press: PaperPress, at desk: Desk
  ) throws -> DeskReport {
    try PaperFileNames.checkIssue(to: output)
    let office = try desk.office()
    let subjects = drafts.map { "  \(office.wording(of: $0.subject))" }
    try confirmation.require(["将登记：送签\(drafts.count)份文书，编号以后不再收回"] + subjects)
    let issued = try PaperIssue(
      drafts, with: press, in: desk.store, by: desk.author(), at: desk.time, clock: desk.clock)
    let paths: [String]
    do { paths = try write(issued, at: desk) } catch let error as DiagnosticError {
      let numbers = issued.papers.map { "\($0.number)" }.joined(separator: "、")
      throw DiagnosticError(
        error.diagnostics + [
          Diagnostic(
            .note, PaperIssue.notWritten, "已经送签并登记：\(numbers)", hint: "用 print 编号 重印")
        ])
    }
    var report = DeskReport(of: issued.entries, in: try desk.office())
    report.findings = issued.warnings
    report.lines += paths.map { "文件：\($0)" }
    return report
  }

  /// The kept bytes to a file each, or all to one.
  private func write(_ issued: PaperIssue, at desk: Desk) throws -> [String] {
    let paths = try PaperFileNames.names(of: issued.papers, by: output)
    for (path, paper) in zip(paths, issued.papers) {
      let isMerged = paths.count < issued.papers.count
      let bytes = try isMerged ? issued.merged() : desk.store.printed(paper.number).bytes
      try OutputFile(path: path).write(bytes)
    }
    return paths
  }

  private func write(
    _ papers: [FilledPaper], to path: String, with press: PaperPress
  ) throws {
    let printed = try press.press.bytes(of: PrintJob(papers: papers, isMerged: true))
    try OutputFile(path: path).write(printed.bytes)
  }

  private func report(
    _ lines: [String], _ paths: [String], _ findings: [Diagnostic] = []
  ) -> DeskReport {
    DeskReport(lines, findings: findings, details: ["文件": paths])
  }
}
