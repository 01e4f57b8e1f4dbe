import CivilCalendar
import Diagnostics
import Inspection

extension PaperRequest {
  func subject(
    unit: UnitName? = nil, reference: String? = nil, month: CalendarMonth? = nil
  ) -> PaperSubject {
    let quarter = kind.isMonthly ? CalendarQuarter(of: self.month) : quarter
    return PaperSubject(kind, quarter: quarter, month: month, unit: unit, reference: reference)
  }

  private func suppliers(in office: Office) -> [UnitName] {
    office.units.filter { $0.suppliesOfficers && (unit == nil || $0.name == unit) }.map(\.name)
  }

  // MARK: 派遣单

  func dispatchPapers(of sheet: DispatchSheet, in office: Office) -> [PaperDraft] {
    let template = kind.templateName(in: office)
    let whole = office.latestPaper(on: PaperSubject(.dispatchSheet, quarter: sheet.quarter))?.number
    switch kind {
    case .dispatchSheet:
      return [
        PaperDraft(
          subject(), .dispatchSheet(sheet, in: office), template: template,
          warnings: sheet.findings.isEmpty ? [] : [.audited(sheet.findings.count)])
      ]
    case .dispatchCorrection:
      let facts = PaperFacts.dispatchCorrection(of: sheet, for: unit, from: whole, in: office)
      guard facts.rowCount("变动") > 0 else { return [] }
      let draft = PaperDraft(subject(unit: unit), facts, receiver: unit?.rawValue ?? "")
      return [draft.resting(on: whole, in: office)]
    default:
      // 份号 1 is the whole sheet's; each unit has its own number whoever else gets one.
      let all = office.units.filter(\.suppliesOfficers).map(\.name)
      return suppliers(in: office).compactMap { unit in
        guard let index = all.firstIndex(of: unit),
          sheet.rows.contains(where: { sheet.task($0).concerns(unit, in: office) })
        else { return nil }
        return PaperDraft(
          subject(unit: unit),
          .dispatchExtract(sheet, for: unit, from: whole, copy: index + 2, in: office),
          template: template, receiver: unit.rawValue
        ).resting(on: whole, in: office)
      }
    }
  }

  // MARK: Papers of units

  func unitPapers(in office: Office) -> [PaperDraft] {
    suppliers(in: office).compactMap { unit in
      switch kind {
      case .monthlyPlan:
        office.plan(of: unit, month).map {
          PaperDraft(
            subject(unit: unit, month: month), .monthlyPlan($0, in: office),
            receiver: unit.rawValue)
        }
      case .handover: handover(of: unit, in: office)
      default:
        PaperDraft(
          subject(unit: unit),
          .registryUpdates(of: unit, quarter: quarter, reportedOn: today, in: office),
          receiver: unit.rawValue)
      }
    }
  }

  /// By the month, what was checked up to its end and is not handed over; else the quarter's.
  private func handover(of unit: UnitName, in office: Office) -> PaperDraft? {
    let isMonthly = office.settings?.readings.handsOverMonthly ?? true
    let months = quarter.months.filter { !isMonthly || $0 <= month }
    let facts = PaperFacts.handoverSheet(of: unit, quarter: quarter, months: months, in: office)
    guard facts.rowCount("企业") > 0 else { return nil }
    let signed = office.signedCount(of: unit, quarter)
    let rows = office.tasksToHandOver(by: unit, of: quarter, in: months)
    let first = rows.first?.serial ?? 1
    // Where only some rows of a sheet were signed, the next one begins among them, and is another sheet.
    let after = first == signed + 1 ? "" : "（已交\(signed)家）"
    var draft = PaperDraft(
      subject(unit: unit, reference: "自第\(first)号起\(after)"), facts, receiver: unit.rawValue)
    draft.tasks = rows.map(\.task)
    return draft
  }

  func letters(in office: Office) -> [PaperDraft] {
    let tasks = office.tasks(of: quarter)
    let isByTask = office.settings?.readings.commitsToEachTask == true
    var officers: [OfficerID: [TaskID]] = [:]
    for task in tasks {
      for officer in office.officers(of: task) { officers[officer, default: []].append(task) }
    }
    func home(_ officer: OfficerID, _ task: TaskID?) -> UnitName? {
      (task ?? officers[officer]?.first).flatMap { office.home(of: officer, on: $0) }
    }
    let wanted = officers.keys.sorted().filter { id in
      (unit == nil || home(id, nil) == unit) && matches(id, in: office)
    }
    return wanted.flatMap { officer -> [PaperDraft] in
      let name = office.name(of: officer)
      guard isByTask else {
        let facts = PaperFacts.commitmentLetter(
          of: officer, of: home(officer, nil), in: office)
        return [PaperDraft(.commitment(of: officer, for: quarter), facts, receiver: name)]
      }
      return (officers[officer] ?? []).map { task in
        PaperDraft(
          .commitment(of: officer, for: quarter, task: task),
          .commitmentLetter(of: officer, of: home(officer, task), for: task, in: office),
          receiver: "\(name)-\(task.row)")
      }
    }
  }

  func matches(_ officer: OfficerID, in office: Office) -> Bool {
    guard let reference else { return true }
    return officer == OfficerID(reference)
      || ExactName(office.name(of: officer)) == ExactName(reference)
      || ExactName(office.plainName(of: officer)) == ExactName(reference)
  }

  // MARK: Own draws

  func drawNotices(in office: Office) -> [PaperDraft] {
    office.ownDraws.filter { $0.id.quarter == quarter }.compactMap { draw in
      PaperFacts.drawNotice(draw, in: office).map { draft(of: draw.id, $0) }
    }
  }

  func drawRecords(
    in office: Office, _ files: (OwnDraw) throws(DiagnosticError) -> CanonicalFiles
  ) throws(DiagnosticError) -> [PaperDraft] {
    try PaperFacts.drawRecords(of: quarter, in: office, files: files)
      .map { draft(of: $0.draw, $0.facts) }
  }

  private func draft(of draw: DrawID, _ facts: PaperFacts) -> PaperDraft {
    let which = "第\(draw.number)次抽取"
    return PaperDraft(subject(reference: which), facts, receiver: which)
  }

  // MARK: Registry, publication, what is void

  func removals(in office: Office) -> [PaperDraft] {
    let all = office.sourceChanges.filter { $0.kind == .removed }
    // One that was taken back has no form; another of the same source may have followed.
    let last = Dictionary(
      zip(all.map(\.record.id), all.indices), uniquingKeysWith: { $1 })
    return zip(all.indices, all).filter { index, change in
      last[change.record.id] == index && quarter.contains(change.date)
        && office.sources.removal(of: change.record.id) != nil
        && (unit == nil || change.record.entryUnit == unit)
        && (reference == nil || SourceID(reference ?? "") == change.record.id)
    }.map { _, change in
      PaperDraft(
        .removal(of: change.record.id, in: quarter), .sourceRemoval(change),
        receiver: change.record.id.rawValue, pictures: change.photo.map { [$0] } ?? [])
    }
  }

  /// Nothing of a publication is shown before its day (domain 9, 6).
  func publications(in office: Office) throws(DiagnosticError) -> [PaperDraft] {
    let wanted: Publication.Kind = kind == .drawPublication ? .draw : .results
    let all = office.publications.filter { $0.kind == wanted && $0.quarter == quarter }
    if let next = all.first(where: { $0.date > today }), !all.contains(where: { $0.date <= today })
    {
      throw DiagnosticError(
        .refusal(
          "paper.not-public-yet", .publication, "公开日期是\(next.date.wording)，还没有到，公开表不能打印",
          hint: "到公开的那一天再打印"))
    }
    return all.enumerated().filter { $0.element.date <= today }.map { index, publication in
      PaperDraft(
        subject(reference: "第\(index + 1)次"), .publication(publication, in: office),
        receiver: "第\(index + 1)次")
    }
  }

  func voidNotices(in office: Office) -> [PaperDraft] {
    let draws = office.voids.filter { $0.quarter == quarter }.map { void in
      PaperDraft(
        subject(reference: "第\(void.number)次抽取"), .voidNotice(void, in: office),
        template: "作废单（抽取）", receiver: "第\(void.number)次抽取")
    }
    let papers = office.papers.filter { paper in
      paper.subject.quarter == quarter && office.stage(of: paper.number) == .void
        && office.papersOfVoidDraws[paper.number] == nil
    }.map { paper in
      PaperDraft(
        subject(reference: "\(paper.number)"), .voidedPaper(paper, in: office),
        receiver: "\(paper.number)")
    }
    return (draws + papers).filter { reference == nil || $0.receiver == reference }
  }

  // MARK: Reports

  func reports(of sheet: DispatchSheet, in office: Office) -> [PaperDraft] {
    switch kind {
    case .monthlyProgress:
      let progress = MonthlyProgress(of: month, in: office)
      return [
        PaperDraft(
          subject(month: month), .monthlyProgress(progress, reportedOn: today, in: office),
          warnings: .openRows(progress.total.overdue.count - progress.total.checkedLater.count))
      ]
    case .quarterSummary:
      guard let summary = QuarterSummary(of: quarter, in: office) else { return [] }
      let facts =
        isByUnit
        ? PaperFacts.quarterSummaryByUnit(summary, reportedOn: today, in: office)
        : PaperFacts.quarterSummary(summary, reportedOn: today, in: office)
      return [
        PaperDraft(
          subject(reference: isByUnit ? "分单位" : nil), facts,
          template: kind.templateName(in: office, isByUnit: isByUnit),
          warnings: .openRows(summary.total.open.count))
      ]
    case .keySourceRecord:
      let open = office.keyTasks(of: quarter).count { office.results[$0] == nil }
      return [
        PaperDraft(
          subject(), .keySourceList(of: quarter, reportedOn: today, in: office),
          warnings: .openRows(open))
      ]
    default:
      return office.keyTasks(of: quarter).filter { reference == nil || reference == "\($0.row)" }
        .map { task in
          PaperDraft(
            subject(reference: "第\(task.row)行"), .keySourceCard(task, in: office),
            receiver: "\(task.row)")
        }
    }
  }
}

extension PaperDraft {
  /// 二、1: 分管局长 signs the sheet before anything of it goes to the units.
  fileprivate func resting(on sheet: PaperNumber?, in office: Office) -> PaperDraft {
    var draft = self
    let name = subject.kind.rawValue
    if let sheet {
      if office.stage(of: sheet) != .signed {
        draft.warnings.append(
          .warning(
            "paper.sheet-unsigned", "\(sheet)还没有签字归档，\(name)先印了出来",
            hint: "分管局长签字以后再派发；签字件归档：hanform office file \(sheet) 扫描件"))
      }
    } else {
      draft.issueFaults.append(
        .refusal(
          "paper.sheet-not-issued", .dispatch, "派遣单还没有送签编号，\(name)不能送签",
          hint: "先送签派遣单：hanform office print 派遣单 --quarter \(subject.quarter) --issue"))
    }
    return draft
  }
}

extension PaperFacts {
  func rowCount(_ name: String) -> Int {
    if case .rows(let rows) = self[name] { rows.count } else { 0 }
  }
}

extension [Diagnostic] {
  fileprivate static func openRows(_ count: Int) -> [Diagnostic] {
    guard count > 0 else { return [] }
    return [
      .warning(
        "paper.open-rows", "尚有\(count)家未录入检查结果，报表上已注明", hint: "录入以后再送签，就是补报的新版")
    ]
  }
}

extension Diagnostic {
  fileprivate static func audited(_ count: Int) -> Diagnostic {
    .warning("paper.audit-findings", "抽取审核发现\(count)处，随派遣单一起打印", hint: "请分管局长阅后签字")
  }
}
