public import CivilCalendar

/// What an entry of the journal says.
///
/// A fact was checked before it was written; ``Office`` takes it as it is. A case is never removed
/// or renamed, since old journals hold it.
public enum Fact: Codable, Hashable, Sendable {
  case settings(OfficeSettings)
  case rules(RuleSet)
  case sources([SourceChange], list: ListOrigin?)
  case officers([OfficerChange], list: ListOrigin?)
  case recusal(Recusal)
  case dispatch(DispatchSheet)
  case drawVoided(VoidedDraw)
  case plan(MonthlyPlan)
  case planReceived(PlanReceipt)
  case replacement(OfficerReplacement)
  case replacementApproved(
    CalendarQuarter, number: Int, OfficerReplacement.Approval)
  case result(CheckResult)
  case correction(CheckResult, reason: String)
  case handover(Handover)
  case publication(Publication)
  case holidays(Holidays)
  case paperIssued(IssuedPaper)
  /// Signed by hand, or electronically by those named.
  /// `waiting`: places of an electronically signed file that nobody has signed yet.
  case paperSigned(
    PaperNumber, scan: Evidence, signatures: [PaperSignature]?, waiting: [String]? = nil)
  case paperVoided(PaperNumber, reason: String)
  case poolFrozen(PoolFreeze)
  case drawFiled(FiledDraw)
  case publicValue(WitnessedValue)
  case drawRevealed(RevealedDraw)
  case replacementWithdrawn(CalendarQuarter, number: Int, reason: String)
}

/// The list that rows came from.
public struct ListOrigin: Codable, Hashable, Sendable {
  public var file: String
  /// SHA-256 in lower-case hex.
  public var digest: String
  public var rowCount: Int

  public init(file: String, digest: String, rowCount: Int) {
    self.file = file
    self.digest = digest
    self.rowCount = rowCount
  }
}

extension ListOrigin {
  /// What a change that a list brought gives as its reason: `名单“污染源.csv”`.
  public static func reason(naming file: String) -> String { "名单“\(file)”" }

  /// 变动原因 as papers word it, on which a clerk's file has no business.
  public static func reasonOnPaper(_ reason: String) -> String {
    reason.hasPrefix("名单“") && reason.hasSuffix("”") ? "名单导入" : reason
  }
}
