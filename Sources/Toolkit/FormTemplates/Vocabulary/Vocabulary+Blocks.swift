extension Vocabulary {
  /// The heads say what a block is; the others may stand beside them.
  static let block = KeyTable("内容块", blockHeads + blockOptions + figureOptions)

  static let blockHeads: [Key] = [
    Key("标题", .text, "文件的标题"),
    Key("段落", .text, "一段文字"),
    Key("空行", .integer, "空几行"),
    Key("间距", .length, "空出的高度"),
    Key("表格", .map("表格"), "有「每行」的是逐行的表，有「行」的是固定的格"),
    Key("签字栏", .list(.map("签字")), "表下并排的签字处"),
    Key("落款", .list(.either([.text, .map("带样式的文字")])), "信末靠右的几行"),
    Key("横线", .either([.length, .nothing]), "与版心同宽的线"),
    Key("分页", .either([.nothing, .flag]), "另起一页"),
    Key("引用部件", .word, "部件的名称"),
    Key("不跨页", blocks, "放不下就整个移到下一页的内容块"),
    Key("每项", .word, "一个列表：对每一项印一遍「内容」"),
    image, code,
    Key("并排", .list(.either([.text, .map("单元格"), blocks])), "并排的几栏，从左到右"),
  ]

  private static let blockOptions: [Key] = [
    Key("条件", .word, "成立才印"), Key("样式", .word, "样式的名称"), Key("内容", blocks, "每一项要印的内容块"),
    Key("日期右空", .length, "落款最后一行（日期）右边空多少；上面的署名以日期为准居中"),
    Key("列宽", .list(widthShape), "并排的各栏的宽；不写就一样宽"), Key("栏距", .length, "并排的两栏之间，不写就是 2字"),
  ]

  private static let image = Key("图片", .text, "一个图片字段，如 【照片】；要写宽或高")
  private static let code = Key("二维码", .text, "二维码的内容，不写宽就是 20mm")

  private static let figureOptions: [Key] = [
    Key("宽", .length, "图的宽；二维码连同四周的空白"), Key("高", .length, "图片的高"),
    Key("纠错", .choice(["L", "M", "Q", "H"]), "二维码的纠错等级，不写就是 M"),
    Key("说明", .text, "图上是什么，给看不见图的人"),
  ]

  /// A figure where there is otherwise text.
  static let figure = KeyTable("图", [image, code] + figureOptions)

  static let table = KeyTable(
    "表格",
    [
      Key("每行", .word, "一个列表：一项一行"), Key("列", .list(.map("列")), "从左到右的列"),
      Key("排序", .either([.word, .list(.word)]), "字段，可加「降序」；文字可加「拼音」「笔画」"),
      Key("筛选", .word, "成立的行才印"),
      Key("分组", .map("分组"), "按字段的值分组"), Key("合计", .text, "合计行的名称"),
      Key("本页合计", .text, "每页末尾合计行的名称"),
      Key("末行", .choice(["以下空白", "斜线", "无"]), "最后一行之后"),
      Key("补空行", .either([.choice(["满页"]), .word]), "满页、12行、每页15行"),
      Key("无数据时", .text, "一行也没有时印的话"), Key("重复表头", .flag, "每页都印表头"),
      Key("列宽", .list(widthShape), "固定的格：各列的宽"),
      Key("行", .list(.either([.list(.map("单元格")), .map("行")])), "固定的格：各行"),
      Key("行高", .length, "至少多高；=16mm 是正好；1份 是余下的高度"),
      Key("允许跨页断行", .choice(["不得已", "是", "否"]), "一行可不可以断在两页"),
      Key("框线", .either([.choice(["全框", "三线", "无"]), .map("框线")]), "框线的式样"),
      Key("表前", lineShape, "表上面的一行"), Key("表后", lineShape, "表下面的一行"),
      Key("样式", .word, "格子里文字的样式"),
    ])

  static let column = KeyTable(
    "列",
    [
      Key("表头", .either([headShape, .list(headShape)]), "表头；多层写成列表"),
      Key("列宽", widthShape, "如 4字、2份、自动"),
      Key("内容", .text, "每一行的内容"), Key("签字", .word, "每一行的签字处"), Key("日期", .flag, "签字处带日期"),
      image, code,
      Key("对齐", style.key(named: "对齐")?.shape ?? .word, "左右对齐"), direction,
      Key("样式", .word, "样式的名称"),
      Key("溢出", style.key(named: "溢出")?.shape ?? .word, "放不下时怎么办"),
      Key("合并相同项", .flag, "上下相同的格子合成一个"),
      Key("合计", .either([.choice(["求和", "计数", "平均", "最大", "最小"]), .text]), "合计和小计行里的内容"),
    ] + figureOptions)

  static let grouping = KeyTable(
    "分组",
    [
      Key("按", .either([.word, .list(.word)]), "字段"), Key("小计", .text, "小计行的名称"),
      Key("组头", .text, "每组前面的一行"), Key("分页", .flag, "每组另起一页"),
      Key("不拆", .flag, "一组尽量在一页"),
    ])

  static let line = KeyTable(
    "表前表后",
    [
      Key("左", partShape, "左边的文字或图"), Key("居中", partShape, "中间的文字或图"),
      Key("右", partShape, "右边的文字或图"), Key("样式", .word, "样式的名称"),
    ])

  static let gridRow = KeyTable(
    "行",
    [
      Key("行高", .length, "这一行的高"), Key("条件", .word, "成立才印"),
      Key("单元格", .list(.map("单元格")), "从左到右的格子"),
    ])

  static let rulings = KeyTable("框线", [Key("外", .length, "外框"), Key("内", .length, "内线")])

  static let signer = KeyTable(
    "签字",
    [
      Key("签字", .word, "签字的角色"), Key("前", .text, "印在前面的字；不写就印角色"), Key("日期", .flag, "带日期"),
      Key("高", .length, "签字处的高"), Key("宽", .length, "签字处的宽"),
      Key("锁定", .flag, "最后一个签：签后锁定全部签名域，谁也不能再签"),
      Key("章", .length, "留给公章的地方，至少这么高、这么宽，如 42mm"),
    ])

  static let textCell = KeyTable(
    "带样式的文字", [Key("文字", .text, "文字"), Key("样式", .word, "样式的名称")])

  /// A head of a column with more to say than its text.
  static let head = KeyTable(
    "表头",
    textCell.keys + [direction, Key("斜线", .list(.text), "斜线分开的表头：[下, 上] 或 [左下, 中, 右上]")])

  static let cell = KeyTable(
    "单元格",
    head.keys + signer.keys.filter { !["前", "高", "宽"].contains($0.name) } + figure.keys)

  private static let headShape = ValueShape.either([.text, .map("表头")])
  private static let direction = Key(
    "文字方向", style.key(named: "文字方向")?.shape ?? .word, "这一格的字横着排还是竖着排")

  private static let widthShape = ValueShape.either([.length, .choice(["自动"])])
  private static let lineShape = ValueShape.either([.text, .map("表前表后")])

  // MARK: Look-up

  /// Whether any mapping has this key.
  static func isKey(_ word: String) -> Bool {
    tables.contains { $0.key(named: word) != nil }
  }

  /// Whether a block has this key, its head or an option.
  static func isOfBlock(_ word: String) -> Bool {
    block.key(named: word) != nil
  }

  /// Whether the key says what kind of block it is.
  static func isHead(_ word: String) -> Bool {
    blockHeads.contains { $0.name.utf8.elementsEqual(word.utf8) }
  }

  /// Whether a list behind this key is made of blocks.
  static func holdsBlocks(_ key: String) -> Bool {
    ["正文", "不跨页", "内容", "并排"].contains(key)
  }

  /// Words that people bring from other programs, and the language's own.
  static let synonyms: [String: String] = [
    "标题文字": "标题", "题目": "标题", "正文文字": "段落", "文本": "段落", "文字段": "段落", "页面设置": "页面",
    "纸型": "纸张", "纸张大小": "纸张", "纸张方向": "方向", "边距": "页边距", "上边距": "上", "下边距": "下",
    "左边距": "左", "右边距": "右", "居中对齐": "居中", "排列方向": "文字方向", "文字竖排": "文字方向", "斜线表头": "斜线", "字型": "字体",
    "字体大小": "字号", "大小": "字号", "行间距": "行距",
    "缩进": "首行缩进", "段前距": "段前", "段后距": "段后", "水平对齐": "对齐", "列名": "表头", "宽度": "列宽",
    "宽": "列宽", "高度": "行高", "高": "行高", "边框": "框线", "表格线": "框线", "总计": "合计", "小计行": "小计",
    "分组依据": "分组", "排列": "排序", "过滤": "筛选", "签名": "签字", "签名栏": "签字栏", "签章栏": "签字栏",
    "署名": "落款", "换页": "分页", "分页符": "分页", "空白行": "空行", "分隔线": "横线", "模板名称": "模板",
    "名称": "模板", "版本号": "版本", "继承": "沿用", "引用": "引用部件", "字段": "数据", "变量": "数据",
    "验证": "校验", "检查": "校验", "内容列": "内容", "循环": "每项", "页首": "页眉", "页尾": "页脚",
    "条件显示": "条件", "合并": "合并相同项", "合并单元格": "合并相同项", "标题行重复": "重复表头",
  ]
}
