import Diagnostics
import FormData

/// One function for each step of precedence, from loosest to tightest.
extension ExpressionParser {
  /// A whole expression, brackets and branches included.
  mutating func expression() throws(ExpressionFault) -> TypedNode {
    try nested { (parser) throws(ExpressionFault) in
      parser.takeWord("如果") ? try parser.conditional() : try parser.alternatives()
    }
  }

  private mutating func nested(
    _ body: (inout Self) throws(ExpressionFault) -> TypedNode
  ) throws(ExpressionFault) -> TypedNode {
    guard depth < Self.maximumDepth else {
      throw ExpressionFault(
        id: "expression.too-deep", message: "算式套了超过\(Self.maximumDepth)层", offset: current.offset)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func conditional() throws(ExpressionFault) -> TypedNode {
    let condition = try expression()
    guard takeWord("则") else { throw missing("则") }
    let then = try expression()
    guard takeWord("否则") else { throw missing("否则") }
    return checkedConditional(condition, then: then, otherwise: try expression())
  }

  private mutating func alternatives() throws(ExpressionFault) -> TypedNode {
    var left = try conjunction()
    while takeWord("或") {
      try countOperation()
      let right = try conjunction()
      left = checkedLogic(left, right, word: "或") { .either($0, $1) }
    }
    return left
  }

  private mutating func conjunction() throws(ExpressionFault) -> TypedNode {
    var left = try negation()
    while takeWord("且") {
      try countOperation()
      let right = try negation()
      left = checkedLogic(left, right, word: "且") { .both($0, $1) }
    }
    return left
  }

  private mutating func negation() throws(ExpressionFault) -> TypedNode {
    guard takeWord("非") else { return try comparison() }
    let operand = try nested { (parser) throws(ExpressionFault) in try parser.negation() }
    return checkedNot(operand)
  }

  private mutating func comparison() throws(ExpressionFault) -> TypedNode {
    let left = try sum()
    guard case .symbol(let symbol) = current.kind, let operation = ComparisonOperator(symbol) else {
      return left
    }
    advance()
    try countOperation()
    let right = try sum()
    let result = checkedComparison(operation, left, right, written: symbol.rawValue)
    if case .symbol(let second) = current.kind, ComparisonOperator(second) != nil {
      // 季=1且年=2019 reads as a chain only because of the name 1且年, which has been reported.
      if left.type == nil || right.type == nil {
        index = tokens.count - 1
        return result
      }
      throw ExpressionFault(
        id: "expression.chained-comparison", message: "比较不能连写", offset: current.offset,
        hint: "写成“甲 < 乙 且 乙 < 丙”")
    }
    return result
  }

  private mutating func sum() throws(ExpressionFault) -> TypedNode {
    var left = try product()
    while case .symbol(let symbol) = current.kind, symbol == .plus || symbol == .minus,
      let operation = ArithmeticOperator(symbol)
    {
      advance()
      try countOperation()
      left = checkedArithmetic(operation, left, try product(), written: symbol.rawValue)
    }
    return left
  }

  private mutating func product() throws(ExpressionFault) -> TypedNode {
    var left = try signed()
    while case .symbol(let symbol) = current.kind, symbol == .times || symbol == .over,
      let operation = ArithmeticOperator(symbol)
    {
      advance()
      try countOperation()
      left = checkedArithmetic(operation, left, try signed(), written: symbol.rawValue)
    }
    return left
  }

  private mutating func signed() throws(ExpressionFault) -> TypedNode {
    guard take(.minus) else { return try operand() }
    let operand = try nested { (parser) throws(ExpressionFault) in try parser.signed() }
    return checkedNegative(operand)
  }

  private mutating func operand() throws(ExpressionFault) -> TypedNode {
    let token = current
    switch token.kind {
    case .number(let number):
      advance()
      let type: ExpressionType = number.integer == nil ? .decimal : .integer
      return TypedNode(node: .constant(.number(number)), type: type, offset: token.offset)
    case .string(let text):
      advance()
      return TypedNode(node: .constant(.text(text)), type: .text, offset: token.offset)
    case .symbol(.open):
      advance()
      let inner = try expression()
      guard take(.close) else { throw missing(")") }
      return inner
    case .name(let name):
      guard !Self.reservedWords.contains(name) else { throw unexpected() }
      advance()
      return current.kind == .symbol(.open)
        ? try call(name, at: token.offset) : try path(from: name, at: token.offset)
    case .symbol, .end: throw unexpected()
    }
  }

  private mutating func call(_ name: String, at offset: Int) throws(ExpressionFault) -> TypedNode {
    advance()
    let argument = try expression()
    if current.kind == .symbol(.comma) {
      throw ExpressionFault(
        id: "expression.too-many-arguments", message: "\(name)的括号里只写一项", offset: current.offset)
    }
    guard take(.close) else { throw missing(")") }
    return checkedCall(name, argument, at: offset)
  }

  private mutating func path(from name: String, at offset: Int) throws(ExpressionFault) -> TypedNode
  {
    var names = [name]
    while take(.dot) {
      guard case .name(let next) = current.kind else { throw unexpected() }
      names.append(next)
      advance()
    }
    return resolved(names, at: offset)
  }

  private func missing(_ word: String) -> ExpressionFault {
    ExpressionFault(
      id: "expression.incomplete", message: "这里缺“\(word)”", offset: current.offset)
  }

  private mutating func countOperation() throws(ExpressionFault) {
    operations += 1
    guard operations <= Self.maximumOperations else {
      throw ExpressionFault(
        id: "expression.too-long", message: "算式超过\(Self.maximumOperations)步", offset: current.offset
      )
    }
  }

  static let reservedWords: Set<String> = ["如果", "则", "否则", "且", "或", "非"]
}
