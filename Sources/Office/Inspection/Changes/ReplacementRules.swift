import CivilCalendar
import Diagnostics

/// What the measure says of changing an officer (《暂行办法》二、4).
struct ReplacementRules {
  let office: Office
  let act: ReplaceOfficer
  let author: Author
  let today: CalendarDate

  private var quarter: CalendarQuarter { act.task.quarter }
  private var oldName: String { office.name(of: act.old) }
  private var newName: String { office.name(of: act.new) }

  var faults: [Diagnostic] {
    guard let row = office.row(act.task) else {
      return [
        .refusal(
          "change.unknown-task", .dispatch, "\(quarter.wording)的派遣单上没有第\(act.task.row)行",
          hint: "核对派遣单序号")
      ]
    }
    return [
      isOnTask(row), isAnother(row), isOpen(row), isEligible, isNotRecused(row),
      isOfSameUnit, isAskedByOwnUnit, hasProof, hasWholeProof, hasNote, leadIsOnTask,
      isNews,
    ].compactMap(\.self)
  }

  /// What stands against the new officer, whenever it is looked at.
  var faultsOfSuccessor: [Diagnostic] {
    guard let row = office.row(act.task) else { return [] }
    return [isAnother(row), isEligible, isNotRecused(row)].compactMap(\.self)
  }

  /// Nobody of the old officer's unit can take the task (domain 0.2, 8).
  var crossesUnits: Bool { unit(of: act.new) != ownUnit }

  private func unit(of id: OfficerID) -> UnitName? { office.officers.lastKnown(id)?.unit }

  /// 原检查人所在大队, which the row was given to.
  private var ownUnit: UnitName? { office.home(of: act.old, on: act.task) }

  func isOnTask(_ row: DispatchSheet.Row) -> Diagnostic? {
    let officers = office.officers(of: act.task)
    guard act.old == .gap ? officers.count > 1 : !officers.contains(act.old) else { return nil }
    let names = officers.map(office.name).joined(separator: "、")
    return .refusal(
      "change.not-on-task", .officerChange,
      "第\(row.number)行“\(row.source.name)”的检查人员是\(names)，没有\(oldName)", hint: "核对原定检查人员")
  }

  /// 一、2: 必须保证每个企业有两名执法人员.
  func isAnother(_ row: DispatchSheet.Row) -> Diagnostic? {
    if act.old == act.new {
      return .refusal(
        "change.same-officer", .officerChange, "原定和现定是同一个人：\(oldName)", hint: "核对现定检查人员")
    }
    guard office.officers(of: act.task).contains(act.new) else { return nil }
    return .refusal(
      "change.already-on-task", .officersDrawn,
      "\(newName)已经是第\(row.number)行的检查人员，变动后就只有一名执法人员", hint: "换一名执法人员")
  }

  func isOpen(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard office.results[act.task] != nil else { return nil }
    return .refusal(
      "change.after-result", .officerChange,
      "第\(row.number)行“\(row.source.name)”已经录入检查结果，不能再变动检查人员", hint: "核对派遣单序号")
  }

  /// 一、2: 在岗人员中有行政执法证和环境监察执法证的人员.
  var isEligible: Diagnostic? {
    guard office.officers.record(act.new, on: today) != nil else {
      return .refusal(
        "change.outside-pool", .officersDrawn, "\(newName)不在执法人员信息库里", hint: "从执法人员信息库里选人")
    }
    let obstacles = office.obstacles(to: act.new, during: quarter, from: today)
    guard !obstacles.isEmpty else { return nil }
    return .refusal(
      "change.ineligible", .officersDrawn,
      "\(newName)\(obstacles.map(\.wording).joined(separator: "、"))，不能参加检查", hint: "换一名执法人员")
  }

  func isNotRecused(_ row: DispatchSheet.Row) -> Diagnostic? {
    guard
      office.isRecused(act.new, from: row.source.id, during: quarter)
        || office.hasStoodBack(act.new, from: act.task)
    else { return nil }
    return .refusal(
      "change.recused", .officerChange, "\(newName)按照规定应回避“\(row.source.name)”", hint: "换一名执法人员")
  }

  /// 二、4: 由原检查人所在大队、危管办进行调剂确定.
  var isOfSameUnit: Diagnostic? {
    guard crossesUnits, let own = ownUnit else { return nil }
    let candidates = substitutes(in: own)
    if candidates.isEmpty && office.settings?.readings.allowsOtherUnits != false { return nil }
    let names = candidates.prefix(5).map(\.name).joined(separator: "、")
    return .refusal(
      "change.other-unit", .officerChange,
      "\(oldName)属于\(own)，应由\(own)调剂，\(newName)属于\(unit(of: act.new)?.rawValue ?? "外单位")",
      hint: candidates.isEmpty ? "机关设置不允许跨单位调剂" : "可选：\(names)")
  }

  /// Officers of a unit who could take the task.
  func substitutes(in unit: UnitName) -> [Officer] {
    let officers = office.officers(of: act.task)
    guard let row = office.row(act.task) else { return [] }
    return office.officers.all(on: today).filter {
      $0.unit == unit && !officers.contains($0.id)
        && office.obstacles(
          of: $0, from: max(today, quarter.firstDay), to: quarter.lastDay
        )
        .isEmpty
        && !office.isRecused($0.id, from: row.source.id, during: quarter)
        && !office.hasStoodBack($0.id, from: act.task)
    }
  }

  var isAskedByOwnUnit: Diagnostic? {
    guard author.role != .administrator, let own = ownUnit, author.unit != own else {
      return nil
    }
    return .refusal(
      "change.foreign-unit", .officerChange,
      "\(oldName)属于\(own)，变动由\(own)提出，\(author.unit?.rawValue ?? author.name)不能办理",
      hint: "请\(own)填写审批表")
  }

  /// 二、4: 并附相关证明材料.
  var hasProof: Diagnostic? {
    guard act.attachments.isEmpty else { return nil }
    return .refusal(
      "change.no-proof", .officerChange, "变动没有附相关证明材料", hint: "附上请假条、派出通知、回避申请等")
  }

  /// A file without a byte proves nothing.
  var hasWholeProof: Diagnostic? {
    guard let empty = act.attachments.first(where: \.isEmpty) else { return nil }
    return .refusal(
      "change.empty-proof", .officerChange, "证明材料“\(empty.name)”是空的", hint: "核对文件，换成有内容的")
  }

  var hasNote: Diagnostic? {
    guard act.reason == .other, act.note.isEmpty else { return nil }
    return .refusal(
      "change.no-note", .officerChange, "变动原因是“其他”，要写明是什么", hint: "写明原因")
  }

  /// One form is enough for one change.
  var isNews: Diagnostic? {
    let same = office.openReplacements(of: quarter).first {
      $0.task == act.task && $0.old == act.old && $0.new == act.new
    }
    guard let same else { return nil }
    return .refusal(
      "change.same", .officerChange,
      "第\(act.task.row)行\(oldName)换为\(newName)已经提出，是第\(same.number)号变动，还没有批准",
      hint: "印这一张：hanform office print 检查人员变动审批表 --of \(same.number)；写错了的，撤回再提")
  }

  /// 二、3: 执法人员中排第一名的为牵头人.
  var leadIsOnTask: Diagnostic? {
    guard let lead = act.lead else { return nil }
    let officers = office.officers(of: act.task).filter { $0 != act.old } + [act.new]
    guard !officers.contains(lead) else { return nil }
    return .refusal(
      "change.foreign-lead", .siteCheck, "牵头人\(office.name(of: lead))不在变动后的检查人员里",
      hint: "从两名检查人员里定牵头人")
  }
}
