import FormTestSupport
import Foundation
import Testing

/// Papers printed, sent for signature, filed and voided through the command.
@Suite struct PaperCommandTests {
  private let office: DeskOffice

  init() throws {
    office = try DeskOffice.checked()
    try office.writeFiles()
  }

  private func done(_ line: String, at time: String? = "2019-04-20") throws -> String {
    let result = try office.run(line, at: time)
    #expect(result.status == 0, "\(line): \(result.errors)")
    return result.text
  }

  /// The id of the refusal.
  private func refusal(of line: String) throws -> String? {
    let before = try office.journal()
    let result = try office.run(line, at: "2019-04-20")
    #expect(result.status == 1)
    #expect(try office.journal() == before)
    return result.errors.split(separator: "[").dropFirst().first?.split(separator: "]").first
      .map(String.init)
  }

  private func path(_ name: String) -> String { "\(office.room.path)/\(name)" }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path(name)))
  }

  private func pages(_ name: String) throws -> [String] {
    try pdfText(of: path(name)).split(separator: "\u{0C}", omittingEmptySubsequences: false)
      .dropLast().map { String($0).withoutWhiteSpace }
  }

  /// What zbar reads from the codes of each page.
  private func codes(_ name: String) throws -> [String] {
    _ = try run("pdftoppm", ["-r", "200", "-png", path(name), path("页")])
    let pictures = try FileManager.default.contentsOfDirectory(atPath: office.room.path)
      .filter { $0.hasSuffix(".png") }.sorted()
    defer { for picture in pictures { try? FileManager.default.removeItem(atPath: path(picture)) } }
    return try pictures.flatMap { picture in
      try run("zbarimg", ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", path(picture)]).text
        .split(separator: "\n").map(String.init)
    }
  }

  @Test func `a draft says so, has no number and leaves the journal alone`() throws {
    let before = try office.journal()
    let said = try done("print 派遣单 -o 草稿.pdf")
    #expect(said == "草稿，1页：草稿.pdf\n下一步：核对后加上 --issue 送签\n")
    let page = try #require(try pages("草稿.pdf").first)
    #expect(page.contains("草稿") && page.contains("2019年第2季度双随机抽查任务派遣单"))
    #expect(!page.contains("派〔2019〕") && !page.contains("校验码"))
    #expect(try codes("草稿.pdf") == [])
    #expect(try office.journal() == before)
  }

  @Test func `a paper is sent for signature, printed again, filed and voided`() throws {
    #expect(try done("print 派遣单 --issue --yes").contains("文件：派〔2019〕1号.pdf"))
    let issued = try bytes("派〔2019〕1号.pdf")
    let page = try #require(try pages("派〔2019〕1号.pdf").first)
    #expect(page.contains("派〔2019〕1号") && !page.contains("草稿"))
    let code = try #require(page.firstMatch(of: /校验码([0-9A-F-]{19})/)?.1)
    #expect(try codes("派〔2019〕1号.pdf") == ["派〔2019〕1号 1版 \(code) 1/1"])
    #expect(try done("verify \(code)").contains("\(code)"))

    #expect(try done("papers") == "派〔2019〕1号　派遣单（2019年第2季度）　第1版　送签\n")
    #expect(try done("due --all").contains("填好后办理：hanform office file 派〔2019〕1号 扫描件\n"))
    #expect(try done("print 派[2019]1 -o 重印.pdf").contains("逐字节相同"))
    #expect(try bytes("重印.pdf") == issued)
    #expect(try refusal(of: "print 派遣单 --issue --yes") == "paper.unchanged")
    #expect(try refusal(of: "print 派〔2019〕9号") == "paper.unknown")

    #expect(try refusal(of: "file 派〔2019〕1号 请假条.txt") == "paper.not-a-scan")
    #expect(try done("file").hasSuffix("第1版　送签\n"))
    _ = try done("publish 抽查结果公开表 --all --quarter 2019Q2 --yes")
    _ = try done("print 抽查结果公开表 --issue --yes -o 公开表.pdf")
    #expect(try done("papers").hasSuffix("果〔2019〕1号　抽查结果公开表（2019年第2季度，第1次）　第1版　已编号，不用签字\n"))
    #expect(try done("papers --unsigned").split(separator: "\n").count == 1)
    #expect(try refusal(of: "file 派〔2019〕1号 重印.pdf") == "paper.not-signed")
    _ = try done("print 派遣单 -o 草稿.pdf")
    #expect(try refusal(of: "file 派〔2019〕1号 草稿.pdf") == "paper.unsigned-print")
    _ = try run("pdftoppm", ["-r", "30", "-png", "-singlefile", path("重印.pdf"), path("扫描件")])
    #expect(try done("file 派〔2019〕1号 扫描件.png").hasSuffix("送签的文书都已归档。\n"))
    #expect(try done("papers").hasPrefix("派〔2019〕1号　派遣单（2019年第2季度）　第1版　已签\n"))
    #expect(try refusal(of: "file 派〔2019〕1号 扫描件.png") == "paper.filed-twice")
    _ = try run("pdftoppm", ["-r", "20", "-png", "-singlefile", path("重印.pdf"), path("补扫")])
    #expect(try refusal(of: "file 派〔2019〕1号 补扫.png") == "paper.signed-already")
    _ = try done("file 派〔2019〕1号 补扫.png --again")
    #expect(try refusal(of: "void-paper 派〔2019〕1号 --reason 份号印错") == "desk.not-confirmed")
    _ = try done("void-paper 派〔2019〕1号 --reason 份号印错 --yes")
    #expect(try done("papers").contains("作废（份号印错）"))
    let again = try office.run("print 派〔2019〕1号 -o 作废的.pdf", at: "2019-04-20")
    #expect(again.status == 0 && again.errors.contains("[paper.reprint-void]"))
    #expect(try done("print 派遣单 --issue --yes").contains("派〔2019〕2号.pdf"))
    #expect(try pages("派〔2019〕2号.pdf")[0].contains("派〔2019〕2号（第2版，代替作废的派〔2019〕1号）"))
    #expect(try done("verify").contains("没有改动过"))
  }

  @Test func `papers for several units go to one file or to one each, every page with its code`()
    throws
  {
    _ = try done("print 派遣单 --issue --yes -o 派遣单.pdf")
    _ = try done("print 派遣单摘录 --issue --yes -o 摘录.pdf")
    let papers = try done("papers").split(separator: "\n").dropFirst()
    let codes = try codes("摘录.pdf")
    let pages = try pages("摘录.pdf")
    #expect(papers.count > 2)
    #expect(codes.count == pages.count)
    #expect(codes.map { $0.prefix { $0 != " " } } == papers.map { $0.prefix { $0 != "　" } })
    for (index, paper) in papers.enumerated() {
      let number = String(paper.prefix { $0 != "　" })
      _ = try done("print \(number) -o 一份.pdf")
      #expect(try self.pages("一份.pdf") == [pages[index]])
    }
    _ = try done("print 月检查计划 --each -o 计划-【接收】.pdf")
    let plans = try FileManager.default.contentsOfDirectory(atPath: office.room.path)
      .filter { $0.hasPrefix("计划-") }
    #expect(!plans.isEmpty)
  }

  @Test func `a finished and signed file is the same in any locale, time zone and folder`() throws {
    try makeKeys()
    let places = [
      ("甲", ["LC_ALL": "C", "TZ": "UTC"]), ("乙", ["LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"]),
    ]
    let files = try places.map { folder, environment in
      let here = path(folder)
      try FileManager.default.createDirectory(atPath: here, withIntermediateDirectories: false)
      for words in [
        "office print 派遣单 --office ../机关 --time 2019-04-20 -o 草稿.pdf",
        "sign 草稿.pdf --field 经办人 --key ../签字人.pem --cert ../签字人-证书.pem -o 签.pdf"
          + " --time 2030-01-02T08:00:00+08:00",
      ] {
        let done = try run(
          DeskOffice.program, words.split(separator: " ").map(String.init), in: here,
          environment: environment)
        #expect(done.status == 0, "\(done.errors)")
      }
      return [try bytes("\(folder)/草稿.pdf"), try bytes("\(folder)/签.pdf")]
    }
    #expect(files[0] == files[1])
  }

  @Test func `the title that the office settled on stands on its papers`() throws {
    let settings = "\(office.folder)/设置.yaml"
    let text = String(decoding: try Data(contentsOf: URL(filePath: settings)), as: UTF8.self)
    try Data((text + "约定: {派遣单名称: 抽查任务派遣单}\n").utf8).write(to: URL(filePath: settings))
    _ = try done("settings --yes")
    _ = try done("print 派遣单 -o 草稿.pdf")
    #expect(try pages("草稿.pdf")[0].contains("2019年第2季度抽查任务派遣单"))
    _ = try done("print 派遣单 --blank -o 空白.pdf")
    #expect(try pages("空白.pdf")[0].contains("年第季度双随机抽查任务派遣单"))
  }

  @Test func `the first list fills the registry, a later officer has an approval form`() throws {
    #expect(try refusal(of: "print 执法人员库变动审批表 --quarter 2019Q1") == "paper.nothing")
    _ = try done(
      "officer enter 王新 --unit 一大队 --law L99 --law-valid 2018-06-01至2023-05-31 --inspection H99"
        + " --inspection-valid 2018-03-01至2023-02-28 --reason 调入")
    let said = try done("print 执法人员库变动审批表 --quarter 2019Q2 -o 表.pdf")
    #expect(said.hasPrefix("草稿，1页"))
    #expect(try pages("表.pdf")[0].contains("王新"))
  }

  @Test func `what cannot be printed is refused by name`() throws {
    #expect(try refusal(of: "print 派车单") == "paper.unknown-kind")
    #expect(try refusal(of: "print 更正页") == "paper.nothing")
    #expect(try refusal(of: "print 派遣单 --quarter 2019Q3") == "paper.no-sheet")
    #expect(try refusal(of: "print 派遣单摘录 --each -o 摘录.pdf") == "paper.one-name")
    #expect(try refusal(of: "print 派遣单 -o 没有/草稿.pdf") == "output.not-written")
    #expect(try refusal(of: "print 派遣单 --issue -o 草稿.pdf") == "desk.not-confirmed")
    // Before anything is entered.
    #expect(try refusal(of: "print 派遣单 --issue --yes -o 没有/单.pdf") == "output.not-written")
    #expect(try refusal(of: "print 派遣单 --issue --yes -o 【接收】.pdf") == "paper.unknown-place")
  }

  @Test func `a signed file is verified, and the journal keeps who signed`() throws {
    _ = try done("print 派遣单 --issue --yes -o 派遣单.pdf")
    _ = try done("print 派遣单摘录 --unit 一大队 --issue --yes -o 摘录.pdf")
    for (file, field) in [("派遣单", "经办人"), ("摘录", "经办人")] {
      try sign(file, field: field)
    }
    #expect(try refusal(of: "file 派〔2019〕1号 摘录-签.pdf") == "paper.signed-otherwise")
    var changed = try bytes("派遣单-签.pdf")
    changed[changed.count / 2] ^= 1
    try changed.write(to: URL(filePath: path("改过.pdf")))
    #expect(try refusal(of: "file 派〔2019〕1号 改过.pdf")?.hasPrefix("signature.") == true)
    #expect(
      try refusal(of: "file 派〔2019〕1号 派遣单-签.pdf --roots 别人-证书.pem")?.hasPrefix("signature.")
        == true)
    let said = try done("file 派〔2019〕1号 派遣单-签.pdf --roots 签字人-证书.pem")
    #expect(said.contains("派〔2019〕1号已签（派遣单-签.pdf，经办人：签字人电子签名），还等分管局长签"))
    #expect(try done("papers").contains("第1版　送签（还等分管局长签）"))
    #expect(try done("papers --unsigned").contains("派〔2019〕1号"))
    #expect(try done("papers --unsigned").contains("摘〔2019〕1号"))
  }

  @Test func `a quarter's papers are signed with one unlock and filed, one stage after another`()
    throws
  {
    try makeKeys()
    let key = "--key 签字人.pem --cert 签字人-证书.pem --roots 签字人-证书.pem"
    let leader =
      "--key 沈砚秋.pem --cert 沈砚秋-证书.pem --roots 签字人-证书.pem --roots 沈砚秋-证书.pem"
    _ = try done("print 派遣单 --issue --yes -o 派遣单.pdf")
    _ = try done("print 派遣单摘录 --unit 一大队 --issue --yes -o 摘录.pdf")
    let quarter = "--quarter 2019Q2 --yes"
    #expect(
      try refusal(of: "sign --field 分管局长 \(leader) \(quarter)") == "signature.out-of-order")
    // Whoever holds a key signs in his own place.
    #expect(try refusal(of: "sign --field 分管局长 \(key) \(quarter)") == "paper.other-signer")
    #expect(try refusal(of: "sign --field 经办 \(key) \(quarter)") == "paper.nothing-to-sign")
    #expect(
      try refusal(of: "sign --field 经办人 \(key) --quarter 2019Q2") == "desk.not-confirmed")
    #expect(
      try refusal(of: "sign --field 经办人 \(key) \(quarter) -o 没有/") == "output.not-written")
    try FileManager.default.createDirectory(
      atPath: path("已签"), withIntermediateDirectories: false)
    // The certificate was made just now.
    let said = try done("sign --field 经办人 \(key) \(quarter) -o 已签/ --reason 同意", at: nil)
    for number in ["派〔2019〕1号", "摘〔2019〕1号"] {
      #expect(said.contains("\(number)已签（\(number).pdf，经办人：签字人电子签名）"), "\(said)")
      let verified = try run(DeskOffice.program, ["verify", path("已签/\(number).pdf")])
      #expect(verified.status == 0 && verified.text.contains("1个签名"), "\(verified.text)")
    }
    // What is signed in a rehearsal must not pass for the office's.
    #expect(
      try refusal(of: "sign 派〔2019〕1号 --field 分管局长 \(leader) --yes --rehearse")
        == "paper.not-rehearsed")
    #expect(
      try refusal(of: "sign --field 分管局长 \(leader) \(quarter) --rehearse")
        == "paper.nothing-to-sign")
    // Nobody signs twice in one place; the next goes on where the last one stopped.
    #expect(
      try refusal(of: "sign 派〔2019〕1号 --field 经办人 \(key) --yes") == "paper.nothing-to-sign")
    // Another signed file of that name is in the way before anything is signed.
    try FileManager.default.createDirectory(
      atPath: path("别处"), withIntermediateDirectories: false)
    try FileManager.default.copyItem(
      atPath: path("已签/摘〔2019〕1号.pdf"), toPath: path("别处/派〔2019〕1号.pdf"))
    #expect(
      try refusal(of: "sign 派〔2019〕1号 --field 分管局长 \(leader) --yes -o 别处/")
        == "output.overwrites-signed")
    let twice = "sign 派〔2019〕1号 派〔2019〕1号 --field 分管局长 \(leader) --yes -o 已签/"
    #expect(try done(twice, at: nil).split(separator: "派〔2019〕1号已签").count == 2)
    let verified = try run(DeskOffice.program, ["verify", path("已签/派〔2019〕1号.pdf")])
    #expect(verified.text.contains("2个签名"), "\(verified.text)")
    #expect(try done("papers", at: nil).contains("派〔2019〕1号　派遣单（2019年第2季度）　第1版　已签"))
  }

  private func makeKeys() throws {
    for name in ["签字人", "别人", "沈砚秋"]
    where !FileManager.default.fileExists(atPath: path("\(name).pem")) {
      let made = try run(
        "openssl",
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-utf8", "-subj",
          "/CN=\(name)", "-addext", "keyUsage=digitalSignature", "-keyout", path("\(name).pem"),
          "-out", path("\(name)-证书.pem"),
        ])
      #expect(made.status == 0, "\(made.errors)")
    }
  }

  private func sign(_ file: String, field: String) throws {
    try makeKeys()
    let signed = try run(
      DeskOffice.program,
      [
        "sign", path("\(file).pdf"), "--field", field, "--key", path("签字人.pem"), "--cert",
        path("签字人-证书.pem"), "-o", path("\(file)-签.pdf"),
      ])
    #expect(signed.status == 0, "\(signed.errors)")
  }
}
