import CivilCalendar
import Diagnostics
import Inspection
import Testing

/// Each check finds what it is there for, in journals that no act would have written.
@Suite struct IntegrityCheckTests {
  struct Break: CustomTestStringConvertible, Sendable {
    var id: String
    var entries: [JournalEntry]
    var change: @Sendable (inout [JournalEntry]) -> Void

    var testDescription: String { id }

    init(
      _ id: String, _ sample: OfficeSample = .checked(),
      _ change: @escaping @Sendable (inout [JournalEntry]) -> Void
    ) {
      self.id = id
      entries = sample.entries
      self.change = change
    }
  }

  private static func task(_ row: Int) -> TaskID { TaskID(OfficeSample.quarter, row: row) }

  /// Row 2 given to 钱九 by an approved form.
  private static var replaced: OfficeSample {
    var sample = OfficeSample.checked()
    sample.perform(RefusalTests.replace(2, "P2", "P9"), on: "2019-04-20")
    sample.perform(
      ApproveReplacement(
        quarter: OfficeSample.quarter, number: 1,
        approval: .init(head: "冯队长", date: "2019-04-21".date)), on: "2019-04-21")
    return sample
  }

  private static var handedOver: OfficeSample {
    var sample = OfficeSample.checked()
    sample.perform(RefusalTests.handover([1]), on: "2019-04-20")
    sample.perform(RefusalTests.publish([1]), on: "2019-04-20")
    return sample
  }

  static let dispatch: [Break] = [
    Break("integrity.row-numbers") { $0.changeSheet { $0.rows[1].number = 7 } },
    Break("integrity.source-twice") { $0.changeSheet { $0.rows[1].source = $0.rows[0].source } },
    Break("integrity.above-quota", OwnDrawSample(upTo: .drawn).sample) {
      $0.changeSheet { $0.strata[0].quota = 0 }
    },
    Break("integrity.not-two-officers") { $0.changeSheet { $0.rows[1].officers = ["P2", "P2"] } },
    Break("integrity.ineligible-officer") { $0.changeSheet { $0.rows[1].officers[0] = "P5" } },
    Break("integrity.recused-officer") { $0.changeSheet { $0.rows[0].officers[1] = "P3" } },
    Break("integrity.source-outside-pool") {
      $0.changeSheet { $0.rows[1].source.standing = .suspended(.closed, since: "2019-01-01".date) }
    },
    Break("integrity.below-quota", OwnDrawSample(upTo: .drawn).sample) {
      $0.changeSheet { $0.rows.removeLast() }
    },
  ]

  static let tasks: [Break] = [
    Break("integrity.plan-unknown-row") { $0.changePlans { $0.rows[0].task.row = 9 } },
    Break("integrity.planned-twice") {
      $0.changePlans { plan in
        if plan.rows[0].task.row == 2 { plan.month = "2019-04".month }
        plan.unit = plan.rows[0].task.row == 2 ? "环境监察二大队" : plan.unit
        plan.rows = [1, 2].map { .init(task($0), on: .third(.first)) }
      }
    },
    Break("integrity.checked-unplanned") { $0.changePlans { $0.month = "2019-05".month } },
    Break("integrity.unplanned") { $0.append(.holidays(Holidays([])), on: "2019-07-01") },
    Break("integrity.change-unknown-row", replaced) {
      $0.changeReplacements { $0.task.row = 9 }
    },
    Break("integrity.change-of-nobody", replaced) { $0.changeReplacements { $0.old = "P7" } },
    Break("integrity.change-to-recused", replaced) { entries in
      entries.changeReplacements { replacement in
        replacement.task.row = 1
        replacement.old = "P1"
        replacement.new = "P3"
      }
    },
    Break("integrity.change-to-ineligible", replaced) { $0.changeReplacements { $0.new = "P5" } },
    Break("integrity.change-across-units", replaced) {
      $0.changeReplacements { $0.crossesUnits = true }
    },
    Break("integrity.result-officers") { $0.changeResults { $0.officers = ["P4", "P1"] } },
    Break("integrity.sums-differ") { $0.changeResults { $0.checkedOn = "2019-07-02".date } },
    Break("integrity.sums-differ") { $0.changeResults { $0.task.row = 9 } },
  ]

  static let papers: [Break] = [
    Break("integrity.handover-to-oneself", handedOver) {
      $0.changeHandovers { $0.giver = $0.receiver }
    },
    Break("integrity.handover-unchecked", handedOver) {
      $0.changeHandovers { $0.date = "2019-04-09".date }
    },
    Break("integrity.handover-unchecked", handedOver) {
      $0.changeHandovers { $0.rows[0].task.row = 3 }
    },
    Break("integrity.handover-twice", handedOver) {
      $0.changeHandovers { $0.rows.append($0.rows[0]) }
    },
    Break("integrity.handover-unit", handedOver) { $0.changeHandovers { $0.unit = "环境监察四大队" } },
    Break("integrity.published-unchecked", handedOver) {
      $0.changePublications { $0.tasks = [task(3)] }
    },
    Break("integrity.published-unchecked", handedOver) {
      $0.changePublications { $0.date = "2019-04-01".date }
    },
    Break("integrity.published-twice", handedOver) {
      $0.changePublications { $0.tasks.append($0.tasks[0]) }
    },
    Break("integrity.revealed-early", OwnDrawSample(upTo: .drawn).sample) { entries in
      guard let last = OwnDrawSample(upTo: .revealed).sample.entries.last else { return }
      entries.append(last.fact, on: "2019-04-01")
    },
  ]

  static let registries: [Break] = [
    Break("integrity.registry-sum") { $0.changeSources { $0.kind = .amended } },
    Break("integrity.removed-without-photo") { entries in
      entries.append(.sources([removal(photo: false)], list: nil), on: "2019-04-20")
    },
    Break("integrity.removed-after-freeze") { entries in
      entries.append(.sources([removal(photo: true)], list: nil), on: "2019-03-30")
    },
  ]

  private static func removal(photo: Bool) -> SourceChange {
    SourceChange(
      .removed, OfficeSample.sources[2], reason: "拆除", date: "2019-03-30".date, handledBy: "孙编制",
      photo: photo ? Evidence(name: "现场.jpg", digest: "00") : nil, effective: OfficeSample.quarter)
  }

  @Test(arguments: dispatch + tasks + papers + registries)
  func `a journal that breaks a check is found by it`(case item: Break) throws {
    #expect(IntegrityCheck(Office(item.entries)).findings.isEmpty)
    var entries = item.entries
    item.change(&entries)
    let found = IntegrityCheck(Office(entries)).findings
    #expect(found.map(\.id.name).contains(item.id), "\(found.map(\.message))")
    let finding = try #require(found.first { $0.id.name == item.id })
    #expect(finding.diagnostic.message.hasPrefix("依据《暂行办法》"))
    #expect(!finding.check.papers.isEmpty)
  }

  @Test func `what the audit told of an adopted list is not told again`() {
    var sample = OfficeSample()
    sample.perform(
      AdoptDraw(
        quarter: OfficeSample.quarter,
        rows: [
          OfficeSample.row("淄博甲化工有限公司", "张一", "李三"), OfficeSample.row("淄博乙陶瓷有限公司", "孙五", "郑八"),
        ], list: ListOrigin(file: "抽取.csv", digest: "00", rowCount: 2)), on: "2019-03-29")
    #expect(sample.office.sheets[0].findings.count >= 4)
    #expect(IntegrityCheck(sample.office).findings.isEmpty)
  }
}

extension [JournalEntry] {
  mutating func append(_ fact: Fact, on date: String) {
    append(
      JournalEntry(
        number: count + 1, time: OfficeSample.noon(date), author: OfficeSample.administrator,
        fact: fact))
  }

  fileprivate mutating func changeFacts(_ body: (Fact) -> Fact?) {
    for index in indices { self[index].fact = body(self[index].fact) ?? self[index].fact }
  }

  mutating func changeSheet(_ body: (inout DispatchSheet) -> Void) {
    changeFacts { fact in
      guard case .dispatch(var sheet) = fact else { return nil }
      body(&sheet)
      return .dispatch(sheet)
    }
  }

  fileprivate mutating func changePlans(_ body: (inout MonthlyPlan) -> Void) {
    changeFacts { fact in
      guard case .plan(var plan) = fact else { return nil }
      body(&plan)
      return .plan(plan)
    }
  }

  fileprivate mutating func changeReplacements(_ body: (inout OfficerReplacement) -> Void) {
    changeFacts { fact in
      guard case .replacement(var replacement) = fact else { return nil }
      body(&replacement)
      return .replacement(replacement)
    }
  }

  fileprivate mutating func changeResults(_ body: (inout CheckResult) -> Void) {
    changeFacts { fact in
      guard case .result(var result) = fact else { return nil }
      body(&result)
      return .result(result)
    }
  }

  fileprivate mutating func changeHandovers(_ body: (inout Handover) -> Void) {
    changeFacts { fact in
      guard case .handover(var handover) = fact else { return nil }
      body(&handover)
      return .handover(handover)
    }
  }

  fileprivate mutating func changePublications(_ body: (inout Publication) -> Void) {
    changeFacts { fact in
      guard case .publication(var publication) = fact else { return nil }
      body(&publication)
      return .publication(publication)
    }
  }

  fileprivate mutating func changeSources(_ body: (inout SourceChange) -> Void) {
    changeFacts { fact in
      guard case .sources(var changes, let list) = fact else { return nil }
      body(&changes[0])
      return .sources(changes, list: list)
    }
  }
}
