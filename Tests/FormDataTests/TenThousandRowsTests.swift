import Diagnostics
import FormTestSupport
import Testing

@testable import FormData

@Suite struct TenThousandRowsTests {
  private typealias Sample = DataSample

  private struct Row {
    var name: String
    var address: String?
    var officers: [String]
  }

  private func rows(_ count: Int) -> [Row] {
    var random = Generator(seed: 10_000)
    return (0..<count).map { _ in
      Row(
        name: random.companyName(),
        address: random.happens(percent: 70) ? random.chineseText(pieces: 5...20) : nil,
        officers: [random.personName(), random.personName()])
    }
  }

  private func record(of row: Row) -> Record {
    Record([
      .text(row.name), row.address.map(Value.text) ?? .absent, .text("张店区"),
      .list(row.officers.map(Value.text)), .absent,
    ])
  }

  private func json(_ rows: [Row]) -> String {
    let records = rows.map { row in
      let officers = row.officers.map { "\"\($0)\"" }.joined(separator: ",")
      let address = row.address.map { ",\"地址\":\"\($0)\"" } ?? ""
      return "{\"名称\":\"\(row.name)\"\(address),\"执法人员\":[\(officers)]}"
    }
    return "{\"年\": 2019, \"企业\": [\n\(records.joined(separator: ",\n"))\n]}"
  }

  private func csv(_ rows: [Row]) -> String {
    let lines = rows.map { row in
      "\"\(row.name)\",\"\(row.address ?? "")\",\(row.officers.joined(separator: "、"))"
    }
    return "名称,地址,执法人员\r\n" + lines.joined(separator: "\r\n")
  }

  @Test func `rows decoded on demand are the rows that were written`() throws {
    let rows = rows(10_000)
    let data = try Sample.load(json(rows))
    let list = try #require(data["企业"]?.list)
    #expect(list.count == 10_000)
    let wrong = rows.indices.filter { list.record(at: $0) != record(of: rows[$0]) }
    #expect(wrong == [])
    // In any order and again.
    for index in [9_999, 0, 5_000, 9_999] {
      #expect(list.record(at: index) == record(of: rows[index]))
    }
    #expect(list.source.location(ofRecordAt: 4_999, field: nil)?.line == 5_001)
  }

  @Test func `a table gives the same records`() throws {
    let rows = rows(2_000)
    let data = try Sample.load(
      "{\"年\": 2019}", tables: [(list: "企业", file: Sample.file(csv(rows), named: "企业.csv"))])
    let list = try #require(data["企业"]?.list)
    let wrong = rows.indices.filter { list.record(at: $0) != record(of: rows[$0]) }
    #expect(list.count == 2_000)
    #expect(wrong == [])
  }

  @Test func `a fault in the last row has its line`() throws {
    var rows = rows(3_000)
    rows[2_999].officers = ["一"]
    let error = try #require(throws: DiagnosticError.self) { _ = try Sample.load(json(rows)) }
    #expect(error.diagnostics.map(\.location?.line) == [3_001])
    #expect(error.diagnostics.map(\.dataPath) == ["企业[3000].执法人员"])
  }

  @Test func `mutated JSON never traps`() {
    var random = Generator(seed: 77)
    let whole = Array(json(rows(5)).utf8)
    for _ in 0..<1500 {
      var bytes = whole
      for _ in 0..<random.number(in: 1...4) {
        let index = random.number(in: 0...bytes.count - 1)
        switch random.number(in: 1...4) {
        case 1: bytes[index] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.remove(at: index)
        case 3: bytes.insert(random.element(of: Array("{}[],:\"\\u0-1e.tn".utf8)), at: index)
        default: bytes.removeSubrange(index...)
        }
        if bytes.isEmpty { break }
      }
      let file = DataFile(name: "a.json", bytes: bytes)
      guard let data = try? DataSet(files: [file], declarations: Sample.declarations),
        let list = data["企业"]?.list
      else { continue }
      for index in 0..<list.count { _ = list.record(at: index) }
    }
  }

  @Test func `mutated tables never trap`() {
    var random = Generator(seed: 78)
    let whole = Array(csv(rows(5)).utf8)
    for _ in 0..<1000 {
      var bytes = whole
      for _ in 0..<random.number(in: 1...4) {
        let index = random.number(in: 0...bytes.count - 1)
        if random.happens(percent: 50) {
          bytes[index] = random.element(of: Array("\",\r\n\t;".utf8) + [0xFF, 0x81, 0x00])
        } else {
          bytes.remove(at: index)
        }
      }
      let table = DataFile(name: "a.csv", bytes: bytes)
      guard
        let data = try? DataSet(
          files: [Sample.file("{\"年\": 2019}")], tables: [(list: "企业", file: table)],
          declarations: Sample.declarations),
        let list = data["企业"]?.list
      else { continue }
      for index in 0..<list.count { _ = list.record(at: index) }
    }
  }
}
