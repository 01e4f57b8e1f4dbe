public import Diagnostics
import Glibc

/// Writes a file whole or not at all: beside its place, flushed, checked, then renamed.
///
/// Devices and pipes cannot be renamed to and are written as they are.
public struct OutputFile: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// Drafts have short names of their own: a long one with a suffix would be too long.
  private static let drafts = Counter()

  /// `-` is standard output.
  static let standardOutput = "-"

  /// Refuses what would take a signed file away: bytes that do not begin with it.
  ///
  /// `original` is the file that the bytes were made of and may take the place of, signed or not.
  public func write(
    _ bytes: [UInt8], madeOf original: [UInt8]? = nil
  ) throws(DiagnosticError) {
    if let draft = try draft(of: bytes, madeOf: original) { try take(draft) }
  }

  /// Writes several files: each is whole beside its place before the first one takes its own, so that
  /// a disk that is full, a folder that is not there, or a signed file in a place leaves all places as
  /// they were.
  public static func writeAll(
    _ files: [(path: String, bytes: [UInt8])]
  ) throws(DiagnosticError) {
    var drafts: [(file: OutputFile, draft: String)] = []
    var taken = 0
    defer { for rest in drafts[taken...] { unsafe _ = unlink(rest.draft) } }
    for (path, bytes) in files {
      let file = OutputFile(path: path)
      if let draft = try file.draft(of: bytes) { drafts.append((file, draft)) }
    }
    for (file, draft) in drafts {
      do throws(DiagnosticError) {
        try file.take(draft)
      } catch {
        let written = drafts[..<taken].map { "“\($0.file.path)”" }.joined(separator: "、")
        guard taken > 0 else { throw error }
        throw DiagnosticError(
          error.diagnostics + [
            Diagnostic(.note, FormPress.partlyWritten, "已写好\(taken)个文件：\(written)")
          ])
      }
      taken += 1
    }
  }

  /// Fails as writing would where the folder is not there or may not be written to; for work that
  /// cannot be taken back once the file turns out not to be writable.
  public func checkFolder() throws(DiagnosticError) {
    guard path != Self.standardOutput else { return }
    let place = place
    let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? "."
    guard unsafe access(folder, W_OK) == 0 else { throw fault() }
    if kind == S_IFDIR { throw fault(EISDIR) }
  }

  /// What stands at the path now, with its permissions; nil when nothing does.
  private var mode: mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode : nil
  }

  private var kind: mode_t? { mode.map { $0 & S_IFMT } }

  /// The path with links followed, so that what a link leads to is replaced and not the link.
  private var place: String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private func writeInPlace(_ bytes: [UInt8]) throws(DiagnosticError) {
    let file = unsafe open(path, O_WRONLY)
    guard file >= 0 else { throw fault() }
    defer { close(file) }
    try write(bytes, to: file)
  }

  /// Writes the bytes beside the file's place and gives the draft's path; `nil` for what is no place
  /// for a file and has been written to.
  private func draft(
    of bytes: [UInt8], madeOf original: [UInt8]? = nil
  ) throws(DiagnosticError) -> String? {
    guard path != Self.standardOutput else {
      try write(bytes, to: STDOUT_FILENO)
      return nil
    }
    switch kind {
    case nil: return try writeBeside(bytes)
    case S_IFREG:
      try checkSigned(givingWayTo: [bytes] + [original].compactMap(\.self))
      return try writeBeside(bytes)
    case S_IFDIR: throw fault(EISDIR)
    default:
      try writeInPlace(bytes)
      return nil
    }
  }

  /// Puts a draft in the file's place, or takes it away.
  private func take(_ draft: String) throws(DiagnosticError) {
    guard unsafe rename(draft, place) == 0 else {
      let error = fault()
      unsafe _ = unlink(draft)
      throw error
    }
  }

  /// A file that is replaced keeps who may read and write it.
  private func writeBeside(_ bytes: [UInt8]) throws(DiagnosticError) -> String {
    let place = place
    let kept = mode.map { $0 & 0o7777 }
    let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? ""
    let draft = "\(folder).hanform-\(getpid())-\(Self.drafts.next()).part"
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL, kept == nil ? 0o644 : 0o600)
    guard file >= 0 else { throw fault() }
    var isWhole = false
    defer { if !isWhole { unsafe _ = unlink(draft) } }
    do throws(DiagnosticError) {
      if let kept { guard fchmod(file, kept) == 0 else { throw fault() } }
      try write(bytes, to: file)
      guard fsync(file) == 0 else { throw fault() }
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw fault() }
    isWhole = true
    return draft
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(DiagnosticError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw fault() }
      written += count
    }
  }

  func fault(_ code: Int32 = errno) -> DiagnosticError {
    let (reason, hint) = Self.words(for: code)
    let name = path == Self.standardOutput ? "标准输出" : "“\(path)”"
    return DiagnosticError(.error("output.not-written", "写不了\(name)：\(reason)", hint: hint))
  }

  /// What the system's refusal means to a clerk.
  private static func words(for code: Int32) -> (reason: String, hint: String) {
    switch code {
    case ENOSPC, EDQUOT: ("磁盘已满", "腾出空间后再打印")
    case EACCES, EPERM: ("没有写入的权限", "换一个文件夹，或请管理员开放权限")
    case EROFS: ("所在的磁盘是只读的", "换一个文件夹")
    case ENOENT, ENOTDIR: ("没有这个文件夹", "先建好文件夹，或核对 -o 的写法")
    case EISDIR: ("它是文件夹", "在 -o 后写上文件名")
    case EPIPE: ("接收的程序已经关闭", "核对管道后面的命令")
    case ENAMETOOLONG: ("文件名太长", "缩短 -o 里的文件名")
    default: ("系统错误 \(code)（\(unsafe String(cString: strerror(code)))）", "核对 -o 的写法和磁盘")
    }
  }
}
