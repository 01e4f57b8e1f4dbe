public import Diagnostics
import Foundation
import GRDB
public import Inspection

extension OfficeStore {
  /// Copies journal and evidence to a folder that opens as an office by itself.
  ///
  /// The copy is of one moment and others may write meanwhile. It has its name (`台账备份`, the
  /// time, the first half of the code at its head) only once all of it was read back and found
  /// whole; `parent` is the office's own `备份` unless another disk is named.
  public func backUp(
    to parent: String? = nil, at time: Timestamp
  ) throws(DiagnosticError) -> OfficeFolder {
    let parent = parent ?? folder.backups
    folder.sweep()
    let draft = OfficeFolder(WholeFile.draft(of: "备份", in: parent))
    do throws(DiagnosticError) {
      try draft.prepare()
      try copyJournal(to: draft, in: parent)
      try StoreFault.wording(parent) { try folder.evidence.copy(to: draft.evidence) }
      let report = try Self.verify(copy: draft)
      guard report.isWhole else { throw DiagnosticError(report.findings) }
      for place in [draft.journal, draft.evidence.path, draft.path] { try WholeFile.flush(place) }
      let copy = OfficeFolder("\(parent)/\(Self.name(of: report.head, at: time))")
      try WholeFile.rename(draft.path, to: copy.path, in: parent)
      return copy
    } catch {
      try? FileManager.default.removeItem(atPath: draft.path)
      throw error
    }
  }

  /// Rechecks a copy that nobody works in, and writes nothing: it may lie on a disk that is only
  /// read, and stays the copy that it was.
  public static func verify(
    copy: OfficeFolder, codes: [CheckCode] = []
  ) throws(DiagnosticError) -> JournalReport {
    try StoreFault.wording(copy.path) {
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: copy.journal, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { database in
        try JournalSchema.check(database, path: copy.path)
        return try JournalCheck.report(on: database, codes: codes, evidence: copy.evidence)
      }
    }
  }

  /// `台账备份-20190330T150000-3F2A90B1`: names sort by time and stand on any disk.
  private static func name(of head: JournalHead, at time: Timestamp) -> String {
    let moment = time.description.prefix(19).filter { $0 != "-" && $0 != ":" }
    let code = head.code.description.filter { $0 != "-" }.prefix(8)
    return "台账备份-\(moment)-\(code)"
  }
}
