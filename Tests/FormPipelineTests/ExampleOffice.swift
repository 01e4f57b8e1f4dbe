import FormTestSupport
import Foundation

/// The papers of the measure and the data with which the example office prints them.
enum ExampleOffice {
  static let papers = [
    "派遣单", "执法人员库变动审批表", "检查人员变动审批表", "交接单", "承诺书", "季度汇总表", "月检查计划",
  ]

  /// Data for so many firms on a dispatch sheet, every name and address different.
  static func dispatch(rows: Int) -> String {
    let firms = (0..<rows).map { row in
      """
      {"名称": "\(firm(row))", "地址": "\(address(row))", "执法人员": ["王𬭎", "刘㛃"]}
      """
    }
    return """
      {"年": 2019, "季": 2, "派发单位": "张店分局", "份号": 1, "企业": [
      \(firms.joined(separator: ",\n"))
      ]}
      """
  }

  static func firm(_ row: Int) -> String { "淄博第\(row + 1)化工有限公司" }

  static func address(_ row: Int) -> String { "张店区柳泉路\(row + 1)号" }

  /// Data for so many letters; no two officers have one name.
  static func letters(_ count: Int) -> String {
    let officers = (1...count).map { #"{"姓名": "王\#($0)"}"# }
    return #"{"执法人员": [\#(officers.joined(separator: ", "))]}"#
  }

  /// The words that each value of a paper's data prints, in the order of the data.
  static func printedValues(of paper: String) throws -> [String] {
    let text = try PackageFolder.text(of: "Examples/张店/\(paper).json")
    let root = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    return words(of: root, named: "")
  }

  private static func words(of value: JSONValue, named name: String) -> [String] {
    switch value {
    case .number(let number):
      switch name {
      case "份号": [String(repeating: "0", count: 3 - "\(number)".count) + "\(number)"]
      // In units of ten thousand yuan, with two decimals.
      case "罚款": ["\(number / 10_000).\(number / 1_000 % 10)\(number / 100 % 10)"]
      default: ["\(number)"]
      }
    case .text(let text) where ["交接时间", "填报日期", "月份"].contains(name):
      [dateWords(text)]
    case .text(let text): [text]
    case .list(let items) where items.allSatisfy(\.isText) && name != "附件":
      [items.flatMap { words(of: $0, named: name) }.joined(separator: "、")]
    case .list(let items): items.flatMap { words(of: $0, named: name) }
    case .record(let fields):
      fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .flatMap { words(of: $0.value, named: $0.key) }
    }
  }

  /// `2019-04-30` as 2019年4月30日, `2019-04` as 2019年4月.
  private static func dateWords(_ text: String) -> String {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return zip(parts, ["年", "月", "日"]).map { "\($0)\($1)" }.joined()
  }
}

/// Any value of a data file.
private enum JSONValue: Decodable {
  case number(Int)
  case text(String)
  case list([JSONValue])
  case record([String: JSONValue])

  var isText: Bool {
    if case .text = self { true } else { false }
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let items = try? value.decode([JSONValue].self) {
      self = .list(items)
    } else {
      self = .record(try value.decode([String: JSONValue].self))
    }
  }
}
