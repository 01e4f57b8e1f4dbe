import ArgumentParser
import CivilCalendar
import Diagnostics
import FormPipeline
import Inspection
import InspectionFiles
import OfficeDesk

struct ResultCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "result", abstract: "录入检查结果：一家用选项写，多家用 CSV。",
    discussion: """
      CSV 的列：派遣单序号、检查日期、检查结果，另可有 污染源名称、执法人员、生产状况、发现的问题、处理意见、整改期限、
      整改完成日期、罚款（元）、部门联合检查、监察记录编号和六项检查情况；一处不对就都不登记。
      例：
        hanform office result 3 --date 2019-04-10 --outcome 未发现问题
        hanform office result 8 --date 2019-04-11 --outcome 发现问题已责令改正 \\
          --findings 危废间标识不全 --measure 现场责令改正 --due 2019-04-25
        hanform office result --template 四月结果.csv --month 2019-04 --unit 一大队
        hanform office result --list 四月结果.csv
      --template 写出这个月计划里还没有结果的各行，填好检查日期、检查结果等再用 --list 录入；没有填的行略过。
      """)

  @Argument(help: ArgumentHelp("派遣单序号。", valueName: "序号"))
  var row: Int?

  @Option(help: ArgumentHelp("许多家的结果，CSV。", valueName: "文件"))
  var list: String?

  @Option(help: ArgumentHelp("写一份待填的 CSV：月检查计划里还没有结果的各行。", valueName: "文件"))
  var template: String?

  @Option(help: ArgumentHelp("--template 的月份；不写就是本月。", valueName: "月份"))
  var month: MonthArgument?

  @Option(help: ArgumentHelp("--template 的单位；不写就是办理人的单位。", valueName: "单位"))
  var unit: String?

  @OptionGroup var fields: ResultFields
  @OptionGroup var desk: DeskOptions

  func validate() throws {
    let ways = [row != nil, list != nil, template != nil].filter(\.self).count
    guard ways == 1 else { throw ValidationError("给派遣单序号，或给 --list，或给 --template") }
    if template == nil && (month != nil || unit != nil) {
      throw ValidationError("--month 和 --unit 是 --template 用的")
    }
    if row == nil && !fields.areEmpty {
      throw ValidationError("用 --list 和 --template 时，结果都写在 CSV 里")
    }
    if row != nil && (fields.date == nil || fields.outcome == nil) {
      throw ValidationError("要写 --date 和 --outcome")
    }
  }

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    if let template {
      let unit = try desk.unit(calledOrOwn: unit, in: office)
      let bytes = try desk.template(
        of: unit.name, month?.month ?? .init(of: desk.today), in: office)
      // Somebody may have filled it in already.
      if let there = try? DeskFile(reading: template), there.bytes != bytes {
        throw DiagnosticError(
          .error(
            "desk.file-exists", "“\(template)”已经有了，内容不同，没有覆盖", hint: "换一个文件名；不要了的先删去"))
      }
      try OutputFile(path: template).write(bytes)
      return DeskReport(
        ["待填的结果：\(template)", "下一步：填好以后录入：hanform office result --list \(template)"],
        details: ["文件": template])
    }
    let quarter = desk.quarter(fields.quarter?.quarter)
    if let list {
      let file = try DeskFile(reading: list)
      let results = try CheckResult.results(
        ofList: file.name, bytes: file.bytes, quarter: quarter, in: office)
      var report = try desk.perform(results.map { (RecordResult($0.value), $0.location) })
      report.findings += office.absences(in: results.map(\.value))
      return report
    }
    let task = TaskID(quarter, row: row ?? 0)
    let blank = CheckResult(
      task: task, checkedOn: desk.today, officers: office.officers(of: task), outcome: .clean)
    let result = try fields.laid(over: blank, at: desk, office)
    var report = try desk.perform(RecordResult(result))
    report.findings += office.absences(in: [result])
    return report
  }
}

struct CorrectCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "更正录入有误的检查结果；原来的留在旁边，要写原因。",
    discussion: """
      只写要改的选项，其余照原来的。
      例：
        hanform office correct 3 --reason 日期录错 --date 2019-04-09
        hanform office correct 8 --reason 已完成整改 --fixed 2019-04-20
        hanform office correct 8 --reason 复核没有问题 --outcome 未发现问题 --findings '' \\
          --measure 无需处置 --due 无 --item 污染物排放=无
      原来有、不该有的：日期、生产状况和检查情况写“无”，处理意见写“无需处置”，罚款写 0，联合检查写 --no-joint。
      """)

  @Argument(help: ArgumentHelp("派遣单序号。", valueName: "序号"))
  var row: Int

  @Option(help: ArgumentHelp("更正的原因。", valueName: "原因"))
  var reason: String

  @OptionGroup var fields: ResultFields
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let office = try desk.office()
    let task = TaskID(desk.quarter(fields.quarter?.quarter), row: row)
    let known =
      office.results[task]
      ?? CheckResult(
        task: task, checkedOn: desk.today, officers: office.officers(of: task), outcome: .clean)
    return try desk.perform(
      CorrectResult(fields.laid(over: known, at: desk, office), reason: reason))
  }
}

/// What a result says, each part by itself.
struct ResultFields: ParsableArguments {
  @Option(help: ArgumentHelp("检查日期。", valueName: "日期"))
  var date: DayArgument?

  @Option(help: ArgumentHelp("检查结果。", valueName: "结果"))
  var outcome: CheckResult.Outcome?

  @Option(help: ArgumentHelp("到场的执法人员，牵头人在前；不写就是派遣单上的（有变动按变动后的）。", valueName: "姓名"))
  var officers: String?

  @Option(help: ArgumentHelp("生产状况；没有看到的写“无”。", valueName: "状况"))
  var production: ProductionOrNone?

  @Option(help: ArgumentHelp("发现的问题。", valueName: "文字"))
  var findings: String?

  @Option(
    name: .customLong("measure"), parsing: .upToNextOption,
    help: ArgumentHelp("处理意见，可写几项。", valueName: "处理"))
  var measures: [CheckResult.Measure] = []

  @Option(name: .customLong("due"), help: ArgumentHelp("整改期限；没有的写“无”。", valueName: "日期"))
  var dueOn: DayOrNone?

  @Option(name: .customLong("fixed"), help: ArgumentHelp("整改完成日期；没有的写“无”。", valueName: "日期"))
  var fixedOn: DayOrNone?

  @Option(help: ArgumentHelp("罚款，以元为单位，如 20000 或 20000.50。", valueName: "元"))
  var fine: MoneyArgument?

  @Flag(inversion: .prefixedNo, help: "部门联合检查。")
  var joint: Bool?

  @Option(name: .customLong("record"), help: ArgumentHelp("监察记录编号。", valueName: "编号"))
  var recordNumber: String?

  @Option(
    name: .customLong("item"), parsing: .upToNextOption,
    help: ArgumentHelp("检查情况，如 污染物排放=有问题：总排口超标；可写几项，没有查的写“无”。", valueName: "项目=情况"))
  var items: [ItemArgument] = []

  @Option(help: ArgumentHelp("季度；不写就是本季度。", valueName: "季度"))
  var quarter: QuarterArgument?

  var areEmpty: Bool {
    date == nil && outcome == nil && officers == nil && production == nil && findings == nil
      && measures.isEmpty && dueOn == nil && fixedOn == nil && fine == nil && joint == nil
      && recordNumber == nil && items.isEmpty
  }

  /// What is written here in place of what the result said.
  func laid(
    over known: CheckResult, at desk: Desk, _ office: Office
  ) throws(DiagnosticError) -> CheckResult {
    var result = known
    if let date { result.checkedOn = date.date }
    if let outcome {
      // What an outcome said of production goes with it; older journals say 正常 of every outcome but one.
      let isUsual =
        known.production == known.outcome.usualProduction
        || known.outcome.usualProduction == nil && known.production == .running
      if outcome != known.outcome, isUsual { result.production = outcome.usualProduction }
      result.outcome = outcome
    }
    if let officers {
      result.officers = []
      for name in NameList(officers).names {
        result.officers.append(try desk.officer(called: name, in: office).id)
      }
    }
    if let production { result.production = production.production }
    if let findings { result.findings = findings }
    if !measures.isEmpty { result.measures = measures }
    if let dueOn { result.dueOn = dueOn.date }
    if let fixedOn { result.fixedOn = fixedOn.date }
    if let fine { result.fine = fine.fen }
    if let joint { result.isJoint = joint }
    if let recordNumber { result.recordNumber = recordNumber }
    for item in items {
      result.items.removeAll { $0.item == item.item }
      if let record = item.record { result.items.append(record) }
    }
    return result
  }
}

/// Yuan with at most two decimals.
struct MoneyArgument: ExpressibleByArgument {
  var fen: Int

  init?(argument: String) {
    guard let fen = CheckResult.fen(ofYuan: argument) else { return nil }
    self.fen = fen
  }
}

/// `污染物排放=有问题：总排口超标`; `污染物排放=无` for what was not looked at.
struct ItemArgument: ExpressibleByArgument {
  var item: CheckResult.Item
  var record: CheckResult.ItemRecord?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let item = CheckResult.Item(rawValue: parts[0]) else { return nil }
    self.item = item
    if parts[1] == DayOrNone.none { return }
    guard let record = CheckResult.ItemRecord(item, reading: parts[1]) else { return nil }
    self.record = record
  }
}

/// 生产状况, or 无 where nobody saw it.
struct ProductionOrNone: ExpressibleByArgument {
  static let allValueStrings = CheckResult.Production.allCases.map(\.rawValue) + [DayOrNone.none]
  var production: CheckResult.Production?

  init?(argument: String) {
    if argument == DayOrNone.none { return }
    guard let production = CheckResult.Production(rawValue: argument) else { return nil }
    self.production = production
  }
}

/// A day, or 无 for none.
struct DayOrNone: ExpressibleByArgument {
  static let none = "无"
  var date: CalendarDate?

  init?(argument: String) {
    if argument == Self.none { return }
    guard let day = DayArgument(argument: argument) else { return nil }
    date = day.date
  }
}
