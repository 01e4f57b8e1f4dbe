import FormData

/// An expression after checking: names are places, and every operand has the right type.
indirect enum ExpressionNode: Sendable {
  case constant(Value)
  /// A field of one of the records in reach.
  case field(frame: Int, slot: Int)
  /// A field of every row of the aggregate's range.
  case rowField(slot: Int)
  /// A field of every record of a list.
  case column(of: ExpressionNode, slot: Int)
  case builtin(Builtin)
  case arithmetic(ArithmeticOperator, ExpressionNode, ExpressionNode)
  case negative(ExpressionNode)
  case comparison(ComparisonOperator, ExpressionNode, ExpressionNode)
  case both(ExpressionNode, ExpressionNode)
  case either(ExpressionNode, ExpressionNode)
  case not(ExpressionNode)
  case conditional(ExpressionNode, then: ExpressionNode, otherwise: ExpressionNode)
  case call(ExpressionFunction, ExpressionNode)
}

enum ArithmeticOperator: Sendable {
  case plus
  case minus
  case times
  case over

  init?(_ symbol: ExpressionToken.Symbol) {
    switch symbol {
    case .plus: self = .plus
    case .minus: self = .minus
    case .times: self = .times
    case .over: self = .over
    default: return nil
    }
  }
}

enum ComparisonOperator: Sendable {
  case equal
  case notEqual
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual

  init?(_ symbol: ExpressionToken.Symbol) {
    switch symbol {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }

  var isEquality: Bool { self == .equal || self == .notEqual }
}

/// A function of one list; absent items are passed over.
enum ExpressionFunction: String, Sendable, CaseIterable {
  case sum = "求和"
  case count = "计数"
  case average = "平均"
  case maximum = "最大"
  case minimum = "最小"
  case first = "第一项"
  case last = "最后一项"
  /// Whether there is anything: of any value, not only of lists.
  case exists = "有"
}
