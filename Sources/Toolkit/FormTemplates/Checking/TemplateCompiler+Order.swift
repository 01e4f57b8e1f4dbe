import Diagnostics
import FormData
import NameOrder

/// 排序: `字段`, `字段 降序`, `姓名 笔画 降序`, `姓名 拼音 读音 姓名拼音`.
extension TemplateCompiler {
  private static let directions = ["升序", "降序"]
  private static let reading = "读音"

  mutating func sortKeys(
    _ element: Element, list: ListReference
  ) -> [CompiledRowTable.SortKey] {
    words(element).compactMap { word, location in
      let pieces = word.utf8.split(separator: 0x20).map { String(Substring($0)) }
      return sortKey(pieces, list: list, at: location)
    }
  }

  /// A field by its name alone.
  mutating func sortKey(
    _ name: String, list: ListReference, at location: SourceLocation
  ) -> CompiledRowTable.SortKey? {
    guard let slot = slot(of: name, in: list.fields, at: location) else { return nil }
    guard case .single(let type) = list.fields[slot].shape else {
      sink.report(.notASingleValue(name, at: location))
      return nil
    }
    return CompiledRowTable.SortKey(slot: slot, type: type, location: location)
  }

  private mutating func sortKey(
    _ pieces: [String], list: ListReference, at location: SourceLocation
  ) -> CompiledRowTable.SortKey? {
    guard let name = pieces.first else {
      sink.report(.error("template.wrong-kind", "这里要一个名称，写的是空的", at: location))
      return nil
    }
    guard var key = sortKey(name, list: list, at: location) else { return nil }
    var rest = pieces.dropFirst()
    if let order = rest.first.flatMap(NameOrder.init(rawValue:)) {
      let word = rest.removeFirst()
      guard checkOrder(word, of: list.fields[key.slot], at: location) else { return nil }
      key.order = order
      if order == .reading, rest.first == Self.reading {
        rest.removeFirst()
        guard let field = rest.popFirst() else {
          sink.report(
            .error(
              "template.missing-key", "“读音”后面要写记读音的字段", at: location,
              hint: "例如 姓名 拼音 读音 姓名拼音"))
          return nil
        }
        guard let reading = sortKey(field, list: list, at: location),
          checkOrder(Self.reading, of: list.fields[reading.slot], at: location)
        else { return nil }
        key.readingSlot = reading.slot
      }
    }
    if let direction = rest.first, Self.directions.contains(direction) {
      key.isDescending = direction == "降序"
      rest.removeFirst()
    }
    if let odd = rest.first {
      let orders = NameOrder.allCases.map(\.rawValue)
      sink.report(
        .unknownChoice(odd, among: (key.order == nil ? orders : []) + Self.directions, at: location)
      )
      return nil
    }
    return key
  }

  /// 拼音 and 笔画 are orders of texts; reports any other field.
  mutating func checkOrder(
    _ order: String, of field: FieldDeclaration, at location: SourceLocation
  ) -> Bool {
    guard case .single(let type) = field.shape else { return false }
    let hint: String
    switch type {
    case .text: return true
    case .choice: hint = "选项按声明的先后排"
    default: hint = "日期、数等按大小排，只写升序、降序"
    }
    sink.report(
      .error(
        "template.order-needs-text", "“\(field.name)”不是文字，不能用“\(order)”", at: location, hint: hint))
    return false
  }
}
