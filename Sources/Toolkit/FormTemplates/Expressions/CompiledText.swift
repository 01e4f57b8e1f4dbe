public import Diagnostics
public import DocumentTree
public import Geometry

/// A text of the template with its `【…】` and marks, checked once and filled often.
public struct CompiledText: Sendable {
  /// The keys of `【签字 key …】` in the order of the text.
  public let signatureKeys: [String]
  /// Holds no 【…】: the same in every form.
  public let isConstant: Bool
  /// Asks for 页, 总页, 全页 or 全总页.
  public let dependsOnPage: Bool
  /// The first field that the text reads, as written in the template (`地址`, `企业.名称`).
  public let firstField: String?

  /// Reports every fault to the sink; what is at fault then prints nothing.
  ///
  /// `lengths` reads `10字`, `3cm`; `nil` for what is not a length.
  public init(
    parsing source: SourceText, scope: NameScope, lengths: (String) -> Length?,
    sink: inout DiagnosticSink
  ) {
    signatureKeys = []
    isConstant = true
    dependsOnPage = false
    firstField = nil
  }

  public func inlines(in environment: Environment) -> [Inline] { [] }

  /// The text alone, for titles, file names and messages; room to write is left out.
  public func string(in environment: Environment) -> String { "" }
}
