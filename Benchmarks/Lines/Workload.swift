/// A paragraph of a kind that offices print.
struct Workload {
  var name: String
  var text: String
  /// In characters.
  var measure: Int
  var isInTable = false

  var characterCount: Int { text.unicodeScalars.count }

  static let all = [
    Workload(name: "prose", text: prose, measure: 28),
    Workload(name: "prose, 10,000 characters", text: repeated(prose, to: 10_000), measure: 28),
    Workload(name: "mixed", text: mixed, measure: 28),
    Workload(name: "dispatch row", text: row, measure: 9, isInTable: true),
  ]

  private static func repeated(_ text: String, to count: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    return String(String.UnicodeScalarView((0..<count).map { scalars[$0 % scalars.count] }))
  }

  private static let prose = """
    为规范污染源日常环境监管，每季度从污染源信息库中按规定比例随机抽取检查企业，从执法人员信息库中随机抽取\
    两名执法人员。检查企业分为重点污染源、一般污染源、特殊污染源三类；随机抽查确定的企业不得变更，必须在本\
    季度内完成检查任务。各大队、危管办按照《随机抽查任务派遣单》制定月检查计划，并将计划送达每位执法人员。\
    现场检查时发现涉嫌有违法行为的（包括未批先建、擅自停运治污设施等），由现场执法人员依法查处。检查结束后\
    十日内，应当填写“检查结果登记表”，经大队长签字后报系统管理人员，按照要求及时公开，接受社会监督。
    """.withoutLineEnds

  private static let mixed = """
    依据GB/T 9704—2012和HJ 2.2-2018，2019年第1季度共抽取企业128家，完成率达到98.5%；其中PM2.5超标\
    （>75μg/m³）的3家，由zhangdian@example.gov.cn报送。“双随机”系统V2.1于3月28日10:30升级，数据库由\
    PostgreSQL迁移，详见《操作手册》（第12—15页）或https://example.gov.cn/manual?id=12。
    """.withoutLineEnds

  private static let row = "淄博市张店区马尚街道办事处华光路288号（原第二化工厂院内）"
}

extension String {
  fileprivate var withoutLineEnds: String { String(filter { $0 != "\n" }) }
}
