import FormTestSupport
import Foundation
import Testing

/// `hanform` alone on a terminal, which Python's pty stands for.
@Suite struct MenuTests {
  @Test func `a unit's head is shown what is due, and does it by a number`() throws {
    let office = try DeskOffice.checked()
    try office.writeFiles()
    let shown = try menu(in: office, clerk: "冯队长", typed: ["1", "0"])
    #expect(shown.contains("淄博市环境保护局张店分局　双随机　"))
    #expect(shown.contains("办理人：冯队长（大队、危管办，环境监察一大队）"))
    #expect(shown.contains("  1  ［"))
    #expect(shown.contains("$ hanform office print 污染源动态更新汇总表 --unit 环境监察一大队 "))
    #expect(shown.contains("  0  退出"))
    // Whatever the day, the unit's report of a quarter is due, and is printed.
    let told = try #require(shown.split(separator: "\n").first { $0.hasPrefix("草稿，1页：") })
    let name = String(told.dropFirst("草稿，1页：".count))
    let file = try Data(contentsOf: office.room.url(of: name))
    #expect(file.starts(with: Data("%PDF-".utf8)))
  }

  @Test func `what cannot be undone is asked about`() throws {
    let office = try DeskOffice.checked()
    let count = try office.journal().count
    let ask = "hanform office publish 抽查结果公开表 --all --quarter 2019Q2 --time 2019-04-20"
    let declined = try terminal(ask, in: office, typed: ["不"])
    #expect(declined.contains("登记以后不能撤回。确认请输入 是 或 y："))
    #expect(declined.contains("[desk.declined]"))
    #expect(try office.journal().count == count)
    let confirmed = try terminal(ask, in: office, typed: ["是"])
    #expect(confirmed.contains("已登记台账第\(count + 1)条：抽查结果公开表"))
  }

  @Test func `where there is no office the menu makes one`() throws {
    let office = try DeskOffice()
    try office.writeFiles()
    let shown = try menu(in: office, clerk: nil, typed: ["1", "机关", ".", "0"])
    #expect(shown.contains("不是机关文件夹"))
    #expect(shown.contains("$ hanform office create --office 机关 --from ."))
    #expect(shown.contains("已在“机关”建立机关：淄博市环境保护局张店分局"))
    #expect(shown.contains("办理人：林晓晨（系统管理人员）"))
  }

  @Test func `without a terminal there is the help as before`() throws {
    let result = try run(DeskOffice.program, [])
    #expect(result.status == 0)
    #expect(result.text.contains("子命令："))
  }

  private func menu(in office: DeskOffice, clerk: String?, typed: [String]) throws -> String {
    if let clerk { try office.run("clerk \(clerk)", at: "2019-04-20", by: nil) }
    return try terminal("hanform", in: office, typed: typed)
  }

  /// What a terminal shows when a command is run on it and lines are typed.
  private func terminal(
    _ command: String, in office: DeskOffice, typed: [String]
  ) throws -> String {
    let script = """
      'A terminal with a command on it.'; import os, pty, select, sys
      program, folder, command = sys.argv[1:4]
      words = command.split()
      process, terminal = pty.fork()
      if process == 0:
          os.chdir(folder)
          if os.path.isdir("机关"):
              os.environ["HANFORM_OFFICE"] = "机关"
          os.execv(program, words)
      shown = b""
      typed = sys.argv[4:]
      while True:
          ready = select.select([terminal], [], [], 20)[0]
          try:
              part = os.read(terminal, 65536) if ready else b""
          except OSError:
              break
          if not part:
              break
          shown += part
          if typed and shown.endswith("：".encode()):
              os.write(terminal, (typed.pop(0) + "\\n").encode())
      os.waitpid(process, 0)
      sys.stdout.buffer.write(shown.replace(b"\\r\\n", b"\\n"))
      """
    let arguments = ["-c", script, DeskOffice.program, office.room.path, command] + typed
    return try run("python3", arguments).text
  }
}
