public import Diagnostics

/// Turns nodes of a settings file into values, and gathers everything that is wrong with them.
public struct SettingsReader: Sendable {
  /// What messages call the file: 字体清单.
  public let kind: String
  private let fault: Diagnostic.ID
  private let hint: String?
  public private(set) var sink = DiagnosticSink()

  /// Faults are told as `fault`, with `hint` where there is none of their own.
  public init(kind: String, fault: Diagnostic.ID, hint: String? = nil) {
    self.kind = kind
    self.fault = fault
    self.hint = hint
  }

  public mutating func refuse(_ message: String, at place: SourceLocation, hint: String? = nil) {
    sink.report(.error(fault, message, at: place, hint: hint ?? self.hint))
  }

  public mutating func refuse(_ message: String, at node: SettingsNode, hint: String? = nil) {
    refuse(message, at: node.location, hint: hint)
  }

  public mutating func checkKeys(of node: SettingsNode, allowed: [String]) {
    for entry in node.entries ?? []
    where !allowed.contains(where: { $0.utf8.elementsEqual(entry.key.utf8) }) {
      let nearest = NearestName.of(entry.key, among: allowed).map { "是不是“\($0)”？" }
      refuse(
        "\(kind)里没有“\(entry.key)”这一项（可用：\(allowed.joined(separator: "、"))）",
        at: entry.keyLocation, hint: nearest)
    }
  }

  /// The named entries of a section, in the order of the file.
  public mutating func entries(of node: SettingsNode, under key: String) -> [SettingsNode.Entry] {
    guard let entries = node[key]?.entries else {
      refuse("\(kind)缺少“\(key)”一节，或这一节不是“名称: …”的形式", at: node[key] ?? node)
      return []
    }
    return entries
  }

  /// Told as missing where it is empty.
  public mutating func text(_ key: String, of node: SettingsNode) -> String? {
    if let text = node[key]?.text { return text }
    refuse("缺少“\(key)”", at: node[key] ?? node)
    return nil
  }

  /// A missing or empty one is no fault.
  public mutating func optionalText(_ key: String, of node: SettingsNode) -> String? {
    guard let value = node[key] else { return nil }
    if value.items != nil || value.entries != nil { refuse("“\(key)”须是一段文字", at: value) }
    return value.text
  }

  /// A list of texts, or one text; none where the key is missing or has nothing behind it.
  public mutating func texts(_ key: String, of node: SettingsNode) -> [String] {
    guard let value = node[key], value.content != .empty else { return [] }
    if let text = value.text { return [text] }
    let texts = value.items?.compactMap(\.text) ?? []
    if texts.isEmpty || texts.count != value.items?.count {
      refuse("“\(key)”须是一列名称", at: value)
    }
    return texts
  }

  /// The items of a list; none where the key is missing or has nothing behind it.
  public mutating func items(_ key: String, of node: SettingsNode) -> [SettingsNode] {
    guard let value = node[key], value.content != .empty else { return [] }
    if value.items == nil { refuse("“\(key)”须是一列，每项前面写“- ”", at: value) }
    return value.items ?? []
  }

  /// A whole number, without sign.
  public mutating func number(
    _ key: String, of node: SettingsNode, in range: ClosedRange<Int>
  ) -> Int? {
    guard let text = text(key, of: node) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    refuse("“\(key)”须是\(range.lowerBound)至\(range.upperBound)的整数", at: node[key] ?? node)
    return nil
  }

  /// What a word stands for among the words allowed; `nil` where the key is missing.
  public mutating func choice<Meaning>(
    _ key: String, of node: SettingsNode, among words: [(word: String, meaning: Meaning)]
  ) -> Meaning? {
    guard let value = node[key] else { return nil }
    let text = value.text ?? ""
    if let choice = words.first(where: { $0.word.utf8.elementsEqual(text.utf8) }) {
      return choice.meaning
    }
    refuse("“\(key)”只能写：\(words.map(\.word).joined(separator: "、"))", at: value)
    return nil
  }

  /// 是 or 否; `nil` where the key is missing.
  public mutating func truth(_ key: String, of node: SettingsNode) -> Bool? {
    choice(key, of: node, among: [("是", true), ("否", false)])
  }
}
