import ArgumentParser
import CivilCalendar
import Diagnostics
import Inspection
import InspectionStore
import OfficeDesk

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "本机抽取（SSJ-DRAW/1）：冻结、备案、录入公开值、抽取，检查完后公布密钥；或作废。",
    discussion: """
      在省系统抽取的用 adopt-draw，不用这里。每一步以后才有下一步；任何人凭备案单、密钥和公开值都能重算。
      例：
        hanform office draw freeze --quarter 2019Q2
        hanform office draw file --quarter 2019Q2 --witness 单文竹
        hanform office draw value 3615426133 --quarter 2019Q2 --witness 单文竹
        hanform office draw run --quarter 2019Q2
      """,
    subcommands: [
      FreezeCommand.self, FileDrawCommand.self, PublicValueCommand.self, RunDrawCommand.self,
      SecretCommand.self, RevealCommand.self, VoidDrawCommand.self,
    ])
}

/// Which draw, and the word of a person.
struct DrawOptions: ParsableArguments {
  @Option(help: ArgumentHelp("季度，如 2019Q2；不写就是现在该抽的季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var confirmation: Confirmation
}

struct FreezeCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "冻结两个信息库：参加抽取的、不参加的和为什么，从此不再变。",
    discussion: """
      例：
        hanform office draw freeze --quarter 2019Q2 --yes
      """)

  @OptionGroup var draw: DrawOptions
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let quarter = desk.quarterToDraw(draw.quarter?.quarter, in: try desk.office())
    try draw.confirmation.require(desk.preview(of: FreezePool(of: quarter)))
    return try desk.perform { store, author, time, clock throws(DiagnosticError) in
      try store.freezePool(of: quarter, author: author, at: time, clock: clock)
    }
  }
}

struct FileDrawCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "file", abstract: "备案：生成密钥并封存，约定公开值，登记承诺值。",
    discussion: """
      密钥由系统随机产生，不能指定；封存单只显示这一次，抄录两份密封，一份交纪检。
      例：
        hanform office draw file --quarter 2019Q2 --witness 单文竹
        hanform office draw file --quarter 2019Q2 --witness 单文竹 \\
          --named 福彩3D第2019080期开奖号码 --date 2019-03-30
      """)

  @Option(help: ArgumentHelp("见证人，不能是系统管理人员。", valueName: "姓名"))
  var witness: String = ""

  @Option(help: ArgumentHelp("公开值产生的日期；不写就是今天。", valueName: "日期"))
  var date: DayArgument?

  @Option(help: ArgumentHelp("掷骰的次数。", valueName: "次"))
  var throwCount = 10

  @Option(help: ArgumentHelp("不掷骰，用别处公布的数，写明是什么。", valueName: "名称"))
  var named: String?

  @Flag(name: .customLong("without-public-value"), help: "不用公开值；备案单会写明这一不足。")
  var withoutPublicValue = false

  @OptionGroup var draw: DrawOptions
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    if named != nil && withoutPublicValue {
      throw ValidationError("--named 和 --without-public-value 只能给一样")
    }
    if witness.isEmpty && !withoutPublicValue { throw ValidationError("要写 --witness 见证人") }
  }

  func work(at desk: Desk) throws -> DeskReport {
    let quarter = desk.quarterToDraw(draw.quarter?.quarter, in: try desk.office())
    let source: PublicValuePlan.Source =
      withoutPublicValue ? .nothing : named.map { .named($0) } ?? .dice(throwCount: throwCount)
    let plan = PublicValuePlan(source, on: date?.date ?? desk.today, witness: witness)
    try draw.confirmation.require(["将生成密钥并备案\(quarter.wording)的抽取；公开值约定：\(plan.spec)"])
    let (report, slip) = try desk.fileDraw(
      of: quarter, plan: plan, goesWithoutPublicValue: withoutPublicValue)
    // The slip goes to the terminal alone: nothing that is kept or read by programs holds it.
    Terminal.tell("密钥封存单（只显示这一次，抄录两份密封，一份交纪检）：")
    for line in slip.lines { Terminal.tell("  \(line)") }
    return report
  }
}

struct PublicValueCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "value", abstract: "录入公开值：见证人当场掷出的骰面，依次记数。",
    discussion: """
      例：
        hanform office draw value 3615426133 --quarter 2019Q2 --witness 单文竹
      """)

  @Argument(help: ArgumentHelp("公开值，如 3615426133。", valueName: "公开值"))
  var value: String

  @Option(help: ArgumentHelp("备案的见证人。", valueName: "姓名"))
  var witness: String

  @OptionGroup var draw: DrawOptions
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let quarter = desk.quarterToDraw(draw.quarter?.quarter, in: office)
    // Faces are digits however they are typed; what others publish is taken as it is.
    var value = value
    if case .dice = office.openDraw(of: quarter)?.filing?.plan.source {
      value = CalendarNumbers.folded(value).filter { $0 != " " }
    }
    let act = EnterPublicValue(of: quarter, value: PublicValue(value), witness: witness)
    try draw.confirmation.require(desk.preview(of: act))
    return try desk.perform(act)
  }
}

struct RunDrawCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "抽取：由冻结的名单、密钥和公开值算出派遣单；再算一次还是它。",
    discussion: """
      例：
        hanform office draw run --quarter 2019Q2
      """)

  @OptionGroup var draw: DrawOptions
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let quarter = desk.quarterToDraw(draw.quarter?.quarter, in: try desk.office())
    try draw.confirmation.require(["将抽取\(quarter.wording)的检查企业和执法人员"])
    return try desk.perform { store, author, time, clock throws(DiagnosticError) in
      try store.makeDraw(of: quarter, author: author, at: time, clock: clock)
    }
  }
}

struct SecretCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "secret", abstract: "再封存一次密钥：机关从备份恢复以后，照纪检封存的一份录入。",
    discussion: """
      把密钥封存单的四行连校验数字抄进一个文本文件。与备案不一致的不收。
      例：
        hanform office draw secret 封存单.txt --quarter 2019Q2
      """)

  @Argument(help: ArgumentHelp("抄下来的密钥封存单。", valueName: "文件"))
  var slip: String

  @Option(help: ArgumentHelp("季度，如 2019Q2；不写就是现在该抽的季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    try desk.seal(
      DeskFile(reading: slip),
      of: desk.quarterToDraw(quarter?.quarter, in: try desk.office()))
  }
}

struct RevealCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal", abstract: "公布密钥：最后一家检查完以后，任何人都能重算这次抽取。",
    discussion: """
      例：
        hanform office draw reveal --quarter 2019Q2
      """)

  @OptionGroup var draw: DrawOptions
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let quarter = desk.quarter(draw.quarter?.quarter)
    try draw.confirmation.require(["将公布\(quarter.wording)抽取的密钥"])
    return try desk.perform { store, author, time, clock throws(DiagnosticError) in
      try store.revealDraw(of: quarter, author: author, at: time, clock: clock)
    }
  }
}

struct VoidDrawCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "作废一次抽取：采用的或本机的；编号保留，写明原因和批准人。",
    discussion: """
      例：
        hanform office draw void --quarter 2019Q2 --reason 名单导出有误 \\
          --approved-by 沈砚秋
      """)

  @Option(help: ArgumentHelp("作废的原因。", valueName: "原因"))
  var reason: String

  @Option(help: ArgumentHelp("批准的分管领导。", valueName: "姓名"))
  var approvedBy: String

  @Flag(help: "两份封存的密钥都不在了；只有还没有抽取的才能这样作废。")
  var secretIsLost = false

  @OptionGroup var draw: DrawOptions
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let quarter = desk.quarterToDraw(draw.quarter?.quarter, in: try desk.office())
    try draw.confirmation.require(["将作废\(quarter.wording)的抽取（\(reason)，\(approvedBy)批准）"])
    return try desk.perform { store, author, time, clock throws(DiagnosticError) in
      try store.voidDraw(
        of: quarter, reason: reason, approvedBy: approvedBy, secretIsLost: secretIsLost,
        author: author, at: time, clock: clock)
    }
  }
}
