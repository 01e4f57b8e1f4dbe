public import Diagnostics

/// One act of the measure, as somebody asks for it.
///
/// Deciding reads the office and changes nothing; what stands against the act is told all at once.
public protocol Act: Sendable {
  func decide(in office: Office, at time: Timestamp) throws(DiagnosticError) -> Fact
}
