import Diagnostics
import DocumentTree
import FormData
import Geometry

/// The entries of one mapping whose keys were looked over.
struct Fields {
  let entries: [Element.Entry]

  /// The element behind a key, also when it is empty.
  subscript(_ key: String) -> Element? {
    entry(key)?.value
  }

  func entry(_ key: String) -> Element.Entry? {
    entries.first { $0.key.utf8.elementsEqual(key.utf8) }
  }
}

/// Reading single values: each reports what it cannot use, at its place, and gives `nil`.
extension TemplateCompiler {
  /// Opens a mapping: unknown keys and other programs' words are reported.
  mutating func fields(of element: Element, _ table: KeyTable) -> Fields? {
    guard let entries = element.entries else {
      reportKind(of: element, expected: "一组“名称: 内容”")
      return nil
    }
    let known = entries.filter { entry in
      if SlipScanner.isMarked(entry.key) { return false }
      guard table.key(named: entry.key) != nil else {
        sink.report(.unknownKey(entry.key, in: table, at: entry.keyLocation))
        return false
      }
      return true
    }
    return Fields(entries: known)
  }

  /// Opens a mapping whose keys are the template's own names.
  mutating func names(in element: Element) -> [Element.Entry]? {
    guard let entries = element.entries else {
      if case .empty = element.content { return [] }
      reportKind(of: element, expected: "一组“名称: 内容”")
      return nil
    }
    return entries.filter { !SlipScanner.isMarked($0.key) }
  }

  mutating func list(_ element: Element) -> [Element]? {
    guard let items = element.items else {
      reportKind(of: element, expected: "一个列表")
      return nil
    }
    return items
  }

  mutating func word(_ element: Element) -> String? {
    guard let text = element.text, !text.text.isEmpty else {
      reportKind(of: element, expected: "一个名称")
      return nil
    }
    return text.text.trimmingBlanks
  }

  /// One name, or a list of names.
  mutating func words(_ element: Element) -> [(word: String, location: SourceLocation)] {
    (element.items ?? [element]).compactMap { item in
      word(item).map { ($0, item.location) }
    }
  }

  mutating func integer(_ element: Element) -> Int? {
    guard let word = word(element) else { return nil }
    guard let value = Int(word), (0...9999).contains(value) else {
      sink.report(
        .error("template.not-an-integer", "“\(word)”不是 0 至 9999 的整数", at: element.location))
      return nil
    }
    return value
  }

  mutating func flag(_ element: Element?) -> Bool? {
    guard let element, let word = choice(element, among: ["是", "否"]) else { return nil }
    return word == "是"
  }

  mutating func choice(_ element: Element, among options: [String]) -> String? {
    guard let word = word(element) else { return nil }
    if let option = options.first(where: { $0.utf8.elementsEqual(word.utf8) }) { return option }
    sink.report(.unknownChoice(word, among: options, at: element.location))
    return nil
  }

  mutating func measure(_ element: Element) -> Measure? {
    guard let word = word(element) else { return nil }
    return measure(word, at: element.location)
  }

  mutating func measure(_ word: String, at location: SourceLocation) -> Measure? {
    do throws(Measure.Fault) {
      return try Measure(parsing: word)
    } catch {
      sink.report(.notAMeasure(word, error, at: location))
      return nil
    }
  }

  /// A length in units of a style.
  mutating func length(_ element: Element, style: StyleID) -> Length? {
    guard let measure = measure(element) else { return nil }
    return length(measure, of: styles.sheet[style], at: element.location)
  }

  mutating func length(
    _ measure: Measure, of style: TextStyle, at location: SourceLocation
  ) -> Length? {
    if let length = measure.length(fontSize: style.fontSize, linePitch: style.linePitch) {
      return length
    }
    let isShare = measure.unit == .share
    sink.report(
      isShare
        ? .error("template.share-not-here", "这里不能用“份”", at: location)
        : .notAMeasure("", .tooLong, at: location))
    return nil
  }

  /// Keys that mean something only beside another one are refused without it, never ignored.
  mutating func refuse(_ keys: [String], in fields: Fields, without head: String) {
    guard fields[head] == nil else { return }
    for key in keys {
      guard let entry = fields.entry(key) else { continue }
      sink.report(
        .error("template.misplaced-key", "“\(key)”只和“\(head)”同用", at: entry.keyLocation))
    }
  }

  mutating func reportKind(of element: Element, expected: String) {
    sink.report(
      .error(
        "template.wrong-kind", "这里要\(expected)，写的是\(element.kindInWords)", at: element.location))
  }
}

extension Diagnostic {
  static func unknownKey(_ key: String, in table: KeyTable, at place: SourceLocation) -> Self {
    let hint: String? =
      if let right = Vocabulary.synonyms[key], table.key(named: right) != nil {
        "这里叫“\(right)”"
      } else if let near = NearestName.of(key, among: table.keys.map(\.name)) {
        "是不是“\(near)”？"
      } else if table.keys.count <= 12 {
        "可以写：\(table.keys.map(\.name).joined(separator: "、"))"
      } else {
        nil
      }
    return .error("template.unknown-key", "\(table.name)里没有“\(key)”这一项", at: place, hint: hint)
  }

  static func notBuilt(_ what: String, at place: SourceLocation) -> Self {
    .error("template.not-built", "“\(what)”本版还没有做", at: place, hint: "请先去掉这一项")
  }

  static func unknownChoice(
    _ word: String, among options: [String], at place: SourceLocation
  ) -> Self {
    .error(
      "template.unknown-choice", "没有“\(word)”这个选择", at: place,
      hint: "可以写：\(options.joined(separator: "、"))")
  }

  static func unknownName(
    _ id: Diagnostic.ID, _ kind: String, _ name: String, among names: [String],
    at place: SourceLocation
  ) -> Self {
    .error(
      id, "没有名为“\(name)”的\(kind)", at: place,
      hint: NearestName.of(name, among: names).map { "是不是“\($0)”？" })
  }

  static func notAMeasure(
    _ word: String, _ fault: Measure.Fault, at place: SourceLocation
  ) -> Self {
    let units = "单位可用 mm、cm、磅、字、行；表格的列宽和行高还可用份"
    return switch fault {
    case .notALength:
      .error("template.not-a-length", "“\(word)”不是长度", at: place, hint: "例如 12mm；\(units)")
    case .missingUnit: .error("template.missing-unit", "“\(word)”没有单位", at: place, hint: units)
    case .unknownUnit(let unit):
      .error(
        "template.unknown-unit", "没有“\(unit)”这个单位", at: place,
        hint: ["pt": "写成磅", "毫米": "写成 mm", "厘米": "写成 cm", "字符": "写成字"][unit] ?? units)
    case .negative: .error("template.negative-length", "长度不能是负数", at: place)
    case .tooLong: .error("template.length-too-long", "长度超过10米", at: place)
    }
  }
}
