import FormTestSupport
import Foundation
import Testing

/// What commands do and tell, in an office played through the command.
@Suite struct DeskCommandTests {
  private let office: DeskOffice

  init() throws {
    office = try DeskOffice.checked()
    try office.writeFiles()
  }

  @Test func `the journal tells who did what and when`() throws {
    let lines = try office.journal()
    #expect(lines.count == 10)
    #expect(lines[0] == "第1条 2019-01-03 12:00 林晓晨：机关设置（淄博市环境保护局张店分局，6个单位）")
    #expect(lines[1] == "第2条 2019-01-03 12:00 林晓晨：抽取规则（重点≥25%，一般1:1，特殊100%）")
    #expect(lines[3] == "第4条 2019-01-03 12:00 林晓晨：污染源新增6家（名单“污染源.csv”，6行）")
    #expect(lines[5] == "第6条 2019-01-10 12:00 林晓晨：回避：李三不检查“淄博甲化工有限公司”（曾在该单位任职）")
    #expect(lines[6].contains("2019年第2季度第1次抽取，4家（采用名单“抽取.csv”，审核发现"))
    #expect(lines[9] == "第10条 2019-04-11 12:00 张一：检查结果：2019Q2派遣单第1行“淄博甲化工有限公司”，2019年4月10日检查，未发现问题")
  }

  @Test func `a list is tried before it is entered, and an unchanged one enters nothing`() throws {
    try office.write(
      "编号,企业名称,地址,类别,录入单位\nS3,淄博丙热电有限公司,张店区二路3号,重点,一大队\n,张店新增印刷厂,张店区二路9号,一般,一大队\n",
      to: "新.csv")
    let before = try office.journal()
    let tried = try office.run("import sources 新.csv", at: "2019-04-20")
    #expect(tried.status == 0)
    #expect(tried.text.contains("新增 1，修改 1，不变 0，重复 0，拒绝 0，名单里没有 5"))
    #expect(tried.text.contains("第2行 淄博丙热电有限公司 地址：张店区一路3号 → 张店区二路3号"))
    #expect(tried.text.hasSuffix("以上是试运行，还没有登记。核对后加上 --yes 登记。\n"))
    #expect(try office.journal() == before)
    let entered = try office.run("import sources 新.csv --yes", at: "2019-04-20")
    #expect(entered.text == "已登记台账第11条：污染源新增1家、修改1家（名单“新.csv”，2行）\n")
    let again = try office.run("import sources 新.csv --yes", at: "2019-04-20")
    #expect(again.text.contains("新增 0，修改 0，不变 2"))
    #expect(try office.journal().count == before.count + 1)
  }

  @Test func `good rows are entered beside refused ones only when that is asked for`() throws {
    try office.write(
      "编号,企业名称,地址,类别,录入单位\nS8,甲,张店,重要,一大队\nS9,张店乙印刷厂,张店,重点,一大队\n", to: "错.csv")
    #expect(try office.run("import sources 错.csv --yes", at: "2019-04-20").status == 1)
    let result = try office.run("import sources 错.csv --yes --skip-refused", at: "2019-04-20")
    #expect(result.text.hasPrefix("已登记台账第11条：污染源新增1家"))
  }

  @Test func `columns are remembered, and what is remembered can be changed`() throws {
    let path = "\(office.folder)/列对应-污染源.json"
    let kept = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(kept.contains("\"表头\" : \"详细地址\""))
    let changed = kept.replacing("详细地址", with: "门牌").replacing("\"污染源名称\"", with: "\"厂名\"")
    try Data(changed.utf8).write(to: URL(filePath: path))
    try office.write(
      "编号,厂名,统一社会信用代码,门牌,类别,录入归口,录入单位\nS9,张店乙印刷厂,,张店,一般,其他,一大队\n", to: "厂.csv")
    let result = try office.run("import sources 厂.csv --yes", at: "2019-04-20")
    #expect(result.text.hasPrefix("已登记台账第11条：污染源新增1家"), "\(result.errors)")
  }

  @Test func `remembered columns with a slip are named, and stay as they were written`() throws {
    let path = URL(filePath: "\(office.folder)/列对应-污染源.json")
    let kept = try Data(contentsOf: path)
    let slip = Data(
      String(decoding: kept, as: UTF8.self).replacing("{", with: "{,", maxReplacements: 1).utf8)
    try slip.write(to: path)
    try office.write("编号,污染源名称,详细地址,类别,录入单位\nS9,张店乙印刷厂,张店,一般,一大队\n", to: "厂.csv")
    let refused = try office.run("import sources 厂.csv --yes", at: "2019-04-20")
    #expect(refused.status == 1 && refused.errors.contains("list.bad-mapping"), "\(refused.errors)")
    #expect(try Data(contentsOf: path) == slip)
    try FileManager.default.removeItem(at: path)
    let entered = try office.run("import sources 厂.csv --yes", at: "2019-04-20")
    #expect(entered.status == 0, "\(entered.errors)")
  }

  @Test func `a column that the remembered ones leave out is found by its name`() throws {
    try office.write(
      "编号,污染源名称,统一社会信用代码,详细地址,类别,录入归口,录入单位,行业\nS3,淄博丙热电有限公司,,张店区一路3号,重点,其他,一大队,热力生产和供应\n",
      to: "行业.csv")
    let result = try office.done("import sources 行业.csv")
    #expect(result.text.contains("新增 0，修改 1"), "\(result.text)")
  }

  @Test func `a change holds once it is approved`() throws {
    let asked = try office.run(
      "change ask 2 --from 王二 --to 钱九 --reason 休假 --attach 请假条.txt", at: "2019-04-20", by: "冯队长")
    #expect(asked.text.contains("第1号检查人员变动：2019Q2派遣单第2行“淄博乙陶瓷有限公司”，王二换为钱九（休假），牵头人钱九"))
    #expect(asked.text.contains("hanform office change approve 1 --quarter 2019Q2"))
    #expect(try office.evidence().count == 2)
    let approved = try office.run("change approve 1 --head 冯队长", at: "2019-04-21")
    #expect(approved.status == 0)
    let result = "result 2 --date 2019-05-10 --outcome 未发现问题"
    let refused = try office.run(result, at: "2019-05-11", by: "王二")
    #expect(refused.errors.contains("由钱九或李三录入，王二不能录入"))
    #expect(try office.run(result, at: "2019-05-11", by: "钱九").status == 0)
  }

  @Test func `a recusal by a change is told of before the next draw`() throws {
    _ = try office.run(
      "change ask 2 --from 王二 --to 钱九 --reason 回避 --attach 请假条.txt", at: "2019-04-20", by: "冯队长")
    let approved = try office.done("change approve 1 --head 冯队长")
    #expect(approved.errors.contains("hanform office recusal P2 S2 --ground"), "\(approved.errors)")
    let told = "提醒：王二2019年第2季度因回避换下，没有登记回避“淄博乙陶瓷有限公司”"
    let shown = try office.run("draw freeze --quarter 2019Q3", at: "2019-06-28")
    #expect(shown.status == 1 && shown.text.contains(told), "\(shown.text)")
    let adopted = try office.run("adopt-draw 抽取.csv --quarter 2019Q3", at: "2019-06-28")
    #expect(adopted.text.contains(told), "\(adopted.text)")
    _ = try office.done("recusal P2 S2 --ground 与该单位有争议 --approved-by 沈砚秋", at: "2019-06-28")
    let frozen = try office.done("draw freeze --quarter 2019Q3 --yes", at: "2019-06-28")
    #expect(frozen.text.contains("回避2条") && !frozen.text.contains("提醒"), "\(frozen.text)")
  }

  @Test func `results come in by list, with every column`() throws {
    try office.write(
      """
      派遣单序号,污染源名称,检查日期,执法人员,生产状况,检查结果,发现的问题,处理意见,整改期限,罚款（元）,部门联合检查,监察记录编号,污染物排放
      2,淄博乙陶瓷有限公司,2019-5-10,"王二,李三",半停产,发现问题已责令改正,"超标, 未报",责令改正决定、立案查处,2019-06-10,"20,000.50",是,张环监2019002,有问题：总排口超标

      """, to: "结果.csv")
    let result = try office.run("result --list 结果.csv --json", at: "2019-05-11", by: "冯队长")
    #expect(result.status == 0, "\(result.errors)")
    for part in [
      "\"fine\" : 2000050", "\"isJoint\" : true", "\"findings\" : \"超标, 未报\"",
      "\"dueOn\" : \"2019-06-10\"", "\"note\" : \"总排口超标\"", "\"立案查处\"", "\"半停产\"",
      "\"recordNumber\" : \"张环监2019002\"",
    ] { #expect(result.text.contains(part), "\(part)") }
  }

  @Test func `a correction keeps what it does not name`() throws {
    try office.run(
      "result 2 --date 2019-05-10 --outcome 发现问题已责令改正 --findings 未报 --measure 现场责令改正 --due 2019-05-20",
      at: "2019-05-11", by: "王二")
    let result = try office.run(
      "correct 2 --reason 已整改 --fixed 2019-05-18 --json", at: "2019-05-19", by: "王二")
    #expect(result.text.contains("\"findings\" : \"未报\""), "\(result.errors)")
    #expect(result.text.contains("\"fixedOn\" : \"2019-05-18\""))
  }

  @Test func `settings changed in the folder are taken in`() throws {
    let same = try office.run("settings", at: "2019-04-20")
    #expect(same.text.contains("与台账一致"))
    try office.write(
      DeskOffice.settings.replacing("沈砚秋", with: "沈墨"), to: "机关/设置.yaml")
    let refused = try office.run("settings", at: "2019-04-20")
    #expect(refused.errors.contains("分管领导：沈砚秋 → 沈墨；登记以后不能撤回，要先确认"))
    #expect(try office.run("settings --yes", at: "2019-04-20").status == 0)
    #expect(try office.run("clerk", at: "2019-04-20", by: "沈墨").text.contains("分管领导"))
  }

  @Test func `the proposed plan takes a share, and in the last month all that is left`() throws {
    let may = try office.run("plan 2019-05 --unit 二大队 --propose --yes", at: "2019-04-12")
    #expect(may.text.contains("环境监察二大队2019年5月检查计划第1版，1家"))
    let june = try office.run("plan 2019-06 --unit 三大队 --propose --yes", at: "2019-04-12")
    #expect(june.text.contains("环境监察三大队2019年6月检查计划第1版，1家"))
    let shown = try office.run("plan 2019-05 --unit 三大队 --propose", at: "2019-04-12")
    #expect(shown.errors.contains("[desk.not-confirmed]"))
    // What is to be confirmed is told even where nobody can be asked.
    #expect(shown.text.contains("污染源名称"), "\(shown.text)")
  }

  @Test func `records go up, results go out, and then nothing of it is left`() throws {
    let signed = "--documents 2 --pages 4 --giver 张一 --yes"
    let handed = try office.run("handover --unit 一大队 --all \(signed)", at: "2019-04-30")
    #expect(handed.text.contains("环境监察一大队交接文书1家，张一交、林晓晨收"))
    #expect(handed.errors.contains("[handover.no-sheet]"), "\(handed.errors)")
    #expect(
      handed.errors.contains(
        "hanform office print 交接单 --unit 环境监察一大队 --quarter 2019Q2 --issue"))
    let empty = try office.run("handover --unit 一大队 --all \(signed)", at: "2019-04-30")
    #expect(empty.errors.contains("[handover.empty]"))
    let published = try office.run("publish 抽查结果公开表 --all --yes", at: "2019-04-30")
    #expect(published.text.contains("抽查结果公开表：2019年第2季度1家，2019年4月30日公开"))
  }

  @Test func `a quarter at a glance fits eighty cells`() throws {
    let result = try office.run("status", at: "2019-05-25")
    try expectGolden(result.text, named: "status.txt")
    #expect(result.text.split(separator: "\n").allSatisfy { cells(of: $0) <= 80 })
  }

  @Test func `duties are told by role with clause, day and command`() throws {
    try expectGolden(
      office.run("due", at: "2019-05-25", by: "冯队长").text, named: "due-unit.txt")
    try expectGolden(
      office.run("due --all", at: "2019-06-29").text, named: "due-all.txt")
  }

  @Test func `the commands of an earlier quarter's duties name it`() throws {
    let told = try office.done("due --all", at: "2019-07-02").text
    #expect(told.contains("office result 序号 --quarter 2019年第2季度 --date 日期"), "\(told)")
    #expect(told.contains("office handover --unit 环境监察一大队 --quarter 2019年第2季度 --all"))
    #expect(!told.contains("--propose"))
    #expect(told.contains("office plan 2019年6月 --unit 环境监察二大队 --rows 序号 --on 日期"))
  }

  @Test func `nobody is to sign for a plan without a row`() throws {
    let made = try office.done("plan 2019-04 --unit 四大队 --propose --yes")
    #expect(made.text.contains("第1版，0家") && !made.text.contains("receive"), "\(made.text)")
  }

  @Test func `an office that begins within a year has nothing to make up for`() throws {
    let new = try DeskOffice()
    try new.writeFiles()
    #expect(try new.run("create --from .", at: "2019-05-15", by: nil).status == 0)
    let now = try new.done("due --all", at: "2019-05-15").text
    #expect(now.contains("逾期") && now.contains("（2019年第2季度）"), "\(now)")
    #expect(!now.contains("2019年4月"), "\(now)")
    let before = try new.done("due --all --quarter 2019Q1", at: "2019-05-15").text
    #expect(before == "2019年第1季度在本机关台账开始（2019年5月15日）以前，没有要办的事。\n")
  }

  @Test func `a year without 节假日安排 is named where days depend on it`() throws {
    let known = try office.run("due --all", at: "2019-06-29")
    #expect(!known.errors.contains("[desk.unknown-holidays]"), "\(known.errors)")
    let unknown = try office.run("due --all", at: "2019-12-20")
    #expect(unknown.errors.contains("没有登记2020年的节假日安排"), "\(unknown.errors)")
    // A certificate that ended before the office began hangs on no holiday.
    _ = try office.done("officer amend 钱九 --law-valid 2018-11-30 --reason 更正")
    let ended = try office.done("due --all", at: "2019-04-20")
    #expect(ended.text.contains("2018年11月30日"), "\(ended.text)")
    #expect(!ended.errors.contains("2018年的节假日"), "\(ended.errors)")
  }

  @Test func `a code printed on paper is found again, another one is not`() throws {
    let verified = try office.run("verify", at: "2019-05-25")
    let code = try #require(verified.text.split(separator: "校验码：").last?.prefix(19))
    let known = try office.run("verify \(code)", at: "2019-05-25")
    #expect(known.text.contains("校验码 \(code)：第10条"))
    let unknown = try office.run("verify 3F2A-90B1-00C4-7E55", at: "2019-05-25")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("[store.unknown-code]"))
  }

  @Test func `a clock set back is refused until somebody says that it is right`() throws {
    let line = "recusal 王二 S2 --ground 与该单位有争议 --approved-by 沈砚秋"
    let refused = try office.run(line, at: "2019-04-10")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("[store.clock-set-back]"))
    #expect(try office.run("\(line) --clock-is-right", at: "2019-04-10").status == 0)
    #expect(try office.run("verify", at: "2019-04-12").status == 0)
  }

  @Test func `an office is made from three files, once, and remembers its clerk`() throws {
    let new = try DeskOffice()
    try new.writeFiles()
    let made = try new.run("create --from .", at: "2019-01-03", by: nil)
    #expect(made.text.hasPrefix("已在“\(new.folder)”建立机关：淄博市环境保护局张店分局\n"))
    #expect(try new.run("clerk", at: "2019-01-03", by: nil).text.contains("由林晓晨办理（系统管理人员）"))
    let again = try new.run("create --from .", at: "2019-01-03", by: nil)
    #expect(again.status == 1)
    #expect(again.errors.contains("[store.already-office]"))
    #expect(try new.run("clerk 冯队长", at: "2019-01-03", by: nil).status == 0)
    #expect(try new.run("clerk", at: "2019-01-03", by: nil).text.contains("环境监察一大队"))
  }

  @Test func `everything wrong with the three files is told, and no office is made`() throws {
    let new = try DeskOffice()
    try new.writeFiles()
    try new.write(DeskOffice.settings.replacing("分管领导", with: "领导"), to: "设置.yaml")
    try new.write(DeskOffice.rules.replacing("25%", with: "两成"), to: "抽取规则.yaml")
    let result = try new.run("create --from .", at: "2019-01-03", by: nil)
    #expect(result.status == 1)
    #expect(result.errors.contains("设置.yaml:6:1: 错误"))
    #expect(result.errors.contains("抽取规则.yaml:2:"))
    #expect(!FileManager.default.fileExists(atPath: new.folder))
  }

  private func cells(of line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
  }
}
