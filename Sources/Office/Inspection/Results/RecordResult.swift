import CivilCalendar
public import Diagnostics

/// The lead enters what was found (《暂行办法》三、1).
public struct RecordResult: Act {
  public var result: CheckResult

  public init(_ result: CheckResult) {
    self.result = result
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = ResultRules(office: office, result: result, author: author, today: time.date)
    sink.report(rules.faults)
    if office.results[result.task] != nil {
      sink.report(
        .refusal(
          "result.entered-already", .resultEntry, "派遣单第\(result.task.row)行已经录入过检查结果",
          hint: "有误的用 hanform office correct 更正，原来的结果保留在旁边"))
    }
    try sink.throwErrors()
    return .result(result)
  }
}

/// 更正: a result entered wrongly gets a new one beside it, with the reason.
public struct CorrectResult: Act {
  public var result: CheckResult
  public var reason: String

  public init(_ result: CheckResult, reason: String) {
    self.result = result
    self.reason = reason
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = ResultRules(office: office, result: result, author: author, today: time.date)
    sink.report(rules.faults)
    switch office.results[result.task] {
    case nil:
      sink.report(
        .error("correction.nothing", "派遣单第\(result.task.row)行还没有检查结果", hint: "先录入结果"))
    case result:
      sink.report(.error("correction.same", "更正后与原来的结果完全一样", hint: "核对要改的内容"))
    default: break
    }
    if reason.isEmpty {
      sink.report(
        .refusal("correction.no-reason", .resultEntry, "更正要写明原因", hint: "写上更正原因"))
    }
    sink.report([isBeforeHandover(in: office), isBeforePublication(in: office)].compactMap(\.self))
    try sink.throwErrors()
    return .correction(result, reason: reason)
  }
}

extension CorrectResult {
  /// 三、1: records are handed over after the check, so a check cannot move behind its hand-over.
  private func isBeforeHandover(in office: Office) -> Diagnostic? {
    guard let handover = office.handover(of: result.task), handover.date < result.checkedOn else {
      return nil
    }
    return .refusal(
      "correction.after-handover", .resultEntry,
      "派遣单第\(result.task.row)行的文书\(handover.date.wording)已经交接，检查日期不能改到\(result.checkedOn.wording)",
      hint: "与交接的文书核对检查日期")
  }

  /// 一、3: what is published was checked before.
  private func isBeforePublication(in office: Office) -> Diagnostic? {
    let published = office.publications.first {
      $0.tasks.contains(result.task) && $0.date < result.checkedOn
    }
    guard let published else { return nil }
    return .refusal(
      "correction.after-publication", .publication,
      "派遣单第\(result.task.row)行\(published.date.wording)已经公开，检查日期不能改到\(result.checkedOn.wording)",
      hint: "与公开的内容核对检查日期")
  }
}

/// What the measure says of a result (《暂行办法》二、3 and 三、1).
struct ResultRules {
  let office: Office
  let result: CheckResult
  let author: Author
  let today: CalendarDate

  private var quarter: CalendarQuarter { result.task.quarter }

  var faults: [Diagnostic] {
    guard let row = office.row(result.task) else {
      return [
        .refusal(
          "result.unknown-task", .sourcesDrawn, "\(quarter.wording)的派遣单上没有第\(result.task.row)行",
          hint: "抽查的企业不得变更，按派遣单录入")
      ]
    }
    return [
      isCheckedInQuarter(row), isNotAhead(row), isPlanned(row), isByItsOfficers(row),
      isEnteredByThem(row), saysWhatWasFound(row), hasMeasure(row), hasConsistentDates,
      hasFineWithCase,
    ].compactMap(\.self)
  }

  /// 一、1: 必须保证在季度内完成检查任务.
  func isCheckedInQuarter(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard !quarter.contains(result.checkedOn) else { return nil }
    return .refusal(
      "result.outside-quarter", .sourcesDrawn,
      "第\(row.number)行“\(row.source.name)”的检查日期\(result.checkedOn.wording)不在\(quarter.wording)",
      hint: "核对检查日期")
  }

  /// 三、1: 将前日监察记录和检查结果录入 — a result follows the check.
  func isNotAhead(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard result.checkedOn > today else { return nil }
    return .refusal(
      "result.before-check", .resultEntry,
      "第\(row.number)行“\(row.source.name)”的检查日期\(result.checkedOn.wording)还没有到", hint: "检查以后再录入结果")
  }

  /// 二、3: 按照《抽查任务派遣单》和《月检查计划》做好现场检查.
  func isPlanned(_ row: DispatchSheet.Row) -> Diagnostic? {
    let month = CalendarMonth(of: result.checkedOn)
    let isPlanned = office.units.contains { unit in
      quarter.months.contains {
        $0 <= month
          && office.plan(of: unit.name, $0)?.rows.contains { $0.task == result.task } == true
      }
    }
    guard !isPlanned else { return nil }
    return .refusal(
      "result.unplanned", .siteCheck,
      "第\(row.number)行“\(row.source.name)”不在\(month.wording)的月检查计划里", hint: "先由牵头人所在单位补进月检查计划")
  }

  /// 一、2: 必须保证每个企业有两名执法人员 — those of the sheet, or their approved successors.
  func isByItsOfficers(_ row: DispatchSheet.Row) -> Diagnostic? {
    let officers = office.officers(of: result.task)
    guard Set(officers) != Set(result.officers) || officers.first != result.officers.first else {
      return nil
    }
    let names = officers.map(office.name).joined(separator: "、")
    return .refusal(
      "result.other-officers", .officersDrawn,
      "第\(row.number)行“\(row.source.name)”的检查人员是\(names)（排第一名的为牵头人），与录入的不一致",
      hint: "人员有变动的，先办变动审批表")
  }

  /// 三、1: 现场执法人员（以第一位为主）.
  func isEnteredByThem(_ row: DispatchSheet.Row) -> Diagnostic? {
    let names = office.officers(of: result.task).map(office.name)
    guard author.role == .inspector, !names.contains(author.name) else { return nil }
    return .refusal(
      "result.foreign-author", .resultEntry,
      "第\(row.number)行“\(row.source.name)”的结果由\(names.joined(separator: "或"))录入，\(author.name)不能录入",
      hint: "请牵头人录入")
  }

  func saysWhatWasFound(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard result.outcome.isViolation, result.findings.isEmpty else { return nil }
    return .refusal(
      "result.no-findings", .siteCheck,
      "第\(row.number)行“\(row.source.name)”的结果是“\(result.outcome.rawValue)”，要写明发现的问题",
      hint: "写上发现的问题")
  }

  /// 二、3: 涉嫌有违法行为的由现场执法人员依法查处.
  func hasMeasure(_ row: DispatchSheet.Row) -> Diagnostic? {
    let acted = result.measures.contains { $0 != .none }
    if result.outcome == .corrected, !acted {
      return .refusal(
        "result.no-measure", .siteCheck,
        "第\(row.number)行“\(row.source.name)”的结果是“\(result.outcome.rawValue)”，要有处理意见",
        hint:
          "从处理意见里选：\(CheckResult.Measure.allCases.dropFirst().map(\.rawValue).joined(separator: "、"))"
      )
    }
    guard !result.outcome.isViolation, acted else { return nil }
    return .error(
      "result.measure-without-finding",
      "第\(row.number)行“\(row.source.name)”的结果是“\(result.outcome.rawValue)”，却有处理意见", hint: "核对检查结果")
  }

  var hasConsistentDates: Diagnostic? {
    guard
      [result.dueOn, result.fixedOn].contains(where: { $0.map { $0 < result.checkedOn } == true })
    else { return nil }
    return .error("result.dates", "整改期限和整改日期不能早于检查日期", hint: "核对日期")
  }

  var hasFineWithCase: Diagnostic? {
    if result.fine < 0 { return .error("result.fine", "罚款不能小于0", hint: "核对金额") }
    guard result.fine > 0, !result.measures.contains(.caseFiled) else { return nil }
    return .error("result.fine-without-case", "有罚款的要先立案查处", hint: "在处理意见里加上“立案查处”")
  }
}
