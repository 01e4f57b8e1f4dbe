import Diagnostics
import FormData

/// What an operator asks of its operands, and the type it gives.
extension ExpressionParser {
  mutating func checkedConditional(
    _ condition: TypedNode, then: TypedNode, otherwise: TypedNode
  ) -> TypedNode {
    requireTruth(condition, word: "如果")
    let node = ExpressionNode.conditional(
      condition.node, then: then.node, otherwise: otherwise.node)
    var type: ExpressionType?
    if let first = then.type, let second = otherwise.type {
      type = ExpressionType.common(first, second)
      if type == nil {
        report(
          "expression.wrong-type", "“则”后面是\(first.wording)，“否则”后面是\(second.wording)",
          at: otherwise.offset, hint: "两边要同一类")
      }
    }
    return TypedNode(node: node, type: type, offset: condition.offset)
  }

  mutating func checkedLogic(
    _ left: TypedNode, _ right: TypedNode, word: String,
    _ make: (ExpressionNode, ExpressionNode) -> ExpressionNode
  ) -> TypedNode {
    requireTruth(left, word: word)
    requireTruth(right, word: word)
    return TypedNode(node: make(left.node, right.node), type: .truth, offset: left.offset)
  }

  mutating func checkedNot(_ operand: TypedNode) -> TypedNode {
    requireTruth(operand, word: "非")
    return TypedNode(node: .not(operand.node), type: .truth, offset: operand.offset)
  }

  mutating func checkedNegative(_ operand: TypedNode) -> TypedNode {
    let isNumber = requireNumber(operand, sign: "-")
    return TypedNode(
      node: .negative(operand.node), type: isNumber ? operand.type?.unranged : nil,
      offset: operand.offset)
  }

  mutating func checkedArithmetic(
    _ operation: ArithmeticOperator, _ left: TypedNode, _ right: TypedNode, written sign: String
  ) -> TypedNode {
    let areNumbers = requireNumber(left, sign: sign) && requireNumber(right, sign: sign)
    let node = ExpressionNode.arithmetic(operation, left.node, right.node)
    var type: ExpressionType?
    if areNumbers, let first = left.type, let second = right.type {
      type = ExpressionType.result(of: operation, first, second)
    }
    return TypedNode(node: node, type: type, offset: left.offset)
  }

  mutating func checkedComparison(
    _ operation: ComparisonOperator, _ left: TypedNode, _ right: TypedNode, written sign: String
  ) -> TypedNode {
    let (left, right) = (literal(left, as: right.type), literal(right, as: left.type))
    let node = ExpressionNode.comparison(operation, left.node, right.node)
    let result = TypedNode(node: node, type: .truth, offset: left.offset)
    guard let first = left.type, let second = right.type else { return result }
    guard let common = ExpressionType.common(first, second), case .scalar(let scalar) = common
    else {
      report(
        "expression.wrong-type", "\(first.wording)和\(second.wording)不能用“\(sign)”比较",
        at: left.offset)
      return result
    }
    if !operation.isEquality, !scalar.hasOrder {
      report(
        "expression.wrong-type", "\(first.wording)不分大小，不能用“\(sign)”", at: left.offset,
        hint: "只能用 = 和 ≠")
    }
    return result
  }

  mutating func checkedCall(_ name: String, _ argument: TypedNode, at offset: Int) -> TypedNode {
    guard
      let function = ExpressionFunction.allCases.first(where: {
        $0.rawValue.utf8.elementsEqual(name.utf8)
      })
    else {
      let known = ExpressionFunction.allCases.map(\.rawValue)
      report(
        "expression.unknown-function", "没有“\(name)”这个函数", at: offset,
        hint: NearestName.of(name, among: known).map { "是不是“\($0)”？" }
          ?? "可以用：\(known.joined(separator: "、"))")
      return .faulty(at: offset)
    }
    let node = ExpressionNode.call(function, argument.node)
    guard let given = argument.type else { return TypedNode(node: node, type: nil, offset: offset) }
    guard let type = function.resultType(of: given) else {
      report(
        "expression.wrong-type", "\(name)要\(function.wantedWording)，却是\(given.wording)",
        at: argument.offset)
      return .faulty(at: offset)
    }
    return TypedNode(node: node, type: type, offset: offset)
  }

  /// A text beside a date or an option is read as one: `变动 = "录入"`, `日期 < "2019-04-01"`.
  private mutating func literal(_ operand: TypedNode, as other: ExpressionType?) -> TypedNode {
    guard case .constant(.text(let text)) = operand.node, case .scalar(let scalar) = other,
      scalar != .text
    else { return operand }
    do throws(ScalarFault) {
      let value = try scalar.value(reading: text)
      return TypedNode(node: .constant(value), type: other, offset: operand.offset)
    } catch {
      report("expression.bad-literal", "这里\(error.message)", at: operand.offset, hint: error.hint)
      return .faulty(at: operand.offset)
    }
  }

  private mutating func requireTruth(_ operand: TypedNode, word: String) {
    guard let type = operand.type, type != .truth else { return }
    report(
      "expression.wrong-type", "“\(word)”要一个条件，却是\(type.wording)", at: operand.offset,
      hint: "写成比较，如 \(type.isList ? "计数(…) > 0" : "… = …")，或 有(…)")
  }

  private mutating func requireNumber(_ operand: TypedNode, sign: String) -> Bool {
    guard let type = operand.type else { return false }
    if case .scalar(let scalar) = type, scalar.isNumber { return true }
    report(
      "expression.wrong-type", "“\(sign)”要数，却是\(type.wording)", at: operand.offset,
      hint: type.isList ? "列表先用 求和(…) 或 计数(…)" : nil)
    return false
  }
}

extension ExpressionFunction {
  /// The type of the result; `nil` if the function does not take such an argument.
  fileprivate func resultType(of argument: ExpressionType) -> ExpressionType? {
    switch (self, argument) {
    case (.exists, _): .truth
    case (.count, .list), (.count, .records): .integer
    case (.first, .list(let scalar)), (.last, .list(let scalar)): .scalar(scalar)
    case (.sum, .list(let scalar)) where scalar.isNumber: ExpressionType.scalar(scalar).unranged
    case (.average, .list(.amount)): .scalar(.amount)
    case (.average, .list(let scalar)) where scalar.isNumber: .decimal
    case (.maximum, .list(let scalar)) where scalar.hasOrder: .scalar(scalar)
    case (.minimum, .list(let scalar)) where scalar.hasOrder: .scalar(scalar)
    default: nil
    }
  }

  fileprivate var wantedWording: String {
    switch self {
    case .sum, .average: "一列数"
    case .maximum, .minimum: "一列数或日期"
    default: "列表"
    }
  }
}
