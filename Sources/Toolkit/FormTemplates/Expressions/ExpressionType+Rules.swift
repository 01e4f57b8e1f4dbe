import FormData

extension ExpressionType {
  /// The type as messages call it.
  var wording: String {
    switch self {
    case .scalar(.choice): "选项"
    case .scalar(.integer): "整数"
    case .scalar(let scalar): scalar.wording
    case .list(let scalar): "\(Self.scalar(scalar).wording)的列表"
    case .records: "一组组的数据"
    }
  }

  var isList: Bool {
    if case .scalar = self { false } else { true }
  }

  /// Without the declared range, which a result need not keep.
  var unranged: Self {
    if case .scalar(.integer) = self { .integer } else { self }
  }

  /// The type that values of both have: numbers of any kind are numbers, options are texts.
  static func common(_ left: Self, _ right: Self) -> Self? {
    if left == right { return left }
    switch (left, right) {
    case (.scalar(let first), .scalar(let second)) where first.isNumber && second.isNumber:
      return result(of: .plus, left, right)
    case (.scalar(let first), .scalar(let second)) where first.isText && second.isText:
      return .text
    default: return nil
    }
  }

  /// The type of a result of arithmetic on two numbers: an amount stays one unless amounts are
  /// divided by each other; whole numbers stay whole unless divided.
  static func result(of operation: ArithmeticOperator, _ left: Self, _ right: Self) -> Self {
    let amounts = [left, right].count { $0 == .scalar(.amount) }
    switch operation {
    case .over: return left == .scalar(.amount) && amounts == 1 ? left : .decimal
    case .times where amounts == 2: return .decimal
    default: break
    }
    if amounts > 0 { return .scalar(.amount) }
    return left.unranged == .integer && right.unranged == .integer ? .integer : .decimal
  }
}

extension ScalarType {
  var isNumber: Bool {
    switch self {
    case .integer, .decimal, .amount: true
    default: false
    }
  }

  var isText: Bool {
    switch self {
    case .text, .choice, .webAddress: true
    default: false
    }
  }

  /// Whether one value can be less than another.
  var hasOrder: Bool {
    switch self {
    case .integer, .decimal, .amount, .date, .month, .time: true
    case .text, .choice, .truth, .webAddress, .image: false
    }
  }
}
