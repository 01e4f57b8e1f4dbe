/// 污染源类别 (《暂行办法》一、1): each is drawn by its own ratio every quarter.
public enum SourceClass: String, CaseIterable, Codable, Hashable, Sendable {
  case key
  case ordinary
  case special

  /// 重点, 一般, 特殊.
  public var wording: String {
    switch self {
    case .key: "重点"
    case .ordinary: "一般"
    case .special: "特殊"
    }
  }
}
