import Diagnostics
import FormData

extension ExpressionParser {
  /// Finds what a path means: the innermost record that has its first name, then the fields of
  /// the records that lists hold.
  mutating func resolved(_ names: [String], at offset: Int) -> TypedNode {
    guard var found = origin(names[0], at: offset) else { return .faulty(at: offset) }
    for name in names.dropFirst() {
      guard let next = column(name, of: found, at: offset) else { return .faulty(at: offset) }
      found = next
    }
    return found
  }

  private mutating func origin(_ name: String, at offset: Int) -> TypedNode? {
    for (frame, fields) in scope.frames.enumerated().reversed() {
      guard let slot = fields.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
        continue
      }
      noteField(name)
      noteRead(of: fields[slot])
      let type = ExpressionType(fields[slot].shape)
      if frame == scope.aggregateFrame {
        return TypedNode(node: .rowField(slot: slot), type: type.listed, offset: offset)
      }
      return TypedNode(node: .field(frame: frame, slot: slot), type: type, offset: offset)
    }
    guard let builtin = Builtin.named(name) else {
      reportUnknown(name, at: offset)
      return nil
    }
    return self.builtin(builtin, at: offset)
  }

  private mutating func builtin(_ builtin: Builtin, at offset: Int) -> TypedNode? {
    guard scope.builtins.contains(builtin) else {
      report(
        "expression.not-here", "“\(builtin.rawValue)”在这里没有意义", at: offset,
        hint: builtin.isOfPage ? "【\(builtin.rawValue)】只能写在页眉、页脚里" : nil)
      return nil
    }
    noteBuiltin(builtin)
    return TypedNode(node: .builtin(builtin), type: builtin.type, offset: offset)
  }

  private mutating func column(_ name: String, of list: TypedNode, at offset: Int) -> TypedNode? {
    guard case .records(let fields) = list.type else {
      report("expression.not-records", "“.\(name)”前面的不是一组组的数据", at: offset)
      return nil
    }
    guard let slot = fields.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      let nearest = NearestName.of(name, among: fields.map(\.name))
      report(
        "expression.unknown-name", "没有“\(name)”这一项", at: offset,
        hint: nearest.map { "是不是“\($0)”？" } ?? "新的一项要先在「数据」的这个列表里写明，如 \(name): 文字")
      return nil
    }
    noteRead(of: fields[slot])
    return TypedNode(
      node: .column(of: list.node, slot: slot), type: ExpressionType(fields[slot].shape).listed,
      offset: offset)
  }

  private mutating func reportUnknown(_ name: String, at offset: Int) {
    let fields = scope.frames.reversed().flatMap { $0.map(\.name) }
    let builtins = Builtin.allCases.filter(scope.builtins.contains).map(\.rawValue)
    let nearest = NearestName.of(name, among: fields + builtins)
    let glued = ["且", "或", "非", "则", "否则", "如果"].first { name.contains($0) }
    report(
      "expression.unknown-name", "没有“\(name)”这一项", at: offset,
      hint: nearest.map { "是不是“\($0)”？" } ?? glued.map { "“\($0)”两边要空格" }
        ?? "新的一项要先在「数据」里写明，如 \(name): 文字")
  }
}

extension ExpressionType {
  /// The type of a list with one such item, or several, from each record.
  fileprivate var listed: Self {
    switch self {
    case .scalar(let scalar), .list(let scalar): .list(scalar)
    case .records(let fields): .records(fields)
    }
  }
}

extension Builtin {
  fileprivate var type: ExpressionType {
    switch self {
    case .section, .purpose, .number, .checkCode, .pageCode: .text
    case .today: .scalar(.date)
    default: .integer
    }
  }
}
