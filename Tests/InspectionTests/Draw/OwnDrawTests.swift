import CivilCalendar
import Foundation
import Diagnostics
import Inspection
import Testing

/// Freeze, filing, public value, draw and revelation as acts of the office.
@Suite struct OwnDrawTests {
  private let quarter = OwnDrawSample.quarter

  @Test func `a draw goes through its stages and leaves a sheet`() throws {
    for stage in OwnDraw.Stage.allCases {
      #expect(OwnDrawSample(upTo: stage).draw?.stage == stage)
    }
    let own = OwnDrawSample(upTo: .drawn)
    let sheet = try #require(own.sheet)
    #expect(sheet.rows.map(\.number) == [1, 2, 3, 4])
    #expect(
      sheet.rows.map(\.source.classification.sourceClass) == [
        .key, .ordinary, .ordinary, .special,
      ])
    #expect(sheet.rows.allSatisfy { Set($0.officers).count == 2 })
    let filing = try #require(own.draw?.filing?.filing)
    #expect(sheet.origin == .drawn(commitment: filing.commitment.digest.hex))
    #expect(own.office.openDraw(of: quarter) == nil)
    #expect(own.draw?.secret == nil)
    #expect(OwnDrawSample(upTo: .revealed).draw?.secret == OwnDrawSample.secret.reveal())
  }

  @Test func `the sheet follows from files, secret and value alone`() throws {
    let own = OwnDrawSample(upTo: .drawn)
    let evidence = try #require(own.draw?.evidence(own.files, secret: OwnDrawSample.secret))
    let record = try evidence.record()
    let sheet = try #require(own.sheet)
    #expect(record.filing == own.draw?.filing?.filing)
    #expect(record.seed == sheet.seed)
    #expect(
      record.result.classes.flatMap(\.drawn).map(\.source) == sheet.rows.map(\.source.id))
    for pair in record.result.pairs {
      let row = try #require(sheet.rows.first { $0.source.id == pair.source })
      #expect(row.officers == [pair.lead, pair.other])
    }
  }

  @Test func `everyone in a registry is in the pool or left out with a reason`() throws {
    var sample = OfficeSample()
    var closed = OfficeSample.sources[2]
    closed.standing = .suspended(.closed, since: "2019-03-01".date)
    sample.perform(
      ChangeSource(
        SourceChange(
          .suspended, closed, reason: "破产", date: "2019-03-01".date, handledBy: "孙编制")),
      on: "2019-03-01")
    let pool = try DrawPool(of: quarter, in: sample.office)
    let reasons = Dictionary(uniqueKeysWithValues: pool.exclusions.map { ($0.subject, $0.reason) })
    #expect(reasons[.source("S3")] == "破产注销")
    #expect(reasons[.officer("P5")]?.hasPrefix("行政执法证到") == true)
    #expect(reasons[.officer("P8")] == "不在岗（借调）")
    #expect(pool.sources.count + pool.officers.count + pool.exclusions.count == 6 + 9)
    #expect(pool.recusals == [DrawPool.Recusal(officer: "P3", source: "S1")])
    #expect(pool.rules.quotas == [.key: 1, .ordinary: 2, .special: 1])
  }

  @Test(arguments: [("2019-03-31", false), ("2019-04-01", true)])
  func `a recusal counts in the draws of quarters in which it holds`(
    end: String, isHeld: Bool
  ) throws {
    var sample = OfficeSample()
    sample.perform(
      DeclareRecusal(
        Recusal(
          officer: "P2", source: "S2", ground: .dispute, declaredOn: "2019-02-01".date,
          approvedBy: "李局长", validTo: end.date)), on: "2019-02-01")
    let pool = try DrawPool(of: quarter, in: sample.office)
    #expect(pool.recusals.contains(.init(officer: "P2", source: "S2")) == isHeld)
  }

  @Test func `a pool that cannot be paired is refused row by row`() {
    var sample = OfficeSample()
    for officer in ["P1", "P2", "P4", "P6", "P7"] {
      for source in ["S1", "S4"] {
        sample.perform(
          DeclareRecusal(
            Recusal(
              officer: OfficerID(officer), source: SourceID(source), ground: .dispute,
              declaredOn: "2019-02-01".date, approvedBy: "李局长")), on: "2019-02-01")
      }
    }
    // P3 stands back from S1 too: P9 is left for it, P3 and P9 for S4.
    do {
      _ = try FreezePool(of: quarter)
        .decide(
          in: sample.office, by: OfficeSample.administrator, at: OfficeSample.noon("2019-03-29"))
      Issue.record("frozen all the same")
    } catch {
      #expect(error.diagnostics.map(\.id.name) == ["draw.too-few-officers"])
      #expect(error.diagnostics.first?.message.contains("淄博甲化工有限公司") == true)
    }
  }

  @Test func `a class with fewer sources than its rule asks for is taken whole and says so`() throws
  {
    var sample = OfficeSample()
    var rules = OfficeSample.rules
    rules.ordinary.ratio = .sourcesPerOfficer(10)
    sample.perform(ChangeRules(rules), on: "2019-03-01")
    let own = OwnDrawSample(upTo: .drawn, from: sample)
    let stratum = try #require(own.sheet).stratum(.ordinary)
    #expect((stratum.pool, stratum.quota, stratum.demand) == (2, 2, 17))
    #expect(own.sheet?.stratum(.key).demand == nil)
    #expect(
      own.files[.rules].split(separator: 10).contains(Array("class.ordinary.quota\t17".utf8)[...]))
  }

  @Test func `an empty class is written as nought`() throws {
    var sample = OfficeSample()
    for source in OfficeSample.sources where source.classification.sourceClass == .special {
      var closed = source
      closed.standing = .suspended(.longStopped, since: "2019-03-01".date)
      sample.perform(
        ChangeSource(
          SourceChange(
            .suspended, closed, reason: "停产", date: "2019-03-01".date, handledBy: "孙编制")),
        on: "2019-03-01")
    }
    let sheet = try #require(OwnDrawSample(upTo: .drawn, from: sample).sheet)
    #expect(sheet.stratum(.special) == DispatchSheet.Stratum(.special, pool: 0, quota: 0))
    #expect(sheet.rows.count == 3)
  }

  @Test func `what changes after the freeze changes nothing in the draw`() throws {
    let plain = try #require(OwnDrawSample(upTo: .drawn).sheet)
    var own = OwnDrawSample(upTo: .valueKnown)
    for source in OfficeSample.sources {
      var renamed = source
      renamed.name += "（新）"
      own.sample.perform(
        ChangeSource(
          SourceChange(
            .amended, renamed, reason: "更名", date: "2019-03-30".date, handledBy: "孙编制")),
        on: "2019-03-30")
    }
    own.sample.perform(
      DeclareRecusal(
        Recusal(
          officer: "P1", source: "S2", ground: .dispute, declaredOn: "2019-03-30".date,
          approvedBy: "李局长")), on: "2019-03-30")
    own.sample.perform(own.making(), on: "2019-03-30")
    #expect(own.sheet == plain)
  }

  @Test func `balls count only under rules that weigh, and never raise a quota`() throws {
    var sample = OfficeSample()
    var source = OfficeSample.sources[1]
    source.weighting = .init(balls: 4, basis: "上年被查处")
    sample.perform(
      ChangeSource(
        SourceChange(.amended, source, reason: "加权", date: "2019-03-01".date, handledBy: "王管理")),
      on: "2019-03-01")
    let plain = try DrawPool(of: quarter, in: sample.office)
    #expect(plain.sources.allSatisfy { $0.weight == 1 })
    var rules = OfficeSample.rules
    rules.isWeighted = true
    sample.perform(ChangeRules(rules), on: "2019-03-02")
    let weighted = try DrawPool(of: quarter, in: sample.office)
    #expect(weighted.sources.map(\.weight) == [1, 4, 1, 1, 1, 1])
    #expect(weighted.rules == plain.rules)
    let frozen = try FrozenPool(freezing: weighted)
    let line = Array("S2\tkey\t4\t淄博乙陶瓷有限公司\n".utf8)
    #expect(frozen.files[.sources].split(separator: 0x0A)[1] + [0x0A] == line[...])
  }

  @Test func `a journal older than weights is read as it was`() throws {
    let rules = try JSONEncoder().encode(OfficeSample.rules)
    #expect(!String(decoding: rules, as: UTF8.self).contains("weigh"))
    #expect(try JSONDecoder().decode(RuleSet.self, from: rules) == OfficeSample.rules)
    let source = try JSONEncoder().encode(OfficeSample.sources[1])
    #expect(!String(decoding: source, as: UTF8.self).contains("weigh"))
    #expect(try JSONDecoder().decode(PollutionSource.self, from: source) == OfficeSample.sources[1])
  }

  @Test func `the year's earlier quarters count, earlier years do not`() throws {
    var sample = OfficeSample.checked()
    let history = try DrawPool(of: "2019Q3".quarter, in: sample.office).history
    #expect(history.loads == ["P1": 2, "P2": 1, "P3": 1, "P4": 2, "P6": 1, "P7": 1])
    #expect(history.timesDrawn == ["S1": 1, "S2": 1, "S4": 1, "S6": 1])
    #expect(history.previous == nil)
    // Nothing was drawn for the third quarter; the second is an earlier one all the same.
    #expect(try DrawPool(of: "2019Q4".quarter, in: sample.office).history == history)
    let next = try DrawPool(of: "2020Q1".quarter, in: sample.office).history
    #expect(next.loads.isEmpty && next.timesDrawn.isEmpty)
    sample.perform(
      ReplaceOfficer(
        task: TaskID(quarter, row: 2), old: "P2", new: "P9", reason: .leave,
        attachments: RefusalTests.proof), on: "2019-05-02")
    sample.perform(
      ApproveReplacement(
        quarter: quarter, number: 1, approval: .init(head: "冯队长", date: "2019-05-03".date)),
      on: "2019-05-03")
    let changed = try DrawPool(of: "2019Q3".quarter, in: sample.office).history
    #expect(changed.loads["P2"] == nil && changed.loads["P9"] == 1)
  }

  @Test func `who was not in an earlier pool has nothing to make up for`() throws {
    var sample = OfficeSample.checked()
    sample.perform(
      ChangeOfficer(
        OfficerChange(
          .entered, OfficeSample.officer("P10", "冯十", "环境监察一大队"), reason: "调入",
          date: "2019-05-02".date)), on: "2019-05-02")
    // Eight turns in a pool of seven.
    #expect(sample.office.eligibleOfficers(during: quarter).count == 7)
    let history = try DrawPool(of: "2019Q3".quarter, in: sample.office).history
    #expect(history.loads["P10"] == 1)
    #expect(history.loads["P9"] == nil)
  }

  @Test func `a source deleted after the freeze is gone only after the quarter`() throws {
    var own = OwnDrawSample(upTo: .frozen)
    own.sample.perform(
      ChangeSource(
        SourceChange(
          .removed, OfficeSample.sources[2], reason: "拆除", date: "2019-03-29".date,
          handledBy: "孙编制",
          photo: Evidence(name: "现场.jpg", digest: "00"))), on: "2019-03-29")
    #expect(own.office.sources.removal(of: "S3") == "2019-07-01".date)
  }

  // Void draws

  @Test func `after a void the next draw has the next number and is chained to it`() throws {
    var own = OwnDrawSample(upTo: .drawn)
    let void = try #require(own.sheet)
    own.sample.perform(OwnDrawSample.void(secret: OwnDrawSample.secret), on: "2019-03-31")
    #expect(own.sheet == nil)
    #expect(own.office.isVoid(void) && own.office.sheets.count == 1)
    #expect(own.draw?.secret == OwnDrawSample.secret.reveal())
    let pool = try DrawPool(of: quarter, in: own.office)
    #expect(pool.history.previous == own.draw?.filing?.filing.commitment)
    own.sample.perform(FreezePool(of: quarter), on: "2019-03-31")
    #expect(own.draw?.id == DrawID(quarter, number: 2))
  }

  @Test func `plans and changes of a void sheet do not touch the next one`() throws {
    var sample = OfficeSample.dispatched()
    let task = TaskID(quarter, row: 2)
    sample.plan("环境监察一大队", "2019-04", [1, 2])
    sample.perform(
      ReplaceOfficer(
        task: task, old: "P2", new: "P9", reason: .leave, attachments: RefusalTests.proof),
      on: "2019-04-02")
    sample.perform(
      ApproveReplacement(
        quarter: quarter, number: 1, approval: .init(head: "冯队长", date: "2019-04-02".date)),
      on: "2019-04-02")
    sample.perform(OwnDrawSample.void(), on: "2019-04-03")
    sample.perform(
      AdoptDraw(
        quarter: quarter,
        rows: [
          OfficeSample.row("淄博丙热电有限公司", "赵四", "张一"), OfficeSample.row("淄博丁医院", "王二", "周六"),
        ], list: ListOrigin(file: "抽取2.csv", digest: "01", rowCount: 2)), on: "2019-04-03")
    #expect(sample.office.officers(of: task) == ["P2", "P6"])
    #expect(sample.office.plan(of: "环境监察一大队", "2019-04".month) == nil)
    #expect(sample.office.sheet(of: quarter)?.number == 2)
    sample.perform(
      ReplaceOfficer(
        task: task, old: "P2", new: "P9", reason: .leave, attachments: RefusalTests.proof),
      on: "2019-04-04")
    #expect(sample.office.replacements.map(\.number) == [2])
  }

  @Test func `a draw without a public value is possible when somebody says so`() throws {
    let plan = PublicValuePlan(.nothing, on: "2019-03-29".date, witness: "")
    let own = OwnDrawSample(upTo: .drawn, plan: plan)
    #expect(own.sheet?.rows.count == 4)
    #expect(own.draw?.publicValue == "0")
    #expect(own.draw?.filing?.filing.occasion.publicSpec == "none")
  }
}
