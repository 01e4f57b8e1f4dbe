import CivilCalendar
import Diagnostics
import Inspection
import Testing

@Suite struct ReplacementTests {
  static let proof = [Evidence(name: "请假条.pdf", digest: "00")]

  private func replaced(
    _ row: Int, _ old: OfficerID, _ new: OfficerID, lead: OfficerID? = nil, isApproved: Bool = true
  ) -> OfficeSample {
    var sample = OfficeSample.dispatched()
    sample.perform(
      ReplaceOfficer(
        task: TaskID(OfficeSample.quarter, row: row), old: old, new: new, reason: .leave,
        attachments: Self.proof, lead: lead), on: "2019-04-02")
    guard isApproved else { return sample }
    sample.perform(
      ApproveReplacement(
        quarter: OfficeSample.quarter, number: 1,
        approval: .init(head: "冯队长", leader: "李局长", date: "2019-04-03".date)), on: "2019-04-03")
    return sample
  }

  @Test func `a change holds from its approval on and the sheet stays as drawn`() throws {
    let task = TaskID(OfficeSample.quarter, row: 2)
    #expect(replaced(2, "P2", "P9", isApproved: false).office.officers(of: task) == ["P2", "P3"])
    let office = replaced(2, "P2", "P9").office
    #expect(office.officers(of: task) == ["P9", "P3"])
    #expect(try #require(office.row(task)).officers == ["P2", "P3"])
  }

  @Test func `the second leads when the form says so`() {
    let office = replaced(2, "P2", "P9", lead: "P3").office
    #expect(office.officers(of: TaskID(OfficeSample.quarter, row: 2)) == ["P3", "P9"])
  }

  /// 王二 stands back from 乙 by a change, 钱九 takes the row.
  private var stoodBack: OfficeSample {
    var sample = OfficeSample.dispatched()
    sample.perform(
      ReplaceOfficer(
        task: TaskID(OfficeSample.quarter, row: 2), old: "P2", new: "P9", reason: .recusal,
        attachments: Self.proof), on: "2019-04-02")
    sample.perform(SecondLookTests.approval(1), on: "2019-04-22")
    return sample
  }

  @Test func `who stood back from a task does not come back to it`() {
    let back = RefusalTests.replace(2, "P3", "P2")
    #expect(
      stoodBack.refusals(of: back, on: "2019-04-23", by: OfficeSample.administrator)
        == ["change.recused"])
    let other = RefusalTests.replace(4, "P1", "P2")
    #expect(
      stoodBack.refusals(of: other, on: "2019-04-23", by: OfficeSample.administrator) == [])
  }

  @Test func `whoever stood back without declaring it is told of, until it is declared`() throws {
    var sample = stoodBack
    let approval = SecondLookTests.approval(1)
    #expect(approval.warnings(in: sample.office).map(\.id.name).last == "change.recusal-once")
    let next = "2019Q3".quarter
    func undeclared(_ quarter: CalendarQuarter) -> [String] {
      sample.office.undeclaredRecusals(before: quarter).map { "\($0.officer) \($0.source)" }
    }
    #expect(undeclared(next) == ["P2 S2"] && undeclared(OfficeSample.quarter) == [])
    #expect(try DrawPool(of: next, in: sample.office).recusals.map(\.officer) == ["P3"])
    sample.perform(
      DeclareRecusal(
        Recusal(
          officer: "P2", source: "S2", ground: .dispute, declaredOn: "2019-04-23".date,
          approvedBy: "李局长")), on: "2019-04-23")
    #expect(undeclared(next) == [])
    #expect(approval.warnings(in: sample.office).map(\.id.name) == ["change.form-unsigned"])
    #expect(
      Set(try DrawPool(of: next, in: sample.office).recusals.map(\.officer)) == ["P2", "P3"])
  }

  @Test func `a change for another reason is no recusal`() {
    let office = SecondLookTests.asked(approving: [1]).office
    #expect(office.undeclaredRecusals(before: "2019Q3".quarter).isEmpty)
    #expect(
      SecondLookTests.approval(1).warnings(in: office).map(\.id.name) == ["change.form-unsigned"])
  }

  @Test func `a unit with nobody left borrows from another, with the leader's word`() {
    var sample = OfficeSample.dispatched()
    let task = TaskID(OfficeSample.quarter, row: 3)
    // 周六 is the only officer of 危管应急中心.
    sample.perform(
      ReplaceOfficer(task: task, old: "P6", new: "P2", reason: .leave, attachments: Self.proof),
      on: "2019-04-02")
    let alone = ApproveReplacement(
      quarter: OfficeSample.quarter, number: 1,
      approval: .init(head: "蒋主任", date: "2019-04-03".date))
    #expect(
      sample.refusals(of: alone, on: "2019-04-03", by: OfficeSample.administrator)
        == ["change.no-leader"])
    sample.perform(
      ApproveReplacement(
        quarter: OfficeSample.quarter, number: 1,
        approval: .init(head: "蒋主任", leader: "李局长", date: "2019-04-03".date)), on: "2019-04-03")
    #expect(sample.office.officers(of: task) == ["P4", "P2"])
  }
}
