import FormTestSupport
import Inspection
import Testing

@testable import InspectionFiles

@Suite struct LargeListTests {
  /// Rows of a district, some of them dirty; the registry has them all, a tenth otherwise.
  private func list(rows: Int) -> [UInt8] {
    var random = Generator(seed: 100_000)
    var bytes = Array("序号,编号,企业名称,统一社会信用代码,地址,类别,行业,录入单位,状态\r\n".utf8)
    for row in 1...rows {
      let word = random.element(of: ["重点", "一般", "特殊"])
      let name = "\(random.companyName())\(row)"
      bytes += "\(row),N\(row),\(name),,张店区　某路\(row)号,\(word),化工,一大队,\r\n".utf8
    }
    return bytes
  }

  private func timed(
    _ text: [UInt8], _ office: Office = Office()
  ) throws -> (run: DryRun<PollutionSource>, time: Duration) {
    let start = ContinuousClock.now
    let run = try ListSample.sources(text, office)
    return (run, start.duration(to: .now))
  }

  @Test func `a hundred thousand rows take seconds, and twice the rows twice the time`() throws {
    let half = try timed(list(rows: 50_000))
    let bytes = list(rows: 100_000)
    let whole = try timed(bytes)
    let again = try timed(bytes, ListSample.office(whole.run.fact))
    print("50,000 rows \(half.time), 100,000 \(whole.time), against as many \(again.time)")
    #expect(half.run.changes.count == 50_000 && whole.run.changes.count == 100_000)
    #expect(again.run.changes.isEmpty && again.run.missing.isEmpty)
    #expect(whole.time < .seconds(60) && whole.time < half.time * 4)
  }

  @Test func `rows that are alike take no longer`() throws {
    let equal = String(repeating: "甲厂,,某路,重点,一大队\n", count: 20_000)
    let sameCode = (1...20_000).map { "甲厂\($0),\(ListSample.codes[0]),某路,重点,一大队\n" }.joined()
    let head = "企业名称,信用代码,地址,类别,录入单位\n"
    let merged = try timed(Array((head + equal).utf8))
    let coded = try timed(Array((head + sameCode).utf8))
    #expect(merged.run.changes.count == 1 && merged.run.tally.merged == 19_999)
    #expect(coded.run.changes.count == 20_000)
    #expect(merged.time < .seconds(30) && coded.time < .seconds(30))
  }
}
