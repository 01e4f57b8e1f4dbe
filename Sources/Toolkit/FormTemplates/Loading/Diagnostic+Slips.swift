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
    .error("template.unpaired-bracket", "【没有对应的】", at: place)
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

  static func tooDeep(at place: SourceLocation) -> Self {
    .error("template.too-deep", "层次太多（超过 \(SlipScanner.depthLimit) 层）", at: place)
  }

  static func syntax(_ problem: String, at place: SourceLocation) -> Self {
    .error("template.syntax", "此处不合 YAML 的写法：\(problem)", at: place)
  }
}
