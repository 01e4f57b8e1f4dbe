/// What a finished file is for, and what it therefore claims to be.
public enum FinishingProfile: String, CaseIterable, Hashable, Sendable {
  /// PDF/A-3a and PDF/UA-1: for archives, screen readers and courts.
  case archival
  /// Values that are not there are text fields to be filled in on a screen. A reader writes into them in
  /// fonts that it does not embed, so that the file claims neither standard.
  case fillable
  /// Neither structure nor claims: the smallest file.
  case plain

  /// Whether the file carries the form's logical tree.
  public var isTagged: Bool { self != .plain }
}
