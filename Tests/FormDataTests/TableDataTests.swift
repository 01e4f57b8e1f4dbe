import CivilCalendar
import Diagnostics
import FormTestSupport
import Testing

@testable import FormData

@Suite struct TableDataTests {
  private typealias Sample = DataSample

  private func load(
    _ csv: String, list: String = "企业", declarations: [FieldDeclaration] = Sample.declarations
  ) throws(DiagnosticError) -> DataSet {
    try Sample.load(
      "{\"年\": 2019}", tables: [(list: list, file: Sample.file(csv, named: "企业.csv"))],
      declarations: declarations)
  }

  private func findings(_ csv: String, list: String = "企业") -> [String] {
    do throws(DiagnosticError) {
      return Sample.describe(try load(csv, list: list).warnings)
    } catch {
      return Sample.describe(error.diagnostics)
    }
  }

  @Test func `columns are found by their headings in any order`() throws {
    let data = try load("执法人员,类别,名称\n王一、李二,重点,甲厂\n\"张三,李四；王五\",,乙厂\n")
    let list = try #require(data["企业"]?.list)
    #expect(
      list.record(at: 0).values == [
        .text("甲厂"), .absent, .text("张店区"), .list([.text("王一"), .text("李二")]), .text("重点"),
      ])
    #expect(
      list.record(at: 1).values[3] == .list([.text("张三"), .text("李四"), .text("王五")]))
    #expect(
      list.source.location(ofRecordAt: 1, field: 0)
        == SourceLocation(file: "企业.csv", line: 3, column: 13))
  }

  @Test(arguments: [
    (
      "名称,执法人员\n甲,一、二\n,三、四\n乙,五",
      [
        "3:1 data.missing 企业[2].名称", "4:3 data.too-few 企业[3].执法人员",
      ]
    ),
    ("名秤,执法人员\n甲,一、二", ["1:1 data.unknown-column 企业", "1:1 data.missing-column 企业"]),
    ("名称,执法人员,备注\n甲,一、二,x", ["1:9 data.unknown-column 企业"]),
    ("名称,名称,执法人员\n甲,乙,一、二", ["1:4 data.duplicate-column 企业"]),
    ("名称,执法人员,类别\n甲,一、二,重要", ["2:7 data.not-an-option 企业[1].类别"]),
    ("名称,执法人员\n张　三,一、二", ["2:1 data.spaced-name 企业[1].名称"]),
    ("名称,执法人员\n\"甲\u{202E}\",一、二", ["2:2 data.direction-mark 企业[1].名称"]),
    ("名称,执法人员\n\"甲", ["2:1 table.unclosed-quote"]),
    ("名称,执法人员\n\"甲\"乙,一", ["2:4 table.text-after-quote"]),
    ("", ["1:1 table.no-head"]), ("PK\u{3}\u{4}", ["1:1 table.not-csv"]),
    ("名称,执法人员", []),
    ("名称,执法人员\n甲,王一、李二,,赵三", ["2:10 data.cell-beyond-head 企业[1]"]),
    ("名称,执法人员\n甲,一、二, ,\n乙,三、四,,", []),
    (
      "名称,,执法人员,\n甲,x,一、二,y\n乙,z,三、四",
      ["1:4 data.unheaded-column 企业", "2:9 data.cell-beyond-head 企业[1]"]
    ),
    ("张店区名单,,\n\n名称,执法人员\n甲,一、二", ["3:1 data.rows-above-head 企业"]),
    ("名称,执法人员\n甲,\"王一\n李二\n\"", []), ("名称,执法人员\n甲,王一 李二", ["2:3 data.too-few 企业[1].执法人员"]),
    ("名称,执法人员\n　,一、二", ["2:1 data.missing 企业[1].名称"]),
    ("名称,执法人员\n甲\u{FFFD},一、二", ["2:1 data.lost-character 企业[1].名称"]),
    ("名称,执法人员\n甲\u{3164},一、二", ["2:1 data.invisible-character 企业[1].名称"]),
  ])
  func `a fault of a table is told`(csv: String, findings: [String]) {
    #expect(self.findings(csv) == findings)
  }

  @Test func `only lists of records are filled from tables`() {
    #expect(findings("名称\n甲", list: "年").first == "1:1 data.unknown-list 年")
    #expect(findings("名称\n甲", list: "企叶").first == "1:1 data.unknown-list 企叶")
  }

  @Test func `a list given in JSON is not given again`() throws {
    let error = try #require(throws: DiagnosticError.self) {
      _ = try Sample.load(
        "{\"年\": 2019, \"企业\": []}",
        tables: [(list: "企业", file: Sample.file("名称,执法人员\n", named: "企业.csv"))])
    }
    #expect(Sample.describe(error.diagnostics) == ["1:1 data.duplicate-key 企业"])
  }

  @Test func `blanks at the ends of a cell and of its parts are no part of the text`() throws {
    let list = try #require(
      load("名称,类别,执法人员\n 甲厂\u{A0}, 重点 ,\"　王一 、 李二\n\"\n")["企业"]?.list)
    #expect(
      list.record(at: 0).values == [
        .text("甲厂"), .absent, .text("张店区"), .list([.text("王一"), .text("李二")]), .text("重点"),
      ])
  }

  @Test func `what a cell should have been is said as it stands in a table`() throws {
    let fields = [
      FieldDeclaration(name: "数", shape: .single(.decimal), isOptional: true),
      FieldDeclaration(name: "日", shape: .single(.date), isOptional: true),
    ]
    let csv = "数,日\n三,43555\n,四月一日\n"
    let error = try #require(throws: DiagnosticError.self) {
      _ = try DataSet(
        files: [], tables: [("行", Sample.file(csv, named: "行.csv"))],
        declarations: [FieldDeclaration(name: "行", shape: .records(fields))])
    }
    #expect(
      error.diagnostics.map(\.hint) == [
        "写数，如 12.5", "像是 Excel 里日期的序号，把那一列的格式设成日期，再另存为 CSV",
        "写成 2019-03-30、2019/3/30 或 2019年3月30日",
      ])
  }

  @Test func `a table among the data files is led to --rows`() throws {
    let error = try #require(throws: DiagnosticError.self) {
      _ = try DataSet(
        files: [Sample.file("名称,执法人员\n", named: "名单.CSV")], declarations: Sample.declarations)
    }
    #expect(error.diagnostics.map(\.id.name) == ["data.not-json"])
    #expect(error.diagnostics.first?.hint == "表格填一个列表，写成 --rows 企业=名单.CSV")
  }

  @Test(arguments: [
    ("1,250.00", "1250"), ("￥1,250.00", "1250"), ("¥12.5", "12.5"), ("300元", "300"),
    ("￥ 1,200.00", "1200"), ("1200 元", "1200"),
    ("１，２５０．５０", "1250.5"), ("－3", "-3"),
  ])
  func `an amount is read as offices write it`(text: String, number: String) throws {
    let expected = try #require(ExactDecimal(parsing: number))
    #expect(try ScalarType.amount.value(reading: text) == .number(expected))
  }

  @Test func `cells are read by the declared type`() throws {
    let fields = [
      FieldDeclaration(
        name: "数", shape: .single(.integer(minimum: nil, maximum: nil)), isOptional: true),
      FieldDeclaration(name: "额", shape: .single(.amount), isOptional: true),
      FieldDeclaration(name: "日", shape: .single(.date), isOptional: true),
      FieldDeclaration(name: "月", shape: .single(.month), isOptional: true),
      FieldDeclaration(name: "是", shape: .single(.truth), isOptional: true),
    ]
    let data = try DataSet(
      files: [],
      tables: [
        (
          list: "行",
          file: Sample.file(
            "数,额,日,月,是\n\"1,234\",12.5,2019/3/30,2019-3,是\n007,,2019年3月30日,2019年12月,☐\n,,2019.3.30,,\n",
            named: "行.csv")
        )
      ],
      declarations: [FieldDeclaration(name: "行", shape: .records(fields))])
    let date = CalendarDate(year: 2019, month: 3, day: 30).map(Value.date) ?? .absent
    let list = try #require(data["行"]?.list)
    let amount = try #require(ExactDecimal(parsing: "12.5"))
    let march = try #require(CalendarMonth(year: 2019, month: 3))
    let december = try #require(CalendarMonth(year: 2019, month: 12))
    #expect(
      list.record(at: 0).values == [
        .number(ExactDecimal(1234)), .number(amount), date, .month(march), .truth(true),
      ])
    #expect(
      list.record(at: 1).values == [
        .number(ExactDecimal(7)), .absent, date, .month(december), .truth(false),
      ])
    #expect(list.record(at: 2).values == [.absent, .absent, date, .absent, .absent])
  }

  @Test(arguments: ["1,23", "12,3456", "一", "1.5", "2019/13/1"])
  func `a number that is none is told`(text: String) {
    #expect(throws: ScalarFault.self) {
      try ScalarType.integer(minimum: nil, maximum: nil).value(reading: text)
    }
  }
}
