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
    try checkIsOutside(parent)
    folder.sweep()
    let draft = OfficeFolder(WholeFile.draft(of: "备份", in: parent))
    do throws(DiagnosticError) {
      try draft.prepare()
      try copyJournal(to: draft, in: parent)
      try StoreFault.wording(parent) {
        try folder.evidence.copy(to: draft.evidence)
        try folder.copyClerksFiles(to: draft)
      }
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

  /// Whether a backup in that folder would be lost with the office's own disk.
  public func isOnSameDisk(_ parent: String?) -> Bool {
    FileIdentity(parent ?? folder.backups)?.isBeside(FileIdentity(folder.path)) ?? true
  }

  /// The office's own folder is no place for its backups, but for `备份` in it.
  private func checkIsOutside(_ parent: String) throws(DiagnosticError) {
    let resolved = { (path: String) in
      URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.pathComponents
    }
    let (place, office) = (resolved(parent), resolved(folder.path))
    guard place.starts(with: office), !place.starts(with: resolved(folder.backups)) else { return }
    throw DiagnosticError(
      .error(
        "store.backup-inside", "“\(parent)”就在机关文件夹里，备份会和台账一起丢失",
        hint: "不写 --to 就放在机关文件夹的“备份”里；最好放到另一块磁盘上"))
  }

  /// Makes an office of a backup in a folder that holds nothing yet; the backup stays as it is.
  ///
  /// The backup is rechecked entry by entry first. What is sealed is in no backup.
  public static func restore(
    _ copy: OfficeFolder, to folder: OfficeFolder
  ) throws(DiagnosticError) -> OfficeStore {
    guard copy.holdsJournal else {
      throw DiagnosticError(
        .error("store.no-journal", "“\(copy.path)”里没有台账", hint: "写备份的文件夹：台账备份-…"))
    }
    let report = try verify(copy: copy)
    guard report.isWhole else { throw DiagnosticError(report.findings) }
    try folder.checkIsLocal()
    if folder.holdsJournal {
      throw DiagnosticError(
        .error(
          "store.already-office", "“\(folder.path)”已经是机关文件夹", hint: "恢复到一个新的文件夹，核对以后再换过来"))
    }
    try folder.prepare()
    try StoreFault.wording(folder.path) {
      try copy.evidence.copy(to: folder.evidence)
      try copy.copyClerksFiles(to: folder)
    }
    // Last, in one step: before it the folder is no office.
    guard let bytes = try copy.bytes(ofFile: OfficeFolder.journalName) else {
      throw DiagnosticError(StoreFault.moved(copy.path))
    }
    try folder.keep(bytes, asFile: OfficeFolder.journalName)
    return try OfficeStore(opening: folder)
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
