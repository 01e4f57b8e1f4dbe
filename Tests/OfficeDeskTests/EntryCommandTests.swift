import FormTestSupport
import Foundation
import Testing

/// What is entered by itself, and lists that come again, in an office played through the command.
@Suite struct EntryCommandTests {
  private let office: DeskOffice

  init() throws {
    office = try DeskOffice.checked()
    try office.writeFiles()
  }

  @Test func `a source entered by itself is cleaned and remarked on like a row`() throws {
    let name = "丙丁(张店)・有限公司\u{3000}"
    let result = try office.done(
      "source add --name \(name) --address 张店区\u{200B}路 --class 一般 --entry-unit 一大队")
    #expect(result.text.contains("新增污染源“丙丁(张店)・有限公司”（W0001）"))
    #expect(result.errors.contains("[list.narrow-brackets]"))
    #expect(result.errors.contains("“地址”里看不见的字符U+200B已删去"))
    let hospital = try office.done(
      "source add --name 张店新医院 --address 张店区 --class 一般 --entry-unit 危管办")
    #expect(hospital.errors.contains("[list.kind-assumed]"))
    #expect(hospital.errors.contains("不是的写明 --kind 其他"))
  }

  @Test func `a second plant and a second firm of a name come in with ids of their own`() throws {
    let plant = "--address 张店区二路 --class 一般 --entry-unit 一大队"
    let first = try office.done(
      "source add --id S10 --name 淄博甲化工北厂 --code 91350100m000100y43 \(plant)")
    #expect(first.errors.contains("[list.same-code]"))
    let second = try office.done("source add --id S11 --name 张店己汽修 \(plant)")
    #expect(second.errors.contains("[list.same-name]"))
    #expect(try office.done("source amend S10 --address 张店区三路 --reason 门牌更换").errors.isEmpty)
  }

  @Test func `an officer entered by himself is cleaned, and warned of when not eligible`() throws {
    let result = try office.done(
      "officer enter \u{41B}国•强 --unit 一大队 --law L20 --law-valid 2018-12-31 --inspection H20 --reason 调入"
    )
    #expect(result.text.contains("录入执法人员\u{41B}国·强（L20，环境监察一大队）"))
    for id in ["list.separator", "list.foreign-letter", "list.not-eligible"] {
      #expect(result.errors.contains("[\(id)]"), "\(result.errors)")
    }
  }

  @Test func `rows left out are named, and a refused list still shows the others`() throws {
    try office.write(
      "编号,企业名称,地址,类别,录入单位\nS8,甲厂,张店,重要,一大队\nS9,张店乙印刷厂,张店,重点,一大队\n", to: "错.csv")
    let refused = try office.run("import sources 错.csv --yes", at: "2019-04-20")
    #expect(refused.status == 1)
    #expect(refused.text.contains("新增 1，修改 0，不变 0，重复 0，拒绝 1"))
    #expect(refused.text.contains("第3行 S9 张店乙印刷厂"))
    #expect(refused.text.contains("加上 --skip-refused"))
    let json = try office.run("import sources 错.csv --yes --json", at: "2019-04-20")
    #expect(json.text.contains("\"拒绝\" : [") && json.text.contains("张店乙印刷厂"))
    let result = try office.done("import sources 错.csv --yes --skip-refused")
    #expect(result.text.hasSuffix("略过1行，没有登记：\n  第2行 甲厂\n"))
    #expect(result.errors.contains("[list.bad-value]"))
  }

  @Test(arguments: [
    ("行政执法证到期前换证登记", "--law-valid", "行政执法证"),
    ("环境监察执法证到期前换证登记", "--inspection-valid", "环境监察执法证"),
  ])
  func `the command that due names renews a certificate`(
    duty: String, validity: String, certificate: String
  ) throws {
    _ = try office.done(
      "officer enter 郑十 --id P20 --unit 一大队 --law L20 --law-valid 2019-06-20 --inspection H20 --inspection-valid 2019-06-20 --reason 调入"
    )
    func commands() throws -> [[String]] {
      let json = Data(try office.done("due --all --json", at: "2019-05-20").text.utf8)
      let told = try JSONSerialization.jsonObject(with: json) as? [String: Any]
      let result = told?["结果"] as? [String: Any]
      let steps = try #require(result?["待办"] as? [[String: Any]])
      return steps.filter { $0["事项"] as? String == duty }
        .compactMap { $0["命令"] as? [String] }.filter { $0.contains("P20") }
    }
    let command = try #require(try commands().first)
    #expect(command == ["office", "officer", "amend", "P20", validity, "有效期", "--reason", "换证"])
    let line = command.dropFirst().joined(separator: " ").replacing("有效期", with: "2024-06-20")
    #expect(try office.done(line, at: "2019-05-20").text.contains("郑十"))
    #expect(try commands() == [])
    let shown = try office.done("officer show P20", at: "2019-05-20").text
    #expect(shown.contains("\(certificate)") && shown.contains("2024年6月20日"), "\(shown)")
  }

  @Test func `two people of one name are told apart by their ids`() throws {
    _ = try office.done(
      "officer enter 王二 --id P20 --unit 一大队 --law L20 --inspection H20 --reason 调入")
    let asked = try office.run(
      "recusal 王二 S3 --ground 曾在该单位任职 --approved-by 沈砚秋", at: "2019-04-20")
    #expect(asked.errors.contains("写编号：P2（环境监察一大队，行政执法证L2）、P20（环境监察一大队，行政执法证L20）"))
    let clerk = try office.run("clerk", at: "2019-04-20", by: "王二")
    #expect(clerk.errors.contains("P20（环境监察一大队"))
    #expect(try office.run("clerk", at: "2019-04-20", by: "P20").text.contains("由王二办理"))
  }

  @Test func `a name that is not whole is guessed`() throws {
    for (line, hint) in [
      ("source show 乙陶", "是不是“淄博乙陶瓷有限公司”？"), ("source show 张店戊印涮有限公司", "是不是“张店戊印刷有限公司”？"),
      ("source show 淄博", "[desk.unknown-source]"), ("officer show 王三", "是不是“王二”？"),
    ] {
      let result = try office.run(line, at: "2019-04-20")
      #expect(result.status == 1 && result.errors.contains(hint), "\(result.errors)")
    }
    #expect(try !office.run("source show 淄博", at: "2019-04-20").errors.contains("是不是"))
  }

  @Test func `a plan at fault names a few rows and counts the others`() throws {
    let result = try office.run(
      "plan 2019-05 --unit 一大队 --rows 2,9-200 --on 上旬", at: "2019-04-20")
    #expect(result.errors.contains("还有189行也是这样：第12至200行"))
  }

  @Test func `a list drawn elsewhere is told for its numbers, its places and its season`() throws {
    try office.write(
      DeskOffice.draw.replacing("4,张店己汽修,张店区一路6号", with: "5,张店己汽修,张店区九路6号")
        .replacing("淄博甲化工有限公司,张店区一路1号,淄博市,张店区", with: "淄博甲化工有限公司,张店区一路1号,淄博市,周村区")
        .replacing("王二、李三", with: "郑八、李三").replacing("赵四,周六", with: "郑八,周六"),
      to: "改.csv")
    let result = try office.done("adopt-draw 改.csv --quarter 2019Q3 --yes")
    #expect(result.text.contains("名单的序号不是从1到4：第4家写的是“5”"))
    #expect(result.text.contains("第4行“张店己汽修”名单上的地址“张店区九路6号”，库里是“张店区一路6号”"))
    #expect(result.text.contains("县（市、区）“周村区”，库里是“张店区”"))
    #expect(result.text.contains("第2、3行的郑八不在岗（借调）"))
    #expect(try office.done("verify").text.contains("重新核对，与登记的一致"))
    let late = try office.run("adopt-draw 改.csv --quarter 2019Q3 --yes", at: "2019-10-08")
    #expect(late.errors.contains("[draw.redraw]"))
    #expect(late.errors.contains("确是补登以前抽取的名单，加上 --late"))
  }

  @Test func `a quarter that is over comes in late, which is told`() throws {
    let result = try office.run(
      "adopt-draw 抽取.csv --quarter 2019Q3 --late --yes", at: "2019-10-08")
    #expect(result.text.contains("2019年第3季度的名单2019年10月8日才补登"), "\(result.errors)")
    let refused = try office.run("adopt-draw 抽取.csv --quarter 2019Q3 --yes", at: "2020-01-08")
    #expect(refused.errors.contains("确是补登以前抽取的名单，加上 --late"))
  }

  @Test func `a month's results are filled into a template, and unfilled rows wait`() throws {
    let said = try office.run(
      "result --template 五月.csv --month 2019-05", at: "2019-05-10", by: "冯队长")
    #expect(said.text.contains("result --list 五月.csv"), "\(said.errors)")
    let path = "\(office.room.path)/五月.csv"
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let row = "2,淄博乙陶瓷有限公司,,王二、李三,,,"
    #expect(text.contains(row))
    let unfilled = try office.run("result --list 五月.csv", at: "2019-05-11", by: "冯队长")
    #expect(unfilled.errors.contains("[list.no-rows]"))
    let filled = "2,淄博乙陶瓷有限公司,2019-05-10,王二、李三,,未发现问题,"
    try office.write(text.replacing(row, with: filled), to: "五月.csv")
    let entered = try office.run("result --list 五月.csv", at: "2019-05-11", by: "冯队长")
    #expect(entered.text.contains("2019年5月10日检查，未发现问题"), "\(entered.errors)")
  }

  @Test func `a source and an officer have a history`() throws {
    _ = try office.done("source amend S2 --address 张店区二路2号")
    _ = try office.run(
      "result 2 --date 2019-05-10 --outcome 发现问题已责令改正 --findings 未报 --measure 现场责令改正 --due 2019-05-20",
      at: "2019-05-11", by: "王二")
    let source = try office.done("source show S2", at: "2019-06-01")
    #expect(source.text.contains("2019年4月20日 修改\n"), "\(source.text)")
    #expect(source.text.contains("2019年抽中1次，已查1次"))
    #expect(source.text.contains("2019年第2季度第2行（本年度第1次），王二、李三"))
    #expect(source.text.contains("整改期限2019年5月20日，逾期未完成"))
    let officer = try office.done("officer show 王二", at: "2019-06-01")
    #expect(officer.text.contains("2019Q2 1家（牵头1家），已查1家，还有0家，整改逾期：第2行"))
    #expect(try office.done("officer show 孙五", at: "2019-06-01").text.contains("2019年5月31日到期（已过期）"))
  }

  @Test func `quarters, months, days and rows may be full-width or Han`() throws {
    #expect(try office.done("status --quarter ２０１９Ｑ２").text.contains("2019年第2季度"))
    #expect(try office.done("status --quarter 二〇一九年第二季度").text.contains("2019年第2季度"))
    #expect(try office.done("status --quarter 2019第2季度").text.contains("2019年第2季度"))
    let result = try office.run(
      "plan 2019年五月 --unit 二大队 --rows ３ --on 2019年5月二十日", at: "2019-04-20")
    #expect(result.text.contains("环境监察二大队2019年5月检查计划第1版，1家"), "\(result.errors)")
  }
}
