/// Whose forms a face with several gives to the characters that languages share (OpenType `locl`).
public enum WritingLanguage: Int, CaseIterable, Sendable {
  case simplifiedChinese
  case traditionalChinese
  case japanese

  /// BCP 47.
  var tag: String {
    switch self {
    case .simplifiedChinese: "zh-Hans"
    case .traditionalChinese: "zh-Hant"
    case .japanese: "ja"
    }
  }
}
