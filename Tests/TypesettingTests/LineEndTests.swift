import DocumentTree
import Testing

/// Where lines may end: prohibitions at both edges, what is never parted, numbers and words.
@Suite struct LineEndTests {
  private static let starts: [LineCase] =
    barredFromStart + [
      .init("GB/T 15834 5.1.7", "甲乙丙·丁戊", 3, ["甲乙", "丙·丁", "戊"]),
      .init("GB/T 15834 5.1.7", "甲乙丙·丁戊", 3.5, ["甲乙丙·", "丁戊"]),
      .init("GB/T 15834 5.1.6", "甲乙丙—丁戊", 3, ["甲乙", "丙—丁", "戊"]),
      .init("GB/T 15834 5.1.9", "甲乙丙/丁戊", 3, ["甲乙", "丙/丁", "戊"]),
      .init("CLREQ 6.1.2", "甲乙丙％丁戊", 3, ["甲乙", "丙％", "丁戊"]),
      .init("CLREQ 6.1.1 基本", "甲乙丙，丁戊", 3, ["甲乙", "丙，丁", "戊"], .with(\.prohibition, .basic)),
      .init("CLREQ 6.1.1 基本", "甲乙丙·丁戊", 3, ["甲乙", "丙·丁", "戊"], .with(\.prohibition, .basic)),
      .init("CLREQ 6.1.1 基本", "甲乙丙？！丁", 3, ["甲乙", "丙？！丁"], .with(\.prohibition, .basic)),
      // 不处理: marks may begin a line, closing ones still may not (typography 2.5a).
      .init("CLREQ 6.1.1 无", "甲乙丙，丁戊", 3, ["甲乙丙", "，丁戊"], .with(\.prohibition, .none)),
      .init("CLREQ 6.1.1 无", "甲乙丙·丁戊", 3, ["甲乙丙", "·丁戊"], .with(\.prohibition, .none)),
      .init("CLREQ 6.1.1 无", "甲乙丙～丁戊", 3, ["甲乙丙", "～丁戊"], .with(\.prohibition, .none)),
      .init("CLREQ 6.1.1 无", "甲乙丙？！丁", 3, ["甲乙丙", "？！丁"], .with(\.prohibition, .none)),
      .init("CLREQ 6.1.1 无", "甲乙？！丙丁", 2.5, ["甲乙", "？！丙", "丁"], .with(\.prohibition, .none)),
      .init("CLREQ 6.1.1 无", "甲乙丙）丁戊", 3, ["甲乙", "丙）丁", "戊"], .with(\.prohibition, .none)),
      // 严格: dashes and ellipses begin no line, nor do 々 and small kana.
      .init("CLREQ 6.1.1 国标", "甲乙丙——丁", 3, ["甲乙丙", "——丁"]),
      .init("CLREQ 6.1.1 严格", "甲乙丙——丁", 3, ["甲乙", "丙——", "丁"], .with(\.prohibition, .strict)),
      .init("CLREQ 6.1.1 国标", "甲乙丙……丁", 3, ["甲乙丙", "……丁"]),
      .init("CLREQ 6.1.1 严格", "甲乙丙……丁", 3, ["甲乙", "丙……", "丁"], .with(\.prohibition, .strict)),
      .init("typography 2.5a", "甲乙丙…丁", 3, ["甲乙", "丙…丁"]),
      .init("typography 2.2", "甲乙丙々丁", 3, ["甲乙丙", "々丁"]),
      .init("typography 2.2", "甲乙丙々丁", 3, ["甲乙", "丙々丁"], .with(\.prohibition, .strict)),
      .init("typography 2.5a", "甲乙丙っ丁", 3, ["甲乙丙", "っ丁"]),
      .init("typography 2.5a", "甲乙丙っ丁", 3, ["甲乙", "丙っ丁"], .with(\.prohibition, .strict)),
    ]

  /// 点号、结束引号、结束括号、结束书名号、连接号、分隔号不出现在一行之首.
  private static let barredFromStart = [
    ("5.1.1", "，"), ("5.1.1", "。"), ("5.1.1", "、"), ("5.1.1", "："), ("5.1.1", "；"),
    ("5.1.1", "．"), ("5.1.2", "？"), ("5.1.2", "！"), ("5.1.2", "‼"), ("5.1.3", "）"),
    ("5.1.3", "》"), ("5.1.3", "】"), ("5.1.3", "〕"), ("5.1.3", "”"), ("5.1.3", "’"),
    ("5.1.6", "～"), ("5.1.9", "／"),
  ].map { clause, mark in
    LineCase("GB/T 15834 \(clause)", "甲乙丙\(mark)丁戊", 3, ["甲乙", "丙\(mark)丁", "戊"])
  }

  @Test(arguments: starts)
  func `some marks begin no line`(example: LineCase) throws { try example.check() }

  private static let ends: [LineCase] = [
    // 开始引号、开始括号、开始书名号不出现在一行之末.
    .init("GB/T 15834 5.1.3", "甲乙（丙）丁戊", 3, ["甲乙", "（丙）", "丁戊"]),
    .init("GB/T 15834 5.1.3", "甲乙“丙”丁戊", 3, ["甲乙", "“丙”", "丁戊"]),
    .init("GB/T 15834 5.1.3", "甲乙《丙》丁戊", 3, ["甲乙", "《丙》", "丁戊"]),
    .init("GB/T 15834 5.1.3", "甲乙【丙】丁戊", 3, ["甲乙", "【丙】", "丁戊"]),
    .init("GB/T 15834 5.1.3", "甲乙〔丙〕丁戊", 3, ["甲乙", "〔丙〕", "丁戊"]),
    .init("typography 2.2", "甲乙（\u{200B}丙）丁", 3, ["甲乙", "（\u{200B}丙）", "丁"]),
    .init("CLREQ 6.1.1 无", "甲乙（丙）丁戊", 3, ["甲乙", "（丙）", "丁戊"], .with(\.prohibition, .none)),
    // 分隔号不出现在一行之首或一行之末: the end is left free at the basic level.
    .init("GB/T 15834 5.1.9", "甲乙/丙丁", 2.5, ["甲", "乙/丙", "丁"]),
    .init("GB/T 15834 5.1.9", "甲乙／丙丁", 2.5, ["甲", "乙／丙", "丁"]),
    .init("CLREQ 6.1.1 基本", "甲乙/丙丁", 2.5, ["甲乙/", "丙丁"], .with(\.prohibition, .basic)),
  ]

  @Test(arguments: ends)
  func `some marks end no line`(example: LineCase) throws { try example.check() }

  private static let solid: [LineCase] = [
    // 破折号和省略号不能中间断开分处上行之末和下行之首.
    .init("GB/T 15834 5.1.4", "甲乙丙——丁", 4, ["甲乙丙", "——丁"]),
    .init("GB/T 15834 5.1.5", "甲乙丙……丁", 4, ["甲乙丙", "……丁"]),
    .init("GB/T 15834 5.1.5", "甲乙丙…………丁", 5, ["甲乙丙……", "……丁"]),
    // A run of an odd number has no place between pairs.
    .init("typography 2.2", "甲乙丙丁戊———己庚", 7, ["甲乙丙丁戊", "———己庚"]),
    .init("typography 2.2", "甲乙丙丁………己庚", 6, ["甲乙丙丁", "………己庚"]),
    .init("typography 2.2", "甲乙丙⸺⸺丁", 5, ["甲乙丙⸺", "⸺丁"]),
    // Before a pair a line may end, whatever stands there.
    .init("typography 2.2", "甲C++——乙丙", 3, ["甲C++", "——乙", "丙"]),
    .init("typography 2.2", "甲￥……乙", 3, ["甲￥", "……乙"]),
    .init("typography 2.5a", "甲乙丙36㎡丁戊", 4.6, ["甲乙丙", "36㎡丁戊"], .with(\.prohibition, .none)),
    // A — of Western text, as of any, begins no line.
    .init("typography 2.2", "甲A—B乙", 2.75, ["甲A—", "B乙"]),
    .init("typography 2.2", "甲A—B乙", 2, ["甲", "A—B", "乙"]),
    .init("typography 2.2", "甲A——B乙", 2.5, ["甲A", "——B", "乙"]),
    .init("typography 2.2", "甲A——B乙", 3, ["甲", "A——B", "乙"], .with(\.prohibition, .strict)),
    .init(
      "CLREQ 6.1.1 严格", "甲乙丙…………丁", 5, ["甲乙", "丙…………", "丁"], .with(\.prohibition, .strict)),
    .init("CLREQ 6.1.2", "甲乙？！丙", 2.75, ["甲", "乙？！", "丙"]),
    // 数字、西文单词不拆开.
    .init("CLREQ 6.1.2", "甲乙12345丙", 3, ["甲乙", "12345", "丙"]),
    .init("CLREQ 6.1.2", "甲3.14乙", 2.5, ["甲", "3.14", "乙"]),
    .init("CLREQ 6.1.2", "甲1,234乙", 3, ["甲", "1,234", "乙"]),
    .init("CLREQ 6.1.2", "甲12:30乙", 3, ["甲", "12:30", "乙"]),
    .init("CLREQ 6.1.2", "甲3·15乙", 3, ["甲", "3·15", "乙"]),
    .init("typography 2.5a", "甲3·15乙", 3, ["甲", "3·15", "乙"], .with(\.prohibition, .none)),
    .init("CLREQ 6.1.2", "甲１２３乙", 3, ["甲", "１２３", "乙"]),
    .init("typography 2.1", "甲乙A２０丙", 2.75, ["甲乙A", "２０", "丙"]),
    .init("typography 2.1", "甲２０A乙", 3, ["甲２０", "A乙"]),
    .init("typography 2.1", "甲乙1２丙", 2.75, ["甲乙1", "２丙"]),
    .init("typography 2.1", "甲乙２“丙”", 3, ["甲乙２", "“丙”"]),
    .init("typography 2.1", "甲乙２￥5丙", 3, ["甲乙２", "￥5丙"]),
    .init("CLREQ 6.1.2", "甲hello乙", 3, ["甲", "hello", "乙"]),
    .init("CLREQ 6.1.2", "甲well-known乙", 4, ["甲well-", "known乙"]),
    .init("CLREQ 6.1.2", "甲e-mail乙", 3.5, ["甲", "e-mail", "乙"]),
    .init("typography 2.2", "甲mail-e乙", 3.75, ["甲", "mail-e", "乙"]),
    .init("typography 2.5a", "甲km/h乙", 3, ["甲km/", "h乙"]),
    // 前置和后置符号不与数字分开.
    .init("CLREQ 6.1.2", "甲50%乙", 2, ["甲", "50%", "乙"]),
    .init("CLREQ 6.1.2", "甲$100乙", 2.5, ["甲", "$100", "乙"]),
    .init("CLREQ 6.1.2", "甲￥100乙", 3, ["甲", "￥100", "乙"]),
    .init("CLREQ 6.1.2", "甲12％乙", 2.5, ["甲", "12％", "乙"]),
    // The signs of formulas stay with their numbers.
    .init("typography 2.5a", "甲乙1≤2丙", 3.25, ["甲乙", "1≤2丙"]),
    .init("typography 2.5a", "甲乙3×5丙", 3.25, ["甲乙", "3×5丙"]),
    // Marks cling across what is not printed, nonstarters and Western quotes too.
    .init(
      "CLREQ 6.1.1 严格", "甲乙\u{200B}々丙", 2, ["甲", "乙\u{200B}々", "丙"],
      .with(\.prohibition, .strict)),
    .init("CLREQ 6.1.1", "甲 aé ”b", 3.25, ["甲 ", "aé ”b"]),
    .init("CLREQ 6.1.1", "甲乙a“ b”", 4, ["甲乙", "a“ b”"]),
    .init("typography 2.5a", "甲—\u{2060}—乙", 3, ["甲—\u{2060}—", "乙"], at: ["乙": 0]),
    // A line may end after a connector, never before it.
    .init("GB/T 15834 5.1.6", "甲2019—2021乙", 4.5, ["甲2019—", "2021乙"]),
    // Document numbers, identity and telephone numbers, amounts in words.
    .init("GB/T 9704 7.2.5", "甲乙〔2019〕12号丙", 6, ["甲乙", "〔2019〕12号", "丙"]),
    .init("GB/T 9704 7.2.5", "甲乙〔２０１９〕１２号丙", 9, ["甲乙", "〔２０１９〕１２号", "丙"]),
    .init("typography 2.5a", "甲乙〔24〕12号丙", 4.5, ["甲乙〔24〕", "12号丙"]),
    .init("typography 2.5a", "甲乙〔2019〕12日丙", 5.5, ["甲乙〔2019〕", "12日丙"]),
    .init("typography 2.5a", "甲乙〔丙〕12号丁", 4.5, ["甲乙〔丙〕", "12号丁"]),
    .init("typography 2.5a", "甲0533-2270000乙", 6.5, ["甲", "0533-2270000", "乙"]),
    .init("typography 2.5a", "甲370303198501011234乙", 9.5, ["甲", "370303198501011234", "乙"]),
    .init("typography 2.5a", "甲37030319850101123X乙", 9.5, ["甲", "37030319850101123X", "乙"]),
    .init("typography 2.5a", "合计壹佰贰拾元整", 6, ["合计", "壹佰贰拾元整"]),
    // 数量不拆, a house rule: off in prose.
    .init("typography 2.2", "甲乙12年丙", 3.25, ["甲乙12", "年丙"]),
    .init("typography 2.2", "甲乙12年丙", 3.25, ["甲乙", "12年丙"], .with(\.keepsUnits, true)),
    .init("typography 2.2", "甲乙10万元", 3.25, ["甲乙", "10万元"], .with(\.keepsUnits, true)),
    .init("typography 2.5a", "甲10万元", 3.5, ["甲", "10万元"], .with(\.keepsUnits, true)),
    // With a typed space between them too.
    .init("typography 2.2", "甲乙12 家丙", 3.25, ["甲乙12 ", "家丙"]),
    .init("typography 2.2", "甲乙12 家丙", 3.25, ["甲乙", "12 家丙"], .with(\.keepsUnits, true)),
    .init("typography 2.2", "甲乙8 亿元", 3.75, ["甲乙", "8 亿元"], .with(\.keepsUnits, true)),
  ]

  @Test(arguments: solid)
  func `what belongs together stays together`(example: LineCase) throws { try example.check() }
}
