import CivilCalendar
import Inspection

/// What the journal's entries say, in a line each, and what to do after them.
struct EntryWording {
  private let office: Office

  init(_ office: Office) { self.office = office }

  func text(of fact: Fact) -> String {
    switch fact {
    case .settings(let settings): "机关设置（\(settings.name)，\(settings.units.count)个单位）"
    case .rules(let rules):
      "抽取规则（"
        + SourceClass.allCases.map { "\($0.wording)\(rules[$0].ratio.wording)" }
        .joined(separator: "，") + "）"
    case .holidays(let holidays):
      "节假日安排（\(holidays.years.map { "\($0.year)年" }.joined(separator: "、"))）"
    case .sources(let changes, let list): text(of: changes, list)
    case .officers(let changes, let list): text(of: changes, list)
    case .recusal(let recusal):
      "回避：\(office.name(of: recusal.officer))不检查“\(name(of: recusal.source))”（\(recusal.ground.rawValue)）"
    case .dispatch(let sheet): text(of: sheet)
    case .drawVoided(let void):
      "作废\(void.quarter.wording)第\(void.number)次抽取（\(void.reason)，\(void.approvedBy)批准）"
    case .plan(let plan):
      "\(plan.unit)\(plan.month.wording)检查计划第\(plan.version)版，\(plan.rows.count)家"
    case .planReceived(let receipt):
      "\(office.name(of: receipt.officer))签收\(receipt.unit)\(receipt.month.wording)检查计划"
    case .replacement(let change): text(of: change)
    case .replacementApproved(let quarter, let number, let approval):
      "批准\(quarter.wording)第\(number)号检查人员变动（\(approval.head)"
        + (approval.leader.map { "、\($0)" } ?? "") + "签字）"
    case .result(let result): "检查结果：\(row(result.task))，\(text(of: result))"
    case .correction(let result, let reason):
      "更正检查结果：\(row(result.task))，\(text(of: result))（\(reason)）"
    case .handover(let handover):
      "\(handover.unit)交接文书\(handover.rows.count)家，\(handover.giver)交、\(handover.receiver)收"
    case .publication(let publication):
      "\(publication.kind.rawValue)：\(publication.quarter.wording)\(publication.tasks.count)家，\(publication.date.wording)公开"
    case .paperIssued(let paper):
      "\(paper.subject.kind.rawValue)\(paper.subject.kind.isSigned ? "送签" : "印出")，编号\(paper.number)"
        + (paper.version > 1 ? "，第\(paper.version)版" : "")
    case .paperSigned(let number, let scan, let signatures, let waiting):
      "\(number)已签（\(scan.name)"
        + (signatures ?? []).map { "，\($0.field)：\($0.signer)电子签名" }.joined() + "）"
        + (waiting.map { "，还等\($0.joined(separator: "、"))签" } ?? "")
    case .paperVoided(let number, let reason): "\(number)作废（\(reason)）"
    case .poolFrozen(let freeze):
      "冻结\(freeze.draw.wording)的名单：污染源"
        + freeze.strata.map { "\($0.sourceClass.wording)\($0.pool)家" }.joined(separator: "、")
        + "，执法人员\(freeze.officerCount)人，不参与\(freeze.exclusionCount)个，回避\(freeze.recusalCount)条"
    case .drawFiled(let filed):
      "\(filed.draw.wording)备案，承诺值\(filed.filing.commitment.digest.hex.prefix(16))，公开值约定：\(filed.plan.spec)"
    case .publicValue(let value):
      "\(value.draw.wording)的公开值：\(value.value.rawValue)（见证人\(value.witness)）"
    case .replacementWithdrawn(let quarter, let number, let reason):
      "撤回\(quarter.wording)第\(number)号检查人员变动（\(reason)）"
    case .drawRevealed(let revealed): "公布\(revealed.draw.wording)的密钥"
    }
  }

  /// Commands, each with a word of what for; a command for each thing that can follow.
  func nextSteps(after fact: Fact) -> [String] {
    switch fact {
    case .sources(_, .some) where office.officers.everyID.isEmpty:
      ["导入执法人员：hanform office import officers 执法人员信息库.csv"]
    case .poolFrozen(let freeze):
      ["备案：hanform office draw file --quarter \(freeze.draw.quarter) --witness 见证人"]
    case .drawFiled(let filed) where filed.plan.fixedValue == nil:
      [
        "公开值产生后：hanform office draw value 公开值 --quarter \(filed.draw.quarter) --witness \(filed.plan.witness)"
      ]
    case .drawFiled(let filed): ["抽取：hanform office draw run --quarter \(filed.draw.quarter)"]
    case .publicValue(let value): ["抽取：hanform office draw run --quarter \(value.draw.quarter)"]
    case .dispatch(let sheet):
      [
        "各单位制定月检查计划：hanform office plan \(sheet.quarter.firstMonth) --unit 单位 --propose"
      ]
    // 本月没有要检查的企业: nobody signs for it.
    case .plan(let plan) where plan.rows.isEmpty: []
    case .plan(let plan):
      ["送达每位执法人员后登记签收：hanform office receive \(plan.month) --unit \(plan.unit) --all"]
    case .replacement(let change):
      [
        "签字后登记批准：hanform office change approve \(change.number) --quarter \(change.task.quarter) --head 单位主要负责人"
          + (change.crossesUnits ? " --leader 分管领导" : "")
      ]
    default: []
    }
  }

  /// What a person should know of it: the audit of a draw made elsewhere, and who stood back before
  /// and is not known to a draw as recused.
  func notes(on fact: Fact) -> [String] {
    switch fact {
    case .poolFrozen(let freeze): undeclared(before: freeze.draw.quarter) { _, _ in true }
    case .dispatch(let sheet): notes(on: sheet)
    default: []
    }
  }

  private func undeclared(
    before quarter: CalendarQuarter, where isMeant: (OfficerID, SourceID) -> Bool
  ) -> [String] {
    office.undeclaredRecusals(before: quarter).filter { isMeant($0.officer, $0.source) }.map {
      "  提醒：\(office.name(of: $0.officer))\($0.change.task.quarter.wording)因回避换下，没有登记回避“\(name(of: $0.source))”；也要回避的，先登记：hanform office recusal \($0.officer) \($0.source) --ground 事由 --approved-by 批准人"
    }
  }

  private func notes(on sheet: DispatchSheet) -> [String] {
    let again = undeclared(before: sheet.quarter) { officer, source in
      sheet.rows.contains { $0.source.id == source && $0.officers.contains(officer) }
    }
    return sheet.strata.map { stratum in
      let drawn = sheet.rows.count { $0.source.classification.sourceClass == stratum.sourceClass }
      return "  \(stratum.sourceClass.wording)：库内\(stratum.pool)家，应抽\(stratum.quota)家，实抽\(drawn)家"
    } + audit(of: sheet) + again
  }

  /// By clause, in the order in which each is first told.
  private func audit(of sheet: DispatchSheet) -> [String] {
    let clauses = Dictionary(grouping: sheet.findings, by: \.clause)
    var seen = Set<Clause>()
    return sheet.findings.map(\.clause).filter { seen.insert($0).inserted }.flatMap { clause in
      Finding.lines(clauses[clause] ?? []).map { "  审核：\($0)（依据\(clause.citation)）" }
    }
  }

  /// `第3行“淄博甲化工有限公司”`.
  private func row(_ task: TaskID) -> String {
    "\(task.quarter)派遣单第\(task.row)行“\(office.row(task)?.source.name ?? "")”"
  }

  private func name(of source: SourceID) -> String {
    office.sources.lastKnown(source)?.name ?? source.rawValue
  }

  private func text(of changes: [SourceChange], _ list: ListOrigin?) -> String {
    if changes.count == 1, list == nil, let change = changes.first {
      let gone =
        change.kind == .removed ? change.effective.map { "，\($0.wording)起生效" } ?? "" : ""
      return "\(change.kind.rawValue)污染源“\(change.record.name)”（\(change.record.id)）\(gone)"
    }
    let counts = SourceChange.Kind.allCases.compactMap { kind in
      let count = changes.count { $0.kind == kind }
      return count > 0 ? "\(kind.rawValue)\(count)家" : nil
    }
    return "污染源\(counts.joined(separator: "、"))\(words(of: list))"
  }

  private func text(of changes: [OfficerChange], _ list: ListOrigin?) -> String {
    if changes.count == 1, list == nil, let change = changes.first {
      let record = change.record
      return "\(change.kind.rawValue)执法人员\(record.name)（\(record.id)，\(record.unit)）"
    }
    let counts = OfficerChange.Kind.allCases.compactMap { kind in
      let count = changes.count { $0.kind == kind }
      return count > 0 ? "\(kind.rawValue)\(count)人" : nil
    }
    return "执法人员\(counts.joined(separator: "、"))\(words(of: list))"
  }

  private func words(of list: ListOrigin?) -> String {
    list.map { "（名单“\($0.file)”，\($0.rowCount)行）" } ?? ""
  }

  private func text(of sheet: DispatchSheet) -> String {
    let origin =
      switch sheet.origin {
      case .adopted(let list): "采用名单“\(list.file)”"
      case .drawn(let commitment): "本机抽取，承诺值\(commitment.prefix(16))"
      }
    let findings = sheet.findings.isEmpty ? "" : "，审核发现\(sheet.findings.count)处"
    return "\(sheet.quarter.wording)第\(sheet.number)次抽取，\(sheet.rows.count)家（\(origin)\(findings)）"
  }

  private func text(of change: OfficerReplacement) -> String {
    "第\(change.number)号检查人员变动：\(row(change.task))，\(office.name(of: change.old))换为"
      + "\(office.name(of: change.new))（\(change.reason.rawValue)\(change.crossesUnits ? "，跨单位调剂" : "")），"
      + "牵头人\(office.name(of: change.lead))"
  }

  private func text(of result: CheckResult) -> String {
    "\(result.checkedOn.wording)检查，\(result.outcome.rawValue)"
  }
}
