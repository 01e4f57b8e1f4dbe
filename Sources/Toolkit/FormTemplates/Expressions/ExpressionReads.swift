/// The names that an expression or a text reads.
struct ExpressionReads: Sendable {
  var builtins: Set<Builtin> = []
  private(set) var firstField: String?

  mutating func note(_ path: String) {
    if firstField == nil { firstField = path }
  }

  mutating func merge(_ other: Self) {
    builtins.formUnion(other.builtins)
    if let field = other.firstField { note(field) }
  }
}
