import DocumentTree
import Geometry
import Testing

/// The space within lines: mixed text, squeezing and stretching, alignment, last lines.
@Suite struct LineSpaceTests {
  private static let mixed: [LineCase] = [
    // 汉字与西文字母、数字间使用四分之一个汉字宽的空白，代替西文空格.
    .init("CLREQ 6.3.3", "甲a乙", 9, at: ["a": 1.25, "乙": 2]),
    .init("CLREQ 6.3.3", "甲1乙", 9, at: ["1": 1.25, "乙": 2]),
    .init("CLREQ 6.3.3", "甲 a 乙", 9, at: ["a": 1.25, "乙": 2]),
    .init("CLREQ 6.3.3", "甲50%乙", 9, at: ["5": 1.25, "乙": 3]),
    .init("CLREQ 6.3.3", "甲￥5乙", 9, at: ["￥": 1.25, "5": 2.25, "乙": 3]),
    .init("typography 2.3", "甲  a乙", 9, at: ["a": 2, "乙": 2.75]),
    // 标点符号与西文之间不加.
    .init("CLREQ 6.3.3", "甲，a乙", 9, at: ["a": 2, "乙": 2.75]),
    .init("CLREQ 6.3.3", "甲（a）乙", 9, at: ["a": 2, "乙": 3.5]),
    // A pair of quotes is Chinese when either is.
    .init("typography 2.5a", "“form”甲", 9, at: ["f": 0.5, "甲": 3.5]),
    .init("CLREQ 6.3.3", "甲“a”乙", 9, at: ["a": 2, "乙": 3.5]),
    // So is one that holds a Chinese character, or stands beside one across a space.
    .init("typography 2.1", "a“b甲c”d", 9, at: ["b": 1.5, "甲": 2.25, "d": 5]),
    .init("typography 2.5a", "甲 “a b” c", 9, at: ["a": 2.5, "b": 3.5, "c": 5.5]),
    // A sign is of its number, and so is a squared unit behind it.
    .init("typography 2.5a", "甲-5乙", 9, at: ["-": 1.25, "5": 1.75, "乙": 2.5]),
    .init("typography 2.5a", "甲5㎡乙", 9, at: ["5": 1.25, "㎡": 1.75, "乙": 3]),
    // What is not printed is looked through.
    .init("typography 2.5a", "甲a\u{2060}乙", 9, at: ["a": 1.25, "乙": 2]),
    .init("typography 2.5a", "甲a\u{AD}乙", 9, at: ["a": 1.25, "乙": 2]),
    .init("typography 2.5a", "甲\u{200B}a乙", 9, at: ["a": 1.25, "乙": 2]),
    .init("typography 2.5a", "甲(a)乙", 9, at: ["a": 1.5, "乙": 2.5]),
    // Signs hold their own air.
    .init("typography 2.1", "甲1≤2乙", 9, at: ["1": 1.25, "≤": 1.75, "2": 2.75, "乙": 3.5]),
    .init("typography 2.1", "甲×乙", 9, at: ["×": 1, "乙": 2]),
    .init("typography 2.1", "1＝2甲", 9, at: ["＝": 0.5, "2": 1.5, "甲": 2.25]),
    // 行首行尾不加.
    .init("CLREQ 6.3.3", "甲乙丙a丁", 3, ["甲乙丙", "a丁"], at: ["a": 0, "丁": 0.75]),
    .init("CLREQ 6.3.3", "甲乙ab丙", 3.25, ["甲乙ab", "丙"], at: ["丙": 0]),
    .init(
      "typography 2.6", "甲a乙", 9, at: ["a": 1.125, "乙": 1.75], .with(\.autospace, .points(12) / 8)),
    .init("typography 2.6", "甲a乙", 9, at: ["a": 1, "乙": 1.5], .with(\.autospace, .zero)),
    .init("typography 2.5a", "甲 a乙", 9, at: ["a": 1.5, "乙": 2], .with(\.autospace, .zero)),
  ]

  @Test(arguments: mixed)
  func `a quarter em parts Chinese and Western text`(example: LineCase) throws {
    try example.check()
  }

  /// A long number that is not to be pushed out makes the line give all it has.
  private static let squeezed: [LineCase] = [
    // 先挤压、后拉伸.
    justified("CLREQ 6.2.2.2", "甲乙，丙丁、戊己庚，|辛壬癸子丑寅卯", 9, ["丙": 2.75, "丁": 3.75, "戊": 5.5]),
    // 西文词距最小可以挤压到四分之一汉字宽.
    justified("CLREQ 6.2.2.3 b", "甲乙ab cd丙丁戊己，|庚辛壬癸", 9.3, ["c": 3.55, "丙": 4.8]),
    // 夹注符号：对开始的前侧、结束的后侧同时、同等量挤压.
    // 间隔号 gives on both sides where it has a whole cell, at a line's edge too.
    justified(
      "CLREQ 6.2.2.3 c", "甲乙丙丁、戊己·|庚辛壬癸子丑", 7.5, ["戊": 5, "己": 6, "庚": 0],
      .with(\.interpunctWidth, .points(12))),
    justified(
      "CLREQ 6.2.2.3 c", "·甲乙丙丁戊“己”|庚辛壬癸子", 8, ["甲": 0.5, "己": 6.5],
      .with(\.interpunctWidth, .points(12))),
    justified("CLREQ 6.2.2.3 d", "甲乙，丙丁（戊）己庚，|辛壬癸子丑寅卯", 10, ["丙": 3, "戊": 5.75, "己": 7.5]),
    justified("CLREQ 6.2.2.3 d", "甲（乙）丙，丁12345678，|戊己庚", 11, ["乙": 1.625, "丙": 3.25, "1": 6.5]),
    // Then 逗号、顿号、分号 (and the colon).
    justified("CLREQ 6.2.2.3 e", "甲（乙）丙，丁12345678，|戊己庚", 10.5, ["乙": 1.5, "丁": 4.75, "1": 6]),
    justified("CLREQ 6.2.2.3 e", "甲；乙：丙12345678，|戊己庚", 9.25, ["乙": 1.75, "丙": 3.5, "1": 4.75]),
    // Then 中西间距，最小挤为八分之一汉字宽.
    justified("CLREQ 6.2.2.3 f", "甲（乙）丙，丁12345678，|戊己庚", 10.2, ["丁": 4.5, "1": 5.7]),
    justified("CLREQ 6.2.2.3 f", "甲乙ab丙丁戊己|庚辛壬癸子丑寅", 7.3, ["a": 2.15, "丙": 3.3]),
    // Last 句号、问号、感叹号, where the style allows it.
    justified(
      "CLREQ 6.2.2.3 g", "甲。乙丙12345678，|戊己庚", 8.5, ["乙": 1.875, "1": 4],
      .with(\.shrinksStops, true)),
    justified("CLREQ 6.2.2.3 g", "甲。乙丙|12345678，戊己庚", 8.5, ["乙": 4.25, "丙": 7.5]),
    // 收缩次序 均匀: one ratio for all.
    justified(
      "typography 2.6", "甲（乙）丙，丁12345678，|戊己庚", 11, ["乙": 1.769, "丙": 3.538, "1": 6.5],
      .with(\.shrinkOrder, .even)),
  ]

  @Test(arguments: squeezed)
  func `a line is squeezed in the order of the clause`(example: LineCase) throws {
    try example.check()
  }

  private static let stretched: [LineCase] = [
    // 西文词距 first, up to half an em.
    justified(
      "CLREQ 6.2.2.4 a", "甲a\u{202F}b乙丙丁|戊己庚辛", 6, ["a": 1.25, "b": 2.25, "乙": 3]),
    // Then 中西间距, up to a third of an em; then all remaining gaps alike.
    justified("CLREQ 6.2.2.4 b", "甲乙ab丙丁戊己|庚辛壬癸子丑寅", 7.6, ["乙": 1, "a": 2.3, "丙": 3.6]),
    justified(
      "CLREQ 6.2.2.4 b", "甲乙ab丙丁戊己|庚辛壬癸子丑寅", 8, ["乙": 1.056, "a": 2.444, "丙": 3.833, "己": 7]),
    justified(
      "CLREQ 6.2.2.4", "甲乙丙丁戊|己庚辛壬", 5.5, ["乙": 1.125, "丙": 2.25, "丁": 3.375, "戊": 4.5]),
    // 禁止对不可分离的字间距进行拉伸.
    justified("CLREQ 6.2.2.4", "甲——乙丙丁|戊己庚辛", 6.5, ["乙": 3.25, "丙": 4.375, "丁": 5.5]),
    justified("CLREQ 6.2.2.4", "甲……乙丙丁|戊己庚辛", 6.5, ["乙": 3.25, "丙": 4.375, "丁": 5.5]),
    justified("typography 2.5a", "甲乙丙…………丁戊|己庚辛壬", 9.5, ["丁": 7.417, "戊": 8.5]),
    justified("typography 2.5a", "甲乙丙————丁戊|己庚辛壬", 9.5, ["丁": 7.417, "戊": 8.5]),
    justified("typography 2.5a", "甲乙丙………丁戊|己庚辛壬", 8.5, ["丁": 6.4, "戊": 7.5]),
    justified("typography 2.5a", "甲a…b乙丙|己庚辛壬", 5.75, ["a": 1.361, "b": 2.861, "丙": 4.75]),
    justified("typography 2.5a", "甲1…2乙丙|己庚辛壬", 5.75, ["1": 1.361, "2": 2.861, "丙": 4.75]),
    justified("CLREQ 6.2.2.4", "甲abc乙丙丁戊|己庚辛壬", 7.5, ["a": 1.4, "b": 1.9, "c": 2.4, "乙": 3.3]),
    // 避免对连接号、分隔号与其前后的字符进行拉伸.
    justified("CLREQ 6.2.2.4", "甲～乙丙丁戊|己庚辛壬", 6.5, ["乙": 2, "丙": 3.167, "戊": 5.5]),
    justified("CLREQ 6.2.2.4", "甲/乙丙丁戊|己庚辛壬", 6, ["乙": 1.5, "丙": 2.667, "戊": 5]),
    justified("typography 2.5a", "甲·乙丙丁戊|己庚辛壬", 6, ["乙": 1.5, "丙": 2.667, "戊": 5]),
    // Not before a closing mark or stop nor after an opening one, unless there is no other gap.
    justified("typography 2.4", "甲。乙丙丁戊|己庚辛壬癸", 6.5, ["乙": 2.125, "丙": 3.25, "戊": 5.5]),
    justified("typography 2.4", "（甲）|12345678|乙丙", 4.5, ["甲": 1.75, "乙": 0]),
  ]

  @Test(arguments: stretched)
  func `a line is stretched in the order of the clause`(example: LineCase) throws {
    try example.check()
  }

  private static let hanging: [LineCase] = [
    // 悬挂：仅限于句号、逗号、顿号.
    .init("CLREQ 6.1.3", "甲乙丙丁，戊己", 4, ["甲乙丙丁，", "戊己"], hangs),
    .init("CLREQ 6.1.3", "甲乙丙丁。戊己", 4, ["甲乙丙丁。", "戊己"], hangs),
    .init("CLREQ 6.1.3", "甲乙丙丁、戊己", 4, ["甲乙丙丁、", "戊己"], hangs),
    .init("CLREQ 6.1.3", "甲乙丙丁；戊己", 4, ["甲乙丙", "丁；戊己"], hangs),
    .init("CLREQ 6.1.3", "甲乙丙丁）戊己", 4, ["甲乙丙", "丁）戊己"], hangs),
    .init("CLREQ 6.1.3", "甲乙丙丁，戊己", 4, ["甲乙丙", "丁，戊己"]),
    .init("CLREQ 6.1.3", "甲乙丙丁。", 4.5, at: ["丁": 3, "⏎": 4.5], hangs),
    justified("CLREQ 6.1.3", "甲乙丙丁，|戊己", 4, ["乙": 1, "丁": 3], hangs),
  ]
  private static let hangs = LineStyle.with(\.hangsStops, true)

  @Test(arguments: hanging)
  func `a stop may hang when it would not fit`(example: LineCase) throws { try example.check() }

  private static let lastLines: [LineCase] = [
    // 段落末行仅有一个汉字，或一个汉字加上标点，即为孤字：由前一行取一字，前一行采均排.
    justified("CLREQ 6.2.1.4", "甲乙丙丁戊|己庚", 6, ["乙": 1.25, "戊": 5, "庚": 1]),
    justified("CLREQ 6.2.1.4", "甲乙丙丁戊|己庚。", 6, ["戊": 5]),
    // 己a is no better than a: one character and one letter.
    justified("CLREQ 6.2.1.4", "甲乙丙丁|戊己a", 6, ["乙": 1.667, "丁": 5]),
    justified("CLREQ 6.2.1.4", "甲乙丙丁戊己|ab", 6, ["己": 5]),
    justified("CLREQ 6.2.1.4", "甲乙丙丁戊己|12", 6, ["己": 5]),
    justified("typography 2.6", "甲乙丙丁戊己|庚", 6, [:], .with(\.avoidsShortLastLine, false)),
    .init("typography 2.5a", "甲乙丙丁戊己庚", 6, ["甲乙丙丁戊己", "庚"]),
    // The last line stands at its natural width, neither stretched nor squeezed.
    justified("CLREQ 6.2.2.1", "甲乙丙丁戊|己庚辛", 5.5, ["己": 0, "庚": 1, "辛": 2]),
    justified("CLREQ 6.2.2.1", "甲乙", 5, ["乙": 1]),
    justified("typography 2.5a", "甲乙，丙丁|戊", 5.5, [:], .with(\.avoidsShortLastLine, false)),
  ]

  @Test(arguments: lastLines)
  func `a last line is natural and never one character`(example: LineCase) throws {
    try example.check()
  }

  private static let aligned: [LineCase] = [
    // 均排：人名等列表，末行或仅有一行时亦均排.
    .init("CLREQ 6.2.1.3", "甲乙丙", 5, at: ["甲": 0, "乙": 2, "丙": 4], LineStyle(), .distributed),
    .init("CLREQ 6.2.1.3", "甲乙", 3, at: ["甲": 0, "乙": 2], LineStyle(), .distributed),
    .init("CLREQ 6.2.1.3", "甲", 3, at: ["甲": 1], LineStyle(), .distributed),
    .init("CLREQ 6.2.1.3", "甲乙丙丁", 5.5, at: ["乙": 1.5, "丁": 4.5], LineStyle(), .distributed),
    .init(
      "CLREQ 6.2.1.3", "甲乙丙丁戊", 3, ["甲乙丙", "丁戊"], at: ["丙": 2, "戊": 2], LineStyle(),
      .distributed),
    // The strokes of a pair are not parted, and the space that 1/4 em replaces is no character.
    .init(
      "CLREQ 6.2.1.3", "甲乙丙——", 6, at: ["乙": 1.333, "丙": 2.667, "⏎": 6], LineStyle(),
      .distributed),
    .init("CLREQ 6.2.1.3", "甲——乙丙", 7, at: ["乙": 4.333, "丙": 6], LineStyle(), .distributed),
    .init("CLREQ 6.2.1.3", "……", 4, at: ["⏎": 3], LineStyle(), .distributed),
    .init("CLREQ 6.2.1.3", "甲 a乙", 6, at: ["a": 2.75, "乙": 5], LineStyle(), .distributed),
    .init("CLREQ 6.2.1.3", "甲乙", 4, at: ["甲": 1, "乙": 2], LineStyle(), .center),
    .init("CLREQ 6.2.1.3", "甲乙", 4, at: ["甲": 2, "⏎": 4], LineStyle(), .right),
    .init("CLREQ 6.2.1.3", "甲乙丙", 4, at: ["甲": 0, "丙": 2], LineStyle(), .left),
    // 每个自然段左空二字，回行顶格；每行 28 个字.
    .init("GB/T 9704 7.3.3", "甲乙丙丁戊己", 4, ["甲乙", "丙丁戊己"], at: ["甲": 2, "丙": 0], indent: 2),
    .init(
      "GB/T 9704 5.2.3", String(repeating: "国", count: 30), 28,
      [String(repeating: "国", count: 28), "国国"]),
  ]

  @Test(arguments: aligned)
  func `lines stand where their alignment puts them`(example: LineCase) throws {
    try example.check()
  }

  /// | marks the line ends.
  private static func justified(
    _ clause: String, _ text: String, _ width: Double, _ places: [Character: Double],
    _ style: LineStyle = LineStyle()
  ) -> LineCase {
    let lines = text.split(separator: "|").map(String.init)
    return LineCase(clause, lines.joined(), width, lines, at: places, style, .justified)
  }
}
