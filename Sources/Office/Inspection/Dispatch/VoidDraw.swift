public import CivilCalendar
public import Diagnostics

/// 作废: a draw that cannot stand; it keeps its number and stays in the journal (SSJ-DRAW/1, 9).
///
/// Of an own draw whose public value is there, or should be, the secret is made known with it: nobody
/// can drop a result he does not like without everybody seeing which it was.
public struct VoidDraw: Act {
  public var quarter: CalendarQuarter
  public var reason: String
  /// 分管领导.
  public var approvedBy: String
  public var secret: DrawSecret?
  /// Both sealed copies are gone; only a draw that was never made can then be void.
  public var secretIsLost: Bool

  public init(
    quarter: CalendarQuarter, reason: String, approvedBy: String, secret: DrawSecret? = nil,
    secretIsLost: Bool = false
  ) {
    self.quarter = quarter
    self.reason = reason
    self.approvedBy = approvedBy
    self.secret = secret
    self.secretIsLost = secretIsLost
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    let sheet = office.sheet(of: quarter)
    guard let draw = sheet?.draw ?? office.openDraw(of: quarter)?.id else {
      throw DiagnosticError(
        .error("void.nothing", "\(quarter.wording)没有可以作废的抽取", hint: "核对季度"))
    }
    var sink = DiagnosticSink()
    if author.role != .administrator {
      sink.report(
        .refusal(
          "void.not-administrator", .dispatch, "作废由系统管理人员登记，\(author.name)不能办理", hint: "请系统管理人员办理"))
    }
    if reason.isEmpty || approvedBy.isEmpty {
      sink.report(
        .refusal(
          "void.no-approval", .sourcesDrawn, "抽取的企业不得变更，作废要写明原因和批准人", hint: "写明原因和批准的分管领导"))
    } else {
      sink.report(faultsOfApproval(in: office, by: author, on: time.date))
    }
    if office.tasks(of: quarter).contains(where: { office.results[$0] != nil }) {
      sink.report(
        .refusal(
          "void.after-result", .sourcesDrawn, "\(quarter.wording)已有检查结果，抽取不能再作废", hint: "继续完成检查任务"))
    }
    let own = office.ownDraw(draw)
    if let own { sink.report(faults(of: own, today: time.date)) }
    try sink.throwErrors()
    return .drawVoided(
      VoidedDraw(
        quarter: quarter, number: draw.number, reason: reason, approvedBy: approvedBy,
        secret: own?.filing == nil ? nil : secret?.reveal(),
        secretIsLost: own?.filing != nil && secretIsLost ? true : nil))
  }

  /// Nobody makes a draw void by his own word: else whoever keeps the system draws until it suits him
  /// (domain 6.2, 3).
  private func faultsOfApproval(
    in office: Office, by author: Author, on date: CalendarDate
  ) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if !office.isLeader(approvedBy, on: date) {
      faults.append(
        .refusal(
          "void.other-approver", .sourcesDrawn,
          "作废由分管领导批准，应是\(office.settings?.leader ?? "")，不是\(approvedBy)",
          hint: "请分管领导批准；代签的先在机关设置“分管领导代签”里写明授权"))
    }
    if ExactName(approvedBy) == ExactName(author.name) {
      faults.append(
        .refusal(
          "void.own-approval", .sourcesDrawn, "\(author.name)不能批准自己登记的作废",
          hint: "登记的和批准的要是两个人"))
    }
    return faults
  }

  private func faults(of own: OwnDraw, today: CalendarDate) -> [Diagnostic] {
    guard let filing = own.filing else { return [] }
    if let secret {
      if secret.hash != filing.filing.secretHash { return [.otherSecret(own.id)] }
    } else if own.drawn != nil || (own.mustBeRevealedToVoid(on: today) && !secretIsLost) {
      return [
        .refusal(
          "void.no-secret", .sourcesDrawn, "\(own.id.wording)的公开值已经或应当产生，作废要同时公布密钥",
          hint: secretIsLost ? "已经抽取的，没有密钥不能作废" : "取出封存的密钥；两份都遗失的，注明密钥遗失")
      ]
    }
    // The result that is made void must be there to be seen.
    guard own.stage == .valueKnown, secret != nil else { return [] }
    return [
      .refusal(
        "void.draw-first", .sourcesDrawn, "\(own.id.wording)的公开值已经知道，结果已经确定", hint: "先抽取，印出结果，再作废")
    ]
  }
}

extension OwnDraw {
  /// Whether the public value is known, or by the filing should be: from then on a void shows which
  /// result it drops.
  public func mustBeRevealedToVoid(on today: CalendarDate) -> Bool {
    publicValue != nil || filing.map { today >= $0.plan.date } ?? false
  }
}

/// Which draw was made void, and why.
public struct VoidedDraw: Codable, Hashable, Sendable {
  public var quarter: CalendarQuarter
  public var number: Int
  public var reason: String
  public var approvedBy: String
  /// Made known with the void; `nil` where nothing had been filed, or the value was yet to come.
  public var secret: Digest256?
  /// Printed as a weakness: nobody can tell which result was dropped.
  public var secretIsLost: Bool?

  public var draw: DrawID { DrawID(quarter, number: number) }
}
