import CivilCalendar
import FormData
import FormTemplates
import FormTestSupport
import Inspection
import InspectionPapers
import PaperTestSupport
import Testing

/// Serial numbers of 交接单 over the sheets of a quarter (domain 2.8).
@Suite struct SerialNumberTests {
  private func sheet(of sample: SampleOffice) throws -> PaperDraft {
    var request = PaperRequest(
      .handover, quarter: SampleOffice.quarter, month: SampleOffice.april,
      today: SampleOffice.day(4, 30))
    request.unit = SampleOffice.units[0]
    return try #require(try request.drafts(in: sample.office).first)
  }

  /// Each row's name and the serial number that is printed on it.
  private func rows(of draft: PaperDraft) throws -> [String: Int] {
    let template = try Template(loading: "Templates/交接单.yaml") { name in
      Array(try PackageFolder.text(of: name).utf8)
    }
    let record = PaperRecord(of: try draft.facts.dataSet(for: template.declarations))
    let lines = record.text.split(separator: "\n").map { $0.split(separator: "\t") }
    let first = Int(lines.first { $0.contains("起号") }?.last ?? "0") ?? 0
    let names = lines.filter { $0.count == 4 && $0[2] == "名称" }.map { String($0[3]) }
    var rows: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      let own = lines.first { $0.count == 4 && $0[1] == name && $0[2] == "交接序号" }?.last
      rows[name] = own.flatMap { Int($0) } ?? first + index + 1
    }
    return rows
  }

  private func handOver(_ names: Set<String>, in sample: inout SampleOffice) {
    let tasks = sample.office.tasks(of: SampleOffice.quarter).filter {
      names.contains(sample.sourceName($0.row - 1))
    }
    sample.append(
      .handover(
        Handover(
          unit: SampleOffice.units[0], quarter: SampleOffice.quarter,
          rows: tasks.map { .init($0, documentCount: 1, pageCount: 3) }, giver: "冯队长",
          receiver: "王管理", date: SampleOffice.day(4, 30))), SampleOffice.day(4, 30))
  }

  @Test func `a row keeps its number when only others of its sheet are signed`() throws {
    var sample = SampleOffice(.init(rows: 20))
    let first = try sheet(of: sample)
    let numbers = try rows(of: first)
    #expect(numbers.values.sorted() == Array(1...numbers.count))
    sample.issue(first.subject, serial: 1, tasks: first.tasks)
    // The second and the last are handed over.
    handOver(Set(numbers.filter { [2, numbers.count].contains($0.value) }.keys), in: &sample)
    let next = try sheet(of: sample)
    let left = try rows(of: next)
    #expect(left.count == numbers.count - 2)
    for (name, number) in left { #expect(number == numbers[name], "\(name)") }
    #expect(next.subject != first.subject)
    sample.issue(next.subject, serial: 2, tasks: next.tasks)
    // Nothing that is signed on one sheet is a version of another.
    handOver(Set(left.filter { $0.value == 1 }.keys), in: &sample)
    let last = try sheet(of: sample)
    #expect(Set([first, next, last].map(\.subject)).count == 3)
  }

  @Test func `what was handed over before there was a sheet stands on the first`() throws {
    var sample = SampleOffice(.init(rows: 20))
    let all = try rows(of: try sheet(of: sample))
    handOver(Set(all.filter { $0.value <= 3 }.keys), in: &sample)
    let first = try sheet(of: sample)
    #expect(try rows(of: first) == all)
    #expect(first.subject.reference == "自第1号起")
    #expect(text(of: first, "起号") == "0")
    sample.issue(first.subject, serial: 1, tasks: first.tasks)
    let next = try sheet(of: sample)
    #expect(try rows(of: next).values.min() == 4 && next.subject.reference == "自第4号起")
    #expect(text(of: next, "起号") == "3")
    // Nobody signed on a sheet that is void.
    sample.append(
      .paperVoided(PaperNumber(.handover, year: 2019, serial: 1), reason: "印错"),
      SampleOffice.day(4, 30))
    #expect(try rows(of: try sheet(of: sample)) == all)
  }

  @Test func `a sheet of an older journal lists what was entered and not handed over`() throws {
    var sample = SampleOffice(.init(rows: 20))
    let all = try rows(of: try sheet(of: sample))
    handOver(Set(all.filter { $0.value == 1 }.keys), in: &sample)
    sample.issue(try sheet(of: sample).subject, serial: 1)
    handOver(Set(all.filter { $0.value == 2 }.keys), in: &sample)
    let next = try rows(of: try sheet(of: sample))
    #expect(next == all.filter { $0.value != 2 })
  }

  private func text(of draft: PaperDraft, _ name: String) -> String? {
    guard case .value(.number(let number))? = draft.facts[name] else { return nil }
    return "\(number)"
  }

  @Test func `a result that is entered later comes after those that have their numbers`() throws {
    var shape = SampleOffice.Shape(rows: 20)
    shape.openRows = 8
    var sample = SampleOffice(shape)
    let numbers = try rows(of: try sheet(of: sample))
    let office = sample.office
    for task in office.tasks(of: SampleOffice.quarter) where office.results[task] == nil {
      sample.append(
        .result(
          CheckResult(
            task: task, checkedOn: SampleOffice.day(4, 1), officers: office.officers(of: task),
            outcome: .clean)), SampleOffice.day(4, 30))
    }
    let all = try rows(of: try sheet(of: sample))
    #expect(all.count > numbers.count)
    for (name, number) in numbers { #expect(all[name] == number, "\(name)") }
  }
}
