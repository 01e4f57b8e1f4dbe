import Diagnostics
import Glibc
import Synchronization

/// Brings files into a folder whole or not at all: written beside their place, flushed, renamed.
///
/// A draft's name ends in the number of the process that writes it, so that what a killed process
/// left can be told and swept away.
enum WholeFile {
  private static let count = Atomic<Int>(0)
  /// A draft's, and those of the files that SQLite puts beside one.
  private static let endings: Set<Substring> = ["part", "part-journal", "part-wal", "part-shm"]

  /// A name of its own in the folder for something that is to be called `name`.
  static func draft(of name: String, in folder: String) -> String {
    let serial = count.wrappingAdd(1, ordering: .relaxed).newValue
    return "\(folder)/.\(name.prefix(40)).\(serial).\(getpid()).part"
  }

  /// The process that writes a draft of this name; `nil` for any other file's name.
  static func writer(ofDraft name: String) -> pid_t? {
    let parts = name.split(separator: ".")
    guard name.hasPrefix("."), parts.count >= 3, endings.contains(parts[parts.count - 1]) else {
      return nil
    }
    return pid_t(parts[parts.count - 2])
  }

  static func write(
    _ bytes: [UInt8], to name: String, in folder: String, mode: mode_t
  ) throws(DiagnosticError) {
    let draft = draft(of: name, in: folder)
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw .system(at: folder) }
    do throws(DiagnosticError) {
      defer { close(file) }
      try write(bytes, to: file, in: folder)
      guard fsync(file) == 0 else { throw .system(at: folder) }
    } catch {
      unsafe _ = unlink(draft)
      throw error
    }
    try rename(draft, to: "\(folder)/\(name)", in: folder)
  }

  /// Gives a finished draft its name, for good once this returns.
  static func rename(
    _ draft: String, to path: String, in folder: String
  ) throws(DiagnosticError) {
    guard unsafe Glibc.rename(draft, path) == 0 else { throw .system(at: folder) }
    try flush(folder)
  }

  /// Flushes a file or the names in a folder to the disk.
  static func flush(_ path: String) throws(DiagnosticError) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .system(at: path) }
    defer { close(file) }
    // Some file systems cannot flush a folder and say EINVAL.
    guard fsync(file) == 0 || errno == EINVAL else { throw .system(at: path) }
  }

  /// The file's bytes; `nil` when there is none.
  static func read(_ path: String) throws(DiagnosticError) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 && errno == ENOENT { return nil }
    guard file >= 0 else { throw .system(at: path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { room in
        unsafe Glibc.read(file, room.baseAddress, room.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(at: path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func write(
    _ bytes: [UInt8], to file: Int32, in folder: String
  ) throws(DiagnosticError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .system(at: folder) }
      written += count
    }
  }
}
