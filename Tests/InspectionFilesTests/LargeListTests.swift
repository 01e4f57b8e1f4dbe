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

  @Test func `a hundred thousand rows come in, and again change nothing`() throws {
    let bytes = list(rows: 100_000)
    let first = try ListSample.sources(bytes, Office())
    #expect(first.changes.count == 100_000)
    let again = try ListSample.sources(bytes, ListSample.office(first.fact))
    #expect(again.changes.isEmpty && again.missing.isEmpty)
  }

  @Test func `twenty thousand rows that are alike are told apart as well`() throws {
    let equal = String(repeating: "甲厂,,某路,重点,一大队\n", count: 20_000)
    let sameCode = (1...20_000).map { "甲厂\($0),\(ListSample.codes[0]),某路,重点,一大队\n" }.joined()
    let head = "企业名称,信用代码,地址,类别,录入单位\n"
    let merged = try ListSample.sources(Array((head + equal).utf8), Office())
    let coded = try ListSample.sources(Array((head + sameCode).utf8), Office())
    #expect(merged.changes.count == 1 && merged.tally.merged == 19_999)
    #expect(coded.changes.count == 1 && coded.tally.refused == 19_999)
  }
}
