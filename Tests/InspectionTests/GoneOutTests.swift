import CivilCalendar
import Inspection
import Testing

/// Requests about what has gone out already: handed over, published, printed.
@Suite struct GoneOutTests {
  private let quarter = OfficeSample.quarter
  private let plan = PaperSubject(
    .monthlyPlan, quarter: OfficeSample.quarter, month: "2019-05".month, unit: "环境监察一大队")

  private func number(_ serial: Int) -> PaperNumber {
    PaperNumber(.monthlyPlan, year: 2019, serial: serial)
  }

  private func refusals(of act: some Act, _ sample: OfficeSample, on day: String) -> [String] {
    sample.refusals(of: act, on: day, by: OfficeSample.administrator)
  }

  private func correction(checkedOn day: String) -> CorrectResult {
    CorrectResult(OfficeSample.result(1, ["P1", "P4"], on: day), reason: "日期笔误")
  }

  @Test func `a check may be as late as the day on which its records went up, and no later`() {
    var sample = OfficeSample.checked()
    sample.perform(RefusalTests.handover([1], on: "2019-04-20"), on: "2019-04-20")
    #expect(refusals(of: correction(checkedOn: "2019-04-20"), sample, on: "2019-04-22") == [])
    #expect(
      refusals(of: correction(checkedOn: "2019-04-21"), sample, on: "2019-04-22")
        == ["correction.after-handover"])
  }

  @Test func `a check may be as late as the day on which it was published, and no later`() {
    var sample = OfficeSample.checked()
    sample.perform(RefusalTests.publish([1]), on: "2019-04-20")
    #expect(refusals(of: correction(checkedOn: "2019-04-20"), sample, on: "2019-04-22") == [])
    #expect(
      refusals(of: correction(checkedOn: "2019-04-21"), sample, on: "2019-04-22")
        == ["correction.after-publication"])
  }

  @Test func `what is published is published once, on each of the two tables`() {
    var sample = OfficeSample.checked()
    sample.perform(RefusalTests.publish([1]), on: "2019-04-20")
    #expect(
      refusals(of: RefusalTests.publish([1]), sample, on: "2019-04-20") == ["publication.twice"])
    let other = Publication(
      .draw, quarter: quarter, tasks: [RefusalTests.task(1)], date: "2019-04-20".date)
    #expect(refusals(of: Publish(other), sample, on: "2019-04-20") == [])
  }

  @Test func `a paper goes out again when it says something else, as the next version`() {
    var sample = OfficeSample.checked()
    sample.issue(plan, number(1))
    #expect(sample.office.papers.map(\.version) == [1])
    let same = IssuePaper(
      plan, number: number(2), file: Evidence(name: "又.pdf", digest: "02"),
      record: Evidence(name: "又.txt", digest: "\(number(1))记"), pageCount: 1, checkCode: "")
    #expect(refusals(of: same, sample, on: "2019-04-22") == ["paper.unchanged"])
    sample.issue(plan, number(2))
    #expect(sample.office.papers.map(\.version) == [1, 2])
  }

  @Test func `a paper is void for a reason`() {
    var sample = OfficeSample.checked()
    sample.issue(plan, number(1))
    #expect(
      refusals(of: VoidPaper(number(1), reason: ""), sample, on: "2019-04-22")
        == ["paper.no-reason"])
    #expect(refusals(of: VoidPaper(number(1), reason: "印错"), sample, on: "2019-04-22") == [])
  }
}
