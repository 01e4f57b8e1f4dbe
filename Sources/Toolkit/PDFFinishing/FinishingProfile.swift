/// What a finished file is for, and what it therefore claims to be.
public enum FinishingProfile: String, CaseIterable, Hashable, Sendable {
  /// PDF/A-3a and PDF/UA-1: for archives, screen readers and courts.
  case archival
  /// Neither structure nor claims: the smallest file.
  case plain

  /// Whether the file carries the form's logical tree.
  public var isTagged: Bool { self != .plain }
}
