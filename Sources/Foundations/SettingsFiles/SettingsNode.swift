public import Diagnostics

/// A piece of a settings file with its place: what YAML says, before anyone asks what it means.
public struct SettingsNode: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// A key with nothing behind it.
    case empty
    /// As it is written: `2019-01-03`, `0123` and `no` are text too.
    case text(String)
    case list([SettingsNode])
    case map([Entry])
  }

  public struct Entry: Hashable, Sendable {
    public var key: String
    public var keyLocation: SourceLocation
    public var value: SettingsNode

    public init(key: String, keyLocation: SourceLocation, value: SettingsNode) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  public var content: Content
  public var location: SourceLocation

  public init(content: Content, location: SourceLocation) {
    self.content = content
    self.location = location
  }

  /// `nil` for an empty text too.
  public var text: String? {
    if case .text(let text) = content, !text.isEmpty { text } else { nil }
  }

  public var items: [SettingsNode]? {
    if case .list(let items) = content { items } else { nil }
  }

  public var entries: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  /// The value of a mapping's key; linear, since mappings are short.
  public subscript(_ key: String) -> SettingsNode? {
    entries?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}
