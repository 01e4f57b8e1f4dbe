import Testing

@testable import NameOrder

/// 拼音, held to how people are called and to the order of dictionaries.
struct ReadingOrderTests {
  @Test func `surnames go by their own readings, tones and strokes`() {
    let surnames = """
      艾安白柏包鲍毕卞蔡曹岑常陈谌程种储褚崔戴邓丁董都杜段樊范方冯傅干甘高盖葛龚句顾关过郭韩何贺洪侯胡\
      华黄纪季贾江姜蒋焦金阚孔赖雷黎李梁廖林令刘柳龙卢吕栾罗马孟缪乜宁区欧潘庞裴朴繁戚钱秦覃邱仇屈任阮撒\
      单召邵折佘沈盛施石史宋苏孙谭唐田万王隗尉魏文吴冼肖谢解熊徐燕杨要姚叶应尤於袁乐岳员曾查翟祭占詹张章\
      赵郑钟周朱祝庄卓邹
      """
    #expect(surnames.count > 130)
    Roster.expect(surnames.map { "\($0)伟" }, by: .reading)
  }

  @Test(arguments: [
    ("单", "shàn"), ("解", "xiè"), ("仇", "qiú"), ("曾", "zēng"), ("沈", "shěn"), ("查", "zhā"),
    ("任", "rén"),
    ("区", "ōu"), ("朴", "piáo"), ("盖", "gě"), ("乐", "yuè"), ("翟", "zhái"), ("缪", "miào"),
    ("华", "huà"),
    ("宁", "nìng"), ("种", "chóng"), ("召", "shào"), ("繁", "pó"), ("员", "yùn"), ("秘", "bì"),
    ("折", "shé"),
    ("冼", "xiǎn"), ("谌", "chén"), ("覃", "qín"), ("隗", "wěi"), ("洗", "xiǎn"), ("应", "yīng"),
    ("石", "shí"),
    ("盛", "shèng"), ("葛", "gě"), ("燕", "yān"), ("纪", "jǐ"), ("阚", "kàn"), ("占", "zhān"),
    ("那", "nā"),
    ("肖", "xiāo"), ("干", "gān"), ("祭", "zhài"), ("尉", "wèi"), ("万", "wàn"), ("於", "yū"),
    ("訾", "zī"),
    ("吕", "lǚ"), ("长", "zhǎng"), ("王", "wáng"), ("万俟", "mò qí"), ("尉迟", "yù chí"),
    ("长孙", "zhǎng sūn"),
    ("令狐", "líng hú"), ("澹台", "tán tái"), ("诸葛", "zhū gě"), ("欧阳", "ōu yáng"), ("皇甫", "huáng fǔ"),
    ("乐正", "yuè zhèng"), ("子车", "zǐ jū"), ("司马", "sī mǎ"),
  ])
  func `a surname is read as its bearers are called`(surname: String, reading: String) {
    let name = surname + "伟"
    let told = NameOrder.reading.key(of: name, reading: reading + " wěi")
    #expect(NameOrder.reading.key(of: name) == told)
  }

  @Test func `compound surnames stand where they are read`() {
    Roster.expect(
      [
        "陈冲", "东方朔", "令狐冲", "陆一", "万俟卨", "莫言", "欧阳修", "司马光", "谭一", "澹台灭明", "尉伟", "郁达夫", "尉迟恭",
        "张飞", "长孙无忌", "赵云", "朱德", "诸葛亮", "子车仲行",
      ], by: .reading)
  }

  @Test func `only a surname has a reading of its own`() {
    Roster.expect(["李曾", "李朝", "李单", "李德"], by: .reading)
    // Units: 华能 is huá, 解放 jiě, 种子 zhǒng.
    Roster.expect(
      [
        "种伟", "华能电力有限公司", "华伟", "解放路街道办事处", "解伟", "种子有限公司",
      ], by: .reading)
  }

  @Test func `a name goes character by character, the shorter one first`() {
    Roster.expect(
      [
        "阿不都·热依木", "阿迪力·买买提", "艾力·肉孜", "卢安", "吕安", "栾安", "略安", "伦安", "罗安", "王安", "王安石", "王昂",
        "王百", "王搏", "王一", "王一一", "张安", "张宝", "张宝国", "章安",
      ], by: .reading)
  }

  @Test
  func `of equal sound the character of fewer strokes is first, and keeps its names together`() {
    Roster.expect(["张伟", "张玮", "张炜", "张一", "章伟", "章一"], by: .reading)
  }

  @Test func `a reading of one's own goes before the table's`() {
    let key = NameOrder.reading.key
    #expect(key("覃勇", nil) < key("孙勇", nil) && key("孙勇", nil) < key("覃勇", "Tán Yǒng"))
    #expect(key("宁静", "níngjìng") == key("宁静", "ning2 jing4"))
    #expect(key("宁静", "NING2JING4") < key("宁静", nil))
    #expect(key("曾强", "zengqiang") == key("曾强", nil), "tones not told are the table's")
    #expect(key("覃勇", "Tán") == key("覃勇", nil), "not as many syllables as characters")
    #expect(NameOrder.strokes.key(of: "覃勇", reading: "tán") == NameOrder.strokes.key(of: "覃勇"))
  }

  @Test(arguments: [
    ("Xi'an", "西安", true), ("xian", "西安", true), ("xian", "先", true), ("fangan", "方案", true),
    ("lǘ", "驴", true), ("lu\u{308}\u{301}", "驴", true), ("lv2", "驴", true), ("LÜ2", "驴", true),
    ("Ōuyáng Xiū", "欧阳修", true), ("Ma\u{301}imaiti Aili", "买买提·艾力", true), ("tan", "覃勇", false),
    ("tan yong ping", "覃勇", false), ("qx", "覃", false),
    (String(repeating: "xian", count: 40), String(repeating: "先", count: 99), false),
    ("", "覃", false), ("Tom", "Tom", false),
    (String(repeating: "xian", count: 200), String(repeating: "先", count: 200), true),
    (String(repeating: "xian", count: 201), String(repeating: "先", count: 201), false),
    (String(repeating: "a", count: 300_000), String(repeating: "啊", count: 300_000), false),
  ])
  func `pinyin is read as people write it`(reading: String, text: String, fits: Bool) {
    #expect(NameOrder.reads(reading, text) == fits)
  }
}
