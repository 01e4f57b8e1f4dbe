public import CivilCalendar
public import Diagnostics

/// 备案: the office binds itself to pool, secret and the value to come (SSJ-DRAW/1 step 3).
public struct FileDraw: Act {
  public var quarter: CalendarQuarter
  public var plan: PublicValuePlan
  /// H(secret); the secret itself stays sealed.
  public var secretHash: Digest256
  /// Somebody has said that there shall be no public value, and the papers will say so too.
  public var goesWithoutPublicValue: Bool

  public init(
    of quarter: CalendarQuarter, plan: PublicValuePlan, secretHash: Digest256,
    goesWithoutPublicValue: Bool = false
  ) {
    self.quarter = quarter
    self.plan = plan
    self.secretHash = secretHash
    self.goesWithoutPublicValue = goesWithoutPublicValue
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    let open = try office.draw(of: quarter, at: .frozen)
    let rules = DrawRules(office: office, quarter: quarter, author: author)
    let occasion = DrawOccasion(
      bureauCode: office.settings?.bureauCode ?? "", period: quarter.description,
      number: open.id.number, publicSpec: plan.spec)
    var sink = DiagnosticSink()
    sink.report([rules.isByAdministrator, isWitnessed(office, author)].compactMap(\.self))
    sink.report(plan.faults)
    sink.report(occasion.findings.filter { $0.severity == .error })
    if plan.source == .nothing && !goesWithoutPublicValue {
      sink.report(
        .refusal(
          "draw.needs-public-value", .sourcesDrawn, "没有约定公开值，掌握密钥的人可以反复试到满意为止",
          hint: "约定由见证人当场掷骰；确实不用的，要专门注明，备案单上会写明这一不足"))
    }
    if plan.date < time.date {
      sink.report(.error("draw.past-value", "约定的日期\(plan.date.wording)已经过去", hint: "公开值要在备案以后产生"))
    }
    try sink.throwErrors()
    let filing = DrawFiling(
      occasion: occasion, fileHashes: open.freeze.hashes, secretHash: secretHash,
      commitment: Commitment(
        to: open.freeze.hashes, secretHash: secretHash, for: occasion))
    return .drawFiled(FiledDraw(draw: open.id, plan: plan, filing: filing))
  }

  /// Whoever makes the draw cannot be the one who watches it.
  private func isWitnessed(_ office: Office, _ author: Author) -> Diagnostic? {
    let makers = [author.name] + (office.settings?.administrators ?? [])
    guard plan.source != .nothing,
      makers.contains(where: { ExactName($0) == ExactName(plan.witness) })
    else { return nil }
    return .refusal(
      "draw.own-witness", .sourcesDrawn, "\(plan.witness)办理抽取，不能又作见证人", hint: "请纪检或其他科室的人员见证")
  }
}

/// What was agreed on and filed before the value was there; 《抽取备案单》 shows it.
public struct FiledDraw: Codable, Hashable, Sendable {
  public var draw: DrawID
  public var plan: PublicValuePlan
  public var filing: DrawFiling
}

/// 公开值: the witness tells what the event gave (SSJ-DRAW/1 step 4).
public struct EnterPublicValue: Act {
  public var quarter: CalendarQuarter
  public var value: PublicValue
  public var witness: String

  public init(of quarter: CalendarQuarter, value: PublicValue, witness: String) {
    self.quarter = quarter
    self.value = value
    self.witness = witness
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    let open = try office.draw(of: quarter, at: .filed)
    guard let plan = open.filing?.plan else {
      throw DiagnosticError(.error("draw.wrong-step", "\(open.id.wording)还没有备案", hint: "先备案"))
    }
    let rules = DrawRules(office: office, quarter: quarter, author: author)
    var sink = DiagnosticSink()
    sink.report([rules.isByAdministrator].compactMap(\.self) + plan.faults(of: value))
    if ExactName(witness) != ExactName(plan.witness) {
      sink.report(
        .refusal(
          "draw.other-witness", .sourcesDrawn, "备案的见证人是\(plan.witness)，不是\(witness)",
          hint: "由备案的见证人见证"))
    }
    if time.date < plan.date {
      sink.report(
        .error("draw.value-ahead", "公开值约定在\(plan.date.wording)产生，还没有到", hint: "到约定的日期再录入"))
    }
    try sink.throwErrors()
    return .publicValue(WitnessedValue(draw: open.id, value: value, witness: witness))
  }
}

public struct WitnessedValue: Codable, Hashable, Sendable {
  public var draw: DrawID
  public var value: PublicValue
  public var witness: String
}
