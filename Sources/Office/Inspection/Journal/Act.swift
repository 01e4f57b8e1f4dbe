public import Diagnostics

/// One act of the measure, as somebody asks for it.
///
/// Deciding reads the office and changes nothing; what stands against the act is told all at once,
/// each refusal with the clause it comes from.
public protocol Act: Sendable {
  func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact
}
