import CivilCalendar
public import Diagnostics
import Inspection
import InspectionStore

/// The journal as people read it, an entry a line.
public struct JournalLog: Sendable {
  private let entries: [JournalEntry]
  private let wording: EntryWording

  /// The last entries, `count` of them.
  public init(of desk: Desk, last count: Int) throws(DiagnosticError) {
    let office = try desk.office()
    wording = EntryWording(office)
    entries = try desk.store.entries(after: max(0, (office.lastEntry?.number ?? 0) - count))
  }

  public var report: DeskReport {
    let lines = entries.map { entry in
      let time = entry.time.description
      let minute = "\(entry.date) \(time.dropFirst(11).prefix(5))"
      return "第\(entry.number)条 \(minute) \(entry.author.name)：\(wording.text(of: entry.fact))"
    }
    return DeskReport(
      lines.isEmpty ? ["台账里还没有内容。"] : lines,
      details: ["台账": entries.map { EntryDetails($0, wording: wording) }])
  }
}
