/// The argument parser's own words in Chinese; what it may add one day stays as it says it.
enum UsageWording {
  private static let words: [(english: String, chinese: String)] = [
    ("Error: ", ""),
    ("OVERVIEW: ", "说明："),
    ("USAGE: ", "用法："),
    ("Usage: ", "用法："),
    ("ARGUMENTS:", "参数："),
    ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "子命令："),
    ("Help:  ", "提示："),
    ("Missing expected argument ", "缺少参数 "),
    ("Missing value for ", "没有给出值："),
    ("Unknown option ", "没有这个选项："),
    ("Unexpected argument ", "多余的参数："),
    (" unexpected arguments: ", " 个多余的参数："),
    ("The value ", "值 "),
    (" is invalid for ", " 不能用于 "),
    (". Please provide one of the following:", "，可用："),
    (". Please provide one of ", "，可用："),
    ("Missing one of: ", "要给出其中一样："),
    ("The option ", "选项 "),
    (" does not take any value, but ", " 不带值，却写了 "),
    (" was specified.", "。"),
    ("Value to be set with ", ""),
    (" had already been set with ", " 和前面的重复了："),
    ("flag '", "选项 '"),
    (" or '", "、'"),
    ("', '", "'、'"),
    ("' and '", "'、'"),
    ("Did you mean ", "是不是 "),
    ("Show help information.", "显示这份说明。"),
    ("Show the version.", "显示版本。"),
    ("Show subcommand help information.", "显示子命令的说明。"),
    ("(default: ", "(默认："),
    ("(values: ", "(可用："),
    ("for more information.", "查看全部用法。"),
    ("for detailed help.", "查看子命令的用法。"),
    ("  See '", "  用 '"),
    ("<options>", "<选项>"),
    ("<subcommand>", "<子命令>"),
  ]

  static func chinese(_ message: String) -> String {
    let lines = words.reduce(message) { $0.replacing($1.english, with: $1.chinese) }
      .replacing(#/;(\s+)default: /#) { "；\($0.1.contains("\n") ? $0.1 : "")默认：" }
      .split(separator: "\n", omittingEmptySubsequences: false)
    // The end of a list of quoted values.
    return lines.map { $0.hasSuffix("'.") ? $0.dropLast() : $0 }.joined(separator: "\n")
  }
}
