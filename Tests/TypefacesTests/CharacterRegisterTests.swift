import Diagnostics
import Testing

@testable import Typefaces

@Suite struct CharacterRegisterTests {
  private func register(_ texts: String...) throws -> CharacterRegister {
    let folders = try texts.map { text in
      let folder = try TemporaryFolder()
      try folder.write(text.utf8, to: "替代字.yaml")
      return folder
    }
    return try withExtendedLifetime(folders) {
      try CharacterRegister(folders: folders.map(\.path))
    }
  }

  @Test func `entries are read in the order of code points`() throws {
    let register = try register(
      """
      # 我局登记的字
      U+F0001: {说明: 见户口簿}
      U+E123: {字形: ⿰亻𦍌, 说明: 张某名中之字}
      U+E124:
        字形: ⿳⿲木缶木冖⿰鬯彡
      """)
    #expect(register.characters.map(\.scalar) == ["\u{E123}", "\u{E124}", "\u{F0001}"])
    #expect(
      register.characters.map(\.description) == ["⿰亻𦍌（张某名中之字）", "⿳⿲木缶木冖⿰鬯彡", "见户口簿"])
    #expect(register.contains("\u{E123}") && !register.contains("\u{E125}"))
  }

  @Test func `the earlier folder holds, and a folder needs no register`() throws {
    let register = try register("U+E123: {说明: 甲}", "U+E123: {说明: 乙}\nU+E124: {说明: 丙}")
    #expect(register.descriptions == ["\u{E123}": "甲", "\u{E124}": "丙"])
    let empty = try CharacterRegister(folders: [FontFixture.fonts, "/no/such/folder"])
    #expect(empty.characters.isEmpty)
    #expect(try self.register("# 还没有\n").characters.isEmpty)
  }

  @Test(arguments: [
    ("U+E123: {字形: ⿰亻}", "1:14"), ("U+E123: {字形: 亻羊}", "1:14"), ("U+E123: {}", "1:9"),
    ("U+E123: {字型: ⿰亻羊, 说明: 甲}", "1:10"), ("U+4E00: {说明: 甲}", "1:1"), ("E123: {说明: 甲}", "1:1"),
    ("\n- U+E123", "2:1"), ("U+E123: {说明: 甲", "2:1"),
    ("U+E123: {说明: 甲}\nU+E123: {说明: 乙}", "1:1"), ("U+E123: 甲", "1:9"),
  ])
  func `a faulty register is refused with the place`(text: String, place: String) throws {
    let error = try #require(throws: DiagnosticError.self) { try register(text) }
    #expect(error.diagnostics.map(\.id).first == "fonts.bad-registration")
    let location = error.diagnostics.first?.location
    #expect(location.map { "\($0.line):\($0.column)" } == place)
    #expect(location?.file.hasSuffix("/替代字.yaml") == true)
  }

  @Test func `a register that is not UTF-8 stops the library`() throws {
    let folder = try TemporaryFolder()
    try folder.write([0xCC, 0xE6], to: "替代字.yaml")
    let folders = [FontFixture.fonts, folder.path]
    let ids = FontFixture.ids { _ = try FontLibrary(folders: folders) }
    #expect(ids == ["fonts.bad-registration"])
  }

  @Test(arguments: [
    ("⿰亻羊", true), ("⿲彳⿱山一攵", true), ("羊", true), ("\u{2FFE}羊", true), ("", false), ("⿰亻", false),
    ("⿰亻羊羊", false), ("⿰ 亻羊", false),
  ])
  func `a description is whole or it is none`(text: String, isWhole: Bool) {
    #expect(IdeographicDescription.isWellFormed(text) == isWhole)
  }
}
