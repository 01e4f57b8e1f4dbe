import FormTestSupport
import Foundation
import Testing

/// Requests that the measure, or plain sense, stands against, asked for through the command.
@Suite struct RefusedCommandTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var line: String
    var ids: [String]
    /// What is not asked on 2019-04-20 by the administrator.
    var time = "2019-04-20"
    var clerk: String? = "林晓晨"
    /// A file that the request names: its name and text.
    var file: (name: String, text: String)?

    var testDescription: String { "\(clerk ?? "") \(line)" }
  }

  private static func ask(
    _ line: String, _ ids: String..., at time: String = "2019-04-20", by clerk: String? = "林晓晨",
    file: (name: String, text: String)? = nil
  ) -> Case {
    Case(line: line, ids: ids, time: time, clerk: clerk, file: file)
  }

  private static let proof = "--reason 休假 --attach 请假条.txt"

  static let changes = [
    ask("change ask 9 --from 张一 --to 钱九 \(proof)", "change.unknown-task"),
    ask("change ask 2 --from 张一 --to 钱九 \(proof)", "change.not-on-task"),
    ask("change ask 2 --from 王二 --to 王二 \(proof)", "change.same-officer"),
    ask("change ask 2 --from 王二 --to 李三 \(proof)", "change.already-on-task"),
    ask("change ask 1 --from 张一 --to 钱九 \(proof)", "change.after-result"),
    ask("change ask 2 --from 王二 --to 孙五 \(proof)", "change.ineligible"),
    ask("change ask 2 --from 王二 --to 郑八 \(proof)", "change.ineligible"),
    ask("change ask 2 --from 王二 --to 吴七 \(proof)", "change.other-unit"),
    ask("change ask 2 --from 王二 --to 钱九 --reason 休假", "change.no-proof"),
    ask("change ask 2 --from 王二 --to 钱九 --reason 其他 --attach 请假条.txt", "change.no-note"),
    ask("change ask 2 --from 王二 --to 钱九 \(proof) --lead 张一", "change.foreign-lead"),
    ask("change ask 2 --from 王二 --to 钱九 \(proof)", "change.foreign-unit", by: "陈队长"),
    ask(
      "change ask 2 --from 王二 --to 孙五 --reason 休假", "change.ineligible", "change.foreign-unit",
      "change.no-proof", by: "陈队长"),
    ask("change ask 2 --from 王二 --to 无此人 \(proof)", "desk.unknown-officer"),
    ask("change ask 2 --from 王二 --to 钱九 \(proof)", "desk.time-ahead", at: "9998-04-20"),
    ask("change approve 1 --head 冯队长", "change.unknown"),
    ask("change withdraw 1 --reason 已销假", "change.unknown"),
    ask(
      "change ask 2 --from 王二 --to 钱九 --reason 休假 --attach 空.pdf", "change.empty-proof",
      file: ("空.pdf", "")),
  ]

  static let draws = [
    ask("adopt-draw 抽取.csv --quarter 2019Q2 --yes", "draw.redraw"),
    ask(
      "adopt-draw 空.csv --quarter 2019Q3 --yes", "draw.empty-list",
      file: ("空.csv", "序号,污染源名称,污染源地址,地市,县（市、区）,执法人员名称\n")),
    ask(
      "adopt-draw 错.csv --quarter 2019Q3 --yes", "draw.unknown-source", "draw.unknown-officer",
      "draw.source-twice",
      file: (
        "错.csv",
        """
        序号,污染源名称,污染源地址,地市,县（市、区）,执法人员名称
        1,无此公司,,,,"张一,王二"
        2,淄博乙陶瓷有限公司,,,,"张一,无此人"
        3,淄博丙热电有限公司,,,,"张一,王二"
        4,淄博丙热电有限公司,,,,"张一,王二"

        """
      )),
    ask(
      "adopt-draw 缺列.csv --quarter 2019Q3 --yes", "list.missing-column",
      file: ("缺列.csv", "序号,污染源名称\n1,淄博甲化工有限公司\n")),
    ask("adopt-draw 抽取.csv --quarter 2019Q3 --yes", "draw.not-administrator", by: "冯队长"),
    ask("adopt-draw 抽取.csv --quarter 2019Q3", "desk.not-confirmed"),
    ask("adopt-draw 抽取.csv --quarter 2019Q4 --yes", "draw.out-of-season"),
    ask("adopt-draw 抽取.csv --quarter 2019Q4 --late --yes", "draw.out-of-season"),
    ask("adopt-draw 抽取.csv --quarter 2018Q4 --yes", "draw.out-of-season", "draw.empty-registry"),
    ask("adopt-draw 抽取.csv --quarter 2018Q4 --late --yes", "draw.empty-registry"),
    ask("adopt-draw 没有.csv --quarter 2019Q3 --yes", "desk.unreadable-file"),
    ask("draw freeze --quarter 2019Q2 --yes", "draw.redraw"),
    ask("draw freeze --quarter 2020Q1 --yes", "draw.out-of-season"),
    ask("draw freeze --quarter 2019Q3 --yes", "draw.not-administrator", by: "沈砚秋"),
    ask("draw run --quarter 2019Q3 --yes", "draw.not-frozen"),
    ask("draw file --quarter 2019Q3 --witness 沈科长 --yes", "draw.not-frozen"),
    ask("draw reveal --quarter 2019Q2 --yes", "draw.nothing-to-reveal"),
    ask("draw void --quarter 2019Q2 --reason 有误 --approved-by 沈砚秋 --yes", "void.after-result"),
    ask(
      "draw void --quarter 2019Q2 --reason 有误 --approved-by 林晓晨 --yes", "void.after-result",
      "void.other-approver", "void.own-approval"),
    ask("draw void --quarter 2019Q3 --reason 有误 --approved-by 沈砚秋 --yes", "void.nothing"),
    ask("draw freeze --quarter 2019Q3", "desk.not-confirmed"),
  ]

  static let plans = [
    ask("plan 2019-07 --unit 一大队 --rows 1 --on 上旬", "plan.no-sheet"),
    ask(
      "plan 2019-05 --unit 法制科 --rows 2 --on 上旬", "plan.unknown-unit", "plan.foreign-task",
      "plan.planned-already"),
    ask("plan 2019-05 --unit 一大队 --rows 2 --on 上旬", "plan.foreign-unit", by: "陈队长"),
    ask("plan 2019-05 --unit 一大队 --rows 2,2 --on 上旬", "plan.task-twice"),
    ask("plan 2019-05 --unit 一大队 --rows 2 --on 中旬", "plan.same"),
    ask(
      "plan 2019-05 --unit 一大队 --rows 2,9-200 --on 上旬", "plan.unknown-task", "plan.unknown-task",
      "plan.unknown-task", "plan.unknown-task"),
    ask("plan 2019-05 --unit 一大队 --rows 9 --on 上旬", "plan.unknown-task"),
    ask("plan 2019-05 --unit 一大队 --rows 2,3 --on 上旬", "plan.foreign-task"),
    ask("plan 2019-05 --unit 一大队 --rows 2 --on 2019-06-01", "plan.outside-month"),
    ask("plan 2019-04 --unit 一大队 --rows 1,2 --on 上旬", "plan.planned-already"),
    ask("plan 2019-05 --unit 一大队 --rows 1,2 --on 上旬", "plan.done-already"),
    ask("plan 2019-04 --unit 一大队 --rows 9 --on 上旬", "plan.drops-done", "plan.unknown-task"),
    ask("plan 2019-06 --unit 一大队 --rows 1 --on 上旬", "plan.leaves-tasks", "plan.done-already"),
    ask("plan 2019-05 --unit 九大队 --rows 2 --on 上旬", "desk.unknown-unit"),
    ask("plan 2019-05 --rows 2 --on 上旬", "desk.no-unit"),
    ask(
      "plan 2019-05 错.csv --unit 一大队", "list.other-source", "list.bad-value",
      file: ("错.csv", "派遣单序号,污染源名称,计划检查日期\n2,淄博甲化工有限公司,上旬\n二,,上旬\n")),
    ask("receive 2019-04 --unit 三大队 --officers 吴七", "plan.none"),
    ask("receive 2019-04 --unit 一大队 --officers 吴七", "plan.foreign-officer"),
    ask("receive 2019-04 --unit 一大队 --all", "plan.foreign-receipt", by: "张一"),
    ask(
      "receive 2019-04 --unit 一大队 --officers 张一 --date 2019-04-21", "plan.future-receipt"),
  ]

  static let results = [
    ask("result 9 --date 2019-04-10 --outcome 未发现问题", "result.unknown-task"),
    ask("result 1 --date 2019-04-12 --outcome 未发现问题", "result.entered-already"),
    ask(
      "result 2 --date 2019-07-01 --outcome 未发现问题 --quarter 2019Q2", "result.outside-quarter",
      at: "2019-07-02"),
    ask(
      "result 2 --date 2019-05-10 --outcome 未发现问题", "result.before-check", at: "2019-05-09"),
    ask("result 3 --date 2019-04-10 --outcome 未发现问题", "result.unplanned"),
    ask(
      "result 2 --date 2019-05-10 --outcome 未发现问题 --officers 王二,钱九", "result.other-officers",
      at: "2019-05-11"),
    ask(
      "result 2 --date 2019-05-10 --outcome 未发现问题", "result.foreign-author", at: "2019-05-11",
      by: "赵四"),
    ask(
      "result 2 --date 2019-05-10 --outcome 发现问题已责令改正", "result.no-findings",
      "result.no-measure", at: "2019-05-11"),
    ask(
      "result 2 --date 2019-05-10 --outcome 未发现问题 --measure 立案查处", "result.measure-without-finding",
      at: "2019-05-11"),
    ask(
      "result 2 --date 2019-05-10 --outcome 未发现问题 --fine 100", "result.fine-without-case",
      at: "2019-05-11"),
    ask(
      "result --list 错.csv", "list.bad-value", "list.bad-value", "list.missing-value",
      at: "2019-05-11",
      file: ("错.csv", "派遣单序号,检查日期,检查结果,罚款\n2,2019-05-10,很好,\n2,五月十日,未发现问题,\n2,,未发现问题,\n")),
    ask(
      "result --list 重.csv", "result.entered-already", at: "2019-05-11",
      file: ("重.csv", "派遣单序号,检查日期,检查结果\n2,2019-05-10,未发现问题\n2,2019-05-10,停产或关闭\n")),
    ask(
      "correct 2 --reason 笔误 --date 2019-05-10", "correction.nothing", at: "2019-05-11"),
    ask("correct 1 --reason 笔误", "correction.same"),
  ]

  private static let signed = "--documents 2 --pages 4 --giver 张一 --yes"

  static let papers = [
    ask("handover --unit 一大队 --rows 2 \(signed)", "handover.unchecked"),
    ask("handover --unit 一大队 --rows 1 \(signed) --receiver 张一", "handover.same-person"),
    ask("handover --unit 一大队 --rows 1 \(signed) --receiver 冯队长", "handover.foreign-receiver"),
    ask("handover --unit 二大队 --rows 1 \(signed)", "handover.foreign-task"),
    ask("handover --unit 一大队 --rows 1 \(signed) --date 2019-04-09", "handover.before-check"),
    ask("handover --unit 一大队 --rows 1 \(signed) --date 2019-04-21", "handover.future"),
    ask(
      "handover --unit 一大队 --rows 1 --documents 2 --pages 1 --giver 张一 --yes", "handover.counts"),
    ask("handover --unit 二大队 --all \(signed)", "handover.empty"),
    ask("publish 抽查结果公开表 --rows 1,2 --yes", "publication.unchecked"),
    ask("publish 抽查结果公开表 --rows 9 --yes", "publication.unknown-task"),
    ask("publish 抽查结果公开表 --all --date 2019-04-09 --yes", "publication.before-check"),
    ask("publish 抽查结果公开表 --all --date 2019-04-21 --yes", "publication.future"),
    ask("print 月调度表 --month 2019-05", "paper.future-period"),
    ask("print 月调度表 --month 2019-04 --unit 一大队", "paper.unused-option"),
    ask("print 月调度表 --quarter 2019Q2", "paper.unused-option"),
    ask("print 季度汇总表 --quarter 2019Q2 --unit 一大队 --of 1", "paper.unused-option"),
    ask("print 派遣单 --month 2019-04 --by-unit", "paper.unused-option"),
    ask("print 派〔2019〕1号 --unit 一大队", "paper.unused-option"),
    ask("print 承诺书 --blank --unit 一大队", "paper.unused-option"),
    ask("print 派遣单摘录 --quarter 2019Q2 --issue --yes", "paper.sheet-not-issued"),
    ask("plan 2019-04 --unit 二大队 --propose", "plan.nothing-to-propose", at: "2019-05-02"),
    ask(
      "result --template 四月.csv --month 2019-04 --unit 一大队", "desk.file-exists",
      file: ("四月.csv", "派遣单序号,检查日期,检查结果\n1,2019-04-10,未发现问题\n")),
    ask("publish 抽查结果公开表 --all --yes", "publication.not-administrator", by: "冯队长"),
    ask("publish 抽查结果公开表 --all", "desk.not-confirmed"),
  ]

  private static let new = "source add --name 淄博新材料有限公司 --address 张店区 --class 一般"

  static let registries = [
    ask("\(new) --entry-unit 一大队 --id S1", "source.id-taken"),
    ask("\(new) --entry-unit 一大队 --code 91350100M000100Y43", "list.code-taken"),
    ask(
      "\(new) --entry-unit 一大队 --code 91350100M000100Y43 --id 91350100M000100Y43-2",
      "source.code-taken"),
    ask("\(new) --entry-unit 一大队 --code 91350100M000100Y44", "list.bad-value"),
    ask("\(new) --entry-unit 一大队 --id S\u{7}9", "list.control-character"),
    ask(
      "source add --name 　 --address 　 --class 一般 --entry-unit 一大队", "list.missing-value",
      "list.missing-value"),
    ask(
      "source add --name 张店\u{E000}厂 --address 张店区 --class 一般 --entry-unit 一大队",
      "list.private-use"),
    ask(
      "source add --name 张店己\u{200B}汽修 --address 张店区 --class 一般 --entry-unit 二大队",
      "list.name-taken"),
    ask(
      "source add --name 张店新医院 --address 张店区 --class 一般 --entry-unit 一大队",
      "list.wrong-entry-unit"),
    ask("source amend S2 --reason 核对", "source.same"),
    ask("officer amend 王二 --law-valid 2020-12-31 --reason 核对", "officer.same"),
    ask("officer amend 王二 --law L1 --reason 换证", "list.certificate-taken"),
    ask("officer amend 王二 --law-valid 2020-2-30 --reason 换证", "list.bad-value"),
    ask(
      "officer enter 新人 --unit 一大队 --law L2 --inspection H20 --reason 调入",
      "list.certificate-taken"),
    ask("officer enter 王二 --unit 一大队 --law L20 --inspection H20 --reason 调入", "list.name-taken"),
    ask("recusal 李三 S1 --ground 曾在该单位任职 --approved-by 沈砚秋", "recusal.same"),
    ask(
      "import sources 空.csv --yes", "list.no-rows", file: ("空.csv", "编号,企业名称,地址,类别,录入单位\n")),
    ask("\(new) --entry-unit 一大队 --kind 医院", "list.wrong-entry-unit"),
    ask("\(new) --entry-unit 一大队", "source.foreign-unit", by: "陈队长"),
    ask("\(new) --entry-unit 一大队 --date 2019-04-21", "source.future-change"),
    ask("source resume S2 --reason 复产", "source.not-suspended"),
    ask("source amend 没有这家 --address 张店区", "desk.unknown-source"),
    ask("source remove S3 --reason 拆除 --yes", "source.no-photo"),
    ask("source remove S2 --reason 拆除 --photo 现场.jpg --yes", "source.drawn"),
    ask("source remove S3 --reason 拆除 --photo 请假条.txt --yes", "source.bad-photo"),
    ask("source keep S3 --reason 误认", "source.not-removed"),
    ask("source remove S3 --reason 拆除 --photo 现场.jpg", "desk.not-confirmed"),
    ask("officer enter 新人 --unit 一大队 --reason 调入", "officer.no-certificate"),
    ask(
      "officer enter 新人 --unit 法制科 --law L20 --inspection H20 --reason 调入",
      "list.wrong-officer-unit"),
    ask("officer strike 王二 --reason 调离 --yes", "officer.has-tasks"),
    ask(
      "officer enter 新人 --unit 一大队 --law L20 --inspection H20", "officer.not-administrator",
      by: "冯队长"),
    ask(
      "recusal 王二 S1 --ground 其他 --approved-by 沈砚秋", "recusal.no-note"),
    ask(
      "import officers 人.csv --yes", "officer.not-administrator", by: "冯队长",
      file: ("人.csv", "编号,姓名,所属单位,行政执法证号,环境监察执法证号\nP20,新人,一大队,L20,H20\n")),
    ask(
      "import sources 错.csv --yes", "list.bad-value", "list.missing-value",
      file: ("错.csv", "编号,企业名称,地址,类别,录入单位\nS8,甲,张店,重要,一大队\nS9,,张店,重点,一大队\n")),
    ask(
      "import sources 外.csv --yes", "source.foreign-unit", by: "陈队长",
      file: ("外.csv", "编号,企业名称,地址,类别,录入单位\nS8,甲乙丙,张店,重点,一大队\n")),
    ask("import officers 污染源.csv --yes", "list.other-registry"),
    ask("import sources 执法人员.csv --yes", "list.other-registry"),
    ask("settings --yes", "settings.not-administrator", by: "冯队长"),
    ask("status", "store.no-journal", by: nil),
    ask("due", "desk.unknown-person", by: "无此人"),
    ask("receive 2019-06 --unit 三大队 --all", "plan.none"),
    ask("draw secret 请假条.txt --quarter 2019Q2", "draw.nothing-to-reveal"),
    ask("source show 乙陶", "desk.unknown-source"),
    ask("settings --yes", "desk.unknown-person", by: "无此人"),
    ask("settings --yes", "store.clock-set-back", at: "2018-12-01", by: "张一"),
    ask("backup --to 机关", "store.backup-inside"),
    ask("backup --to 机关/附件", "store.backup-inside"),
    ask("result --template 结果.csv --unit 二大队 --month 2019-05", "desk.no-plan"),
    ask(
      "result --list 空.csv", "list.no-rows",
      file: ("空.csv", "派遣单序号,污染源名称,检查日期,执法人员,检查结果\n2,,,王二、李三,\n")),
  ]

  static let cases = changes + draws + plans + results + papers + registries

  @Test(arguments: cases)
  func `a request against the measure is refused, and the journal stays as it was`(
    request: Case
  ) throws {
    let office = try DeskOffice.checked()
    try office.writeFiles()
    if let file = request.file { try office.write(file.text, to: file.name) }
    if request.ids == ["settings.not-administrator"] {
      try office.write(
        DeskOffice.settings.replacing("沈砚秋", with: "沈墨"), to: "机关/设置.yaml")
    }
    if request.ids == ["store.no-journal"] {
      try FileManager.default.removeItem(atPath: office.folder)
    }
    let before = try office.journal()
    let files = try office.evidence()
    let result = try office.run(request.line, at: request.time, by: request.clerk)

    #expect(result.status == 1, "\(result.errors)")
    // A list that was read, and what is to be confirmed, are told even so.
    let isTold = request.line.hasPrefix("import") || request.ids == ["desk.not-confirmed"]
    #expect(result.output.isEmpty || isTold)
    let lines = result.errors.split(separator: "\n")
    let told = lines.compactMap { line in
      line.hasSuffix("]") ? line.split(separator: "[").last.map { String($0.dropLast()) } : nil
    }
    #expect(told.filter { request.ids.contains($0) }.sorted() == request.ids.sorted(), "\(told)")
    #expect(Set(told).subtracting(request.ids) == [], "\(result.errors)")
    #expect(lines.last?.hasSuffix("台账没有改动。") == true)
    #expect(try office.journal() == before)
    #expect(try office.evidence() == files)
  }

  @Test func `there are at least sixty such requests, of as many kinds`() {
    #expect(Self.cases.count >= 90)
    #expect(Set(Self.cases.flatMap(\.ids)).count >= 60)
  }

  /// 依据《暂行办法》…：what stands against it, and what to do.
  @Test(arguments: [
    ("change ask 2 --from 王二 --to 吴七 \(proof)", "二、4（执法人员变动原则）", "可选：张一、钱九"),
    ("adopt-draw 抽取.csv --quarter 2019Q2 --yes", "一、1（污染源检查任务分类随机抽取）", "作废单"),
    ("source remove S3 --reason 拆除 --yes", "二、5（污染源信息动态更新原则）", "现场照片"),
    ("publish 抽查结果公开表 --rows 2 --yes", "一、3（检查结果公开）", "检查以后再公开"),
  ])
  func `a refusal cites its clause and says what to do`(
    line: String, clause: String, hint: String
  ) throws {
    let office = try DeskOffice.checked()
    try office.writeFiles()
    let result = try office.run(line, at: "2019-04-20")
    #expect(result.errors.contains("依据《暂行办法》\(clause)："))
    #expect(result.errors.contains(hint))
  }

  @Test func `a refusal is data too when asked for`() throws {
    let office = try DeskOffice.checked()
    let result = try office.run("source remove S3 --reason 拆除 --yes --json", at: "2019-04-20")
    struct Answer: Decodable {
      struct Finding: Decodable {
        var 编号: String
        var 轻重: String
        var 内容: String
        var 办法: String
      }
      var 拒绝: [Finding]
    }
    let answer = try JSONDecoder().decode(Answer.self, from: Data(result.output))
    #expect(result.status == 1)
    #expect(answer.拒绝.map(\.编号) == ["source.no-photo"])
    #expect(answer.拒绝.map(\.轻重) == ["错误"])
  }
}
