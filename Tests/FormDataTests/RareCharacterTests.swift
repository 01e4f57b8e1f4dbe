import Diagnostics
import Testing

@testable import FormData

/// Characters that mean something on one machine only, and those that look like others.
@Suite struct RareCharacterTests {
  private typealias Sample = DataSample

  private func data(
    _ name: String, registered: [Unicode.Scalar: String] = [:]
  ) throws -> DataSet {
    try DataSet(
      files: [
        Sample.file("{\"年\": 2019, \"企业\": [{\"名称\": \"\(name)\", \"执法人员\": [\"一\", \"二\"]}]}")
      ], declarations: Sample.declarations, registered: registered)
  }

  private func name(in data: DataSet) -> Value? {
    data["企业"]?.list?.record(at: 0).values.first
  }

  /// GB 18030-2000, -2005 and -2022: ḿ, ten vertical marks (DA and DB crossed), eight components
  /// and six more that moved to Extension B.
  static let moves: [(old: ClosedRange<UInt32>, new: [UInt32])] = [
    (0xE7C7...0xE7C7, [0x1E3F]),
    (
      0xE78D...0xE796,
      [0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19]
    ),
    (0xE81E...0xE81E, [0x9FB4]), (0xE826...0xE826, [0x9FB5]), (0xE82B...0xE82C, [0x9FB6, 0x9FB7]),
    (0xE832...0xE832, [0x9FB8]), (0xE843...0xE843, [0x9FB9]), (0xE854...0xE854, [0x9FBA]),
    (0xE864...0xE864, [0x9FBB]), (0xE816...0xE818, [0x20087, 0x20089, 0x200CC]),
    (0xE831...0xE831, [0x215D7]), (0xE83B...0xE83B, [0x2298F]), (0xE855...0xE855, [0x241FE]),
  ]

  @Test func `old private code points become the characters they stand for`() throws {
    let old = Self.moves.flatMap(\.old).compactMap(Unicode.Scalar.init)
    let new = Self.moves.flatMap(\.new).compactMap(Unicode.Scalar.init)
    #expect(old.count == 25 && new.count == 25)
    let data = try data(String(String.UnicodeScalarView(old)))
    #expect(name(in: data) == .text(String(String.UnicodeScalarView(new))))
    #expect(data.warnings.map(\.id) == Array(repeating: "data.remapped", count: 25))
    for (warning, (older, newer)) in zip(data.warnings, zip(old, new)) {
      #expect(warning.severity == .note && warning.dataPath == "企业[1].名称")
      #expect(warning.message.contains(older.codePoint))
      #expect(warning.message.contains(newer.codePoint))
    }
  }

  @Test func `a value tells one finding once`() throws {
    let data = try data("\u{E81E}甲\u{E81E}⽇\u{2F47}")
    #expect(data.warnings.map(\.id) == ["data.remapped", "data.radical"])
  }

  @Test(arguments: [0xE000, 0xE815, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD] as [UInt32])
  func `other private code points are refused`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let error = try #require(throws: DiagnosticError.self) { try data("王\(scalar)") }
    #expect(error.diagnostics.map(\.id) == ["data.private-use"])
    #expect(error.diagnostics.first?.dataPath == "企业[1].名称")
    #expect(error.diagnostics.first?.message.contains(scalar.codePoint) == true)
    #expect(error.diagnostics.first?.hint?.contains("替代字.yaml") == true)
  }

  @Test func `registered ones are noted at every place`() throws {
    let data = try data("王\u{E123}", registered: ["\u{E123}": "⿰亻𦍌（张某名中之字）"])
    #expect(name(in: data) == .text("王\u{E123}"))
    #expect(Sample.describe(data.warnings) == ["1:28 data.handwritten 企业[1].名称"])
    #expect(data.warnings.first?.severity == .note)
    #expect(data.warnings.first?.message.contains("⿰亻𦍌（张某名中之字）") == true)
  }

  @Test func `registered ones are not lost among many warnings`() throws {
    let rows = Array(repeating: "⽇", count: 300) + Array(repeating: "王\u{E123}", count: 300)
    let csv = "名称,执法人员\n" + rows.map { "\($0),一、二" }.joined(separator: "\n")
    let data = try DataSet(
      files: [Sample.file("{\"年\": 2019}")], tables: [("企业", Sample.file(csv, named: "企业.csv"))],
      declarations: Sample.declarations, registered: ["\u{E123}": "⿰亻𦍌"])
    #expect(data.warnings.count { $0.id == "data.handwritten" } == 300)
    #expect(data.warnings.last?.dataPath == nil && data.warnings.last?.id == "data.more")
  }

  @Test func `a radical is kept and its ideograph suggested`() throws {
    let data = try data("\u{2F47}光")
    #expect(name(in: data) == .text("\u{2F47}光"))
    #expect(data.warnings.first?.hint == "多半该用汉字“日”U+65E5")
  }

  @Test(arguments: ["⿰亻𦍌", "⿳⿲木缶木冖鬯", "\u{2FFE}正", "〇々〆"])
  func `descriptions of characters are text like any other`(text: String) throws {
    let data = try data(text)
    #expect(name(in: data) == .text(text) && data.warnings.isEmpty)
  }
}
