import FormTestSupport
import Foundation
import Testing

/// An office of a test's own, worked in through the command as a clerk does.
struct DeskOffice {
  /// Removed with the office when the test is over.
  let room: TemporaryFolder

  var folder: String { "\(room.path)/机关" }

  /// The program built beside the tests.
  static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "hanform").path(percentEncoded: false)

  init() throws { room = try TemporaryFolder() }

  /// A copy of an office that is played up to the check of its first source.
  static func checked() throws -> DeskOffice {
    let office = try DeskOffice()
    try FileManager.default.copyItem(atPath: try prepared.get().folder, toPath: office.folder)
    return office
  }

  /// Runs `hanform office …` at a time; a day alone is its noon.
  @discardableResult
  /// `time`: `nil` is what the clock shows.
  func run(_ line: String, at time: String?, by clerk: String? = "林晓晨") throws -> ProgramResult {
    var arguments = ["office"] + line.split(separator: " ").map(String.init)
    arguments += ["--office", folder]
    if let time { arguments += ["--time", time] }
    if let clerk { arguments += ["--as", clerk] }
    return try FormTestSupport.run(Self.program, arguments, in: room.path)
  }

  /// Runs what must not be refused.
  func done(_ line: String, at time: String = "2019-04-20") throws -> ProgramResult {
    let result = try run(line, at: time)
    #expect(result.status == 0, "\(line): \(result.errors)")
    return result
  }

  /// The journal as `log` tells it, whose lines are what was entered.
  func journal() throws -> [Substring] {
    let log = try run("log --last 10000", at: "2030-01-01", by: nil)
    return log.text.split(separator: "\n")
  }

  /// Writes a file into the room, by whose name commands find it.
  func write(_ text: String, to name: String) throws {
    _ = try room.write(Array(text.utf8), to: name)
  }

  /// Six sources, nine officers and a draw of four rows; 1 is checked, 2 is planned in May.
  ///
  /// 1 甲 (张一 赵四), 2 乙 (王二 李三), 3 丁医院 (赵四 周六), 4 己汽修 (吴七 张一).
  private static let prepared = Result { () throws -> DeskOffice in
    let office = try DeskOffice()
    try office.writeFiles()
    func enter(_ line: String, _ time: String, by clerk: String? = nil) throws {
      let result = try office.run(line, at: time, by: clerk)
      if result.status != 0 { throw PlayFault(line: line, said: result.errors) }
    }
    try enter("create --from .", "2019-01-03", by: "林晓晨")
    try enter("import sources 污染源.csv --yes", "2019-01-03")
    try enter("import officers 执法人员.csv --yes", "2019-01-03")
    try enter("recusal 李三 S1 --ground 曾在该单位任职 --approved-by 沈砚秋", "2019-01-10")
    try enter("adopt-draw 抽取.csv --quarter 2019Q2 --yes", "2019-03-29")
    try enter("plan 2019-04 --rows 1 --on 中旬", "2019-04-01", by: "冯队长")
    try enter("plan 2019-05 --rows 2 --on 中旬", "2019-04-01", by: "冯队长")
    try enter("result 1 --date 2019-04-10 --outcome 未发现问题", "2019-04-11", by: "张一")
    return office
  }

  struct PlayFault: Error {
    var line: String
    var said: String
  }

  func writeFiles() throws {
    try write(Self.settings, to: "设置.yaml")
    try write(Self.rules, to: "抽取规则.yaml")
    try write("2019年: {依据: 国办发明电〔2018〕15号, 放假: {清明节: 2019-04-05}, 上班: []}\n", to: "节假日.yaml")
    try write(Self.sources, to: "污染源.csv")
    try write(Self.officers, to: "执法人员.csv")
    try write(Self.draw, to: "抽取.csv")
    try write("请假", to: "请假条.txt")
    _ = try room.write(Array(Data(base64Encoded: Self.photo) ?? Data()), to: "现场.jpg")
  }

  /// Eight by eight grey dots, PNG.
  private static let photo =
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAAFElE"
    + "QVR42mNgYGRiZmFlY2egjAEAHngA4YdIw7gAAAAASUVORK5CYII="

  static let settings = """
    名称: 淄博市环境保护局张店分局
    行政区划代码: "370303"
    地市: 淄博市
    区县: 张店区
    系统管理人员: [林晓晨]
    分管领导: 沈砚秋
    单位:
      - {名称: 环境监察一大队, 别名: [一大队], 类型: 大队, 主要负责人: 冯队长}
      - {名称: 环境监察二大队, 别名: [二大队], 类型: 大队, 主要负责人: 陈队长}
      - {名称: 环境监察三大队, 别名: [三大队], 类型: 大队, 主要负责人: 褚队长}
      - {名称: 环境监察四大队, 别名: [四大队], 类型: 大队, 主要负责人: 卫队长}
      - {名称: 危管应急中心, 别名: [危管办], 类型: 危管应急中心, 主要负责人: 蒋主任}
      - {名称: 法制科, 类型: 科室, 主要负责人: 沈科长}

    """

  static let rules = """
    法律依据: 《暂行办法》一、1
    重点: {比例: 25%, 依据: 方案}
    一般: {比例: "1:1", 依据: 方案}
    特殊: {比例: 100%, 依据: 方案}

    """

  static let sources = """
    编号,污染源名称,统一社会信用代码,详细地址,类别,录入归口,录入单位
    S1,淄博甲化工有限公司,91350100M000100Y43,张店区一路1号,重点,其他,一大队
    S2,淄博乙陶瓷有限公司,,张店区一路2号,重点,其他,一大队
    S3,淄博丙热电有限公司,,张店区一路3号,重点,其他,一大队
    S4,淄博丁医院,,张店区一路4号,特殊,医院,危管办
    S5,张店戊印刷有限公司,,张店区一路5号,一般,其他,一大队
    S6,张店己汽修,,张店区一路6号,一般,其他,二大队

    """

  static let officers = """
    编号,姓名,所属单位,行政执法证号,有效期,环境监察执法证号,有效期,在岗状态,离岗日期
    P1,张一,一大队,L1,2020-12-31,H1,2020-12-31,在岗,
    P2,王二,一大队,L2,2020-12-31,H2,2020-12-31,在岗,
    P3,李三,一大队,L3,2020-12-31,H3,2020-12-31,在岗,
    P4,赵四,二大队,L4,2020-12-31,H4,2020-12-31,在岗,
    P5,孙五,一大队,L5,2019-05-31,H5,2020-12-31,在岗,
    P6,周六,危管办,L6,2020-12-31,H6,2020-12-31,在岗,
    P7,吴七,三大队,L7,2020-12-31,H7,2020-12-31,在岗,
    P8,郑八,一大队,L8,2020-12-31,H8,2020-12-31,借调,2019-02-01
    P9,钱九,一大队,L9,2020-12-31,H9,2020-12-31,在岗,

    """

  static let draw = """
    序号,污染源名称,污染源地址,地市,县（市、区）,执法人员名称
    1,淄博甲化工有限公司,张店区一路1号,淄博市,张店区,"张一,赵四"
    2,淄博乙陶瓷有限公司,张店区一路2号,淄博市,张店区,王二、李三
    3,淄博丁医院,张店区一路4号,淄博市,张店区,赵四,周六
    4,张店己汽修,张店区一路6号,淄博市,张店区,吴七 张一

    """
}

extension DeskOffice {
  /// The names of the files kept as evidence.
  func evidence() throws -> [String] {
    let path = "\(folder)/附件"
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
