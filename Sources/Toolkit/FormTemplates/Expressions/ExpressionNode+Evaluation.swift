import FormData

extension ExpressionNode {
  /// The value; absent where it is not there or not defined (``isUndefined(in:)``).
  func value(in environment: Environment) -> Value {
    switch self {
    case .field(let frame, let slot): environment.records[frame].values[slot]
    case .constant(let value): value
    case .rowField, .column: collected(in: environment)
    case .builtin(let builtin):
      environment.isBlank && !builtin.isOfPage
        ? environment.counters.valueOnBlankForm(of: builtin)
        : environment.counters.value(of: builtin)
    case .arithmetic(let operation, let left, let right):
      Self.result(operation, left.value(in: environment), right.value(in: environment))
    case .negative(let operand): operand.value(in: environment).number?.negated.value ?? .absent
    case .comparison(let operation, let left, let right):
      Self.result(operation, left.value(in: environment), right.value(in: environment))
    case .both, .either, .not: truth(in: environment).map(Value.truth) ?? .absent
    case .conditional(let condition, let then, let otherwise):
      (condition.truth(in: environment) == true ? then : otherwise).value(in: environment)
    case .call(let function, let argument): argument.applying(function, in: environment)
    }
  }

  /// The value of a condition: `nil` where absence leaves it open.
  ///
  /// 且 is false as soon as one side is, 或 true as soon as one side is, whatever is absent.
  func truth(in environment: Environment) -> Bool? {
    switch self {
    case .both(let left, let right):
      let first = left.truth(in: environment)
      if first == false { return false }
      let second = right.truth(in: environment)
      return second == false ? false : first == nil ? nil : second
    case .either(let left, let right):
      let first = left.truth(in: environment)
      if first == true { return true }
      let second = right.truth(in: environment)
      return second == true ? true : first == nil ? nil : second
    case .not(let operand): return operand.truth(in: environment).map { !$0 }
    default:
      guard case .truth(let truth) = value(in: environment) else { return nil }
      return truth
    }
  }

  /// Whether an absent value is an arithmetic one without a result, which prints `—`: a division
  /// by zero, an absent operand, an average of nothing, or more than 38 digits.
  func isUndefined(in environment: Environment) -> Bool {
    switch self {
    case .arithmetic, .negative, .call(.average, _): true
    case .conditional(let condition, let then, let otherwise):
      (condition.truth(in: environment) == true ? then : otherwise).isUndefined(in: environment)
    default: false
    }
  }

  private static func result(_ operation: ArithmeticOperator, _ left: Value, _ right: Value)
    -> Value
  {
    guard let left = left.number, let right = right.number else { return .absent }
    switch operation {
    case .plus: return left.adding(right).value
    case .minus: return left.subtracting(right).value
    case .times: return left.multiplied(by: right).value
    case .over: return left.divided(by: right).value
    }
  }

  private static func result(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    -> Value
  {
    if case .absent = left { return .absent }
    if case .absent = right { return .absent }
    switch operation {
    case .equal: return .truth(left == right)
    case .notEqual: return .truth(left != right)
    case .less: return .truth(left.isLess(than: right))
    case .lessOrEqual: return .truth(!right.isLess(than: left))
    case .greater: return .truth(right.isLess(than: left))
    case .greaterOrEqual: return .truth(!left.isLess(than: right))
    }
  }
}

extension Value {
  var number: ExactDecimal? {
    if case .number(let number) = self { number } else { nil }
  }

  /// Order of numbers and of times; values of other kinds have none.
  func isLess(than other: Value) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)): left < right
    case (.date(let left), .date(let right)): left < right
    case (.month(let left), .month(let right)): left < right
    case (.time(let left), .time(let right)): left < right
    default: false
    }
  }
}

extension ExactDecimal? {
  /// No result is an absent value.
  fileprivate var value: Value { map(Value.number) ?? .absent }
}

extension Counters {
  /// A form for the pen says which form it is, but not how many rows it has.
  fileprivate func valueOnBlankForm(of builtin: Builtin) -> Value {
    switch builtin {
    case .version, .purpose, .today, .number, .checkCode: value(of: builtin)
    default: .absent
    }
  }
}
