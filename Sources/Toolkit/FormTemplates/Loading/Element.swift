import Diagnostics

/// A piece of a template file with its place: what YAML says, before anyone asks what it means.
struct Element: Sendable {
  enum Content: Sendable {
    /// A key with nothing behind it.
    case empty
    case text(SourceText)
    case list([Element])
    case map([Entry])
  }

  struct Entry: Sendable {
    var key: String
    var keyLocation: SourceLocation
    var value: Element
  }

  var content: Content
  var location: SourceLocation

  var text: SourceText? {
    if case .text(let text) = content { text } else { nil }
  }

  var items: [Element]? {
    if case .list(let items) = content { items } else { nil }
  }

  var entries: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  /// The value of a mapping's key; linear, since mappings are short.
  subscript(_ key: String) -> Element? {
    entries?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// What kind of thing this is, for messages.
  var kindInWords: String {
    switch content {
    case .empty: "空着"
    case .text: "一段文字"
    case .list: "一个列表"
    case .map: "一组“名称: 内容”"
    }
  }

  /// 沿用: this element's keys stand over those of a shared one, one by one and level by level;
  /// anything but a mapping replaces the shared value whole.
  func merged(over shared: Element) -> Element {
    guard let own = entries, let base = shared.entries else { return self }
    var result = base
    for entry in own {
      let known = result.firstIndex { $0.key.utf8.elementsEqual(entry.key.utf8) }
      if let known {
        result[known].value = entry.value.merged(over: result[known].value)
        result[known].keyLocation = entry.keyLocation
      } else {
        result.append(entry)
      }
    }
    return Element(content: .map(result), location: location)
  }
}
