/// Surnames that are read otherwise than their characters are elsewhere, and those of two characters.
///
/// 单 is shàn, 解 xiè, 曾 zēng as a surname (现代汉语词典). 宁 is taken for nìng, 覃 for qín, 纪 for jǐ,
/// 隗 for wěi; whose name is read otherwise needs a reading of their own.
struct Surnames: Sendable {
  static let shared = Surnames()

  private let single: [Unicode.Scalar: Reading]
  private let compound: [UInt64: [Reading?]]

  private init() {
    let syllables = Syllables.shared
    var single: [Unicode.Scalar: Reading] = [:]
    for item in Self.readings.split(separator: " ") {
      if let name = item.unicodeScalars.first {
        single[name] = syllables.reading(String(item.dropFirst()))
      }
    }
    var compound: [UInt64: [Reading?]] = [:]
    for item in Self.compounds.split(separator: " ") {
      let name = Array(item.unicodeScalars.prefix(2))
      compound[Self.pair(name[0], name[1])] =
        syllables.readings(in: String(item.dropFirst(2)), count: 2) ?? []
    }
    self.single = single
    self.compound = compound
  }

  /// Nothing where the surname is read as its character is.
  func reading(of name: Unicode.Scalar) -> Reading? { single[name] }

  func isCompound(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    compound[Self.pair(first, second)] != nil
  }

  /// Empty where the surname is read as its characters are.
  func readings(of first: Unicode.Scalar, _ second: Unicode.Scalar) -> [Reading?] {
    compound[Self.pair(first, second)] ?? []
  }

  private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }

  private static let readings = """
    单shan4 解xie4 仇qiu2 曾zeng1 沈shen3 查zha1 任ren2 区ou1 朴piao2 盖ge3 乐yue4 翟zhai2 缪miao4 \
    华hua4 宁ning4 种chong2 召shao4 繁po2 员yun4 秘bi4 折she2 冼xian3 谌chen2 覃qin2 隗wei3 洗xian3 \
    应ying1 石shi2 盛sheng4 葛ge3 燕yan1 纪ji3 阚kan4 占zhan1 那na1 肖xiao1 干gan1 过guo1 要yao1 \
    祭zhai4 佴nai4 乜nie4 撒sa3 哈ha3 颉xie2 角jue2 句gou1 隽juan4 少shao4 莘shen1 於yu1 笮ze2 訾zi1 \
    能nai4 牟mou2 宓mi4 粘nian2 曲qu1 贲ben1 都du1 炅gui4 炔gui4 阙que1 蔚yu4 宿su4 郄qie4 逄pang2 \
    尉wei4 万wan4 贾jia3 卜bu3 柏bai3 薄bo2 车che1 费fei4 强qiang2 甄zhen1 谷gu3 臧zang1 褚chu3 晁chao2 \
    郗xi1 郇xun2 恽yun4 瞿qu2 呙guo1 苑yuan4 庹tuo3 仉zhang3 厍she4 佘she2 殷yin1 党dang3 單shan4 區ou1 \
    華hua4 種chong2 員yun4 樂yue4 蓋ge3 應ying1 諶chen2 萬wan4 賈jia3 紀ji3 闞kan4 繆miao4 過guo1 費fei4
    """

  private static let compounds = """
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟mo4qi2 闻人 夏侯 诸葛zhu1ge3 尉迟yu4chi2 公羊 赫连 \
    澹台tan2tai2 皇甫huang2fu3 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙zhang3sun1 宇文 司徒 \
    鲜于xian1yu2 司空 闾丘 子车zi3ju1 亓官qi2guan1 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正yue4zheng4 \
    宰父zai3fu3 谷梁gu3liang2 拓跋tuo4ba2 夹谷jia2gu3 轩辕 令狐ling2hu2 段干duan4gan1 百里 呼延 东郭 \
    南门 羊舌 微生 梁丘 左丘 西门 第五 南荣 东里 即墨 达奚 褚师 哥舒 纳兰 完颜 淳于 仆固pu2gu4 \
    叱干chi4gan1 贺兰 歐陽 諸葛zhu1ge3 東方 司馬 長孫zhang3sun1 尉遲yu4chi2 令狐ling2hu2 皇甫huang2fu3
    """
}
