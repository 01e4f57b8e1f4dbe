import FormTestSupport
import Foundation
import Glibc
import Testing

/// Commands that are killed, compete, or find no room: nothing acknowledged is lost.
///
/// 25 kills here, 250 in `make soak`.
@Suite(.serialized) struct CommandCrashTests {
  private static let isSoak = ProcessInfo.processInfo.environment["HANFORM_SOAK"] == "1"
  private let kills = isSoak ? 50 : 5

  @Test(arguments: [
    "import sources 大名单.csv --yes", "adopt-draw 抽取.csv --quarter 2019Q3 --yes",
    "result 2 --date 2019-05-10 --outcome 未发现问题", "backup",
    "print 派遣单 --issue --yes -o 派遣单.pdf",
  ])
  func `a killed command has entered all of it or nothing`(line: String) throws {
    var generator = Generator(seed: 11)
    // One that is left alone says about how long it takes here and now.
    let start = ContinuousClock.now
    #expect(try CommandProcess(line, in: try Self.office()).end() == 0)
    let duration = Int((ContinuousClock.now - start) / .microseconds(1))
    for _ in 1...kills {
      let office = try Self.office()
      let before = try office.journal()
      let command = try CommandProcess(line, in: office)
      usleep(UInt32(generator.number(in: 0...duration)))
      command.kill()

      let verified = try office.run("verify", at: "2019-06-01")
      #expect(verified.status == 0, "\(verified.errors)")
      let after = try office.journal()
      #expect(Array(after.prefix(before.count)) == before)
      #expect(after.count <= before.count + 1)
      if command.said.contains("已登记台账第") { #expect(after.count == before.count + 1) }
      if let file = try? Data(contentsOf: office.room.url(of: "派遣单.pdf")) {
        #expect(after.count == before.count + 1)
        #expect(file.suffix(6) == Data("%%EOF\n".utf8))
      }
      let backups = try office.backups()
      if command.said.contains("已备份") { #expect(backups.count == 1) }
      for backup in backups {
        let copy = try run(
          DeskOffice.program, ["office", "verify", "--office", "\(office.folder)/备份/\(backup)"])
        #expect(copy.status == 0)
      }
      // The next one clears away what the killed one left.
      #expect(try office.run("backup", at: "2019-06-02").status == 0)
      #expect(try office.drafts() == [])
    }
  }

  @Test func `an office whose making was killed is made by the next command`() throws {
    var generator = Generator(seed: 12)
    for _ in 1...kills {
      let office = try DeskOffice()
      try office.writeFiles()
      let command = try CommandProcess("create --from .", in: office)
      usleep(UInt32(generator.number(in: 0...30_000)))
      command.kill()
      let again = try office.run("create --from .", at: "2019-06-01")
      let isMade = again.errors.contains("[store.already-office]")
      #expect(again.status == (isMade ? 1 : 0), "\(again.errors)")
      #expect(try office.journal().count == 3)
      #expect(try office.run("verify", at: "2019-06-01").status == 0)
    }
  }

  @Test func `of two that enter at once neither loses an entry`() throws {
    let office = try DeskOffice.checked()
    let before = try office.journal().count
    let count = Self.isSoak ? 200 : 20
    let lines = ["recusal 王二 S2", "recusal 钱九 S3"].map {
      "\($0) --ground 与该单位有争议 --approved-by 沈砚秋 --note $i"
    }
    let loops = try lines.map { try CommandProcess($0, in: office, times: count) }
    #expect(loops.map { $0.end() } == [0, 0])
    let numbers = loops.flatMap { loop in
      loop.said.split(separator: "\n").compactMap { line in
        line.split(separator: "第").dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) }
      }
    }
    #expect(numbers.sorted() == Array(before + 1...before + 2 * count))
    #expect(try office.journal().count == before + 2 * count)
    #expect(try office.run("verify", at: "2019-06-01").status == 0)
  }

  @Test func `a folder that is gone is refused`() throws {
    let office = try DeskOffice.checked()
    try FileManager.default.moveItem(atPath: office.folder, toPath: "\(office.room.path)/别处")
    let result = try office.run("backup", at: "2019-06-01")
    #expect(result.status == 1)
    #expect(result.errors.contains("[store.no-journal]"))
    #expect(!FileManager.default.fileExists(atPath: office.folder))
  }

  @Test(
    .enabled(if: canMount),
    arguments: [
      "import sources 大名单.csv --yes", "backup", "print 派遣单 --issue --yes -o ../派遣单.pdf",
    ])
  func `a full disk refuses, and keeps what it has`(line: String) throws {
    let office = try Self.office()
    let before = try office.journal()
    let script = """
      cd "$1" && cp -a 机关 原来 && mount -t tmpfs -o size=400k none 机关 && cp -a 原来/. 机关/ &&
      head -c 300000 /dev/zero > 机关/占满 2>/dev/null
      "$2" office \(line) --office 机关 --time 2019-06-01 --as 林晓晨; echo status $?
      rm 机关/占满; "$2" office verify --office 机关 && "$2" office log --last 10000 --office 机关
      ls -a 机关/附件 机关/备份 | grep part
      """
    let result = try run(
      "unshare", Self.flags + ["sh", "-c", script, "sh", office.room.path, DeskOffice.program])
    #expect(result.text.contains("status 1"), "\(result.text)\(result.errors)")
    #expect(result.errors.contains("[store.disk-full]"), "\(result.errors)")
    #expect(Array(result.text.split(separator: "\n").suffix(before.count)) == before)
  }

  private static let flags = geteuid() == 0 ? ["-m"] : ["-Urm"]
  private static let canMount =
    (try? run("unshare", flags + ["sh", "-c", "mount -t tmpfs none /mnt"]))?.status == 0

  private static func office() throws -> DeskOffice {
    let office = try DeskOffice.checked()
    try office.writeFiles()
    try office.write(longList, to: "大名单.csv")
    return office
  }

  /// 1,000 new sources.
  private static let longList =
    "企业名称,地址,类别,录入单位\n"
    + (1...1_000).map { "张店第\($0)印刷厂,张店区柳泉路\($0)号,一般,一大队\n" }.joined()
}

/// One command in a process of its own, which can be killed.
final class CommandProcess {
  private let process = Process()
  private let output: URL
  /// Its folder goes when nobody holds it any more.
  private let office: DeskOffice

  /// At 2019-05-11 by the administrator; several `times` one after the other.
  init(_ line: String, in office: DeskOffice, times: Int = 1) throws {
    self.office = office
    output = office.room.url(of: "output-\(line.utf8.count)-\(line.hashValue)")
    try Data().write(to: output)
    let command = "\"$0\" office \(line) --office 机关 --time 2019-05-11 --as 林晓晨"
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c",
      times == 1
        ? "exec \(command)" : "for i in $(seq \(times)); do \(command) || exit 1; done",
      DeskOffice.program,
    ]
    process.currentDirectoryURL = URL(filePath: office.room.path)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
  }

  var said: String { String(decoding: (try? Data(contentsOf: output)) ?? Data(), as: UTF8.self) }

  func kill() {
    _ = Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func end() -> Int32 {
    withExtendedLifetime(office) { process.waitUntilExit() }
    return process.terminationStatus
  }
}

extension DeskOffice {
  fileprivate func backups() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/备份").filter {
      !$0.hasPrefix(".")
    }
  }

  /// What a process that writes has not given its name yet.
  fileprivate func drafts() throws -> [String] {
    try ["", "/附件", "/备份"].flatMap {
      try FileManager.default.contentsOfDirectory(atPath: folder + $0)
    }.filter { $0.contains(".part") }
  }
}
