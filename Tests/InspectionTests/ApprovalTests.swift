import CivilCalendar
import Inspection
import Testing

/// Who signs for a change of officers, and when (《暂行办法》二、4).
@Suite struct ApprovalTests {
  private static let quarter = OfficeSample.quarter

  /// Row 2 is to go from 王二 to 钱九, asked for on 20 April; 王二 signs for 冯队长 in these days.
  private static var asked: OfficeSample {
    var sample = OfficeSample.checked()
    var settings = OfficeSample.settings
    settings.units[0].actingSigners = [
      .init(name: "王二", authority: "会议纪要", from: "2019-04-01".date, until: "2019-05-31".date)
    ]
    sample.perform(ChangeSettings(settings), on: "2019-04-19")
    sample.perform(RefusalTests.replace(2, "P2", "P9"), on: "2019-04-20")
    return sample
  }

  private static func approval(
    _ name: String, _ ids: [String], head: String = "冯队长", leader: String? = nil,
    signedOn date: String = "2019-04-22", by author: Author = OfficeSample.administrator
  ) -> RefusalTests.Case {
    RefusalTests.Case(
      name, ids, asked,
      ApproveReplacement(
        quarter: quarter, number: 1,
        approval: .init(head: head, leader: leader, date: date.date)), on: "2019-04-22", by: author)
  }

  private static let cases: [RefusalTests.Case] = [
    approval("the head himself while another may sign for him", []),
    approval("somebody for the leader", ["change.other-leader"], leader: "张三丰"),
    approval("another unit's head for the leader", ["change.other-leader"], leader: "陈队长"),
    approval("nobody for the leader", ["change.other-leader"], leader: ""),
    approval("the leader, where he is not needed", [], leader: "李局长"),
    approval("who signs for the head, about himself", ["change.own-signature"], head: "王二"),
    approval("the same with the leader", [], head: "王二", leader: "李局长"),
    approval(
      "entered by the one who goes", ["change.own-approval"],
      by: Author(name: "王二", role: .unit, unit: "环境监察一大队")),
    approval(
      "signed before anything was drawn", ["change.approval-before-draw"],
      signedOn: "2018-06-01"),
    approval("signed by hand before it was entered", [], signedOn: "2019-04-18"),
  ]

  @Test(arguments: cases)
  func `a change is signed by those whose it is`(request: RefusalTests.Case) {
    #expect(
      request.office.refusals(of: request.act, on: request.date, by: request.author) == request.ids)
  }

  @Test func `another unit's head is no leader for a borrowed officer`() {
    var sample = OfficeSample.dispatched()
    sample.perform(RefusalTests.replace(3, "P6", "P2"), on: "2019-04-02")
    let act = ApproveReplacement(
      quarter: Self.quarter, number: 1,
      approval: .init(head: "蒋主任", leader: "陈队长", date: "2019-04-03".date))
    #expect(
      sample.refusals(of: act, on: "2019-04-03", by: OfficeSample.administrator)
        == ["change.other-leader"])
  }
}
