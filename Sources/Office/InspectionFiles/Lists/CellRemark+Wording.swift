import CharacterHygiene
import Diagnostics

extension CellRemark {
  /// What is said of a cell of this column at this place.
  func diagnostic(of column: String, at location: SourceLocation) -> Diagnostic {
    let (severity, id, predicate, hint) = wording
    return Diagnostic(severity, id, "“\(column)”\(predicate)", at: location, hint: hint)
  }

  private var wording: (Diagnostic.Severity, Diagnostic.ID, String, hint: String?) {
    switch self {
    case .hygiene(.control(let scalar)):
      (.error, "list.control-character", "含控制字符\(scalar.codePoint)", "删去这个字符")
    case .hygiene(.directionMark(let scalar)):
      (.error, "list.direction-mark", "含改变书写方向的字符\(scalar.codePoint)", "删去这个字符")
    case .hygiene(.invisible(let scalar)):
      (.note, "list.invisible-character", "里看不见的字符\(scalar.codePoint)已删去", nil)
    case .hygiene(let finding):
      (finding.severity, Self.id(of: finding), finding.message, finding.hint)
    case .compatibility(let scalar, let ideograph):
      (
        .warning, "list.compatibility-ideograph", "里的“\(scalar)”是兼容字\(scalar.codePoint)，照原样保留",
        "多半该用“\(ideograph)”\(ideograph.codePoint)，请与证照核对"
      )
    case .apostrophe: (.note, "list.apostrophe", "前面的单引号已删去", nil)
    case .wide: (.note, "list.wide-character", "里的全角字母、数字已改为半角", nil)
    case .blanks: (.note, "list.blank", "里的空格、换行已删去", nil)
    case .separator(let scalar):
      (.note, "list.separator", "里的“\(scalar)”\(scalar.codePoint)已改为间隔号“·”U+00B7", nil)
    case .foreignLetter(let scalar):
      (
        .warning, "list.foreign-letter", "里的“\(scalar)”\(scalar.codePoint)是外文字母，照原样保留",
        "不是有意的就换成汉字或英文字母，否则按名称查不到"
      )
    case .narrowBrackets:
      (.note, "list.narrow-brackets", "用了半角括号，照原样保留", "登记的名称多用全角括号，请与营业执照核对")
    }
  }

  private static func id(of finding: TextHygiene.Finding) -> Diagnostic.ID {
    switch finding {
    case .lost: "list.lost-character"
    case .privateUse: "list.private-use"
    case .remapped: "list.remapped"
    default: "list.radical"
    }
  }
}
