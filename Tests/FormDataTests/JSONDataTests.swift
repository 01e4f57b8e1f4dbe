import CivilCalendar
import Diagnostics
import FormTestSupport
import Testing

@testable import FormData

@Suite struct JSONDataTests {
  private typealias Sample = DataSample

  @Test func `every type is read`() throws {
    let data = try Sample.load(
      """
      {"年": 2019, "比例": 0.950, "罚款": 1200.5, "日期": "2019-03-30", "月份": "2019-03",
       "时间": "09:30", "急件": true,
       "企业": [{"名称": "淄博𬭎\\n化\\u5DE5\\ud842\\udfb7", "执法人员": ["王一", "李二"], "类别": "重点"}]}
      """)
    #expect(data["年"] == .number(ExactDecimal(2019)))
    #expect(try #require(data["比例"]?.decimal).text == "0.950")
    #expect(data["罚款"] == ExactDecimal(parsing: "1200.50").map(Value.number))
    #expect(data["日期"] == CalendarDate(year: 2019, month: 3, day: 30).map(Value.date))
    #expect(data["月份"] == CalendarMonth(year: 2019, month: 3).map(Value.month))
    #expect(data["时间"] == ClockTime(hour: 9, minute: 30).map(Value.time))
    #expect(data["急件"] == .truth(true))
    let rows = try #require(data["企业"]?.list)
    #expect(rows.count == 1)
    #expect(
      rows.record(at: 0).values == [
        .text("淄博𬭎\n化工𠮷"), .absent, .text("张店区"), .list([.text("王一"), .text("李二")]),
        .text("重点"),
      ])
    #expect(rows.source.location(ofRecordAt: 0, field: nil)?.line == 3)
    #expect(
      rows.source.location(ofRecordAt: 0, field: 4)
        == SourceLocation(file: "派遣单.json", line: 3, column: 72))
  }

  @Test(arguments: [
    ("{\"年\": 1999, \"企业\": []}", ["1:7 data.out-of-range 年"]),
    ("{\"年\": 2100, \"企业\": []}", ["1:7 data.out-of-range 年"]),
    ("{\"年\": 2019.0, \"企业\": []}", []),
    ("{\"年\": 2019.5, \"企业\": []}", ["1:7 data.wrong-type 年"]),
    ("{\"年\": \"2019\", \"企业\": []}", ["1:7 data.wrong-type 年"]),
    ("{\"年\": [2019], \"企业\": []}", ["1:7 data.wrong-type 年"]),
    ("{\"年\": {\"a\": [1, {}]}, \"企业\": []}", ["1:7 data.wrong-type 年"]),
    ("{\"年\": null, \"企业\": []}", ["1:7 data.missing 年"]),
    ("{\"企业\": []}", ["1:1 data.missing 年"]),
    ("{\"年\": \"　\", \"企业\": []}", ["1:7 data.missing 年"]),
    ("{}", ["1:1 data.missing 年", "1:1 data.missing 企业"]),
    ("{\"年\": 2019, \"年\": 2020, \"企业\": []}", ["1:13 data.duplicate-key 年"]),
    ("{\"年\": 2019, \"企业\": [], \"比列\": 1}", ["1:23 data.unknown-key"]),
    ("{\"年\": 2019, \"企业\": {}}", ["1:19 data.wrong-type 企业"]),
    (
      "{\"年\": 2019, \"企业\": [1, \"二\"]}",
      [
        "1:20 data.wrong-type 企业[1]", "1:23 data.wrong-type 企业[2]",
      ]
    ),
    ("[]", ["1:1 data.wrong-type"]), ("3", ["1:1 data.wrong-type"]),
  ])
  func `a fault of the data is told`(json: String, findings: [String]) {
    #expect(Sample.findings(json) == findings)
  }

  @Test(arguments: [
    ("\"比例\": 1e999", "data.bad-number 比例"), ("\"比例\": true", "data.wrong-type 比例"),
    ("\"罚款\": 1.005", "data.out-of-range 罚款"), ("\"罚款\": \"1\"", "data.wrong-type 罚款"),
    ("\"日期\": \"2019-02-29\"", "data.bad-date 日期"), ("\"日期\": \"2019-2-9\"", "data.wrong-type 日期"),
    ("\"日期\": \"2019年3月30日\"", "data.wrong-type 日期"), ("\"日期\": 20190330", "data.wrong-type 日期"),
    ("\"月份\": \"2019-13\"", "data.bad-date 月份"), ("\"时间\": \"24:00\"", "data.wrong-type 时间"),
    ("\"急件\": \"是\"", "data.wrong-type 急件"), ("\"急件\": 1", "data.wrong-type 急件"),
  ])
  func `a value that its type does not take is told`(member: String, finding: String) {
    #expect(
      Sample.findings("{\"年\": 2019, \"企业\": [], \(member)}").map { $0.dropping(upTo: " ") }
        == [finding])
  }

  @Test func `three mistakes are three diagnostics with paths`() {
    let json = """
      {
        "年": 2019,
        "企业": [
          {"名称": "甲", "执法人员": ["一", "二"]},
          {"名秤": "乙", "执法人员": ["一", "二"]},
          {"名称": "丙", "执法人员": ["一"], "类别": "重要"}
        ]
      }
      """
    #expect(
      Sample.findings(json) == [
        "5:6 data.unknown-key 企业[2]", "5:5 data.missing 企业[2].名称",
        "6:25 data.too-few 企业[3].执法人员", "6:38 data.not-an-option 企业[3].类别",
      ])
  }

  @Test func `a message names the place of the declaration`() throws {
    let error = try #require(throws: DiagnosticError.self) {
      _ = try Sample.load("{\"年\": 2019, \"企业\": [{\"名称\": \"甲\", \"执法人员\": [\"一\"]}]}")
    }
    #expect(
      error.diagnostics.map(\.message) == ["企业[1].执法人员只有1项，至少要2项（派遣单.yaml:15:5）"])
  }

  @Test func `empty values of records are told and listed items must not be empty`() {
    #expect(
      Sample.findings(
        "{\"年\": 2019, \"企业\": [{\"名称\": \"\", \"地址\": \"\", \"执法人员\": [\"一\", \"\", null]}]}")
        == [
          "1:27 data.missing 企业[1].名称", "1:55 data.missing 企业[1].执法人员[2]",
          "1:59 data.missing 企业[1].执法人员[3]",
        ])
  }

  @Test(arguments: [
    ("", "1:1"), ("{", "1:2"), ("{\"年\"", "1:5"), ("{\"年\": 2019,}", "1:11"),
    ("{\"年\": 02019}", "1:7"),
    ("{\"年\": 1.}", "1:7"), ("{\"年\": +1}", "1:7"), ("{\"年\"： 1}", "1:5"), ("{“年”: 1}", "1:2"),
    ("{\"年\": 2019} x", "1:13"), ("{\"名\": \"a\nb\"}", "1:9"), ("{\"名\": \"\\x\"}", "1:8"),
    ("{\"名\": \"\\ud800\"}", "1:8"), ("{\"名\": \"a", "1:9"), ("{\"名\": tru}", "1:7"),
    ("{\"名\": NaN}", "1:7"), ("{'年': 1}", "1:2"),
    ("{\"年\": 2019 \"季\": 1}", "1:12"),
  ])
  func `what is not JSON ends the reading with its place`(json: String, place: String) throws {
    let error = try #require(throws: DiagnosticError.self) {
      _ = try DataSet(files: [Sample.file(json)], declarations: [])
    }
    let syntax = error.diagnostics.filter { $0.id == "data.syntax" }
    #expect(syntax.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0)" } == [place])
    #expect(error.diagnostics.last?.id == "data.syntax")
  }

  @Test func `depth is limited and deep text does not trap`() throws {
    let deep = "{\"外\": " + String(repeating: "[", count: 100_000)
    let error = try #require(throws: DiagnosticError.self) {
      _ = try DataSet(files: [Sample.file(deep)], declarations: [])
    }
    #expect(error.diagnostics.map(\.id) == ["data.unknown-key", "data.too-deep"])
  }

  @Test func `a byte order mark is passed over and takes no column`() throws {
    let json = "\u{FEFF}{\"年\": 1, \"企业\": []}"
    #expect(Sample.findings(json) == ["1:7 data.out-of-range 年"])
  }

  @Test func `bytes that are not UTF-8 are told with their place`() throws {
    let file = DataFile(name: "a.json", bytes: Array("{\n\"年\": ".utf8) + [0xC4, 0xEA, 0x7D])
    let error = try #require(throws: DiagnosticError.self) {
      _ = try DataSet(files: [file], declarations: Sample.declarations)
    }
    #expect(Sample.describe(error.diagnostics) == ["2:6 data.encoding"])
  }

  @Test func `many faults are told up to a limit and then counted`() throws {
    let rows = Array(repeating: "{}", count: 1000).joined(separator: ",")
    let error = try #require(throws: DiagnosticError.self) {
      _ = try Sample.load("{\"年\": 2019, \"企业\": [\(rows)]}")
    }
    #expect(error.diagnostics.count == 201)
    #expect(error.diagnostics.last?.id == "data.more")
    #expect(error.diagnostics.last?.message == "还有1800处错误没有列出")
  }

  @Test func `many warnings do not hide an error`() throws {
    let odd = Array(
      repeating: "{\"名称\": \"\u{2F47}\", \"执法人员\": [\"一\", \"二\"]}", count: 300)
    let error = try #require(throws: DiagnosticError.self) {
      _ = try Sample.load("{\"年\": 2019, \"企业\": [\((odd + ["{}"]).joined(separator: ","))]}")
    }
    let ids = error.diagnostics.map(\.id)
    #expect(ids.count { $0 == "data.radical" } == 200)
    #expect(ids.count { $0 == "data.missing" } == 2)
    #expect(ids.last == "data.more")
    #expect(error.diagnostics.last?.severity == .warning)
  }

  @Test func `a workbook is refused by name`() throws {
    let error = try #require(throws: DiagnosticError.self) {
      _ = try Sample.load("PK\u{3}\u{4}")
    }
    #expect(Sample.describe(error.diagnostics) == ["1:1 data.not-json"])
  }

  @Test(arguments: [
    ("张\\u0000三", "data.control-character"), ("张\\t三", "data.control-character"),
    ("张\u{202E}三", "data.direction-mark"), ("张\u{200B}三", "data.invisible-character"),
    ("张\u{E000}", "data.private-use"), ("\u{E81E}", "data.remapped"), ("张　三", "data.spaced-name"),
    ("\u{2F47}", "data.radical"), ("张\u{FFFE}", "data.control-character"),
    ("张\u{F0000}", "data.private-use"),
  ])
  func `characters that deceive are told`(name: String, id: String) {
    let json = "{\"年\": 2019, \"企业\": [{\"名称\": \"\(name)\", \"执法人员\": [\"一\", \"二\"]}]}"
    #expect(Sample.findings(json) == ["1:28 \(id) 企业[1].名称"])
  }

  @Test func `names keep their bytes`() throws {
    let json = "{\"年\": 2019, \"企业\": [{\"名称\": \"\u{F92C}葛\u{E0100}\", \"执法人员\": [\"一\", \"二\"]}]}"
    let value = try Sample.load(json)["企业"]?.list?.record(at: 0).values.first
    #expect(value == .text("\u{F92C}葛\u{E0100}"))
    #expect(value != .text("\u{90CE}葛\u{E0100}"))
  }

  @Test func `files are merged and a field given twice is told`() throws {
    let data = try Sample.load("{\"年\": 2019}", "{\"企业\": [], \"比例\": 1}")
    #expect(data["企业"]?.list?.count == 0)
    #expect(
      Sample.findings("{\"年\": 2019}", "{\"企业\": [],\n \"年\": 2020}") == [
        "2:2 data.duplicate-key 年"
      ])
  }

  @Test func `what another template of the run knows is passed over`() {
    let json =
      "{\"年\": 2019, \"季\": 1, \"企业\": [{\"名称\": \"甲\", \"大队\": \"一\", \"执法人员\": [\"一\", \"二\"]}]}"
    #expect(
      Sample.findings(json) == ["1:13 data.unknown-key", "1:40 data.unknown-key 企业[1]"])
    #expect(Sample.findings(json, knownElsewhere: ["季", "企业.大队"]) == [])
  }

  @Test func `without files what may be absent is absent`() throws {
    let optional = [FieldDeclaration(name: "姓名", shape: .single(.text), isOptional: true)]
    #expect(try DataSet(files: [], declarations: optional).root == Record([.absent]))
    let error = try #require(throws: DiagnosticError.self) {
      _ = try DataSet(files: [], declarations: Sample.declarations)
    }
    #expect(Sample.describe(error.diagnostics) == ["data.missing 年", "data.missing 企业"])
    #expect(DataSet.blank(Sample.declarations).root.values.allSatisfy { $0 == .absent })
  }

  @Test func `records within records are read`() throws {
    let inner = [FieldDeclaration(name: "项", shape: .single(.text))]
    let outer = [FieldDeclaration(name: "细目", shape: .records(inner))]
    let declarations = [FieldDeclaration(name: "组", shape: .records(outer))]
    let data = try DataSet(
      files: [Sample.file("{\"组\": [{\"细目\": [{\"项\": \"a\"}, {\"项\": \"b\"}]}, {\"细目\": []}]}")],
      declarations: declarations)
    let first = data["组"]?.list?.record(at: 0).values.first?.list
    #expect(first?.count == 2)
    #expect(first?.record(at: 1) == Record([.text("b")]))
    let second = data["组"]?.list?.record(at: 1).values.first
    #expect(second?.list?.count == 0)
    #expect(
      data["组"]?.list?.record(at: 0).values.first == .some(first.map(Value.records) ?? .absent))
    #expect(second != first.map(Value.records))
  }
}

extension Value {
  var decimal: ExactDecimal? { if case .number(let number) = self { number } else { nil } }
  var list: RecordList? { if case .records(let list) = self { list } else { nil } }
}

extension String {
  /// Without what stands up to and including the first such character.
  fileprivate func dropping(upTo character: Character) -> String {
    firstIndex(of: character).map { String(self[index(after: $0)...]) } ?? self
  }
}
