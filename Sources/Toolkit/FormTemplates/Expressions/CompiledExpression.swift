public import Diagnostics
public import FormData

/// An expression of the template language (条件, 要求, 筛选, 合计), checked once and evaluated often.
public struct CompiledExpression: Sendable {
  public let type: ExpressionType
  /// The builtin names that it asks for.
  public let builtins: Set<Builtin>
  /// The fields that it reads, by where they were declared.
  let fields: Set<SourceLocation>
  private let node: ExpressionNode

  /// Reports every fault to the sink; the expression then has no value.
  public init(parsing source: SourceText, scope: NameScope, sink: inout DiagnosticSink) {
    let scalars = Array(source.text.unicodeScalars)
    do throws(ExpressionFault) {
      var parser = try ExpressionParser(
        scalars, in: 0..<scalars.count, source: source, scope: scope, sink: sink)
      defer { sink = parser.sink }
      let parsed = try parser.expression()
      try parser.expectEnd()
      type = parsed.type ?? .text
      node = parsed.node
      builtins = parser.reads.builtins
      fields = parser.reads.fields
    } catch {
      sink.report(error.diagnostic(in: source))
      type = .text
      node = .constant(.absent)
      builtins = []
      fields = []
    }
  }

  /// Costs the expression's length times the rows that its functions range over.
  public func value(in environment: Environment) -> Value { node.value(in: environment) }

  /// Whether the value is 是; absence is not.
  public func isTrue(in environment: Environment) -> Bool { node.truth(in: environment) == true }

  /// Whether the value is 否; absence, which leaves a condition open, is not.
  public func isFalse(in environment: Environment) -> Bool { node.truth(in: environment) == false }
}

extension ExpressionFault {
  func diagnostic(in source: SourceText) -> Diagnostic {
    .error(
      id, message, at: source.location(atScalar: offset), hint: hint)
  }
}
