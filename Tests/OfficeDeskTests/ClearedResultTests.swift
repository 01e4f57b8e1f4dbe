import FormTestSupport
import Foundation
import Testing

/// Corrections, proposals and entries at once, through the command.
@Suite struct ClearedResultTests {
  private let office: DeskOffice

  init() throws {
    office = try DeskOffice.checked()
    try office.writeFiles()
  }

  /// What the journal keeps of the last result.
  private func result(_ line: String, at day: String = "2019-05-21") throws -> [String: Any] {
    let said = try office.run("\(line) --json", at: day)
    let told = try JSONSerialization.jsonObject(with: Data(said.text.utf8)) as? [String: Any]
    let entries = (told?["结果"] as? [String: Any])?["登记"] as? [[String: Any]]
    let fact = entries?.last?["内容"] as? [String: Any]
    let body = try #require(
      (fact?["correction"] ?? fact?["result"]) as? [String: Any], "\(said.text)\(said.errors)")
    return try #require(body["_0"] as? [String: Any])
  }

  private let entry =
    "result 2 --date 2019-05-10 --outcome 发现问题已责令改正 --findings 未报 --measure 现场责令改正 --due 2019-05-20 --fixed 2019-05-18 --joint --item 污染物排放=有问题：超标 --fine 0"

  @Test func `what should not have been written is taken out of a result`() throws {
    _ = try office.done(entry, at: "2019-05-20")
    let joint = try result("correct 2 --reason 误填 --no-joint --fixed 无")
    #expect(joint["isJoint"] as? Bool == false && joint["fixedOn"] == nil)
    #expect(joint["dueOn"] as? String == "2019-05-20")
    let cleared = try result("correct 2 --reason 误填 --due 无 --item 污染物排放=无")
    #expect(cleared["dueOn"] == nil && (cleared["items"] as? [Any])?.isEmpty == true)
  }

  @Test func `a correction to no finding leaves no term behind`() throws {
    _ = try office.done(entry, at: "2019-05-20")
    let line = "correct 2 --reason 复核 --outcome 无法联系 --measure 无需处置"
    let refused = try office.run(line, at: "2019-05-21")
    #expect(refused.errors.contains("[result.mending-nothing]"), "\(refused.errors)")
    let clean = try result("\(line) --due 无 --fixed 无")
    #expect(clean["dueOn"] == nil && clean["fixedOn"] == nil)
  }

  @Test func `what an outcome says of production goes with it`() throws {
    let closed = try result("result 2 --date 2019-05-10 --outcome 停产或关闭", at: "2019-05-11")
    #expect(closed["production"] as? String == "停产")
    let clean = try result("correct 2 --reason 录错 --outcome 未发现问题")
    #expect(clean["production"] as? String == "正常")
    let told = try result("correct 2 --reason 录错 --production 半停产")
    #expect(told["production"] as? String == "半停产")
    #expect(try result("correct 2 --reason 录错 --outcome 停产或关闭")["production"] as? String == "半停产")
  }

  @Test func `nothing is known of a plant that nobody saw, unless somebody says it`() throws {
    let entered = try result("result 2 --date 2019-05-10 --outcome 无法联系", at: "2019-05-11")
    #expect(entered["production"] == nil)
    let told = try result("correct 2 --reason 补录 --production 停产")
    #expect(told["production"] as? String == "停产")
    #expect(try result("correct 2 --reason 录错 --production 无")["production"] == nil)
    let clean = try result("correct 2 --reason 录错 --outcome 未发现问题")
    #expect(clean["production"] as? String == "正常")
    let refused = try result("correct 2 --reason 录错 --outcome 拒不配合 --findings 不开门")
    #expect(refused["production"] == nil)
  }

  @Test func `nothing is proposed for days that have gone by`() throws {
    let shown = try office.run("plan 2019-05 --unit 二大队 --propose", at: "2019-05-22")
    #expect(shown.text.contains("下旬") && !shown.text.contains("上旬"), "\(shown.text)")
    let rest = try office.done("plan 2019-05 --unit 二大队 --rows 3 --on 2019-05-26", at: "2019-05-22")
    #expect(rest.errors.contains("[plan.rest-day]"), "\(rest.errors)")
    let late = try office.done("plan 2019-04 --unit 三大队 --rows 4 --on 下旬", at: "2019-05-22")
    #expect(late.errors.contains("[plan.month-over]"), "\(late.errors)")
  }

  @Test func `who goes away, or must keep away, is told his open rows`() throws {
    let away = try office.done("officer amend 王二 --away 借调 --reason 借调")
    #expect(away.errors.contains("[officer.open-tasks]"), "\(away.errors)")
    #expect(away.errors.contains("派遣单第2行"), "\(away.errors)")
    let due = try office.done("due --all")
    #expect(due.text.contains("办理检查人员变动") && due.text.contains("change ask 序号"), "\(due.text)")
    let recused = try office.done("recusal 周六 S4 --ground 与该单位有争议 --approved-by 沈砚秋")
    #expect(recused.errors.contains("[recusal.on-sheet]"), "\(recused.errors)")
    #expect(recused.errors.contains("change ask 3 --quarter 2019Q2 --from P6"), "\(recused.errors)")
  }

  @Test func `a check by somebody who is away is told of`() throws {
    _ = try office.done("officer amend 王二 --away 借调 --away-from 2019-05-01 --reason 借调")
    let line = "result 2 --date 2019-05-10 --outcome 未发现问题"
    let told = try office.done(line, at: "2019-05-11")
    #expect(told.errors.contains("[result.away]") && told.errors.contains("王二"), "\(told.errors)")
  }

  @Test func `a form older than its entry is told of`() throws {
    _ = try office.done("change ask 2 --from 王二 --to 钱九 --reason 休假 --attach 请假条.txt")
    let told = try office.done("change approve 1 --head 冯队长 --date 2019-04-18")
    #expect(told.errors.contains("[change.approval-backdated]"), "\(told.errors)")
  }

  @Test func `a gap in a list from elsewhere is filled by a change`() throws {
    try office.write(
      DeskOffice.draw.replacing("王二、李三", with: "王二"), to: "缺.csv")
    _ = try office.done("adopt-draw 缺.csv --quarter 2019Q3 --yes", at: "2019-06-28")
    let asked = try office.done(
      "change ask 2 --quarter 2019Q3 --from 缺 --to 钱九 --reason 其他 --note 名单缺一名 --attach 请假条.txt",
      at: "2019-07-01")
    #expect(asked.text.contains("（缺）换为钱九"), "\(asked.text)")
  }

  /// Each a process of its own, all at once.
  @Test func `sources entered at once without numbers get one each`() async throws {
    let results = try await withThrowingTaskGroup(of: ProgramResult.self) { group in
      for number in 1...6 {
        group.addTask { [office] in
          try office.run(
            "source add --name 张店\(number)印刷厂 --address 张店区 --class 一般 --entry-unit 一大队",
            at: "2019-04-20")
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for result in results { #expect(result.status == 0, "\(result.errors)") }
    let numbers = (1...6).filter { number in
      results.contains { $0.text.contains("（W000\(number)）") }
    }
    #expect(numbers == Array(1...6))
  }

  @Test(arguments: [
    ("officer show 王二", ["\"行政执法证\" : {", "\"证号\" : \"L2\"", "\"在岗\" : true", "\"回避\" : ["]),
    ("officer show 郑八", ["\"离岗\" : {", "\"原因\" : \"借调\""]),
    ("officer show 李三", ["\"名称\" : \"淄博甲化工有限公司\""]),
    (
      "source show S1",
      ["\"地址\" : \"张店区一路1号\"", "\"类别\" : \"重点\"", "\"状态\" : \"在用\"", "\"执法人员\" : \"李三\""]
    ),
    ("status", ["\"规定比例\" : \"≥25%\"", "\"将到期的证件\" : [", "孙五（环境监察一大队）", "\"未签回的文书\""]),
  ])
  func `data tells what the text does`(line: String, parts: [String]) throws {
    let text = try office.done("\(line) --json").text
    for part in parts { #expect(text.contains(part), "\(part): \(text)") }
  }
}
