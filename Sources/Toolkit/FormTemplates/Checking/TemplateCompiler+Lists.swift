import Diagnostics
import DocumentTree
import FormData
import NameOrder

/// 每份, 每节, 每行, 每项 and 校验: what names a list of the data.
extension TemplateCompiler {
  /// The place of a declared field among others; unknown names are reported.
  mutating func slot(
    of name: String, in fields: [FieldDeclaration], at location: SourceLocation
  ) -> Int? {
    if let slot = fields.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
      noteUse(of: fields[slot])
      return slot
    }
    sink.report(
      .unknownName("template.unknown-path", "数据", name, among: fields.map(\.name), at: location))
    return nil
  }

  private mutating func listSlot(_ name: String, at location: SourceLocation) -> Int? {
    guard let slot = slot(of: name, in: declarations, at: location) else { return nil }
    guard case .records = declarations[slot].shape else {
      sink.report(.notAList(name, at: location))
      return nil
    }
    return slot
  }

  /// A list of records within reach, innermost first.
  mutating func list(_ element: Element, scope: NameScope) -> ListReference? {
    guard let name = word(element) else { return nil }
    for frame in scope.frames.indices.reversed() {
      guard
        let slot = scope.frames[frame].firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) })
      else { continue }
      guard case .records(let fields) = scope.frames[frame][slot].shape else {
        sink.report(.notAList(name, at: element.location))
        return nil
      }
      noteUse(of: scope.frames[frame][slot])
      return ListReference(frame: frame, slot: slot, name: name, fields: fields)
    }
    let known = scope.frames.joined().map(\.name)
    sink.report(
      .unknownName("template.unknown-path", "列表", name, among: known, at: element.location))
    return nil
  }

  mutating func compileCopyList(_ element: Element) -> Int? {
    word(element).flatMap { listSlot($0, at: element.location) }
  }

  /// 每节: `按: 列表.字段`.
  mutating func compileSectioning(_ element: Element) -> Sectioning? {
    guard let fields = fields(of: element, Vocabulary.section) else { return nil }
    guard let key = fields["按"], let path = word(key) else {
      if fields["按"] == nil {
        sink.report(
          .error("template.missing-key", "每节里没有写「按」", at: element.location, hint: "例如 按: 企业.大队"))
      }
      return nil
    }
    let restarts = fields["页码"].flatMap { choice($0, among: ["重起", "连续"]) } != "连续"
    let steps = path.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard steps.count == 2 else {
      sink.report(
        .error("template.bad-section-path", "「按」要写成“列表.字段”", at: key.location, hint: "例如 企业.大队"))
      return nil
    }
    guard let list = listSlot(steps[0], at: key.location),
      case .records(let items) = declarations[list].shape,
      let field = slot(of: steps[1], in: items, at: key.location)
    else { return nil }
    guard case .single(let type) = items[field].shape else {
      sink.report(.notASingleValue(steps[1], at: key.location))
      return nil
    }
    var sortKey = CompiledRowTable.SortKey(slot: field, type: type, location: key.location)
    if let element = fields["次序"] {
      guard let order = choice(element, among: NameOrder.allCases.map(\.rawValue)),
        checkOrder(order, of: items[field], at: element.location)
      else { return nil }
      sortKey.order = NameOrder(rawValue: order)
      sortKey.location = element.location
    }
    return Sectioning(list: list, key: sortKey, restartsPageNumbers: restarts)
  }

  /// 校验.
  ///
  /// Its names never include 序号 or 节: the data is looked at before anything is laid out.
  mutating func compileChecks(_ element: Element?, scope: NameScope) -> [CompiledCheck] {
    guard let element, let items = list(element) else { return [] }
    var scope = scope
    scope.builtins.remove(.section)
    return items.compactMap { compileCheck($0, scope: scope) }
  }

  private mutating func compileCheck(_ element: Element, scope: NameScope) -> CompiledCheck? {
    guard let fields = fields(of: element, Vocabulary.check) else { return nil }
    var scope = scope
    var list: Int?
    if let rows = fields["每行"] {
      guard let name = word(rows), let slot = listSlot(name, at: rows.location) else { return nil }
      list = slot
      if case .records(let items) = declarations[slot].shape { scope = scope.entering(items) }
    }
    guard let required = fields["要求"], let notice = fields["提示"] else {
      sink.report(
        .error("template.missing-key", "校验要有「要求」和「提示」", at: element.location))
      return nil
    }
    guard let requirement = condition(required, scope: scope),
      let message = text(notice, scope: scope, style: styles.implicit(.body))
    else { return nil }
    return CompiledCheck(
      list: list, requirement: requirement, message: message,
      isWarning: flag(fields["仅提醒"]) ?? false, location: element.location)
  }
}

extension Diagnostic {
  static func notAList(_ name: String, at place: SourceLocation) -> Self {
    .error("template.not-a-list", "“\(name)”不是记录的列表", at: place)
  }

  static func notASingleValue(_ name: String, at place: SourceLocation) -> Self {
    .error("template.not-a-single-value", "“\(name)”是列表，这里要单个的值", at: place)
  }
}
