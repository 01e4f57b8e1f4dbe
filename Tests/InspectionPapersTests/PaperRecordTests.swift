import CivilCalendar
import FormData
import InspectionPapers
import Testing

/// What a paper says as text, and what a later version changes.
@Suite struct PaperRecordTests {
  private static let declarations = [
    FieldDeclaration(name: "月份", shape: .single(.month)),
    FieldDeclaration(name: "填报日期", shape: .single(.date), isOptional: true),
    FieldDeclaration(
      name: "单位",
      shape: .records([
        FieldDeclaration(name: "名称", shape: .single(.text)),
        FieldDeclaration(name: "完成", shape: .single(.integer(minimum: 0, maximum: nil))),
      ])),
    FieldDeclaration(name: "备注", shape: .single(.text), isOptional: true),
  ]

  private func record(
    _ units: [(String, Int)], remark: String? = nil, day: Int = 3
  ) throws -> PaperRecord {
    let facts: PaperFacts = [
      "月份": .month(try #require(CalendarMonth(year: 2019, month: 4))),
      "填报日期": .date(CalendarDate(year: 2019, month: 5, day: day)),
      "单位": .rows(units.map { ["名称": .text($0.0), "完成": .number($0.1)] }),
      "备注": .text(remark), "没有声明的": .text("不在记录里"),
    ]
    return PaperRecord(of: try facts.dataSet(for: Self.declarations))
  }

  @Test func `a record holds what is declared, a line for each value`() throws {
    let record = try record([("一大队", 3), ("二大队", 0)], remark: "第一行\n第二行")
    #expect(
      record.text == """
        \t\t月份\t2019年4月
        单位\t一大队\t名称\t一大队
        单位\t一大队\t完成\t3
        单位\t二大队\t名称\t二大队
        单位\t二大队\t完成\t0
        \t\t备注\t第一行 第二行

        """)
    #expect(PaperRecord(parsing: record.text) == record)
  }

  @Test func `the day of printing changes nothing`() throws {
    #expect(try record([("一大队", 3)], day: 3) == record([("一大队", 3)], day: 4))
    #expect(try record([("一大队", 3)], day: 3).changes(since: record([("一大队", 3)], day: 4)) == [])
  }

  @Test func `who signed for a paper makes no other paper of it, in a record of any age`() throws {
    let declarations =
      Self.declarations + [
        FieldDeclaration(
          name: "签收",
          shape: .records([
            FieldDeclaration(name: "姓名", shape: .single(.text)),
            FieldDeclaration(name: "日期", shape: .single(.date), isOptional: true),
          ]))
      ]
    func record(_ day: CalendarDate?) throws -> PaperRecord {
      let facts: PaperFacts = [
        "月份": .month(try #require(CalendarMonth(year: 2019, month: 4))), "单位": .rows([]),
        "签收": .rows([["姓名": .text("王𬭎"), "日期": .date(day)]]),
      ]
      return PaperRecord(of: try facts.dataSet(for: declarations))
    }
    let blank = try record(nil)
    #expect(try record(CalendarDate(year: 2019, month: 4, day: 2)) == blank)
    #expect(!blank.text.contains("王𬭎"))
    #expect(PaperRecord(parsing: blank.text + "签收\t王𬭎\t姓名\t王𬭎\n") == blank)
  }

  @Test func `a later version tells each row that differs`() throws {
    let old = try record([("一大队", 3), ("二大队", 5), ("四大队", 1)], remark: "尚有1家未录入。")
    let new = try record([("一大队", 4), ("二大队", 5), ("三大队", 2)])
    #expect(
      new.changes(since: old) == [
        "备注删去尚有1家未录入", "一大队：完成由3改为4", "增加“三大队”", "减去“四大队”",
      ])
  }

  @Test func `rows of one name are told apart by their numbers`() throws {
    let old = try record([("一大队", 3), ("一大队", 5)])
    let new = try record([("一大队", 3), ("一大队", 6)])
    #expect(new.changes(since: old) == ["第2行：完成由5改为6"])
  }
}
