import CivilCalendar
import Diagnostics
import FormData
import FormTemplates
import FormTestSupport
import Inspection
import InspectionPapers
import PaperTestSupport
import Testing

/// What tables say of a quarter agrees with itself, and notes name what they speak of.
@Suite struct TableWordingTests {
  private func record(_ draft: PaperDraft) throws -> PaperRecord {
    let template = try Template(loading: "Templates/\(draft.template).yaml") { name in
      Array(try PackageFolder.text(of: name).utf8)
    }
    return PaperRecord(of: try draft.facts.dataSet(for: template.declarations))
  }

  private func draft(
    _ kind: PaperKind, in office: Office, quarter: CalendarQuarter = SampleOffice.quarter,
    on today: CalendarDate = SampleOffice.day(7, 3),
    _ change: (inout PaperRequest) -> Void = { _ in }
  ) throws -> PaperDraft {
    var request = PaperRequest(
      kind, quarter: quarter, month: quarter.lastMonth, today: today)
    change(&request)
    return try #require(try request.drafts(in: office).first)
  }

  /// Row 1 was found clean in April; then it is fined.
  private var corrected: (before: Office, after: Office) {
    var sample = SampleOffice(.init(rows: 9))
    let before = sample.office
    let task = TaskID(SampleOffice.quarter, row: 1)
    guard var result = before.results[task] else { return (before, before) }
    result.outcome = .corrected
    result.findings = "除尘器未运行"
    result.measures = [.caseFiled]
    result.fine = 3_234_567
    sample.append(.correction(result, reason: "复核"), SampleOffice.day(7, 2))
    return (before, sample.office)
  }

  @Test func `a note on 季度汇总表 names its row by the class, and money by its unit`() throws {
    let (before, after) = corrected
    let changes = try record(draft(.quarterSummary, in: after))
      .changes(since: record(draft(.quarterSummary, in: before)))
    #expect(changes.count == 1)
    #expect(changes[0].hasPrefix("重点：未发现问题由3改为2，"), "\(changes)")
    #expect(changes[0].contains("罚款由0.00元改为32345.67元"), "\(changes)")
  }

  @Test func `a note on the table by unit names unit and class`() throws {
    let (before, after) = corrected
    let changes = try record(draft(.quarterSummary, in: after) { $0.isByUnit = true })
      .changes(since: record(draft(.quarterSummary, in: before) { $0.isByUnit = true }))
    #expect(changes.count == 1)
    #expect(changes[0].hasPrefix("环境监察二大队重点：") || changes[0].hasPrefix("环境监察一大队重点："), "\(changes)")
  }

  @Test(
    arguments: [
      (.closed, "", "停产或关闭", "—"), (.unreachable, "", "无法联系", "—"),
      (.clean, "", "未发现问题", "无需处置"), (.pending, "总排口超标", "总排口超标", "待后续处理"),
    ] as [(CheckResult.Outcome, String, String, String)])
  func `重点污染源记录表 says how a check ended`(
    outcome: CheckResult.Outcome, findings: String, found: String, measure: String
  ) throws {
    var sample = SampleOffice(.init(rows: 1))
    let task = TaskID(SampleOffice.quarter, row: 1)
    var result = try #require(sample.office.results[task])
    result.outcome = outcome
    result.findings = findings
    sample.append(.correction(result, reason: "核实"), SampleOffice.day(4, 30))
    let text = try record(draft(.keySourceRecord, in: sample.office)).text
    #expect(text.contains("\t问题\t\(found)\n") && text.contains("\t处理\t\(measure)\n"), "\(text)")
  }

  /// 第1号 is removed in the second quarter, from the third on; 第2号 has gone from the second unit to the
  /// first.
  private var updated: Office {
    var sample = SampleOffice(.init(rows: 4))
    var moved = sample.source(1)
    moved.entryUnit = SampleOffice.units[0]
    sample.append(
      .sources(
        [
          SourceChange(
            .amended, moved, reason: "划转", date: SampleOffice.day(5, 6), handledBy: "冯队长")
        ], list: nil), SampleOffice.day(5, 6))
    return sample.office
  }

  @Test func `the table of registry updates lists what its two counts differ by`() throws {
    let office = updated
    func text(_ unit: Int, _ quarter: CalendarQuarter, _ today: CalendarDate) throws -> String {
      try record(
        draft(.registryUpdates, in: office, quarter: quarter, on: today) {
          $0.unit = SampleOffice.units[unit]
        }
      ).text
    }
    let next = try #require(SampleOffice.quarter.next)
    let second = try text(0, SampleOffice.quarter, SampleOffice.day(7, 1))
    #expect(second.contains("期初\t2\n") && second.contains("期末\t3\n"), "\(second)")
    #expect(second.contains("生效\t2019年第3季度起") && second.contains("生效\t由二大队转来"), "\(second)")
    let third = try text(0, next, SampleOffice.day(10, 8))
    #expect(third.contains("期初\t3\n") && third.contains("期末\t2\n"), "\(third)")
    #expect(third.contains("类型\t删除\n") && third.contains("生效\t本季度起\n"), "\(third)")
    let other = try text(1, SampleOffice.quarter, SampleOffice.day(7, 1))
    #expect(other.contains("期初\t1\n") && other.contains("期末\t0\n"), "\(other)")
    #expect(other.contains("生效\t转给一大队"), "\(other)")
  }

  @Test func `a removal that was taken back is in no later table`() throws {
    var sample = SampleOffice(.init(rows: 4))
    sample.append(
      .sources(
        [
          SourceChange(
            .kept, sample.source(0), reason: "误认", date: SampleOffice.day(5, 6), handledBy: "冯队长",
            effective: SampleOffice.quarter.next)
        ], list: nil), SampleOffice.day(5, 6))
    let next = try #require(SampleOffice.quarter.next)
    let text = try record(
      draft(.registryUpdates, in: sample.office, quarter: next, on: SampleOffice.day(10, 8)) {
        $0.unit = SampleOffice.units[0]
      }
    ).text
    #expect(!text.contains("删除"), "\(text)")
    let now = try record(
      draft(.registryUpdates, in: sample.office, on: SampleOffice.day(7, 1)) {
        $0.unit = SampleOffice.units[0]
      }
    ).text
    #expect(now.contains("生效\t后已撤销") && now.contains("类型\t撤销删除"), "\(now)")
  }

  @Test func `a report of a period to come is refused, of a running one warned of`() throws {
    let office = SampleOffice(.init(rows: 2)).office
    let error = #expect(throws: DiagnosticError.self) {
      try draft(.monthlyProgress, in: office, on: SampleOffice.day(5, 31))
    }
    #expect(error?.diagnostics.map(\.id.name) == ["paper.future-period"])
    let running = try draft(.monthlyProgress, in: office, on: SampleOffice.day(6, 30))
    #expect(running.warnings.map(\.id.name).contains("paper.running-period"))
    let over = try draft(.monthlyProgress, in: office, on: SampleOffice.day(7, 1))
    #expect(!over.warnings.map(\.id.name).contains("paper.running-period"))
  }
}
