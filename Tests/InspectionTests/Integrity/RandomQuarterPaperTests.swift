import CivilCalendar
import Diagnostics
import Foundation
import Inspection
import InspectionPapers
import PaperTestSupport
import Testing

/// The papers of quarters that nobody thought of, read back from their files (domain 9, 8).
///
/// Sixteen quarters with a sheet here, a thousand in `make soak`, and those between whose lists were refused.
@Suite struct RandomQuarterPaperTests {
  private static let isSoak = ProcessInfo.processInfo.environment["HANFORM_SOAK"] != nil
  private static let quarters = isSoak ? 125 : 2

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `what the papers of a random quarter declare stands on their pages`(part: UInt64) throws {
    var (printed, drawn) = (0, 0)
    var seed = part * 1_000
    while drawn < Self.quarters, seed < part * 1_000 + 999 {
      defer { seed += 1 }
      let played = RandomQuarter(seed: seed)
      let quarter = played.quarter
      drawn += played.office.sheet(of: quarter) == nil ? 0 : 1
      for kind in PaperKind.allCases where kind != .drawRecord && kind != .voidNotice {
        for draft in try drafts(kind, of: played.office, quarter).prefix(2) {
          let unprinted = try SamplePress.unprinted(of: draft)
          #expect(unprinted == [], "seed \(seed), \(draft.template)")
          printed += 1
        }
      }
    }
    #expect(drawn == Self.quarters && printed > 10 * drawn)
  }

  /// Empty where nothing was drawn.
  private func drafts(
    _ kind: PaperKind, of office: Office, _ quarter: CalendarQuarter
  ) throws -> [PaperDraft] {
    do {
      return try SamplePress.drafts(
        kind, of: office, quarter: quarter, month: quarter.firstMonth,
        today: quarter.lastDay.adding(days: 3) ?? quarter.lastDay)
    } catch let error as DiagnosticError
      where error.diagnostics.map(\.id.name) == ["paper.no-sheet"]
    {
      return []
    }
  }
}
