public import Diagnostics

extension Diagnostic {
  /// A request that the measure stands against.
  public static func refusal(
    _ id: ID, _ clause: Clause, _ message: String, at location: SourceLocation? = nil,
    dataPath: String? = nil, hint: String? = nil
  ) -> Self {
    .error(
      id, "依据\(clause.citation)：\(message)", at: location, dataPath: dataPath, hint: hint)
  }
}
