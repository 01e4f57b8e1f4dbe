import Diagnostics
import DocumentTree
import FormTestSupport
import Foundation
import Testing

@testable import FormTemplates

/// The seven papers of the measure (淄博市环境保护局张店分局, 污染源日常环境监管随机抽查工作暂行办法, 2019年1月3日).
struct PaperTests {
  static let names = ["派遣单", "执法人员库变动审批表", "检查人员变动审批表", "交接单", "承诺书", "季度汇总表", "月检查计划"]

  /// Small data that shows every part of each paper.
  static let data: [String: String] = [
    "派遣单": """
    {"年": 2019, "季": 2, "派发单位": "张店分局", "份号": 7, "企业": [
      {"名称": "山东甲化工有限公司", "地址": "张店区甲路1号", "执法人员": ["王喆", "李明"]},
      {"名称": "乙（淄博）医院", "地址": "周村区乙路2号", "区县": "周村区", "执法人员": ["赵四", "阿依古丽·买买提"]}]}
    """,
    "执法人员库变动审批表": """
    {"姓名": "王喆", "变动": "录入", "原因": "新取得行政执法证和环境监察执法证。"}
    """,
    "检查人员变动审批表": """
    {"企业": "山东甲化工有限公司", "大队": "一大队", "原定": ["王喆", "李明"], "事由": "学习",
     "原因": "参加省厅培训。", "现定": ["王喆", "赵四"], "附件": ["培训通知", "请假条"]}
    """,
    "交接单": """
    {"年": 2019, "季": 2, "企业": [
      {"名称": "甲厂", "大队": "二大队", "执法人员": ["王喆", "李明"], "交接时间": "2019-07-01"},
      {"名称": "乙厂", "大队": "一大队", "执法人员": ["赵四", "钱五"]},
      {"名称": "丙厂", "大队": "二大队", "执法人员": ["孙六", "李明"]}]}
    """,
    "承诺书": """
    {"执法人员": [{"姓名": "王喆"}, {"姓名": "李明"}]}
    """,
    "季度汇总表": """
    {"年": 2019, "季": 2, "填报单位": "张店分局", "填报日期": "2019-07-03", "检查": [
      {"类别": "重点", "基数": 39, "比例": "≥25%", "应抽": 10, "实抽": 10, "已查": 9,
       "未发现问题": 7, "已责令改正": 1, "待后续处理": 1, "停产或关闭": 0, "无法联系": 0, "拒不配合": 0,
       "违法": 2, "立案": 1, "罚款": 20500, "移送": 0, "整改": 1, "公开": 9},
      {"类别": "一般", "基数": 200, "比例": "1:10", "应抽": 20, "实抽": 20, "已查": 18,
       "未发现问题": 17, "已责令改正": 0, "待后续处理": 0, "停产或关闭": 1, "无法联系": 0, "拒不配合": 0,
       "违法": 0, "立案": 0, "罚款": 0, "移送": 0, "整改": 0, "公开": 12},
      {"类别": "特殊", "基数": 0, "比例": "≥25%", "应抽": 0, "实抽": 0, "已查": 0,
       "未发现问题": 0, "已责令改正": 0, "待后续处理": 0, "停产或关闭": 0, "无法联系": 0, "拒不配合": 0,
       "违法": 0, "立案": 0, "罚款": 0, "移送": 0, "整改": 0, "公开": 0}],
     "人员": "执法人员库26人，本季安排检查20人，批准人员变动1人次。", "备注": "尚有3家未录入检查结果。"}
    """,
    "月检查计划": """
    {"大队": "一大队", "月份": "2019-05", "计划": [
      {"派遣单序号": 3, "企业": "甲厂", "地址": "甲路1号", "类别": "重点", "牵头人": "王喆",
       "参加人": ["李明"], "协办单位": "（二大队）", "日期": "5月8日"},
      {"企业": "乙厂", "牵头人": "赵四", "参加人": [], "备注": "协办，二大队牵头"}],
     "签收": [{"姓名": "王喆", "姓名二": "李明"}, {"姓名": "赵四", "姓名二": "／"}]}
    """,
  ]

  @Test(arguments: names)
  func `a paper fills with data`(name: String) throws {
    let dump = try paper(name).dump(try #require(Self.data[name]))
    try expectGolden(dump, named: "\(name).txt")
  }

  @Test(arguments: names)
  func `a paper prints blank without data`(name: String) throws {
    try expectGolden(try paper(name).blankDump(), named: "\(name)-空白.txt")
  }

  /// Titles, heads and labels as the measure's attached forms have them.
  @Test(arguments: [
    (
      "派遣单",
      ["2019年第2季度双随机抽查任务派遣单", "序号", "污染源名称", "污染源地址", "地市", "县⏎（市、区）", "执法人员名称"]
    ),
    (
      "执法人员库变动审批表",
      ["随机抽查执法人员库人员变动审批表", "执法人员姓名", "录入/剔除", "变动原因", "科室负责人签字", "分管领导签字"]
    ),
    (
      "检查人员变动审批表",
      [
        "随机抽查检查人员变动审批表", "随机抽查企业名称", "所属大队", "原定随机抽查人员", "变动原因", "现定随机抽查人员", "科室负责人签字", "分管领导签字",
      ]
    ),
    (
      "交接单",
      ["2019年第2季度随机抽查企业现场检查执法文书交接单", "序号", "污染源名称", "执法人员名称", "交接人签字", "交接时间", "接收人签字"]
    ),
    (
      "承诺书",
      [
        "随机抽查任务现场检查承诺书",
        "为圆满完成污染源日常环境监管随机抽查任务，特此承诺：公正执法、实事求是、履职尽责、及时发现环境违法问题、从严查处环境违法行为，并随时随地接受监督检查。",
        "承诺人：",
      ]
    ),
  ])
  func `a paper has the words and the order of the measure`(
    name: String, words: [String]
  ) throws {
    let dump = try paper(name).dump(try #require(Self.data[name]))
    var rest = dump[...].utf8
    for word in words {
      let lines = ["] \(word)\n", "] \(word)<"].compactMap { rest.firstRange(of: $0.utf8) }
      let found = try #require(lines.min { $0.lowerBound < $1.lowerBound }, "\(word)")
      rest = rest[found.upperBound...]
    }
  }

  @Test(arguments: names)
  func `the example office's data fits its paper`(name: String) throws {
    let template = try paper(name)
    let form = try template.filled(
      with: try template.data(try PackageFolder.text(of: "Examples/张店/\(name).json")))
    #expect(form.warnings.isEmpty)
    #expect(form.copyCount > 0)
    let lines = try form.document(at: 0).dump.utf8.split(separator: 0x0A)
    #expect(lines.count > 5)
    #expect(!lines.contains { Substring($0).contains("failed ") })
  }

  @Test func `the unit's requirement stops a summary that does not add up`() throws {
    let json = """
      {"年": 2019, "季": 2, "填报单位": "张店分局", "检查": [
        {"类别": "一般", "基数": 30, "比例": "≥10%", "应抽": 3, "实抽": 3, "已查": 3,
         "未发现问题": 3, "已责令改正": 0, "待后续处理": 0, "停产或关闭": 0, "无法联系": 0, "拒不配合": 0,
         "违法": 0, "立案": 0, "罚款": 0, "移送": 0, "整改": 0, "公开": 0},
        {"类别": "重点", "基数": 40, "比例": "≥25%", "应抽": 10, "实抽": 10, "已查": 12,
         "未发现问题": 12, "已责令改正": 0, "待后续处理": 0, "停产或关闭": 0, "无法联系": 0, "拒不配合": 0,
         "违法": 0, "立案": 0, "罚款": 0, "移送": 0, "整改": 0, "公开": 0}]}
      """
    let template = try paper("季度汇总表")
    let data = try template.data(json)
    #expect {
      _ = try template.filled(with: data)
    } throws: { error in
      guard let found = (error as? DiagnosticError)?.diagnostics, found.count == 1 else {
        return false
      }
      return found[0].id == "data.check-failed" && found[0].dataPath == "检查[2]"
        && found[0].message == "重点已查数12大于实抽数10" && found[0].location?.line == 44
    }
  }

  /// Only the blank form has its rows ruled for the pen: a report that counts nothing says so, and
  /// who was there.
  @Test(arguments: ["季度汇总表", "季度汇总表（分单位）"])
  func `a summary of nothing loses nothing`(name: String) throws {
    let json = #"{"年": 2019, "季": 2, "填报单位": "张店分局", "人员": "执法人员库26人", "检查": []}"#
    let dump = try paper(name).dump(json)
    #expect(dump.contains("本季度没有抽查"))
    #expect(dump.contains("执法人员库26人"))
    #expect(!dump.contains("特殊"))
  }

  @Test func `one letter for each officer, and the name for its file`() throws {
    let template = try paper("承诺书")
    let form = try template.filled(with: try template.data(try #require(Self.data["承诺书"])))
    #expect(form.copyCount == 2)
    #expect(form.copyFields(at: 1)("姓名") == "李明")
    #expect(form.copyFields(at: 1)("序号") == "2")
    #expect(form.copyFields(at: 1)("没有") == nil)
    let first = try form.document(at: 0).dump
    let second = try form.document(at: 1).dump
    // The page's foot says for whom it is; the letter itself is the same.
    #expect(first.contains("王喆") && first.replacing("王喆", with: "李明") == second)
    #expect(first.contains("<sign 承诺人"))
  }

  @Test func `the purpose becomes the watermark`() throws {
    let json = try #require(Self.data["承诺书"])
    let dump = try paper("承诺书").dump(json, options: FillOptions(purpose: "副本"))
    #expect(dump.contains("watermark “副本”"))
  }
}
