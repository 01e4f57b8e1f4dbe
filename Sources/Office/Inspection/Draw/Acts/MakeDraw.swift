public import CivilCalendar
public import Diagnostics

/// 抽取: sources and officers follow from what was frozen and filed and from the public value
/// (SSJ-DRAW/1 steps 5 to 8).
///
/// The same request gives the same sheet, however often it is asked.
public struct MakeDraw: Act {
  public var quarter: CalendarQuarter
  /// The frozen files as they were kept.
  public var files: CanonicalFiles
  public var secret: DrawSecret

  public init(of quarter: CalendarQuarter, files: CanonicalFiles, secret: DrawSecret) {
    self.quarter = quarter
    self.files = files
    self.secret = secret
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    let open = try office.draw(of: quarter, at: .valueKnown)
    var sink = DiagnosticSink()
    let rules = DrawRules(office: office, quarter: quarter, author: author)
    sink.report([rules.isByAdministrator].compactMap(\.self))
    guard let evidence = open.evidence(files, secret: secret), let filing = open.filing?.filing
    else {
      throw DiagnosticError(.error("draw.wrong-step", "\(open.id.wording)还没有备案", hint: "先备案"))
    }
    sink.report(evidence.filing.differences(from: filing))
    try sink.throwErrors()
    return .dispatch(DispatchSheet(of: open, try evidence.record(), in: office))
  }
}

extension DispatchSheet {
  /// The sheet of an own draw: by class, then by ticket (domain 2.1), sources as they were frozen.
  init(of draw: OwnDraw, _ record: DrawRecord, in office: Office) {
    let pairs = Dictionary(
      record.result.pairs.map { ($0.source, [$0.lead, $0.other]) },
      uniquingKeysWith: { first, _ in first })
    let drawn = record.result.classes.flatMap(\.drawn).map(\.source)
    let sources = drawn.compactMap {
      office.sources.record($0, on: draw.id.quarter.firstDay, asOf: draw.frozen.entry)
    }
    self.init(
      quarter: draw.id.quarter, number: draw.id.number,
      origin: .drawn(commitment: record.filing.commitment.digest.hex),
      rows: zip(1..., sources).map { number, source in
        Row(number: number, source: source, officers: pairs[source.id] ?? [])
      },
      strata: draw.freeze.strata, officerCount: draw.freeze.officerCount, seed: record.seed)
  }
}

/// 公布密钥: from now on anybody can draw again (SSJ-DRAW/1 step 8).
public struct RevealDraw: Act {
  public var quarter: CalendarQuarter
  public var secret: DrawSecret

  public init(of quarter: CalendarQuarter, secret: DrawSecret) {
    self.quarter = quarter
    self.secret = secret
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    guard let sheet = office.sheet(of: quarter), let own = office.ownDraw(sheet.draw),
      let filing = own.filing?.filing
    else {
      throw DiagnosticError(
        .error("draw.nothing-to-reveal", "\(quarter.wording)没有本机关自己的抽取", hint: "核对季度"))
    }
    var sink = DiagnosticSink()
    let rules = DrawRules(office: office, quarter: quarter, author: author)
    sink.report([rules.isByAdministrator].compactMap(\.self))
    if own.stage == .revealed {
      sink.report(.error("draw.revealed-already", "\(own.id.wording)的密钥已经公布", hint: "不用再公布"))
    }
    if secret.hash != filing.secretHash { sink.report(.otherSecret(own.id)) }
    let left = office.tasks(of: quarter).count { office.results[$0] == nil }
    if left > 0 && time.date <= quarter.lastDay {
      sink.report(
        .refusal(
          "draw.reveal-early", .publication, "\(quarter.wording)还有\(left)家没有检查，现在公布密钥等于公布名单",
          hint: "最后一家检查以后，或季度结束以后再公布"))
    }
    try sink.throwErrors()
    return .drawRevealed(RevealedDraw(draw: own.id, secret: secret.reveal()))
  }
}

public struct RevealedDraw: Codable, Hashable, Sendable {
  public var draw: DrawID
  public var secret: Digest256
}

extension Diagnostic {
  static func otherSecret(_ draw: DrawID) -> Self {
    .error(
      "draw.secret-differs", "所示密钥不是\(draw.wording)备案时的密钥", hint: "与密封的另一份核对")
  }
}
