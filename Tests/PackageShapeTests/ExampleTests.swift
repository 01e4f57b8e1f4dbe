import FormTestSupport
import Foundation
import Testing

/// The example office's files agree with each other.
@Suite struct ExampleTests {
  private struct Sheet: Decodable {
    var 企业: [Firm]
  }

  private struct Firm: Decodable {
    var 名称: String
    var 大队: String?
    var 执法人员: [String]
  }

  private struct Letters: Decodable {
    var 执法人员: [Officer]
  }

  private struct Officer: Decodable {
    var 姓名: String
  }

  private struct Summary: Decodable {
    var 检查: [Count]
  }

  private struct Count: Decodable {
    var 类别: String
    var 应抽: Int
    var 实抽: Int
    var 已查: Int
  }

  private struct Plan: Decodable {
    var 计划: [Visit]
  }

  private struct Visit: Decodable {
    var 企业: String
    var 牵头人: String
    var 参加人: [String]
  }

  private struct Change: Decodable {
    var 企业: String
    var 原定: [String]
    var 现定: [String]
  }

  @Test func `every firm has two officers of the registry`() throws {
    let sheet = try example("派遣单", as: Sheet.self)
    let officers = Set(try example("承诺书", as: Letters.self).执法人员.map(\.姓名.exact))
    #expect(sheet.企业.count >= 60)
    #expect(officers.count == 26)
    for firm in sheet.企业 {
      let pair = Set(firm.执法人员.map(\.exact))
      #expect(pair.count == 2 && pair.isSubset(of: officers), "\(firm.名称)")
    }
  }

  @Test func `hand-over sheet and list have the firms of the dispatch sheet`() throws {
    let sheet = try example("派遣单", as: Sheet.self).企业
    let handover = try example("交接单", as: Sheet.self).企业
    #expect(handover.map(\.名称.exact) == sheet.map(\.名称.exact))
    #expect(handover.map(\.执法人员) == sheet.map(\.执法人员))
    let list = try PackageFolder.text(of: "Examples/张店/企业.csv").utf8.split(separator: 10)
    #expect(list.count == sheet.count + 1)
    for (line, firm) in zip(list.dropFirst(), sheet) {
      #expect(line.starts(with: firm.名称.utf8))
    }
  }

  @Test func `the summary counts the firms of the dispatch sheet by class`() throws {
    let sheet = try example("派遣单", as: Sheet.self).企业
    let registry = try PackageFolder.text(of: "Examples/张店/机关/污染源信息库.csv")
    let classes = Dictionary(
      registry.utf8.split(separator: 10).map { line in
        let cells = Substring(line).split(separator: ",", omittingEmptySubsequences: false)
        return (String(cells[1]).exact, String(cells[4]))
      }, uniquingKeysWith: { first, _ in first })
    let summary = try example("季度汇总表", as: Summary.self).检查
    for row in summary {
      #expect(sheet.count { classes[$0.名称.exact] == row.类别 } == row.实抽, "\(row.类别)")
      #expect(row.应抽 <= row.实抽 && row.已查 <= row.实抽)
    }
    #expect(summary.map(\.实抽).reduce(0, +) == sheet.count)
  }

  @Test func `plan and change speak of pairs of the dispatch sheet`() throws {
    let sheet = try example("派遣单", as: Sheet.self).企业
    let pairs = Dictionary(uniqueKeysWithValues: sheet.map { ($0.名称, $0.执法人员) })
    for visit in try example("月检查计划", as: Plan.self).计划 {
      #expect(pairs[visit.企业] == [visit.牵头人] + visit.参加人, "\(visit.企业)")
    }
    let change = try example("检查人员变动审批表", as: Change.self)
    #expect(pairs[change.企业] == change.原定)
    #expect(change.现定.count == change.原定.count && change.现定 != change.原定)
  }

  private func example<Form: Decodable>(_ name: String, as form: Form.Type) throws -> Form {
    let text = try PackageFolder.text(of: "Examples/张店/\(name).json")
    return try JSONDecoder().decode(form, from: Data(text.utf8))
  }
}

extension String {
  /// The text as bytes, which tell characters apart that are canonically equivalent.
  fileprivate var exact: [UInt8] { [UInt8](utf8) }
}
