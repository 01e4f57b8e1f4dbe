import CivilCalendar
import Diagnostics

/// What the measure says of whoever signs for a change, and when (《暂行办法》二、4).
struct ApprovalRules {
  let office: Office
  let asked: OfficerReplacement
  let approval: OfficerReplacement.Approval
  let today: CalendarDate

  var faults: [Diagnostic] {
    [isSignedByHead, isSignedByAnother, isSignedByLeader, isNotAhead, followsItsSheet]
      .compactMap(\.self)
  }

  /// Whether the change is about the person, who goes or who comes.
  func isOfChange(_ name: String) -> Bool {
    [asked.old, asked.new].contains { ExactName(office.plainName(of: $0)) == ExactName(name) }
  }

  /// 由各单位主要负责人签字备案; who signs for him takes nothing from his own right.
  private var isSignedByHead: Diagnostic? {
    if approval.head.isEmpty {
      return .refusal(
        "change.no-head", .officerChange, "变动要由单位主要负责人签字备案", hint: "写上签字人")
    }
    guard let unit = office.home(of: asked.old, on: asked.task),
      let signer = office.sectionSigner(of: unit, on: approval.date),
      !office.isHead(approval.head, of: unit, on: approval.date)
    else { return nil }
    return .refusal(
      "change.other-head", .officerChange, "变动由单位主要负责人签字，应是\(signer)，不是\(approval.head)",
      hint: "代签的先在机关设置里写明授权；科室负责人另有其人的，改机关设置“科室负责人”")
  }

  /// Nobody lets himself off, or takes a row to himself: then 分管领导 signs besides.
  private var isSignedByAnother: Diagnostic? {
    guard approval.leader == nil, isOfChange(approval.head) else { return nil }
    return .refusal(
      "change.own-signature", .officerChange, "变动的就是\(approval.head)，不能只由本人签字备案",
      hint: "再请分管领导签字，写上 --leader 姓名")
  }

  /// 分管领导签字, on every form that has it; 跨单位调剂 does not do without (domain 0.2, 8).
  private var isSignedByLeader: Diagnostic? {
    guard let leader = approval.leader else {
      guard asked.crossesUnits else { return nil }
      return .refusal("change.no-leader", .officerChange, "跨单位调剂要由分管领导批准", hint: "写上分管领导")
    }
    guard !office.isLeader(leader, on: approval.date) else { return nil }
    return .refusal(
      "change.other-leader", .officerChange,
      "分管领导是\(office.settings?.leader ?? "")，"
        + (leader.isEmpty ? "登记的姓名是空的" : "\(approval.date.wording)不是\(leader)"),
      hint: "代签的先在机关设置“分管领导代签”里写明授权")
  }

  private var isNotAhead: Diagnostic? {
    guard approval.date > today else { return nil }
    return .error("change.future-approval", "批准日期还没有到", hint: "核对日期")
  }

  /// Nobody could change what was not drawn; a list that came in late was drawn before its quarter.
  private var followsItsSheet: Diagnostic? {
    let quarter = asked.task.quarter
    guard let drawn = office.sheet(of: quarter).flatMap({ office.sheetTraces[$0.draw]?.time.date }),
      approval.date < min(drawn, quarter.firstDay)
    else { return nil }
    return .refusal(
      "change.approval-before-draw", .officerChange,
      "批准日期\(approval.date.wording)早于\(quarter.wording)的抽取（\(drawn.wording)）", hint: "核对日期")
  }
}
