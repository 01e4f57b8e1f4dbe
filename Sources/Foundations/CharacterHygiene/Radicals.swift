/// The unified ideographs that radical characters look like.
///
/// UCD EquivalentUnifiedIdeograph.txt; for the Kangxi radicals the same as their compatibility
/// decompositions.
enum Radicals {
  /// The ideograph that was almost always meant by a radical (日 for ⽇ U+2F47); nil for other
  /// characters and the two radicals that have none.
  static func ideograph(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    for (first, ideographs) in [(0x2F00 as UInt32, kangxi), (0x2E80, supplement)]
    where scalar.value >= first && scalar.value - first < ideographs.count {
      let ideograph = ideographs[Int(scalar.value - first)]
      return ideograph == none ? nil : ideograph
    }
    return nil
  }

  private static let none: Unicode.Scalar = "〓"

  /// For U+2F00...2FD5, in order.
  private static let kangxi = Array(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢\
    尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火\
    爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿\
    肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹\
    雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars)

  /// For U+2E80...2EF3, in order.
  private static let supplement = Array(
    """
    〓厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵〓旡日月歺母民氵氺灬爫爫丬牛\
    犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑\
    钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
    """.unicodeScalars)
}
