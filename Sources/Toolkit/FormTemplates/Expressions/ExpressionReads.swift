import Diagnostics
import FormData

/// The names that an expression or a text reads.
struct ExpressionReads: Sendable {
  var builtins: Set<Builtin> = []
  private(set) var firstField: String?
  /// Where the fields that are read were declared, which no two share.
  private(set) var fields: Set<SourceLocation> = []

  mutating func note(_ path: String) {
    if firstField == nil { firstField = path }
  }

  mutating func note(_ field: FieldDeclaration) {
    if let location = field.location { fields.insert(location) }
  }

  mutating func merge(_ other: Self) {
    builtins.formUnion(other.builtins)
    fields.formUnion(other.fields)
    if let field = other.firstField { note(field) }
  }
}
