public import FormData

/// What kind of value an expression has, known when the template is loaded.
public enum ExpressionType: Hashable, Sendable {
  case scalar(ScalarType)
  case list(ScalarType)
  /// A list of records with these fields.
  case records([FieldDeclaration])

  /// A number without a declared range.
  static let integer = Self.scalar(.integer(minimum: nil, maximum: nil))
  static let decimal = Self.scalar(.decimal)
  static let text = Self.scalar(.text)
  static let truth = Self.scalar(.truth)

  init(_ shape: FieldDeclaration.Shape) {
    switch shape {
    case .single(let scalar): self = .scalar(scalar)
    case .list(let scalar, _): self = .list(scalar)
    case .records(let fields): self = .records(fields)
    }
  }
}
