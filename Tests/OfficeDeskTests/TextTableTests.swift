import Diagnostics
import Inspection
import Testing

@testable import OfficeDesk

@Suite struct TextTableTests {
  @Test func `columns stand below one another, a Chinese character taking two cells`() {
    var table = TextTable(["单位", "任务", "率"])
    table.append(["环境监察一大队", "12", "7.50%"])
    table.append(["危管办", "3", "—"])
    #expect(
      table.lines(width: 80) == [
        "单位            任务     率", "--------------  ----  -----", "环境监察一大队    12  7.50%",
        "危管办             3      —",
      ])
  }

  @Test(arguments: [20, 40, 80]) func `no line is wider than allowed`(width: Int) {
    var table = TextTable(["序号", "污染源名称", "牵头人"])
    table.append(["1", String(repeating: "很长的名称", count: 30), "阿依努尔·艾合买提"])
    table.append(["100", "短", "王𬭎"])
    let lines = table.lines(width: width)
    #expect(lines.allSatisfy { $0.displayCells <= width }, "\(lines)")
    #expect(lines[2].contains("…"))
  }

  @Test func `an empty table is its head`() {
    #expect(TextTable(["甲", "乙"]).lines(width: 80) == ["甲  乙", "--  --"])
  }

  @Test(arguments: [
    ("张一", "张一", nil), ("张一（一大队）", "张一", "一大队"), ("张一(一大队)", "张一", "一大队"),
    ("（一大队）", "（一大队）", nil),
  ])
  func `a person is named with or without the unit`(text: String, name: String, unit: String?) {
    let person = PersonName(text)
    #expect(person.name.rawValue == name)
    #expect(person.unit == unit)
  }
}
