import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 检查人员变动审批表 (domain 2.7 b): the pair before and after, and who leads now.
  public static func officerReplacement(
    _ change: OfficerReplacement, in office: Office
  ) -> PaperFacts {
    let old = office.officers(before: change)
    let new = change.applied(to: old)
    let unit = office.home(of: change.old, on: change.task)
    let isOldLead = change.old == old.first
    let source = office.row(change.task)?.source
    let mustWithdraw = source.map { source in
      office.isRecused(change.new, from: source.id, during: change.task.quarter)
    }
    return [
      "企业": .text(source?.name), "大队": .text(unit?.rawValue),
      "派遣单序号": .number(change.task.row), "原定": .texts(office.pairNames(old)),
      "变动人": .text("\(office.name(of: change.old))（\(isOldLead ? "牵头" : "协办")）"),
      "事由": .text(change.reason.rawValue), "原因": .text(change.note),
      "现定": .texts(office.pairNames(new)), "接替人": .text(office.name(of: change.new)),
      "牵头人": .text(new.first == old.first ? nil : new.first.map(office.name)),
      "跨单位": .text(change.crossesUnits ? "跨单位调剂" : nil),
      "回避核对": .text(mustWithdraw == true ? "接替人应回避该企业" : "接替人没有应回避该企业的登记"),
      "附件": .texts(change.attachments.map(\.title)), "代签": .text(office.actingSigner(of: unit)),
    ]
  }

  /// 执法人员库人员变动审批表 (domain 2.7 a).
  public static func officerPoolChange(
    _ change: OfficerChange, in office: Office
  ) -> PaperFacts {
    let next = CalendarQuarter(of: change.date).next
    return [
      "姓名": .text(change.record.name), "变动": .text(change.kind.formWording),
      "原因": .text(ListOrigin.reasonOnPaper(change.reason)),
      "单位": .text(change.record.unit.rawValue),
      "行政执法证": .text(change.record.lawCertificate?.number),
      "行政执法证有效期": .date(change.record.lawCertificate?.validTo),
      "环境监察执法证": .text(change.record.inspectionCertificate?.number),
      "环境监察执法证有效期": .date(change.record.inspectionCertificate?.validTo),
      "生效": .text(next?.wording), "附件": .texts(change.attachments.map(\.title)),
      "代签": .text(office.actingSigner(of: change.record.unit)),
    ]
  }

  /// 回避申请表 (domain 2.10).
  public static func recusalRequest(_ recusal: Recusal, in office: Office) -> PaperFacts {
    let officer =
      office.officers.record(recusal.officer, on: recusal.declaredOn)
      ?? office.officers.lastKnown(recusal.officer)
    return [
      "姓名": .text(officer?.name), "单位": .text(officer?.unit.rawValue),
      "企业": .text(office.sources.lastKnown(recusal.source)?.name),
      "事由": .text(recusal.ground.rawValue), "说明": .text(recusal.note),
    ]
  }

  /// 作废单 of a paper.
  public static func voidedPaper(_ paper: IssuedPaper, in office: Office) -> PaperFacts {
    let next = office.latestPaper(on: paper.subject)
    return [
      "事项": .text("文书"), "名称": .text("\(paper.number)　\(office.wording(of: paper.subject))"),
      "原因": .text(office.voidPapers[paper.number]),
      "结果": .text(next.map { "由\($0.number)代替；作废的一份仍存档备查。" } ?? "作废的一份仍存档备查，编号不再使用。"),
      "批准人": .text(nil), "密钥": .text(nil), "名单": .rows([]),
    ]
  }
}

extension OfficerChange.Kind {
  /// 录入 or 剔除, the only two that the form knows.
  fileprivate var formWording: String? { self == .amended ? nil : rawValue }
}

extension Evidence {
  /// As 附件 on paper names it: the file's name less its ending.
  var title: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
