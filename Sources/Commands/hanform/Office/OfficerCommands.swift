import ArgumentParser
import CivilCalendar
import Diagnostics
import Inspection
import InspectionFiles
import OfficeDesk

struct OfficerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "officer", abstract: "执法人员库人员变动：录入、修改（证件、在岗）、剔除。",
    subcommands: [
      EnterOfficerCommand.self, AmendOfficerCommand.self, StrikeOfficerCommand.self,
      ShowOfficerCommand.self,
    ],
    aliases: ["pool"])
}

struct ShowOfficerCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "看一名执法人员的历史：证件、登记、各季度的任务。",
    discussion: """
      例：
        hanform office officer show 李建国
      """)

  @Argument(help: ArgumentHelp("执法人员的编号或姓名。", valueName: "执法人员"))
  var officer: String

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let officer = try desk.officer(called: officer, in: office)
    return OfficerHistory(of: officer, in: office, on: desk.today).report
  }
}

struct EnterOfficerCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "enter", abstract: "录入一名执法人员：两证齐全，属于大队或危管应急中心。",
    discussion: """
      例：
        hanform office officer enter 王新 --unit 一大队 --law 15370303099 \\
          --law-valid 2018-06-01至2023-05-31 \\
          --inspection 3703C099 --inspection-valid 2018-03-01至2023-02-28 \\
          --reason 调入 --attach 审批表.pdf
      """)

  @Argument(help: ArgumentHelp("姓名。", valueName: "姓名"))
  var name: String

  @Option(help: ArgumentHelp("编号；不写就用行政执法证号。", valueName: "编号"))
  var id: String?

  @OptionGroup var fields: OfficerFields
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    guard fields.unit != nil else {
      throw DiagnosticError(.error("desk.no-unit", "没有写明是哪个单位", hint: "加上 --unit 单位"))
    }
    var cells = try fields.cells(at: desk, office)
    cells[.id] = id
    cells[.name] = name
    let files = try fields.attachments.map { try DeskFile(reading: $0) }
    let (reason, date, proof) = (fields.reason, desk.today, files.map(\.evidence))
    return try desk.enter(cells, keeping: files) {
      ChangeOfficer(OfficerChange(.entered, $0, reason: reason, date: date, attachments: proof))
    }
  }
}

struct AmendOfficerCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "修改一名执法人员：换证、离岗、返岗、换单位；只写要改的。",
    discussion: """
      例：
        hanform office officer amend 李建国 --law-valid 2019-06-01至2024-05-31 \\
          --reason 换证
        hanform office officer amend 张晓燕 --away 借调 --away-from 2019-05-01 \\
          --reason 借调市局
        hanform office officer amend 张晓燕 --back --reason 返岗
      """)

  @Argument(help: ArgumentHelp("执法人员的编号或姓名。", valueName: "执法人员"))
  var officer: String

  @OptionGroup var fields: OfficerFields
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let known = try desk.officer(called: officer, in: office)
    let cells = try fields.cells(over: known, at: desk, office)
    return try fields.perform(.amended, desk.entry(of: cells, over: known, in: office), at: desk)
  }
}

struct StrikeOfficerCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "strike", abstract: "剔除一名执法人员；还有没检查的企业的，先办检查人员变动。",
    discussion: """
      例：
        hanform office officer strike 李建国 --reason 退休 --attach 审批表.pdf
      """)

  @Argument(help: ArgumentHelp("执法人员的编号或姓名。", valueName: "执法人员"))
  var officer: String

  @Option(help: ArgumentHelp("剔除的原因。", valueName: "原因"))
  var reason: String

  @Option(
    name: .customLong("attach"), parsing: .upToNextOption,
    help: ArgumentHelp("附件。", valueName: "文件"))
  var attachments: [String] = []

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let record = try desk.officer(called: officer, in: desk.office())
    let files = try attachments.map { try DeskFile(reading: $0) }
    let act = ChangeOfficer(
      OfficerChange(
        .struckOff, record, reason: reason, date: desk.today, attachments: files.map(\.evidence)))
    try confirmation.require(desk.preview(of: act))
    return try desk.perform(act, keeping: files)
  }
}

/// What is told of an officer, each part by itself.
struct OfficerFields: ParsableArguments {
  @Option(help: ArgumentHelp("所属单位。", valueName: "单位"))
  var unit: String?

  @Option(help: ArgumentHelp("行政执法证号。", valueName: "证号"))
  var law: String?

  @Option(help: ArgumentHelp("行政执法证有效期。", valueName: "起至"))
  var lawValid: String?

  @Option(help: ArgumentHelp("环境监察执法证号。", valueName: "证号"))
  var inspection: String?

  @Option(help: ArgumentHelp("环境监察执法证有效期。", valueName: "起至"))
  var inspectionValid: String?

  @Option(help: ArgumentHelp("离岗的原因，如 借调、学习。", valueName: "原因"))
  var away: String?

  @Option(help: ArgumentHelp("离岗日期；不写就是今天。", valueName: "日期"))
  var awayFrom: DayArgument?

  @Option(help: ArgumentHelp("预计返岗日期。", valueName: "日期"))
  var awayUntil: DayArgument?

  @Flag(help: "已返岗。")
  var back = false

  @Option(help: ArgumentHelp("变动原因。", valueName: "原因"))
  var reason = ""

  @Option(
    name: .customLong("attach"), parsing: .upToNextOption,
    help: ArgumentHelp("附件，如签字的审批表。", valueName: "文件"))
  var attachments: [String] = []

  func validate() throws {
    if away != nil && back { throw ValidationError("--away 和 --back 只能给一样") }
  }

  /// The same as cells of a row; over a record that is known, only those that were written.
  func cells(
    over known: Officer? = nil, at desk: Desk, _ office: Office
  ) throws(DiagnosticError) -> [OfficerColumn: String] {
    var cells: [OfficerColumn: String] = [:]
    if let unit { cells[.unit] = try desk.unit(called: unit, in: office).name.rawValue }
    cells[.lawNumber] = law
    cells[.lawValidity] = lawValid
    cells[.inspectionNumber] = inspection
    cells[.inspectionValidity] = inspectionValid
    // A stretch alone is that of the certificate which is there.
    if law == nil, lawValid != nil { cells[.lawNumber] = known?.text(in: .lawNumber) ?? "" }
    if inspection == nil, inspectionValid != nil {
      cells[.inspectionNumber] = known?.text(in: .inspectionNumber) ?? ""
    }
    if back { cells[.duty] = "在岗" }
    if let away {
      cells[.duty] = away
      cells[.awayFrom] = "\(awayFrom?.date ?? desk.today)"
      cells[.awayUntil] = awayUntil.map { "\($0.date)" } ?? ""
    }
    return cells
  }

  func perform(
    _ kind: OfficerChange.Kind, _ entry: RecordEntry<Officer>, at desk: Desk
  ) throws -> DeskReport {
    let files = try attachments.map { try DeskFile(reading: $0) }
    let act = ChangeOfficer(
      OfficerChange(
        kind, entry.record, reason: reason, date: desk.today, attachments: files.map(\.evidence)))
    var report = try desk.perform(act, keeping: files)
    report.findings += entry.findings
    report.findings += act.warnings(in: try desk.office(), on: desk.today)
    return report
  }
}

struct RecusalCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "recusal", abstract: "登记回避：一名执法人员不检查一家企业。",
    discussion: """
      抽取前登记的，抽取时就不会配到一起；抽取后才知道的，再办检查人员变动。
      例：
        hanform office recusal 李建国 淄博云岫化工有限公司 \\
          --ground 本人或近亲属持股、任职 --approved-by 沈砚秋
      """)

  @Argument(help: ArgumentHelp("执法人员的编号或姓名。", valueName: "执法人员"))
  var officer: String

  @Argument(help: ArgumentHelp("污染源的编号或全称。", valueName: "污染源"))
  var source: String

  @Option(help: ArgumentHelp("回避事由。", valueName: "事由"))
  var ground: Recusal.Ground

  @Option(help: ArgumentHelp("事由的说明；事由是“其他”的要写。", valueName: "说明"))
  var note = ""

  @Option(help: ArgumentHelp("批准人。", valueName: "姓名"))
  var approvedBy: String

  @Option(help: ArgumentHelp("申报日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  @Option(help: ArgumentHelp("回避到哪一天为止；不写就一直回避。", valueName: "日期"))
  var until: DayArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let act = DeclareRecusal(
      Recusal(
        officer: try desk.officer(called: officer, in: office).id,
        source: try desk.source(called: source, in: office).id, ground: ground, note: note,
        declaredOn: date?.date ?? desk.today, approvedBy: approvedBy, validTo: until?.date))
    var report = try desk.perform(act)
    report.findings += act.warnings(in: office)
    return report
  }
}
