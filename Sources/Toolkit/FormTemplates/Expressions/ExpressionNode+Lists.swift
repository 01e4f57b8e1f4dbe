import FormData

extension ExpressionNode {
  /// Applies a function to the list that this expression is, item by item, holding none.
  ///
  /// On a form for the pen nothing is counted: the result is absent, and nothing is there.
  func applying(_ function: ExpressionFunction, in environment: Environment) -> Value {
    if function == .exists { return .truth(isThere(in: environment)) }
    guard !environment.isBlank else { return .absent }
    switch function {
    case .exists, .count: return .number(ExactDecimal(count(in: environment)))
    case .sum: return total(in: environment).map { .number($0.sum) } ?? .absent
    case .average: return average(in: environment)
    case .maximum: return extreme(in: environment) { $0.isLess(than: $1) }
    case .minimum: return extreme(in: environment) { $1.isLess(than: $0) }
    case .first: return firstItem(in: environment)
    case .last:
      var last = Value.absent
      forEachItem(in: environment) { last = $0 }
      return last
    }
  }

  /// The items as one list.
  func collected(in environment: Environment) -> Value {
    var items: [Value] = []
    forEachItem(in: environment) { items.append($0) }
    return .list(items)
  }

  private func isThere(in environment: Environment) -> Bool {
    switch self {
    case .column, .rowField: count(in: environment) > 0
    default: !value(in: environment).isEmpty
    }
  }

  private func count(in environment: Environment) -> Int {
    if case .records(let list) = directValue(in: environment) { return list.count }
    var count = 0
    forEachItem(in: environment) { item in
      if case .records(let list) = item { count += list.count } else { count += 1 }
    }
    return count
  }

  /// `nil` beyond 38 digits.
  private func total(in environment: Environment) -> (sum: ExactDecimal, count: Int)? {
    var sum: ExactDecimal? = .zero
    var count = 0
    forEachItem(in: environment) { item in
      guard let number = item.number else { return }
      sum = sum?.adding(number)
      count += 1
    }
    return sum.map { ($0, count) }
  }

  private func average(in environment: Environment) -> Value {
    guard let (sum, count) = total(in: environment),
      let quotient = sum.divided(by: ExactDecimal(count))
    else { return .absent }
    return .number(quotient)
  }

  private func extreme(
    in environment: Environment, isWorse: (Value, Value) -> Bool
  ) -> Value {
    var best = Value.absent
    forEachItem(in: environment) { item in
      if best == .absent || isWorse(best, item) { best = item }
    }
    return best
  }

  private func firstItem(in environment: Environment) -> Value {
    if case .list(let items) = directValue(in: environment) { return items.first ?? .absent }
    var first = Value.absent
    forEachItem(in: environment) { if first == .absent { first = $0 } }
    return first
  }

  /// The items that are there, one after another; lists within the records of a list are joined.
  private func forEachItem(in environment: Environment, _ body: (Value) -> Void) {
    switch self {
    case .rowField(let slot):
      guard let rows = environment.rows else { return }
      for index in 0..<rows.count { rows.record(at: index).values[slot].forEachItem(body) }
    case .column(let list, let slot):
      list.forEachRecord(in: environment) { $0.values[slot].forEachItem(body) }
    default: value(in: environment).forEachItem(body)
    }
  }

  private func forEachRecord(in environment: Environment, _ body: (Record) -> Void) {
    forEachItem(in: environment) { item in
      guard case .records(let list) = item else { return }
      for index in 0..<list.count { body(list.record(at: index)) }
    }
  }

  /// The value where it costs no walk through rows.
  private func directValue(in environment: Environment) -> Value {
    switch self {
    case .column, .rowField: .absent
    default: value(in: environment)
    }
  }
}

extension Value {
  fileprivate func forEachItem(_ body: (Value) -> Void) {
    switch self {
    case .absent: return
    case .list(let items): for item in items { body(item) }
    default: body(self)
    }
  }
}
