import Diagnostics
import Testing

@Suite struct DiagnosticFormatterTests {
  let formatter = DiagnosticFormatter()

  @Test func `a finding names its place, what is wrong, what to do and its id`() {
    let finding = Diagnostic.error(
      "template.unknown-path", "没有“企业.名秤”这一项",
      at: SourceLocation(file: "派遣单.yaml", line: 23, column: 33), hint: "是不是“名称”？")
    #expect(
      formatter.text(for: finding)
        == "派遣单.yaml:23:33: 错误: 没有“企业.名秤”这一项。是不是“名称”？ [template.unknown-path]")
  }

  @Test func `the caret counts two cells for a Chinese character`() {
    let finding = Diagnostic.error(
      "x.y", "错", at: SourceLocation(file: "a", line: 2, column: 4))
    let text = formatter.text(for: finding, in: "一\r\n二三 四\r\n五")
    #expect(text == "a:2:4: 错误: 错 [x.y]\n2 | 二三 四\n         ^")
  }

  @Test func `the caret stands under its character whatever joins those before it`() {
    let finding = Diagnostic.error(
      "x.y", "错", at: SourceLocation(file: "a", line: 1, column: 6))
    let text = formatter.text(for: finding, in: "葛\u{E0100}e\u{301}\u{200E}乙")
    #expect(text == "a:1:6: 错误: 错 [x.y]\n1 | 葛\u{E0100}e\u{301} 乙\n        ^")
  }

  @Test func `a long line is cut around the place`() {
    let line = String(repeating: "a", count: 300) + "b" + String(repeating: "c", count: 300)
    let finding = Diagnostic.warning(
      "x.y", "错", at: SourceLocation(file: "a", line: 1, column: 301))
    let rows = formatter.text(for: finding, in: line).split(separator: "\n")
    #expect(rows[1].hasPrefix("1 | …a") && rows[1].hasSuffix("c…") && rows[1].count < 100)
    let caret = rows[2].count - 1
    #expect(rows[1][rows[1].index(rows[1].startIndex, offsetBy: caret)] == "b")
  }

  @Test(arguments: [(0, 1), (9, 1), (1, 0), (1, 99)])
  func `a place outside its text is told without a line or at the line's end`(
    line: Int, column: Int
  ) {
    let finding = Diagnostic.error(
      "x.y", "错", at: SourceLocation(file: "a", line: line, column: column))
    #expect(formatter.text(for: finding, in: "一行").hasPrefix("a:\(line):\(column): 错误: 错 [x.y]"))
  }

  @Test func `what steers a terminal or the order of a line is shown, not obeyed`() {
    let finding = Diagnostic.error(
      "x.y", "“同\u{202E}意\n2. 有效”", dataPath: "科\u{1B}[2J", hint: "退\u{2028}回")
    #expect(
      formatter.text(for: finding)
        == "错误: 科<U+001B>[2J：“同<U+202E>意<U+000A>2. 有效”。退<U+2028>回 [x.y]")
    #expect("王𬭎·喆　a\u{E0101}".withSteeringShown == "王𬭎·喆　a\u{E0101}")
  }

  @Test func `a data path stands before a message that does not name it`() {
    let bare = Diagnostic.error("x.y", "放不下", dataPath: "企业[3].地址")
    let named = Diagnostic.error("x.y", "企业[3].地址放不下", dataPath: "企业[3].地址")
    #expect(formatter.text(for: bare) == "错误: 企业[3].地址：放不下 [x.y]")
    #expect(formatter.text(for: named) == "错误: 企业[3].地址放不下 [x.y]")
  }
}

@Suite struct DiagnosticSinkTests {
  @Test func `warnings alone do not end a pass, and an error takes them with it`() {
    var sink = DiagnosticSink()
    sink.report(.warning("a.b", "留意"))
    #expect(throws: Never.self) { try sink.throwErrors() }
    sink.report(.error("c.d", "错"))
    let error = #expect(throws: DiagnosticError.self) { try sink.throwErrors() }
    #expect(error?.diagnostics.map(\.id) == ["a.b", "c.d"])
  }

  @Test func `places are ordered by file, line and column`() {
    let places = [("b", 1, 1), ("a", 2, 1), ("a", 1, 9), ("a", 1, 2)].map {
      SourceLocation(file: $0, line: $1, column: $2)
    }
    #expect(places.sorted().map(\.description) == ["a:1:2", "a:1:9", "a:2:1", "b:1:1"])
  }
}
