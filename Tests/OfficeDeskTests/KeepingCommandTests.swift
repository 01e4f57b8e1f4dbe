import FormTestSupport
import Foundation
import Testing

/// Backups, what is made of them, rehearsals, and folders that may only be read.
@Suite struct KeepingCommandTests {
  private let office: DeskOffice

  init() throws {
    office = try DeskOffice.checked()
    try office.writeFiles()
  }

  @Test func `an office comes back from its backup, settings and all`() throws {
    let said = try office.done("backup")
    #expect(said.errors.contains("[store.backup-same-disk]"))
    let copy = try #require(said.text.split(separator: "：").last?.dropLast())
    let new = "\(office.room.path)/恢复"
    func restore() throws -> ProgramResult {
      try run(DeskOffice.program, ["office", "restore", String(copy), "--office", new])
    }
    let restored = try restore()
    #expect(restored.text.contains("台账10条，最后一条在2019年4月11日12:00"), "\(restored.errors)")
    func ask(_ words: String...) throws -> ProgramResult {
      try run(
        DeskOffice.program, ["office"] + words + ["--office", new, "--time", "2019-04-20"])
    }
    #expect(try ask("verify").status == 0)
    #expect(try ask("settings").text.contains("与台账一致"))
    #expect(try restore().errors.contains("[store.already-office]"))
    let entry = "\(copy)/台账.sqlite"
    try Data("坏".utf8).write(to: URL(filePath: entry))
    try FileManager.default.removeItem(atPath: new)
    #expect(try restore().status == 1)
    #expect(!FileManager.default.fileExists(atPath: "\(new)/台账.sqlite"))
  }

  @Test func `a draw goes on after the office was restored, by the slip that was kept`() throws {
    let day = "2019-06-28"
    _ = try office.done("draw freeze --quarter 2019Q3 --yes", at: day)
    _ = try office.done("draw file --quarter 2019Q3 --witness 单文竹 --yes", at: day)
    _ = try office.done("draw value 3615426133 --quarter 2019Q3 --witness 单文竹 --yes", at: day)
    let copy = try #require(
      try office.done("backup", at: day).text.split(separator: "：").last?.dropLast())
    let new = "\(office.room.path)/恢复"
    func ask(_ line: String) throws -> ProgramResult {
      try run(
        DeskOffice.program,
        ["office"] + line.split(separator: " ").map(String.init)
          + ["--office", new, "--time", day, "--as", "林晓晨"], in: office.room.path)
    }
    #expect(try ask("restore \(copy)").status == 0)
    let refused = try ask("draw run --quarter 2019Q3 --yes")
    #expect(refused.errors.contains("[store.no-secret]"))
    #expect(refused.errors.contains("hanform office draw secret 封存单.txt --quarter 2019Q3"))
    let sealed = "\(office.folder)/封存"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: sealed).first)
    let slip = String(
      decoding: try Data(contentsOf: URL(filePath: "\(sealed)/\(name)")), as: UTF8.self)
    try office.write(slip.replacing("校验 ", with: "校验 1"), to: "抄错.txt")
    #expect(try ask("draw secret 抄错.txt --quarter 2019Q3").errors.contains("[draw.slip-line]"))
    try office.write(slip.uppercased(), to: "封存单.txt")
    let again = try ask("draw secret 封存单.txt --quarter 2019Q3")
    #expect(again.text.contains("与备案的一致"), "\(again.errors)")
    #expect(try ask("draw run --quarter 2019Q3 --yes").status == 0)
    #expect(try ask("verify").status == 0)
  }

  @Test func `a backup to a folder that is not there names that folder`() throws {
    let result = try office.run("backup --to 移动盘", at: "2019-04-20")
    #expect(
      result.errors.contains("/移动盘”这个文件夹") || result.errors.contains("“移动盘”这个文件夹"),
      "\(result.errors)")
    #expect(!result.errors.contains(".part"), "\(result.errors)")
  }

  @Test func `a damaged journal names the command that brings the office back`() throws {
    let journal = URL(filePath: "\(office.folder)/台账.sqlite")
    try Data(repeating: 0x5A, count: 40_000).write(to: journal)
    let result = try office.run("status", at: "2019-04-20")
    #expect(result.errors.contains("[store.damaged]"), "\(result.errors)")
    #expect(result.errors.contains("hanform office restore 备份的文件夹 --office 新的文件夹"))
  }

  @Test func `a rehearsal knows the clerk, says how old it is, and begins anew`() throws {
    let line = "recusal 王二 S3 --ground 曾在该单位任职 --approved-by 沈砚秋"
    let first = try office.run("\(line) --rehearse", at: "2019-04-20", by: nil)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("到第10条（2019年4月11日）为止的副本里办理，演练里登记了1条"))
    _ = try office.done("recusal 王二 S6 --ground 曾在该单位任职 --approved-by 沈砚秋")
    let second = try office.done("status --rehearse")
    #expect(second.errors.contains("此后正式的台账又登记了1条，演练里登记了1条"))
    let third = try office.done("status --rehearse --anew")
    #expect(third.errors.contains("到第11条（2019年4月20日）为止的副本里办理。"))
    #expect(try office.done("settings --rehearse").text.contains("与台账一致"))
    #expect(try office.journal().count == 11)
  }

  @Test func `every paper of a rehearsal carries its mark`() throws {
    let papers = [
      "派遣单", "派遣单摘录", "承诺书", "月检查计划 --month 2019-04", "月调度表 --month 2019-04", "季度汇总表",
      "重点污染源记录表", "交接单 --month 2019-04", "污染源动态更新汇总表", "检查人员变动审批表 --blank", "派遣单 --issue --yes",
    ]
    for (index, paper) in papers.enumerated() {
      let said = try office.run("print \(paper) --rehearse -o \(index).pdf", at: "2019-04-20")
      #expect(said.status == 0, "\(paper): \(said.errors)")
      let pages = try pdfText(of: "\(office.room.path)/\(index).pdf").split(separator: "\u{0C}")
      let marked = pages.filter { $0.filter { !$0.isWhitespace }.contains("演练") }
      #expect(!pages.isEmpty && marked.count == pages.count, "\(paper)")
    }
  }

  @Test func `a rehearsal reprints what it printed itself and nothing of the office's`() throws {
    _ = try office.done("print 派遣单 --issue --yes -o 正式.pdf")
    let refused = try office.run("print 派〔2019〕1号 --rehearse -o 重印.pdf", at: "2019-04-20")
    #expect(refused.status == 1 && refused.errors.contains("[paper.not-rehearsed]"), "\(refused)")
    #expect(!FileManager.default.fileExists(atPath: "\(office.room.path)/重印.pdf"))
    let report = "月调度表 --month 2019-04"
    _ = try office.done("print \(report) --issue --yes --rehearse -o 演练.pdf")
    _ = try office.done("print 月〔2019〕1号 --rehearse -o 重印.pdf")
    let files = try ["演练.pdf", "重印.pdf"].map {
      try Data(contentsOf: URL(filePath: "\(office.room.path)/\($0)"))
    }
    #expect(files[0] == files[1])
    #expect(try pdfText(of: "\(office.room.path)/重印.pdf").withoutWhiteSpace.contains("演练"))
    // Of the office itself nothing has changed.
    _ = try office.done("print 派〔2019〕1号 -o 重印.pdf")
    let genuine = try pdfText(of: "\(office.room.path)/重印.pdf").withoutWhiteSpace
    #expect(!genuine.contains("演练"))
  }

  @Test(.enabled(if: canMount))
  func `a folder that may only be read is read`() throws {
    let script = """
      mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"
      for words in status 'due --all' verify 'log --last 3' papers 'print 派遣单 -o /dev/shm/草稿.pdf'; do
        "$2" office $words --office "$1" --time 2019-04-20 --as 林晓晨 > "$3/说" 2>&1
        echo "$? $words"
      done
      "$2" office recusal 王二 S3 --ground 曾在该单位任职 --approved-by 沈砚秋 --office "$1" \
        --time 2019-04-20 --as 林晓晨 2>&1 | grep -o 'store.read-only'
      """
    let result = try run(
      "unshare",
      Self.flags + ["sh", "-c", script, "sh", office.folder, DeskOffice.program, office.room.path])
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "0 status", "0 due --all", "0 verify", "0 log --last 3", "0 papers",
        "0 print 派遣单 -o /dev/shm/草稿.pdf", "store.read-only",
      ], "\(result)")
  }

  private static let flags = geteuid() == 0 ? ["-m"] : ["-Urm"]
  private static let canMount =
    (try? run("unshare", flags + ["sh", "-c", "mount -t tmpfs none /mnt"]))?.status == 0

  @Test(arguments: [
    ("office nosuch --office x", "usage.unknown-subcommand", "“hanform office”没有“nosuch”这个子命令"),
    ("office source foo", "usage.unknown-subcommand", "可用：add、amend"),
    ("office draw", "usage.no-subcommand", "先写子命令，再写 --json"),
    ("nosuch", "usage.unknown-subcommand", "可用"),
    ("office satus", "usage.unknown-subcommand", "是不是“status”"),
    ("office due --date 2018", "usage.unknown-option", "--date"),
    ("office recusal a b --date 2018-2-30", "usage.bad-value", "日历上没有“2018-2-30”这一天"),
    ("office due --time 昨天", "usage.bad-value", "2019-03-30T15:00"),
    ("office verify 你好", "usage.bad-value", "3F2A-90B1-00C4-7E55"),
    ("office status --quarter 2019-1", "usage.bad-value", "2019年第2季度"),
    ("office plan 2019-13 --propose", "usage.bad-value", "2019年4月"),
    ("office plan", "usage.missing", "月份"), ("office log 多余", "usage.unexpected", "多余"),
    ("office log --last 0", "usage.invalid", "--last 要大于 0"),
  ])
  func `wrong usage is data too, and says what is wrong`(
    line: String, id: String, words: String
  ) throws {
    let arguments = line.split(separator: " ").map(String.init) + ["--json"]
    let result = try run(DeskOffice.program, arguments)
    #expect(result.status == 2)
    #expect(result.text.contains("\"编号\" : \"\(id)\""), "\(result.text)")
    #expect(result.text.contains(words) && result.errors.contains(words), "\(result)")
  }
}
