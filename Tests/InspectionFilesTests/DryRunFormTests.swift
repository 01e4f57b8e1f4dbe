import Inspection
import Testing

@testable import InspectionFiles

@Suite struct DryRunFormTests {
  private static let text = """
    编号,企业名称,地址,类别,录入单位
    A1,甲厂,某路1号,重点,一大队
    A2,乙厂,某路2号,普通,一大队
    A3,丙厂,某路3号,一般,二大队
    A3,丙厂,某路3号,一般,二大队

    """

  @Test func `the text tells numbers, faults and rows`() throws {
    let run = try ListSample.sources(Self.text)
    #expect(
      run.text(limit: 1) == """
        名单.csv（UTF-8，4行）：新增 2，修改 0，不变 0，重复 1，拒绝 1，名单里没有 0

        拒绝
          名单.csv:3:12: 错误: “类别”没有“普通”这一类。写：重点、一般、特殊 [list.bad-value]

        提醒
          名单.csv:5:4: 提醒: 与第4行重复，只算一次 [list.repeated]

        新增
          第2行 A1 甲厂
          …还有1条

        """)
  }

  @Test func `the JSON tells the same`() throws {
    let run = try ListSample.sources(Self.text)
    let json = String(decoding: try run.json(), as: UTF8.self)
    for piece in [
      "\"结果\" : \"新增\"", "\"结果\" : \"拒绝\"", "\"同第几行\" : 4", "\"编号\" : \"list.bad-value\"",
      "\"摘要\" : \"\(run.origin.digest)\"",
    ] {
      #expect(json.contains(piece), "\(piece)")
    }
    #expect(run.origin.digest.utf8.count == 64 && run.origin.rowCount == 4)
    #expect(try run.json() == ListSample.sources(Self.text).json())
  }
}
