import Diagnostics
import SettingsFiles
import Testing

@Suite struct SettingsReaderTests {
  private func root(_ text: String) throws -> SettingsNode {
    try #require(
      try SettingsNode.read(
        Array(text.utf8), file: "设置.yaml", kind: "设置", fault: "settings.syntax"))
  }

  @Test func `scalars keep their text and every node its place`() throws {
    let root = try root("\u{FEFF}日: 2019-01-03\n否: [no, 0123]\n空:\n")
    #expect(root["日"]?.text == "2019-01-03")
    #expect(root["否"]?.items?.compactMap(\.text) == ["no", "0123"])
    #expect(root["空"]?.content == .empty)
    #expect(root["否"]?.items?.last?.location.description == "设置.yaml:2:9")
  }

  @Test(arguments: [
    ("甲: 1\n甲: 2\n", 1, false), ("甲: [1\n乙: 2", 2, false), ("甲：1\n乙: 2\n", 2, true),
    ("甲: \"a\u{202E}b\"", 1, false), ("甲: 1\n乙: \u{E000}", 2, false),
  ])
  func `what is no YAML is told with its line`(text: String, line: Int, namesColon: Bool) throws {
    let error = try #require(throws: DiagnosticError.self) { try root(text) }
    #expect(error.diagnostics.map(\.id) == ["settings.syntax"])
    #expect(error.diagnostics.first?.location?.line == line)
    #expect((error.diagnostics.first?.hint?.contains("冒号") == true) == namesColon)
  }

  @Test func `bytes that are not UTF-8 are told`() {
    #expect(throws: DiagnosticError.self) {
      try SettingsNode.read([0xC9, 0xE8], file: "设置.yaml", kind: "设置", fault: "settings.syntax")
    }
  }

  @Test func `every fault is told at once`() throws {
    let root = try root(
      """
      名秤: 甲
      数: 十
      选: 丙
      表: {}
      否: 对
      """)
    var reader = SettingsReader(kind: "设置", fault: "settings.invalid", hint: "看说明")
    reader.checkKeys(of: root, allowed: ["名称", "数", "选", "表", "否"])
    let name = reader.text("名称", of: root)
    let number = reader.number("数", of: root, in: 0...9)
    let choice = reader.choice("选", of: root, among: [("甲", 1), ("乙", 2)])
    let texts = reader.texts("表", of: root)
    let truth = reader.truth("否", of: root)
    #expect(name == nil && number == nil && choice == nil && texts == [] && truth == nil)
    let found = reader.sink.diagnostics
    #expect(found.map { $0.location?.line } == [1, 1, 2, 3, 4, 5])
    #expect(found.first?.hint == "是不是“名称”？" && found.last?.hint == "看说明")
  }
}
