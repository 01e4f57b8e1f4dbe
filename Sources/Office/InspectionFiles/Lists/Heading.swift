import CharacterHygiene
import TabularData

/// A heading as it is compared: without blanks, line ends and marks, brackets and letters narrow.
struct Heading: Hashable {
  let text: String

  init(_ written: String) {
    var scalars = String.UnicodeScalarView()
    for scalar in written.unicodeScalars where !scalar.isListBlank {
      switch scalar {
      case "*", "＊", ":", "：", "'", "\u{FEFF}", "\u{200B}": break
      default: scalars.append(scalar.narrow)
      }
    }
    text = String(scalars)
  }

  private init(plain text: String) { self.text = text }

  /// 地址 for 地址(到门牌号); nil where nothing stands in brackets, or nothing else.
  var withoutBrackets: Heading? {
    let scalars = text.unicodeScalars
    guard let open = scalars.firstIndex(of: "("), open != scalars.startIndex,
      let close = scalars[open...].firstIndex(of: ")")
    else { return nil }
    return Heading(
      plain: String(scalars[..<open]) + String(scalars[scalars.index(after: close)...]))
  }

  /// Whether it says of what by the column to its left.
  var isDependent: Bool {
    ["有效期", "有效期至", "有效期限", "有效日期", "有效期截止", "到期日期", "证件有效期"].contains(text)
  }
}
