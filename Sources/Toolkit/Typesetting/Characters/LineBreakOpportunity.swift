/// Whether a line may end between two characters.
enum LineBreakOpportunity: UInt8, CaseIterable, Sendable {
  /// × of UAX #14.
  case prohibited
  /// ÷
  case allowed
  /// !
  case required
}
