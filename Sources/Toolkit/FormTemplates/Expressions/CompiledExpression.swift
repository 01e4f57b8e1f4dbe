public import Diagnostics
public import FormData

/// An expression of the template language (条件, 要求, 筛选, 合计), checked once and evaluated often.
public struct CompiledExpression: Sendable {
  public let type: ExpressionType

  /// Reports every fault to the sink; the expression then has no value.
  public init(parsing source: SourceText, scope: NameScope, sink: inout DiagnosticSink) {
    type = .text
  }

  public func value(in environment: Environment) -> Value { .absent }

  /// Whether the value is 是; absence is not.
  public func isTrue(in environment: Environment) -> Bool { value(in: environment) == .truth(true) }

  /// Whether it asks for 页, 总页, 全页 or 全总页.
  public var dependsOnPage: Bool { false }
}
