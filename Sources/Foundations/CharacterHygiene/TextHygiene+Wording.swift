public import Diagnostics

extension TextHygiene.Finding {
  public var severity: Diagnostic.Severity {
    switch self {
    case .control, .directionMark, .lost, .privateUse: .error
    case .invisible, .radical, .spacedName: .warning
    case .remapped: .note
    }
  }

  /// A predicate in Chinese without its full stop; it continues after what it is said of.
  public var message: String {
    switch self {
    case .control(let scalar): "含控制字符\(scalar.codePoint)"
    case .directionMark(let scalar): "含改变书写方向的字符\(scalar.codePoint)"
    case .invisible(let scalar): "含看不见的字符\(scalar.codePoint)"
    case .lost: "有丢失的字：“\u{FFFD}”是换编码时留下的记号 U+FFFD"
    case .privateUse(let scalar): "含自造字\(scalar.codePoint)，别处的电脑没有这个字"
    case .remapped(let older, let newer):
      "里的旧码\(older.codePoint)已按 GB 18030-2022 换成“\(newer)”\(newer.codePoint)"
    case .radical(let scalar, _): "里的“\(scalar)”是部首字符\(scalar.codePoint)"
    case .spacedName: "中间有全角空格"
    }
  }

  /// One sentence in Chinese without its full stop: what to do.
  public var hint: String? {
    switch self {
    case .control, .directionMark: "删去这个字符"
    case .invisible: "不是有意的就删去"
    case .lost: "从原来的文件里找回这个字，重新录入"
    case .privateUse: "换成国家标准里的字；没有国标码的，在字体文件夹的 替代字.yaml 里登记，印时留出手写的地方"
    case .remapped: nil
    case .radical(_, let ideograph?): "多半该用汉字“\(ideograph)”\(ideograph.codePoint)"
    case .radical: "改用普通的汉字"
    case .spacedName: "姓名不要用空格撑开，排版时会自动对齐"
    }
  }
}
