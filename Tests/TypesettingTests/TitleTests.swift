import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing

@testable import Typesetting

/// Titles in 二号 on a measure of 156 mm, as a good secretary would break them
/// (GB/T 9704-2012 7.3.1: 词意完整、排列对称、长短适宜、间距恰当).
@Suite struct TitleTests {
  private func lines(
    _ inlines: [Inline], cells: Int? = nil, shape: LineStyle.TitleShape = .trapezoid
  ) throws -> [String] {
    var style = Sample.style("标题", size: 22, pitch: 35, alignment: .center, font: "小标宋")
    style.line.titleShape = shape
    let measure = cells.map { Length.points(22 * $0) } ?? .millimeters(156)
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    let set = setter.set(
      ParagraphInput(inlines, style: style, measure: measure), origin: .unknown)
    #expect(!set.isOverfull)
    #expect(set.lines.allSatisfy { $0.end <= measure })
    return set.lines.map { $0.runs.map(\.line.text).joined() }
  }

  @Test(arguments: [
    "污染源日常环境监管随机抽查季度汇总表",
    "随机抽查执法人员库人员变动审批表",
    "国务院关于在线政务服务的若干规定",
    "淄博市环境保护局张店分局/关于开展危险废物专项检查的通知",
    "国务院办公厅关于印发/2019年政务公开工作要点的通知",
    "国务院办公厅关于推广随机抽查/规范事中事后监管的通知",
    "国务院关于加强质量认证体系建设/促进全面质量管理的意见",
    "2019年第2季度随机抽查企业/现场检查执法文书交接单",
    "张店分局危险废物管理和应急中心/2019年4月检查计划",
    "淄博市人民政府关于表彰2018年度全市/环境保护工作先进集体和先进个人的决定",
    "关于对淄博云岫化工有限公司/环境违法行为行政处罚决定书",
    "生态环境部办公厅关于进一步规范/适用环境行政处罚自由裁量权的指导意见",
    "关于申请拨付2019年第三季度/大气污染防治专项资金的请示",
    "关于调整淄博市第二次全国/污染源普查领导小组成员的通知",
    "财政部 税务总局关于进一步扩大/小微企业所得税优惠政策范围的通知",
    "中共淄博市委 淄博市人民政府/关于加快推进生态文明建设的实施意见",
    "中国共产党淄博市张店区/第十三届委员会第六次全体会议决议",
    "关于开展2019年度/“双随机、一公开”监管工作的通知",
    // A book's name that fits a line is not parted, however uneven the lines.
    "国家发展改革委关于印发/《“十四五”循环经济发展规划》的通知",
    "教育部等六部门关于印发/《关于加快推进乡村人才振兴的意见》的通知",
    // One that does not is parted by sense.
    "山东省人民政府关于《淄博市国土空间/总体规划（2021—2035年）》的批复",
    // An enterprise's name stays whole: three lines, the middle one the longest.
    "淄博市环境保护局张店分局关于/鲁中沧澜石油化工助剂有限责任公司/突发环境事件调查情况的报告",
  ])
  func `a title is broken where its sense pauses`(title: String) throws {
    let expected = title.split(separator: "/").map(String.init)
    #expect(try lines([.text(expected.joined())]) == expected)
  }

  @Test(arguments: [
    ("随机抽查执法人员库/人员变动审批表", 10),
    ("建设项目环境影响报告表/审批意见告知书", 14),
    ("固定污染源排污许可证/申请审批登记表", 16),
    ("淄博市环境保护局/行政处罚事先（听证）告知书", 16),
    ("　　　　年第　　季度/双随机抽查任务派遣单", 14),
    // Two characters do not stand alone, though a book's name is parted for it.
    ("《淄博市大气/污染防治条例》解读", 14),
  ])
  func `a narrow measure breaks a title no differently`(title: String, cells: Int) throws {
    let expected = title.split(separator: "/").map(String.init)
    #expect(try lines([.text(expected.joined())], cells: cells) == expected)
  }

  @Test(arguments: [
    (LineStyle.TitleShape.trapezoid, [4, 4, 5]), (.invertedTrapezoid, [5, 4, 4]),
    (.diamond, [4, 5, 4]), (.free, [5, 5, 3]),
  ])
  func `characters of which no word is known are shared evenly in the shape asked for`(
    shape: LineStyle.TitleShape, counts: [Int]
  ) throws {
    let set = try lines([.text("甲乙丙丁戊己庚辛壬癸子丑寅")], cells: 5, shape: shape)
    #expect(set.map(\.count) == counts)
  }

  @Test func `a title stands on its narrow side where that is asked for`() throws {
    let title = "张店区2019年3月—2019年12月“双随机、一公开”抽查事项清单（试行）"
    for cells in 16...20 {
      let set = try lines([.text(title)], cells: cells, shape: .invertedTrapezoid)
      // In half characters; two of them are no difference.
      let widths = set.map { $0.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
      #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 + 2 >= $1 }, "\(cells): \(set)")
    }
  }

  @Test func `the writer's own marks win`() throws {
    let marked = "甲乙丙丁戊\u{200B}己庚辛壬癸子丑寅卯\u{200B}辰巳"
    #expect(
      try lines([.text(marked)], cells: 14)
        == ["甲乙丙丁戊\u{200B}", "己庚辛壬癸子丑寅卯\u{200B}辰巳"])
    #expect(
      try lines([.text("关于印发的"), .lineEnd, .text("通知")], cells: 14) == ["关于印发的", "通知"])
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `no title loses text, or overruns its measure`(
    seed: UInt64
  ) throws {
    var generator = Generator(seed: seed)
    for _ in 0..<40 {
      let text = generator.chineseText(pieces: 4...40)
      let cells = generator.number(in: 12...24)
      let shape = [LineStyle.TitleShape.trapezoid, .invertedTrapezoid, .diamond][
        generator.number(in: 0...2)]
      #expect(try lines([.text(text)], cells: cells, shape: shape).joined() == text)
    }
  }

  @Test func `words are the fewest that a title can be cut into`() {
    let words = TitleWord.words(of: Array("市场监督管理局2019年的市场".unicodeScalars))
    #expect(words.map(\.scalars.count) == [2, 2, 2, 1, 4, 1, 1, 2])
    #expect(TitleWord.words(of: []).isEmpty)
  }
}
