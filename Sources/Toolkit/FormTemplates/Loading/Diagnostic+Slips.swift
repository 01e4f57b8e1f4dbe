import CharacterHygiene
import Diagnostics

/// The slips that YAML would punish far from where they are, or not at all.
extension Diagnostic {
  private static let quoteIt = "整句加引号"

  static func notUTF8(at place: SourceLocation) -> Self {
    .error("template.not-utf8", "文件不是 UTF-8 编码", at: place, hint: "请在编辑器里另存为 UTF-8")
  }

  static func controlCharacter(_ scalar: Unicode.Scalar, at place: SourceLocation) -> Self {
    .error(
      "template.control-character", "有看不见的控制字符 \(scalar.codePoint)", at: place, hint: "请删去")
  }

  static func tabIndent(at place: SourceLocation) -> Self {
    .error("template.tab-indent", "缩进用了制表符", at: place, hint: "请改用空格")
  }

  static func wideSpace(at place: SourceLocation) -> Self {
    .error("template.wide-space", "这里有全角空格", at: place, hint: "请改用半角空格；文字里要用时\(quoteIt)")
  }

  static func wideColon(at place: SourceLocation) -> Self {
    .error("template.wide-colon", "冒号要用半角“: ”，后面空一格", at: place)
  }

  static func colonWithoutSpace(at place: SourceLocation) -> Self {
    .error("template.colon-space", "冒号后面要空一格", at: place)
  }

  static func dashWithoutSpace(at place: SourceLocation) -> Self {
    .error("template.dash-space", "减号后面要空一格", at: place)
  }

  static func colonInText(at place: SourceLocation) -> Self {
    .error(
      "template.colon-in-text", "文字里有半角冒号加空格，会被当作另一项的开头", at: place,
      hint: "请\(quoteIt)，或改用全角冒号")
  }

  static func commaInBrackets(at place: SourceLocation) -> Self {
    .error(
      "template.comma-in-brackets", "【】里的半角逗号把内容切断了", at: place,
      hint: "各项之间用全角逗号“，”或空格，或者\(quoteIt)")
  }

  static func unpairedBracket(at place: SourceLocation) -> Self {
    .error("template.unpaired-bracket", "这里的“【”没有配对的“】”", at: place)
  }

  static func strayPiece(_ piece: String, at place: SourceLocation) -> Self {
    .error(
      "template.stray-piece", "“\(piece)”没有名称和冒号，多半是半角逗号把一句话切开了", at: place,
      hint: "请\(quoteIt)，或改用全角逗号")
  }

  static func textCut(at place: SourceLocation) -> Self {
    .error(
      "template.text-cut", "从 # 起的文字会被当作注释丢掉", at: place,
      hint: "要印出来就\(quoteIt)；真是注释就在 # 后空一格")
  }

  static func leadingSign(_ sign: Unicode.Scalar, at place: SourceLocation) -> Self {
    .error(
      "template.leading-sign", "文字以 \(sign) 开头，会被当作记号", at: place, hint: "请\(quoteIt)")
  }

  static func textAfterQuote(at place: SourceLocation) -> Self {
    .error("template.text-after-quote", "引号只括住了一部分，后面还有文字", at: place, hint: "请\(quoteIt)")
  }

  static func unclosedQuote(at place: SourceLocation) -> Self {
    .error("template.unclosed-quote", "引号没有收尾", at: place)
  }

  static func unclosedFlow(_ sign: Unicode.Scalar, at place: SourceLocation) -> Self {
    let closing = sign == "{" ? "}" : "]"
    return .error("template.unclosed-flow", "\(sign) 没有对应的 \(closing)", at: place)
  }

  static func anchor(_ name: String, at place: SourceLocation) -> Self {
    .error(
      "template.anchor", "不支持锚点和引用“\(name)”", at: place,
      hint: "重复的内容请写成部件；要印出这个符号就\(quoteIt)")
  }

  static func duplicateKey(
    _ key: String, at place: SourceLocation, first: SourceLocation
  ) -> Self {
    .error("template.duplicate-key", "“\(key)”写了两次，前一次在第\(first.line)行", at: place)
  }

  static func tooDeep(
    _ limit: Int = SlipScanner.depthLimit, at place: SourceLocation
  ) -> Self {
    .error("template.too-deep", "层次太多（超过 \(limit) 层）", at: place)
  }

  static func wideComma(at place: SourceLocation) -> Self {
    .error(
      "template.wide-comma", "花括号里各项之间的逗号要用半角“, ”", at: place,
      hint: "是一句话里的逗号就\(quoteIt)")
  }

  static func wideBrace(_ sign: Unicode.Scalar, at place: SourceLocation) -> Self {
    .error(
      "template.wide-brace", "括号要用半角“\(sign.narrow)”", at: place, hint: "文字里要用时\(quoteIt)")
  }

  static func syntax(_ problem: String, at place: SourceLocation) -> Self {
    let known = problems.first { problem.hasPrefix($0.english) }
    return .error(
      "template.syntax", "此处不合 YAML 的写法：\(known?.chinese ?? problem)", at: place,
      hint: known?.hint)
  }

  /// What the YAML reader says of the mistakes that are left to it.
  private static let problems: [(english: String, chinese: String, hint: String)] = [
    ("did not find expected key", "缩进和上面的各项没有对齐", "同一层的各项从同一列开始"),
    ("did not find expected '-' indicator", "缩进和上面的“- ”没有对齐", "同一张单子里的各项从同一列开始"),
    ("did not find expected ',' or", "括号里两项之间缺逗号，或括号没有收尾", "各项之间用半角“, ”，最后补上括号"),
    ("could not find expected ':'", "这一行没有名称和冒号", "写成“名称: 内容”"),
    ("mapping values are not allowed", "这里不该再有冒号", "要换行另写，或\(quoteIt)"),
    ("block sequence entries are not allowed", "这里不该有“- ”", "“- ”要另起一行，缩进对齐"),
    ("found character that cannot start any token", "文字不能以这个字符开头", quoteIt),
    ("found unexpected end of stream", "文件没有写完", "看看引号、括号有没有收尾"),
    ("found unknown escape character", "双引号里的“\\”会被当作记号", "改用单引号，或写成“\\\\”"),
  ]
}
