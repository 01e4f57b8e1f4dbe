import CivilCalendar
import Diagnostics

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
      isCheckedInQuarter(row), isNotAhead(row), isPlanned(row), isByItsOfficers(row), areTwo(row),
      areCertified(row), areNotRecused(row), followsItsChange(row), isEnteredByThem(row),
      saysWhatWasFound(row), hasMeasure(row), hasOneKindOfMeasure(row), isClosedAsItSays(row),
      mendsWhatWasFound(row), hasConsistentDates, isNotMendedAhead, hasFineWithCase,
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

  /// 一、2: 必须保证每个企业有两名执法人员, whatever a list from elsewhere names.
  func areTwo(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard !isKnownCheck, Set(result.officers).count < 2 else { return nil }
    return .refusal(
      "result.not-two", .officersDrawn,
      "第\(row.number)行“\(row.source.name)”只有一名执法人员（\(result.officers.first.map(office.name) ?? "缺")），不能检查",
      hint:
        "先办检查人员变动补一名：hanform office change ask \(row.number) --quarter \(quarter) --from 缺 --to 姓名 --reason 其他"
    )
  }

  /// A correction that leaves the day and the people alone is no new check.
  private var isKnownCheck: Bool {
    guard let known = office.results[result.task] else { return false }
    return known.checkedOn == result.checkedOn && known.officers == result.officers
  }

  /// 一、2: 有行政执法证和环境监察执法证的人员, on the day of the check.
  func areCertified(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard !isKnownCheck else { return nil }
    let told = result.officers.compactMap { id -> String? in
      let missing = office.obstacles(to: id, onCheckOf: result.checkedOn).filter(\.isOfCertificate)
      return missing.isEmpty
        ? nil : office.name(of: id) + missing.map(\.wording).joined(separator: "、")
    }
    guard !told.isEmpty else { return nil }
    return .refusal(
      "result.uncertified", .officersDrawn,
      "第\(row.number)行“\(row.source.name)”\(result.checkedOn.wording)检查，\(told.joined(separator: "；"))，不能参加检查",
      hint: "证件已经更换的先登记：hanform office officer amend 姓名；没有的，办检查人员变动，由现定人员检查")
  }

  /// 二、4: 按照规定需回避, whoever declared it and when, if it holds on the day of the check.
  func areNotRecused(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard !isKnownCheck else { return nil }
    let names = result.officers.filter {
      office.isRecused($0, from: row.source.id, on: result.checkedOn)
    }.map(office.name)
    guard !names.isEmpty else { return nil }
    return .refusal(
      "result.recused", .officerChange,
      "\(names.joined(separator: "、"))按照规定应回避第\(row.number)行“\(row.source.name)”，\(result.checkedOn.wording)不能检查这家",
      hint: "办检查人员变动，由现定人员检查")
  }

  /// 二、4: until a change is approved, those who were drawn check; a check before belongs to them.
  func followsItsChange(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard let change = office.change(after: result) else { return nil }
    let day = change.approval?.date.wording ?? ""
    return .refusal(
      "result.before-change", .officerChange,
      "第\(row.number)行“\(row.source.name)”的检查日期\(result.checkedOn.wording)早于第\(change.number)号人员变动的批准日期\(day)",
      hint: "变动批准以后才由现定人员检查；核对检查日期")
  }

  /// 三、1: 现场执法人员（以第一位为主）, or for them whoever heads their unit, or 系统管理人员.
  func isEnteredByThem(_ row: DispatchSheet.Row) -> Diagnostic? {
    let officers = office.officers(of: result.task)
    let names = officers.map(office.plainName)
    let units = officers.compactMap { office.home(of: $0, on: result.task) }
    let isTheirs =
      author.role == .administrator || names.contains(author.name)
      || units.contains { author.acts(for: $0, in: office, on: today) }
    guard !isTheirs else { return nil }
    return .refusal(
      "result.foreign-author", .resultEntry,
      "第\(row.number)行“\(row.source.name)”的结果由\(names.joined(separator: "或"))录入，\(author.name)不能录入",
      hint: "请牵头人录入，或由其单位主要负责人、系统管理人员代录")
  }

  func saysWhatWasFound(_ row: DispatchSheet.Row) -> Diagnostic? {
    if result.outcome == .clean, !result.findings.isEmpty {
      return .refusal(
        "result.clean-with-findings", .siteCheck,
        "第\(row.number)行“\(row.source.name)”的结果是“\(result.outcome.rawValue)”，却写了发现的问题",
        hint: "有问题的改检查结果；没有问题的把这一栏空着")
    }
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

  /// 无需处置 says that there was nothing else.
  func hasOneKindOfMeasure(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard result.measures.contains(.none), result.measures.contains(where: { $0 != .none }) else {
      return nil
    }
    return .error(
      "result.contradicting-measures",
      "第\(row.number)行“\(row.source.name)”的处理意见既有“\(CheckResult.Measure.none.rawValue)”，又有别的",
      hint: "有处理意见的，去掉“\(CheckResult.Measure.none.rawValue)”")
  }

  /// 二、3: there is nothing to put right where nothing was found.
  func mendsWhatWasFound(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard !result.outcome.isViolation, result.dueOn != nil || result.fixedOn != nil else {
      return nil
    }
    return .refusal(
      "result.mending-nothing", .siteCheck,
      "第\(row.number)行“\(row.source.name)”的结果是“\(result.outcome.rawValue)”，却有整改期限或整改完成日期",
      hint: "核对检查结果；更正时去掉原来的日期：--due 无 --fixed 无")
  }

  /// 二、3: what is told as done was seen.
  var isNotMendedAhead: Diagnostic? {
    guard let fixed = result.fixedOn, fixed > today else { return nil }
    return .refusal(
      "result.mended-ahead", .siteCheck, "整改完成日期\(fixed.wording)还没有到", hint: "整改完成以后再更正")
  }

  /// 二、3: what stands still does not run.
  func isClosedAsItSays(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard result.outcome == .closed, let production = result.production, production == .running
    else { return nil }
    return .refusal(
      "result.closed-and-running", .siteCheck,
      "第\(row.number)行“\(row.source.name)”的结果是“\(result.outcome.rawValue)”，生产状况却是“\(production.rawValue)”",
      hint: "核对生产状况：停产、半停产或在建")
  }

  var hasConsistentDates: Diagnostic? {
    guard
      [result.dueOn, result.fixedOn].contains(where: { $0.map { $0 < result.checkedOn } == true })
    else { return nil }
    return .refusal("result.dates", .siteCheck, "整改期限和整改日期不能早于检查日期", hint: "核对日期")
  }

  var hasFineWithCase: Diagnostic? {
    if result.fine < 0 { return .error("result.fine", "罚款不能小于0", hint: "核对金额") }
    guard result.fine > 0, !result.measures.contains(.caseFiled) else { return nil }
    return .error("result.fine-without-case", "有罚款的要先立案查处", hint: "在处理意见里加上“立案查处”")
  }
}

extension Office {
  /// The approved change of a result's task that was not there yet on the day of the check.
  func change(after result: CheckResult) -> OfficerReplacement? {
    approvedReplacements(of: result.task).last {
      $0.approval.map { result.checkedOn < $0.date } ?? false
    }
  }
}
