import Testing

@testable import NameOrder

/// 笔画, held to what rosters （以姓氏笔画为序） do, not to what the code does.
struct StrokeOrderTests {
  /// By number of strokes: surnames in order, as they are written stroke by stroke.
  static let surnames: [(Int, String)] = [
    (2, "丁卜刁"), (3, "于万上习马"), (4, "王韦尤车牛毛仇卞文方尹孔邓"),
    (5, "艾古左石龙卢叶田史付白丛乐包冯宁司"), (6, "邢吉巩成毕曲吕朱乔任向庄刘齐江汤安许阮孙牟纪"),
    (7, "麦严苏杜李杨连吴邱何余邹辛汪沈宋张陆陈邵"), (8, "武苗范林欧罗季岳金周庞郑单宗屈孟"),
    (9, "项赵郝胡柯查柳钟段侯俞施姜洪祝费姚贺骆"), (10, "秦袁耿贾夏顾党晏钱倪徐殷翁凌高郭唐陶桑"),
    (11, "黄萧梅曹龚盛常崔符康章梁"), (12, "彭葛董蒋韩覃喻程傅焦舒鲁童曾温谢"),
    (13, "靳蓝蒙赖雷虞詹鲍窦褚"), (14, "蔡裴管廖谭翟熊缪"), (15, "樊黎滕颜潘"), (16, "薛霍穆"),
    (17, "戴魏"), (18, "瞿"),
  ]

  @Test func `surnames go by strokes, first stroke, then stroke by stroke`() {
    Roster.expect(Self.surnames.flatMap { $0.1.map { "\($0)伟" } }, by: .strokes)
  }

  @Test(arguments: surnames)
  func `surnames have as many strokes as they are written with`(count: Int, names: String) {
    for name in names.unicodeScalars {
      #expect(StrokeTable.shared[name].strokes == count, "\(name)")
    }
  }

  @Test(arguments: [
    (
      1,
      """
      丁于万王韦尤车元云支艾古左石龙甘平邢吉巩成毕麦严苏杜李杨连武苗范林欧项赵郝胡柯查柳南荣秦袁耿贾夏顾\
      黄萧梅曹龚盛彭葛董蒋韩覃靳蓝蒙赖雷蔡樊薛霍戴聂莫莱栗贡井琚戚斯花芦芮苑茅荆莘敖原郦
      """
    ),
    (2, "卜上卢叶田史申曲吕吴时罗党晏常崔喻虞裴瞿冉占肖步卓尚易明国战柴景路卤郢幽"),
    (
      3,
      """
      牛毛仇付白丛乐包朱乔任向邱何余邹季岳金周钟段侯俞钱倪徐殷翁符程傅焦舒鲁詹鲍管黎滕穆魏嵇仉丘代仝年伊\
      全危伍伏仲邬狄谷邸佟佘华
      """
    ),
    (
      4,
      """
      卞文方冯宁庄刘齐江汤安许辛汪沈宋庞郑单宗施姜洪祝凌高郭唐康章梁童曾温谢窦褚廖谭颜潘广门亢闫米关池冷沙\
      应况房宓郎宣宫宦娄诸宿涂席谈商麻鹿农
      """
    ),
    (
      5,
      """
      刁习马尹孔邓司阮孙牟纪张陆陈邵屈孟费姚贺骆陶桑翟熊缪巴尼母边弓皮弘阴那弥陕降隆隋隗尉屠逯强
      """
    ),
  ])
  func `surnames begin with the stroke that they are written with`(first: Int, names: String) {
    for name in names.unicodeScalars {
      #expect(StrokeTable.shared[name].firstStroke == first, "\(name)")
    }
  }

  @Test func `of one surname single names are first, then the given name counts`() {
    Roster.expect(
      [
        "丁一", "丁宁", "丁薇", "丁一平", "丁大卫", "丁小强", "丁学祥", "丁薛祥", "于伟", "王凯", "王勇", "王强", "王毅",
        "王一川", "王小洪", "王文涛", "王志强", "王沪宁", "王晓红", "王晓鹏", "冯一", "李希", "李强", "李干杰", "李书磊",
        "李鸿忠", "张三", "张国清", "张国清（女）", "陈吉宁", "赵一曼",
      ], by: .strokes)
  }

  @Test func `a compound surname goes by its first character, after the simple one`() {
    Roster.expect(
      [
        "司一", "司雷", "司光明", "司马光", "司马相如", "司徒雷", "李白", "欧明", "欧小明", "欧阳修", "欧阳一敏", "诸一", "诸葛亮",
        "诸葛孔明",
      ], by: .strokes)
    // Two characters are a surname and a name.
    Roster.expect(["司徒", "司一一", "司马光"], by: .strokes)
  }

  @Test func `names with a mark and units go character by character`() {
    Roster.expect(
      [
        "丁一", "艾力", "艾力·肉孜", "艾尼瓦尔·吾布力", "艾合买提·买买提", "买买提·艾力", "张店区环境保护局",
        "张店区城市管理局", "阿不都热依木", "阿迪力·买买提",
      ], by: .strokes)
  }

  @Test func `characters outside the standard table come after those in it`() {
    // 吉 and 𠮷 of Extension B, 刘 and 劉 of the old form; 㛃 and 𫞩 are of the table's third level.
    Roster.expect(["王吉", "王𠮷", "王伟", "王㛃", "王𫞩"], by: .strokes)
    Roster.expect(["丁一", "吉一", "𠮷一", "刘一", "鲁一", "劉一"], by: .strokes)
    Roster.expect(["王偏", "王盘", "王偉", "王凑"], by: .strokes)
    #expect(StrokeTable.shared["𠮷"].strokes == 6 && StrokeTable.shared["劉"].strokes == 15)
    #expect(StrokeTable.shared["𫞩"].strokes == 14 && StrokeTable.shared["𫞩"].firstStroke == 1)
  }
}
