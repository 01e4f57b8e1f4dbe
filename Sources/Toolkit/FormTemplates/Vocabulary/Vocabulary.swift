/// The template language's words.
///
/// The loader, its messages and the schema for editors all read these tables.
enum Vocabulary {
  static let tables: [KeyTable] = [
    template, page, margins, variant, band, section, check, style, block, table, column, grouping,
    line, gridRow, rulings, signer, cell, textCell, head, figure,
  ]

  static let template = KeyTable(
    "模板",
    [
      Key("模板", .word, "模板的名称"),
      Key("共用", .word, "共用文件的名称；供各模板沿用"),
      Key("版本", .integer, "版式每改一次加一"),
      Key("公开", .flag, "供公开的表：文件里不附数据"),
      Key("沿用", .word, "共用文件的名称，不带 .yaml；同名的项逐项覆盖"),
      Key("页面", .map("页面"), "纸张、页边距、页眉页脚、水印"),
      Key("每份", .word, "一个列表：每一项单独成一份，各有页码"),
      Key("每节", .map("每节"), "按一个字段的值分节，每节另起一页"),
      Key("数据", .names(.either([.word, .list(.names(.word))])), "填表要用的数据：名称: 类型"),
      Key("校验", .list(.map("校验")), "数据要合乎的要求"),
      Key("样式", .names(.map("样式")), "文字样式"),
      Key("字体", .names(.word), "另起的字体名称: 字体文件里的名称"),
      Key("部件", .names(blocks), "可重复引用的内容块"),
      Key("正文", blocks, "从上到下的内容块"),
    ])

  static let page = KeyTable(
    "页面",
    [
      Key("纸张", .choice(["A3", "A4", "A5", "16开"]), "纸张大小"),
      Key("方向", .choice(["纵向", "横向"]), "纸张方向"),
      Key("页边距", .either([.length, .map("页边距")]), "版心到纸边的距离"),
      Key("页眉", bandShape, "版心之上的一行"),
      Key("页脚", bandShape, "版心之下的一行"),
      Key("水印", .text, "衬在文字下面的大字；空则无"),
      Key("首页", .map("页面变体"), "第一页另用的页眉页脚"),
      Key("末页", .map("页面变体"), "最后一页另用的页眉页脚"),
      Key("偶数页", .map("页面变体"), "偶数页另用的页眉页脚"),
    ])

  static let variant = KeyTable(
    "页面变体",
    [Key("页眉", bandShape, "版心之上的一行"), Key("页脚", bandShape, "版心之下的一行")])

  static let margins = KeyTable("页边距", ["上", "下", "左", "右"].map { Key($0, .length, "\($0)边") })

  static let band = KeyTable(
    "页眉页脚",
    [
      Key("左", partShape, "左边的文字或图"), Key("居中", partShape, "中间的文字或图"),
      Key("右", partShape, "右边的文字或图"),
      Key("样式", .word, "样式的名称"), Key("高", .length, "到版心的距离"),
      Key("单页", .choice(["不印", "印"]), "只有一页时，数页的部分印不印"),
    ])

  static let section = KeyTable(
    "每节",
    [
      Key("按", .word, "列表.字段"), Key("页码", .choice(["重起", "连续"]), "每节页码从 1 起，或接着编"),
      Key("次序", .choice(["拼音", "笔画"]), "各节按文字的拼音或笔画排"),
    ])

  static let check = KeyTable(
    "校验",
    [
      Key("要求", .word, "应当成立的式子"), Key("提示", .text, "不成立时的话"),
      Key("每行", .word, "对这个列表的每一行检查"), Key("仅提醒", .flag, "不成立也照印，只提醒"),
    ])

  static let style = KeyTable(
    "样式",
    [
      Key("基于", .word, "另一个样式；没写的项照它"),
      Key("字体", .word, "仿宋、小标宋、黑体、楷体、宋体，或字体文件里的名称"),
      Key("字号", .either([.choice(TypeSize.names), .length]), "初号至八号，或磅数"),
      Key("行距", .length, "相邻两行的距离，或 每页22行"), Key("首行缩进", .length, "段首空出的宽度"),
      Key("段前", .length, "段前的空"), Key("段后", .length, "段后的空"),
      Key("对齐", .choice(["左对齐", "居中", "右对齐", "两端对齐", "分散对齐"]), "左右对齐"),
      Key("文字方向", .choice(["横排", "竖排"]), "格子里的字横着排还是竖着排"),
      Key("垂直对齐", .choice(["上", "居中", "下", "分散"]), "在格子里的上下位置；分散撑满格子的高"),
      Key("内边距", .length, "文字到框线的距离"),
      Key("溢出", .either([.choice(["缩小", "自动增高", "截断", "报错"]), .word]), "放不下时怎么办；缩小 7磅"),
      Key("与下段同页", .flag, "不让它与下一段分在两页"), Key("颜色", .word, "黑、红或 #rrggbb"),
      Key("地区", .choice(["大陆", "港台", "日本"]), "标点在字格里的位置和字形照哪里的习惯"),
      Key("禁则", .choice(["国标", "无", "基本", "严格"]), "哪些标点不排在行首、行末"),
      Key("标点挤压", .choice(["一字半", "不挤压", "一字"]), "相邻两个标点合占的宽度"),
      Key("行末标点", .choice(["半字", "全字"]), "行末的标点占半字或一字"),
      Key("行首标点", .choice(["半字", "全字"]), "行首的前引号、前括号占半字或一字"),
      Key("段首标点", .choice(["半字", "全字"]), "缩进的首行开头的标点"),
      Key("汉西间距", .length, "汉字与西文、数字之间的空"),
      Key("间隔号宽", .length, "·的宽度"), Key("连接号宽", .length, "～和单个—的宽度"),
      Key("分隔号宽", .length, "／的宽度"), Key("数量不拆", .flag, "数字与单位不分在两行"),
      Key("单字不成行", .flag, "末行至少两个字"), Key("悬挂", .flag, "句读可排到版心之外"),
      Key("收缩次序", .choice(["国标", "均匀"]), "一行压缩时先压什么"),
      Key("句号收缩", .flag, "压缩时句号、问号、叹号后的空也可压"),
      Key("标题形", .choice(["梯形", "倒梯形", "菱形", "无"]), "标题分几行时，各行按意思断开，排成什么形状"),
      Key("网格", .either([.choice(["无"]), .integer]), "一行分成几格，一格一字，如 28；随字号沿用"),
    ])

  /// A part of a band, or of a line beside a table.
  static let partShape = ValueShape.either([.text, .map("图")])
  static let blocks = ValueShape.list(.map("内容块"))
  private static let bandShape = ValueShape.either([.map("页眉页脚"), .choice(["无"])])
}
