import ArgumentParser
import CivilCalendar
import Diagnostics
import Inspection
import InspectionFiles
import InspectionPress
import OfficeDesk

struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "污染源信息动态更新：新增、修改、停用、恢复、删除和撤销删除。",
    subcommands: [
      AddSourceCommand.self, AmendSourceCommand.self, SuspendSourceCommand.self,
      ResumeSourceCommand.self, RemoveSourceCommand.self, KeepSourceCommand.self,
      ShowSourceCommand.self,
    ])
}

struct ShowSourceCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "看一个污染源的历史：登记、各季度的抽查和结果、没有完成的整改。",
    discussion: """
      例：
        hanform office source show 淄博云岫化工有限公司
      """)

  @Argument(help: ArgumentHelp("污染源的编号或全称。", valueName: "污染源"))
  var source: String

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let source = try desk.source(called: source, in: office)
    return SourceHistory(of: source, in: office, on: desk.today).report
  }
}

struct AddSourceCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "新增一个污染源；从下一次抽取起参加。",
    discussion: """
      例：
        hanform office source add --name 淄博新源建材有限公司 \\
          --address 张店区昌国路9号 \\
          --class 一般 --entry-unit 一大队 --reason 新建投产
      """)

  @Option(help: ArgumentHelp("编号；不写就用信用代码，或编一个号。", valueName: "编号"))
  var id: String?

  @OptionGroup var fields: SourceFields
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    if fields.name == nil || fields.address == nil || fields.sourceClass == nil {
      throw ValidationError("要写 --name、--address 和 --class")
    }
  }

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    var cells = try fields.cells(at: desk, office)
    cells[.id] = id
    let (reason, date) = (fields.reason, fields.date?.date ?? desk.today)
    let clerk = try desk.author(in: office).name
    return try desk.enter(cells) {
      ChangeSource(SourceChange(.added, $0, reason: reason, date: date, handledBy: clerk))
    }
  }
}

struct AmendSourceCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "修改一个污染源；只写要改的。",
    discussion: """
      例：
        hanform office source amend 淄博云岫化工有限公司 \\
          --address 张店区北京路242号 --reason 门牌更换
        hanform office source amend W0012 --class 重点 --basis 2019年重点排污单位名录
      """)

  @Argument(help: ArgumentHelp("污染源的编号或全称。", valueName: "污染源"))
  var source: String

  @OptionGroup var fields: SourceFields
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let known = try desk.source(called: source, in: office)
    let cells = try fields.cells(over: known, at: desk, office)
    return try fields.perform(.amended, desk.entry(of: cells, over: known, in: office), at: desk)
  }
}

struct SuspendSourceCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "停用一个污染源：留在库里，不参与双随机。",
    discussion: """
      例：
        hanform office source suspend 淄博云岫化工有限公司 --why 长期停产 \\
          --reason 现场核实已停产
      """)

  @Argument(help: ArgumentHelp("污染源的编号或全称。", valueName: "污染源"))
  var source: String

  @Option(help: ArgumentHelp("为什么不参与双随机。", valueName: "情形"))
  var why: PollutionSource.Exclusion

  @Option(help: ArgumentHelp("变动原因。", valueName: "原因"))
  var reason: String

  @Option(help: ArgumentHelp("变动日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let date = date?.date ?? desk.today
    var record = try desk.source(called: source, in: desk.office())
    record.standing = .suspended(why, since: date)
    return try desk.perform(
      ChangeSource(
        SourceChange(
          .suspended, record, reason: reason, date: date, handledBy: desk.author().name)))
  }
}

struct ResumeSourceCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "恢复一个停用的污染源。",
    discussion: """
      例：
        hanform office source resume 淄博云岫化工有限公司 --reason 已恢复生产
      """)

  @Argument(help: ArgumentHelp("污染源的编号或全称。", valueName: "污染源"))
  var source: String

  @Option(help: ArgumentHelp("变动原因。", valueName: "原因"))
  var reason: String

  @Option(help: ArgumentHelp("变动日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    var record = try desk.source(called: source, in: desk.office())
    record.standing = .active
    return try desk.perform(
      ChangeSource(
        SourceChange(
          .restored, record, reason: reason, date: date?.date ?? desk.today,
          handledBy: desk.author().name)))
  }
}

struct RemoveSourceCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "删除一个污染源：要有现场照片，从下一个没有抽取的季度起生效。",
    discussion: """
      例：
        hanform office source remove 淄博云岫化工有限公司 --reason 已拆除 \\
          --photo 现场.jpg
      """)

  @Argument(help: ArgumentHelp("污染源的编号或全称。", valueName: "污染源"))
  var source: String

  @Option(help: ArgumentHelp("删除的原因。", valueName: "原因"))
  var reason: String

  @Option(help: ArgumentHelp("现场照片，存入附件。", valueName: "文件"))
  var photo: String?

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let record = try desk.source(called: source, in: desk.office())
    let file = try photo.map { try DeskFile(reading: $0) }
    if let file { try SitePhoto.check(file.bytes, named: file.name) }
    let act = ChangeSource(
      SourceChange(
        .removed, record, reason: reason, date: desk.today, handledBy: try desk.author().name,
        photo: file?.evidence))
    try confirmation.require(desk.preview(of: act), mending: "生效以前可以用 source keep 撤销")
    return try desk.perform(act, keeping: file.map { [$0] } ?? [])
  }
}

struct KeepSourceCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "撤销一次登记错了的删除；生效以后不能再撤销。",
    discussion: """
      例：
        hanform office source keep 淄博云岫化工有限公司 --reason 误认为已拆除
      """)

  @Argument(help: ArgumentHelp("污染源的编号或全称。", valueName: "污染源"))
  var source: String

  @Option(help: ArgumentHelp("撤销的原因。", valueName: "原因"))
  var reason: String

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    // One that is gone is found by its number all the same, and told so.
    let record =
      try office.sources.lastKnown(SourceID(source)) ?? desk.source(called: source, in: office)
    return try desk.perform(
      ChangeSource(
        SourceChange(
          .kept, record, reason: reason, date: desk.today, handledBy: desk.author(in: office).name))
    )
  }
}

/// What is told of a source, each part by itself.
struct SourceFields: ParsableArguments {
  @Option(help: ArgumentHelp("企业名称，照营业执照。", valueName: "名称"))
  var name: String?

  @Option(help: ArgumentHelp("地址。", valueName: "地址"))
  var address: String?

  @Option(help: ArgumentHelp("统一社会信用代码。", valueName: "代码"))
  var code: String?

  @Option(name: .customLong("class"), help: ArgumentHelp("类别。", valueName: "类别"))
  var sourceClass: SourceClass?

  @Option(help: ArgumentHelp("类别依据。", valueName: "依据"))
  var basis: String?

  @Option(help: ArgumentHelp("抽取球数，1至5，加权抽取时用。", valueName: "个数"))
  var balls: String?

  @Option(help: ArgumentHelp("凭什么多放球。", valueName: "依据"))
  var ballsBasis: String?

  @Option(help: ArgumentHelp("行业。", valueName: "行业"))
  var industry: String?

  @Option(help: ArgumentHelp("控制级别。", valueName: "级别"))
  var level: PollutionSource.ControlLevel?

  @Option(help: ArgumentHelp("录入归口；危险废物利用、医院、辐射归危管办录入。", valueName: "归口"))
  var kind: PollutionSource.Kind?

  @Option(help: ArgumentHelp("录入单位；新增时不写就是办理人的单位。", valueName: "单位"))
  var entryUnit: String?

  @Option(help: ArgumentHelp("变动原因。", valueName: "原因"))
  var reason = ""

  @Option(help: ArgumentHelp("变动日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  /// The same as cells of a row; over a record that is known, only those that were written.
  func cells(
    over known: PollutionSource? = nil, at desk: Desk, _ office: Office
  ) throws(DiagnosticError) -> [SourceColumn: String] {
    var cells: [SourceColumn: String] = [:]
    cells[.name] = name
    cells[.address] = address
    cells[.creditCode] = code
    cells[.sourceClass] = sourceClass?.wording
    cells[.classBasis] = basis
    cells[.balls] = balls
    cells[.ballsBasis] = ballsBasis
    // A basis alone is for the balls that lie there.
    if balls == nil, ballsBasis != nil { cells[.balls] = known?.text(in: .balls) ?? "" }
    cells[.industry] = industry
    cells[.controlLevel] = level?.rawValue
    cells[.kind] = kind?.rawValue
    if let entryUnit {
      cells[.entryUnit] = try desk.unit(called: entryUnit, in: office).name.rawValue
    }
    return cells
  }

  func perform(
    _ kind: SourceChange.Kind, _ entry: RecordEntry<PollutionSource>, at desk: Desk
  ) throws(DiagnosticError) -> DeskReport {
    var report = try desk.perform(
      ChangeSource(
        SourceChange(
          kind, entry.record, reason: reason, date: date?.date ?? desk.today,
          handledBy: desk.author().name)))
    report.findings += entry.findings
    return report
  }
}
