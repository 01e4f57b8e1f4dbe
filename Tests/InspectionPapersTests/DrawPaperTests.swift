import CivilCalendar
import Diagnostics
import FormData
import FormTemplates
import FormTestSupport
import Inspection
import InspectionPapers
import Testing

/// The papers of an own draw take their facts from it and say what they must.
@Suite struct DrawPaperTests {
  private let office: DrawnOffice

  init() throws { office = try DrawnOffice() }

  private func fill(_ name: String, _ facts: PaperFacts) throws {
    let template = try Template(loading: "Templates/\(name).yaml") { name in
      Array(try PackageFolder.text(of: name).utf8)
    }
    let data = try facts.dataSet(for: template.declarations)
    _ = try template.filled(with: data, options: FillOptions())
  }

  private func text(_ name: String, in facts: PaperFacts) -> String? {
    guard case .value(.text(let text))? = facts[name] else { return nil }
    return text
  }

  private func number(_ name: String, in facts: PaperFacts) -> String? {
    guard case .value(.number(let number))? = facts[name] else { return nil }
    return "\(number)"
  }

  private func list(_ name: String, in facts: PaperFacts) -> [Value] {
    guard case .value(.list(let values))? = facts[name] else { return [] }
    return values
  }

  private func rows(_ name: String, in facts: PaperFacts) -> [PaperFacts] {
    guard case .rows(let rows)? = facts[name] else { return [] }
    return rows
  }

  @Test func `the notice shows the commitment, the files' hashes and what is weak`() throws {
    let draw = try #require(office.office.ownDraws.first)
    let facts = try #require(PaperFacts.drawNotice(draw, in: office.office))
    try fill("抽取备案单", facts)
    #expect(text("承诺值", in: facts) == draw.filing?.filing.commitment.description)
    #expect(rows("文件", in: facts).count == 6)
    #expect(text("时间", in: facts) == "2019年3月29日14:30")
    #expect(list("说明", in: facts).count == 2)
    #expect(PaperFacts.drawNotice(try #require(office.frozen), in: office.office) == nil)
  }

  @Test func `the papers of an own draw are those of its quarter, whatever the day`() throws {
    let draw = try #require(office.beforeVoid.ownDraws.first)
    let other = try #require(draw.id.quarter.previous)
    for kind in [PaperKind.drawNotice, .drawRecord] {
      let request = PaperRequest(kind, on: other.firstDay, in: office.beforeVoid)
      #expect(request.quarter == draw.id.quarter)
      var wrong = request
      wrong.quarter = other
      let error = #expect(throws: DiagnosticError.self) {
        try wrong.drafts(in: office.beforeVoid)
      }
      let hint = error?.diagnostics.first?.hint
      #expect(hint == "自行抽取的是\(draw.id.quarter.wording)：加上 --quarter \(draw.id.quarter)")
    }
  }

  @Test func `the record shows every ticket, and the secret only once it is revealed`() throws {
    let draw = try #require(office.office.ownDraws.first)
    let sheet = try #require(office.office.sheets.first)
    let seed = try #require(sheet.seed)
    let frozen = try FrozenPool(reading: office.files)
    let sealed = try #require(office.drawn)
    for (draw, isRevealed) in [(sealed, false), (draw, true)] {
      let facts = PaperFacts.drawRecord(
        draw, sheet, frozen: frozen, seed: seed, in: office.office)
      try fill("抽取过程记录单", facts)
      #expect(rows("企业", in: facts).count == 3)
      #expect((text("密钥", in: facts) != nil) == isRevealed)
      #expect((text("种子", in: facts) != nil) == isRevealed)
    }
  }

  @Test func `balls beyond one are told with their basis, and counted in the record`() throws {
    let office = try DrawnOffice(isWeighted: true)
    let draw = try #require(office.drawn)
    let notice = try #require(PaperFacts.drawNotice(draw, in: office.office))
    try fill("抽取备案单", notice)
    let weighted = rows("加权企业", in: notice)
    #expect(weighted.map { text("球数依据", in: $0) } == ["上年被查处"])
    let records = try PaperFacts.drawRecords(of: draw.id.quarter, in: office.beforeVoid) { _ in
      office.files
    }
    let record = try #require(records.first).facts
    try fill("抽取过程记录单", record)
    let balls = rows("企业", in: record).map { number("球数", in: $0) }
    #expect(balls.compactMap(\.self).sorted() == ["1", "1", "3"])
    let unweighted = try #require(self.office.drawn)
    let plain = try #require(PaperFacts.drawNotice(unweighted, in: self.office.office))
    #expect(rows("加权企业", in: plain).isEmpty)
  }

  @Test func `the records of a quarter are drawn again from the files that were kept`() throws {
    let draw = try #require(office.office.ownDraws.first)
    let records = try PaperFacts.drawRecords(of: draw.id.quarter, in: office.office) { _ in
      office.files
    }
    #expect(records.map(\.draw) == [draw.id])
    #expect(rows("企业", in: try #require(records.first).facts).count == 3)
    let next = try #require(draw.id.quarter.next)
    #expect(
      try PaperFacts.drawRecords(of: next, in: office.office) { _ in office.files }.isEmpty)
  }

  @Test func `papers of a draw keep the rules that it was made under`() throws {
    var later = office
    later.office = office.beforeVoid
    let rules = RuleSet(
      key: .init(.percentOfPool(50), basis: "新方案"),
      ordinary: .init(.sourcesPerOfficer(5), basis: "新方案"),
      special: .init(.percentOfPool(50), basis: "新方案"), repeatPolicy: .yearDeck,
      legalBasis: "《新办法》")
    let time = try #require(later.office.lastEntry?.time)
    try later.perform(ChangeRules(rules), at: time)
    #expect(later.office.rules == rules)
    let draw = try #require(office.drawn)
    let sheet = try #require(office.beforeVoid.sheets.first)
    let papers = { (office: Office) in
      [PaperFacts.drawNotice(draw, in: office), PaperFacts.dispatchSheet(sheet, in: office)]
        .map { String(describing: $0) }
    }
    #expect(papers(later.office) == papers(office.beforeVoid))
    #expect(papers(later.office)[0].contains("《暂行办法》一、1"))
    let summaries = [office.beforeVoid, later.office].compactMap {
      QuarterSummary(of: sheet.quarter, in: $0)
    }
    #expect(summaries.count == 2)
    #expect(summaries.first?.rows.map(\.ratio) == summaries.last?.rows.map(\.ratio))
  }

  @Test func `a void notice shows the result that it drops`() throws {
    let void = try #require(office.office.voids.first)
    let facts = PaperFacts.voidNotice(void, in: office.office)
    try fill("作废单（抽取）", facts)
    #expect(rows("名单", in: facts).count == 3)
    // Name by name, so that paper spreads and parts them as 派遣单 does.
    let sheet = try #require(office.office.sheets.first)
    let names = sheet.rows.map { $0.officers.map { Value.text(office.office.name(of: $0)) } }
    #expect(rows("名单", in: facts).map { list("执法人员", in: $0) } == names)
    #expect(text("密钥", in: facts) == DrawnOffice.secret.reveal().groupedHex)
    #expect(text("批准人", in: facts) == "李局长")
  }
}

/// An own draw of three sources without a public value, made void with its secret.
private struct DrawnOffice {
  var office = Office()
  private(set) var files = CanonicalFiles()
  /// The draw as it stood after each of these steps.
  private(set) var frozen: OwnDraw?
  private(set) var drawn: OwnDraw?
  private(set) var beforeVoid = Office()

  static var secret: DrawSecret {
    guard let secret = DrawSecret([UInt8](1...32)) else { preconditionFailure("32 bytes") }
    return secret
  }
  private static let author = Author(name: "王管理", role: .administrator)

  /// With `isWeighted`, the first source has three balls.
  init(isWeighted: Bool = false) throws {
    let day = try #require(CalendarDate(year: 2019, month: 3, day: 29))
    let quarter = try #require(CalendarQuarter(of: day).next)
    let time = try #require(Timestamp(date: day, secondOfDay: 52_200))
    for fact in Self.registries(on: day, isWeighted: isWeighted) { append(fact, at: time) }
    let freeze = FreezePool(of: quarter)
    files = try freeze.pool(in: office).files
    try perform(freeze, at: time)
    frozen = office.ownDraws.first
    try perform(
      FileDraw(
        of: quarter, plan: .init(.nothing, on: day, witness: ""), secretHash: Self.secret.hash,
        goesWithoutPublicValue: true), at: time)
    try perform(MakeDraw(of: quarter, files: files, secret: Self.secret), at: time)
    drawn = office.ownDraws.first
    beforeVoid = office
    try perform(
      VoidDraw(quarter: quarter, reason: "名单有误", approvedBy: "李局长", secret: Self.secret), at: time)
  }

  private mutating func append(_ fact: Fact, at time: Timestamp) {
    let number = (office.lastEntry?.number ?? 0) + 1
    office.apply(JournalEntry(number: number, time: time, author: Self.author, fact: fact))
  }

  mutating func perform(_ act: some Act, at time: Timestamp) throws {
    append(try act.decide(in: office, by: Self.author, at: time), at: time)
  }

  private static func registries(on day: CalendarDate, isWeighted: Bool) -> [Fact] {
    let unit: UnitName = "环境监察一大队"
    let settings = OfficeSettings(
      name: "淄博市环境保护局张店分局", bureauCode: "370303", city: "淄博市", county: "张店区",
      units: [
        Unit(name: unit, kind: .brigade, head: "冯队长"),
        Unit(name: "危管应急中心", kind: .emergencyCentre, head: "蒋主任"),
      ], administrators: [author.name], leader: "李局长")
    let rules = RuleSet(
      key: .init(.percentOfPool(100), basis: "方案"),
      ordinary: .init(.sourcesPerOfficer(10), basis: "方案"),
      special: .init(.percentOfPool(100), basis: "方案"), isWeighted: isWeighted,
      legalBasis: "《暂行办法》一、1")
    let sources = ["淄博甲化工有限公司", "淄博乙陶瓷有限公司", "张店己汽修"].enumerated().map { index, name in
      SourceChange(
        .added,
        PollutionSource(
          id: SourceID("S\(index)"), name: name, address: "张店区", city: "淄博市", county: "张店区",
          classification: .init(index == 2 ? .ordinary : .key),
          weighting: index == 0 ? .init(balls: 3, basis: "上年被查处") : nil, entryUnit: unit),
        reason: "建库",
        date: day, handledBy: author.name)
    }
    let officers = ["张一", "王二", "李三"].enumerated().map { index, name in
      OfficerChange(
        .entered,
        Officer(
          id: OfficerID("P\(index)"), name: name, unit: unit,
          lawCertificate: .init(number: "1"), inspectionCertificate: .init(number: "2")),
        reason: "建库", date: day)
    }
    return [
      .settings(settings), .rules(rules), .sources(sources, list: nil),
      .officers(officers, list: nil),
    ]
  }
}
