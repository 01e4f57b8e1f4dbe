import CivilCalendar
import Inspection
import Testing

/// Requests that the measure, or plain sense, stands against.
@Suite struct RefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var office: OfficeSample
    var act: any Act
    var date: String
    var author: Author
    var ids: [String]

    var testDescription: String { name }

    init(
      _ name: String, _ ids: [String], _ office: OfficeSample, _ act: any Act,
      on date: String = "2019-04-20", by author: Author = OfficeSample.administrator
    ) {
      self.name = name
      self.office = office
      self.act = act
      self.date = date
      self.author = author
      self.ids = ids
    }

    init(
      _ name: String, _ ids: [String], _ act: any Act, on date: String = "2019-04-20",
      by author: Author = OfficeSample.administrator
    ) {
      self.init(name, ids, .checked(), act, on: date, by: author)
    }
  }

  static let brigade = Author(name: "孙编制", role: .unit, unit: "环境监察一大队")
  static let otherBrigade = Author(name: "钱编制", role: .unit, unit: "环境监察二大队")
  static let proof = [Evidence(name: "请假条.pdf", digest: "00")]
  static func task(_ row: Int) -> TaskID { TaskID(OfficeSample.quarter, row: row) }

  static func replace(
    _ row: Int, _ old: OfficerID, _ new: OfficerID,
    _ reason: OfficerReplacement.Reason = .leave, proof: [Evidence] = proof, lead: OfficerID? = nil
  ) -> ReplaceOfficer {
    ReplaceOfficer(
      task: task(row), old: old, new: new, reason: reason, attachments: proof, lead: lead)
  }

  /// 王二 waits to give place to 钱九.
  private static let askedTwice: OfficeSample = {
    var sample = OfficeSample.checked()
    sample.perform(replace(2, "P2", "P9"), on: "2019-04-19")
    return sample
  }()

  static let changes: [Case] = [
    Case("a row that is not there", ["change.unknown-task"], replace(9, "P1", "P9")),
    Case("an officer who is not on it", ["change.not-on-task"], replace(2, "P1", "P9")),
    Case("the same officer", ["change.same-officer"], replace(2, "P2", "P2")),
    Case(
      "a change that waits already", ["change.same"], askedTwice, replace(2, "P2", "P9")),
    Case("the other officer of the row", ["change.already-on-task"], replace(2, "P2", "P3")),
    Case("after the result", ["change.after-result"], replace(1, "P1", "P9")),
    Case("a certificate that ends in the quarter", ["change.ineligible"], replace(2, "P2", "P5")),
    Case("somebody on secondment", ["change.ineligible"], replace(2, "P2", "P8")),
    Case(
      "somebody unknown", ["change.outside-pool", "change.other-unit"], replace(2, "P2", "P99")),
    Case("another unit", ["change.other-unit"], replace(2, "P2", "P7")),
    Case("without proof", ["change.no-proof"], replace(2, "P2", "P9", proof: [])),
    Case("for another reason, untold", ["change.no-note"], replace(2, "P2", "P9", .other)),
    Case("a lead from elsewhere", ["change.foreign-lead"], replace(2, "P2", "P9", lead: "P1")),
    Case(
      "by another unit", ["change.foreign-unit"], replace(2, "P2", "P9"), by: otherBrigade),
    Case(
      "somebody recused", ["change.recused"], .dispatched(), replace(1, "P1", "P3")),
    Case(
      "all at once", ["change.ineligible", "change.foreign-unit", "change.no-proof"],
      replace(2, "P2", "P5", proof: []), by: otherBrigade),
    Case(
      "approving what nobody asked for", ["change.unknown"],
      ApproveReplacement(
        quarter: OfficeSample.quarter, number: 1,
        approval: .init(head: "冯队长", date: "2019-04-20".date))),
  ]

  static let draws: [Case] = [
    Case(
      "a second draw", ["draw.redraw"],
      AdoptDraw(
        quarter: OfficeSample.quarter, rows: [OfficeSample.row("淄博甲化工有限公司", "张一", "王二")],
        list: ListOrigin(file: "a", digest: "", rowCount: 1))),
    Case(
      "an empty list", ["draw.empty-list"], OfficeSample(),
      AdoptDraw(
        quarter: OfficeSample.quarter, rows: [],
        list: ListOrigin(file: "a", digest: "", rowCount: 0))),
    Case(
      "names nobody knows, and a source twice",
      ["draw.unknown-source", "draw.unknown-officer", "draw.source-twice"], OfficeSample(),
      AdoptDraw(
        quarter: OfficeSample.quarter,
        rows: [
          OfficeSample.row("无此公司", "张一", "王二"), OfficeSample.row("淄博乙陶瓷有限公司", "张一", "无此人"),
          OfficeSample.row("淄博丙热电有限公司", "张一", "王二"), OfficeSample.row("淄博丙热电有限公司", "张一", "王二"),
        ], list: ListOrigin(file: "a", digest: "", rowCount: 4))),
    Case(
      "a draw entered by a brigade", ["draw.not-administrator"], OfficeSample(),
      AdoptDraw(
        quarter: OfficeSample.quarter, rows: [OfficeSample.row("淄博甲化工有限公司", "张一", "王二")],
        list: ListOrigin(file: "a", digest: "", rowCount: 1)), by: brigade),
    Case(
      "voiding what is checked", ["void.after-result"],
      VoidDraw(quarter: OfficeSample.quarter, reason: "名单有误", approvedBy: "李局长")),
    Case(
      "voiding without a word why", ["void.no-approval"], .dispatched(),
      VoidDraw(quarter: OfficeSample.quarter, reason: "", approvedBy: "李局长")),
    Case(
      "voiding nothing", ["void.nothing"], OfficeSample(),
      VoidDraw(quarter: OfficeSample.quarter, reason: "名单有误", approvedBy: "李局长")),
    Case(
      "voiding by a brigade", ["void.not-administrator"], .dispatched(),
      VoidDraw(quarter: OfficeSample.quarter, reason: "名单有误", approvedBy: "李局长"), by: brigade),
  ]

  static func plan(
    _ unit: UnitName, _ month: String, _ rows: [Int], day: MonthlyPlan.Day = .third(.first)
  ) -> MakePlan {
    MakePlan(unit: unit, month: month.month, rows: rows.map { .init(task($0), on: day) })
  }

  static let plans: [Case] = [
    Case("before the draw", ["plan.no-sheet"], OfficeSample(), plan("环境监察一大队", "2019-04", [1])),
    Case("a section's plan", ["plan.unknown-unit"], plan("法制科", "2019-05", [])),
    Case(
      "another unit's plan", ["plan.foreign-unit"], plan("环境监察一大队", "2019-05", [2]),
      by: otherBrigade),
    Case("a row twice", ["plan.task-twice"], plan("环境监察一大队", "2019-05", [2, 2])),
    Case("a row that is not there", ["plan.unknown-task"], plan("环境监察一大队", "2019-05", [9])),
    Case("another unit's row", ["plan.foreign-task"], plan("环境监察一大队", "2019-05", [2, 3])),
    Case(
      "a day of another month", ["plan.outside-month"],
      plan("环境监察一大队", "2019-05", [2], day: .day("2019-06-01".date))),
    Case(
      "planned for a later month", ["plan.planned-already"], plan("环境监察一大队", "2019-04", [1, 2])),
    Case("done in another month", ["plan.done-already"], plan("环境监察一大队", "2019-05", [1, 2])),
    Case("dropping what is done", ["plan.drops-done"], plan("环境监察一大队", "2019-04", [])),
    Case("leaving tasks over", ["plan.leaves-tasks"], plan("环境监察一大队", "2019-06", [])),
    Case(
      "signing for no plan", ["plan.none"],
      ReceivePlan(unit: "环境监察三大队", month: "2019-04".month, officer: "P7", date: "2019-04-02".date)),
    Case(
      "signing for another's plan", ["plan.foreign-officer"],
      ReceivePlan(unit: "环境监察一大队", month: "2019-04".month, officer: "P7", date: "2019-04-02".date)),
  ]

  static func record(_ result: CheckResult) -> RecordResult { RecordResult(result) }

  static let results: [Case] = [
    Case(
      "a row not on the sheet", ["result.unknown-task"],
      record(OfficeSample.result(9, ["P1"], on: "2019-04-10"))),
    Case(
      "a second result", ["result.entered-already"],
      record(OfficeSample.result(1, ["P1", "P4"], on: "2019-04-12"))),
    Case(
      "after the quarter", ["result.outside-quarter"],
      record(OfficeSample.result(2, ["P2", "P3"], on: "2019-07-01")), on: "2019-07-02"),
    Case(
      "before the check", ["result.before-check"],
      record(OfficeSample.result(2, ["P2", "P3"], on: "2019-05-10")), on: "2019-05-09"),
    Case(
      "without a plan", ["result.unplanned"],
      record(OfficeSample.result(3, ["P4", "P6"], on: "2019-04-10"))),
    Case(
      "by others", ["result.other-officers"],
      record(OfficeSample.result(2, ["P2", "P9"], on: "2019-05-10")), on: "2019-05-11"),
    Case(
      "with the second as lead", ["result.other-officers"],
      record(OfficeSample.result(2, ["P3", "P2"], on: "2019-05-10")), on: "2019-05-11"),
    Case(
      "entered by a stranger", ["result.foreign-author"],
      record(OfficeSample.result(2, ["P2", "P3"], on: "2019-05-10")), on: "2019-05-11",
      by: Author(name: "赵四", role: .inspector, unit: "环境监察二大队")),
    Case(
      "a violation without words", ["result.no-findings", "result.no-measure"],
      record(OfficeSample.result(2, ["P2", "P3"], on: "2019-05-10", .corrected)), on: "2019-05-11"),
    Case(
      "correcting nothing", ["correction.nothing"],
      CorrectResult(OfficeSample.result(2, ["P2", "P3"], on: "2019-05-10"), reason: "笔误"),
      on: "2019-05-11"),
    Case(
      "correcting to the same, for no reason", ["correction.same", "correction.no-reason"],
      CorrectResult(OfficeSample.result(1, ["P1", "P4"], on: "2019-04-10"), reason: "")),
  ]

  static func handover(
    _ rows: [Int], unit: UnitName = "环境监察一大队", giver: String = "张一", receiver: String = "王管理",
    on date: String = "2019-04-20", pages: Int = 4
  ) -> HandOver {
    HandOver(
      Handover(
        unit: unit, quarter: OfficeSample.quarter,
        rows: rows.map { .init(task($0), documentCount: 2, pageCount: pages) }, giver: giver,
        receiver: receiver, date: date.date))
  }

  static func publish(_ rows: [Int], on date: String = "2019-04-20") -> Publish {
    Publish(
      Publication(
        .results, quarter: OfficeSample.quarter, tasks: rows.map(task), date: date.date))
  }

  static let papers: [Case] = [
    Case("handing over nothing", ["handover.empty"], handover([])),
    Case("handing over what is unchecked", ["handover.unchecked"], handover([2])),
    Case("handing over to oneself", ["handover.same-person"], handover([1], giver: "王管理")),
    Case("another unit's records", ["handover.foreign-task"], handover([1], unit: "环境监察二大队")),
    Case("before the check", ["handover.before-check"], handover([1], on: "2019-04-09")),
    Case("a day to come", ["handover.future"], handover([1], on: "2019-04-21")),
    Case("fewer pages than papers", ["handover.counts"], handover([1], pages: 1)),
    Case("publishing nothing", ["publication.empty"], publish([])),
    Case("publishing before the check", ["publication.unchecked"], publish([1, 2])),
    Case("publishing a row that is not there", ["publication.unknown-task"], publish([9])),
    Case(
      "publishing before the check was made", ["publication.before-check"],
      publish([1], on: "2019-04-09")),
    Case("publishing by a brigade", ["publication.not-administrator"], publish([1]), by: brigade),
  ]

  static func change(
    _ kind: SourceChange.Kind, _ record: PollutionSource, reason: String = "核实",
    on date: String = "2019-04-20", photo: Bool = false
  ) -> ChangeSource {
    ChangeSource(
      SourceChange(
        kind, record, reason: reason, date: date.date, handledBy: "孙编制",
        photo: photo ? Evidence(name: "现场.jpg", digest: "00") : nil))
  }

  static var closed: PollutionSource {
    var source = OfficeSample.sources[1]
    source.standing = .suspended(.closed, since: "2019-04-20".date)
    return source
  }

  static func weighted(balls: Int, basis: String) -> PollutionSource {
    var source = OfficeSample.sources[1]
    source.weighting = .init(balls: balls, basis: basis)
    return source
  }

  static let newSource = OfficeSample.source("S9", "淄博新材料有限公司", .ordinary)

  static let registries: [Case] = [
    Case("an id that is taken", ["source.id-taken"], change(.added, OfficeSample.sources[0])),
    Case(
      "a code that is taken", ["source.code-taken"],
      change(
        .added, OfficeSample.source("S9", "淄博甲化工有限公司", .key, code: "91350100M000100Y43"))),
    Case(
      "a plant with an id made of the code", ["source.code-taken"],
      change(
        .added,
        OfficeSample.source("91350100M000100Y43-2", "甲化工", .key, code: "91350100M000100Y43"))),
    Case(
      "a control character in an id and a name", ["source.control-character"],
      change(.added, OfficeSample.source("S\u{9}9", "甲\u{9}厂", .key))),
    Case(
      "a blank name", ["source.no-name"],
      change(.added, OfficeSample.source("S9", " \u{3000}", .key))),
    Case("amending nothing", ["source.same"], change(.amended, OfficeSample.sources[1])),
    Case(
      "a hospital entered by a brigade", ["source.wrong-entry-unit"],
      change(.added, OfficeSample.source("S9", "新医院", .special, kind: .hospital))),
    Case(
      "another unit's source", ["source.foreign-unit"], change(.added, newSource), by: otherBrigade),
    Case(
      "a unit nobody knows", ["source.unknown-unit"],
      change(.added, OfficeSample.source("S9", "甲", .key, unit: "五大队"))),
    Case("no name", ["source.no-name"], change(.added, OfficeSample.source("S9", "", .key))),
    Case("amending what is not there", ["source.unknown"], change(.amended, newSource)),
    Case(
      "restoring what stands", ["source.not-suspended"], change(.restored, OfficeSample.sources[1])),
    Case(
      "suspending without a reason", ["source.no-reason"],
      change(.suspended, closed, reason: "")),
    Case(
      "suspending what goes on", ["source.standing"], change(.suspended, OfficeSample.sources[1])),
    Case(
      "six balls", ["source.weighting"],
      change(.amended, weighted(balls: 6, basis: "上年被查处"))),
    Case(
      "more balls without a word why", ["source.weighting"],
      change(.amended, weighted(balls: 2, basis: ""))),
    Case("closing by amending", ["source.standing"], change(.amended, closed)),
    Case(
      "a change before the last one, of nothing", ["source.out-of-order", "source.same"],
      change(.amended, OfficeSample.sources[1], on: "2019-01-02")),
    Case("a day to come", ["source.future-change"], change(.added, newSource, on: "2019-04-21")),
    Case(
      "deleting without a photo", ["source.no-photo"], change(.removed, OfficeSample.sources[2])),
    Case(
      "deleting what is drawn", ["source.drawn"],
      change(.removed, OfficeSample.sources[1], photo: true)),
    Case(
      "an officer without certificates", ["officer.no-certificate"],
      ChangeOfficer(
        OfficerChange(
          .entered,
          Officer(
            id: "P20", name: "新人", unit: "环境监察一大队", lawCertificate: nil, inspectionCertificate: nil),
          reason: "调入", date: "2019-04-20".date))),
    Case(
      "an officer of a section", ["officer.wrong-unit"],
      ChangeOfficer(
        OfficerChange(
          .entered, OfficeSample.officer("P20", "新人", "法制科"), reason: "调入", date: "2019-04-20".date)
      )),
    Case(
      "striking off one with tasks", ["officer.has-tasks"],
      ChangeOfficer(
        OfficerChange(.struckOff, OfficeSample.officers[1], reason: "调离", date: "2019-04-20".date))),
    Case(
      "an officer entered by a brigade", ["officer.not-administrator"],
      ChangeOfficer(
        OfficerChange(
          .entered, OfficeSample.officer("P20", "新人", "环境监察一大队"), reason: "调入",
          date: "2019-04-20".date)), by: brigade),
    Case(
      "a recusal of nobody from nothing, approved by no one",
      ["recusal.unknown-officer", "recusal.unknown-source", "recusal.no-approval"],
      DeclareRecusal(
        Recusal(
          officer: "P99", source: "S99", ground: .kinship, declaredOn: "2019-04-20".date,
          approvedBy: ""))),
    Case(
      "settings without a leader or the emergency centre",
      ["settings.no-leader", "settings.no-unit", "settings.unit-in-use"], OfficeSample(),
      ChangeSettings(
        OfficeSettings(
          name: "分局", bureauCode: "370303", city: "淄博市", county: "张店区",
          units: OfficeSample.settings.units.filter { $0.kind == .brigade },
          administrators: ["王管理"],
          leader: ""))),
    Case(
      "a ratio over one hundred", ["rules.ratio"],
      ChangeRules(
        RuleSet(
          key: .init(.percentOfPool(120), basis: ""), ordinary: OfficeSample.rules.ordinary,
          special: OfficeSample.rules.special, legalBasis: "方案"))),
  ]

  @Test(arguments: changes + draws + plans + results + papers + registries)
  func `a request against the measure is refused with all that stands against it`(
    request: Case
  ) {
    #expect(
      request.office.refusals(of: request.act, on: request.date, by: request.author) == request.ids,
      "\(request.name)")
  }

  @Test func `there are at least sixty such requests`() {
    let cases =
      Self.changes + Self.draws + Self.plans + Self.results + Self.papers + Self.registries
    #expect(cases.count >= 60)
    #expect(Set(cases.flatMap(\.ids)).count >= 60)
  }
}
