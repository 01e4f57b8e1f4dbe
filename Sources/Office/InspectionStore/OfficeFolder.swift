public import Diagnostics
import Foundation
import Glibc

/// 机关文件夹: where an office keeps its journal, the files that prove it, and their copies.
public struct OfficeFolder: Hashable, Sendable {
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  public var journal: String { "\(path)/\(Self.journalName)" }
  public var evidence: EvidenceFolder { EvidenceFolder(path: "\(path)/\(Self.evidenceName)") }
  public var backups: String { "\(path)/\(Self.backupsName)" }
  /// 演练: an office beside the real one, to practise in.
  public var rehearsal: OfficeFolder { OfficeFolder("\(path)/\(Self.rehearsalName)") }
  var secrets: SealedSecrets { SealedSecrets(path: "\(path)/\(Self.secretsName)") }
  var lock: String { "\(path)/\(Self.lockName)" }

  static let journalName = "台账.sqlite"
  static let lockName = "台账.lock"
  static let evidenceName = "附件"
  static let backupsName = "备份"
  static let secretsName = "封存"
  static let rehearsalName = "演练"

  /// What the office edits itself, and may have put there before the journal was made.
  public static let settingsName = "设置.yaml"
  public static let rulesName = "抽取规则.yaml"
  public static let holidaysName = "节假日.yaml"
  public static let clerkName = "办理人.txt"
  private static let clerksFiles = [settingsName, rulesName, holidaysName, clerkName]

  /// Copies what the office edits itself, as far as it is there.
  func copyClerksFiles(to other: OfficeFolder) throws {
    for name in Self.clerksFiles {
      guard let bytes = try bytes(ofFile: name) else { continue }
      try other.keep(bytes, asFile: name)
    }
  }

  public var holdsJournal: Bool { FileManager.default.fileExists(atPath: journal) }

  /// The bytes of a file beside the journal; `nil` when there is none.
  public func bytes(ofFile name: String) throws(DiagnosticError) -> [UInt8]? {
    try WholeFile.read("\(path)/\(name)")
  }

  /// Puts a file beside the journal, whole or not at all, in the place of one of the same name.
  public func keep(_ bytes: [UInt8], asFile name: String) throws(DiagnosticError) {
    try WholeFile.write(bytes, to: name, in: path, mode: 0o644)
  }

  /// Without links, as the table of mounts has it; of a folder that is not there yet, its parent's.
  func checkIsLocal() throws(DiagnosticError) {
    let url = URL(filePath: path)
    let there = holdsAnything ? url : url.deletingLastPathComponent()
    let place = there.resolvingSymlinksInPath().path(percentEncoded: false)
    let trimmed = place.count > 1 && place.hasSuffix("/") ? String(place.dropLast()) : place
    try MountTable.current().checkIsLocal(trimmed)
  }

  /// Makes the folder and those in it, and refuses one that holds something of somebody else's.
  func prepare() throws(DiagnosticError) {
    try makeFolder(path)
    let own = [Self.lockName, Self.evidenceName, Self.backupsName] + Self.clerksFiles
    let foreign = try StoreFault.wording(path) {
      try names(in: path).filter { !own.contains($0) && WholeFile.writer(ofDraft: $0) == nil }
        + names(in: evidence.path) + names(in: backups)
    }
    guard foreign.isEmpty else {
      throw DiagnosticError(
        .error(
          "store.foreign-folder",
          "“\(path)”里已有别的文件：\(foreign.sorted().prefix(3).joined(separator: "、"))",
          hint: "换一个空的文件夹来建立机关"))
    }
    try makeFolder(evidence.path)
    try makeFolder(backups)
    try WholeFile.flush(path)
  }

  /// Removes drafts of processes that are no more.
  func sweep() {
    for folder in [path, evidence.path, backups] {
      for name in (try? names(in: folder)) ?? [] {
        guard let writer = WholeFile.writer(ofDraft: name), kill(writer, 0) != 0, errno == ESRCH
        else { continue }
        try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
    }
  }

  private var holdsAnything: Bool { FileManager.default.fileExists(atPath: path) }

  private func names(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  private func makeFolder(_ path: String) throws(DiagnosticError) {
    guard unsafe mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    guard errno == ENOENT else { throw .system(at: path) }
    // What is to be made in it may be a draft, of whose name nobody has heard.
    let above = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
    throw DiagnosticError(
      .error("store.no-folder", "没有“\(above)”这个文件夹", hint: "先建好这个文件夹，移动盘先插好，或核对写法"))
  }
}

/// Which file stands at a path, whatever it is called: tells when it was moved or replaced.
struct FileIdentity: Equatable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  /// `nil` when nothing stands there.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// Whether both lie on one file system.
  func isBeside(_ other: FileIdentity?) -> Bool { device == other?.device }
}
