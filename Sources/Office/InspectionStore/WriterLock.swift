import Diagnostics
import Glibc

/// The right to write, held by one process at a time and told to those that wait for it.
///
/// `flock` on a file beside the journal, which the system takes back when its holder dies; what
/// the file says is only for people.
struct WriterLock {
  let folder: OfficeFolder
  /// How long to wait for another holder.
  let patience: Duration

  /// Runs the body once nobody else writes; says who does when that takes too long.
  func hold<Value>(
    as holder: String, _ body: () throws(DiagnosticError) -> Value
  ) throws(DiagnosticError) -> Value {
    let file = unsafe open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .system(at: folder.path) }
    defer { close(file) }
    let end = ContinuousClock.now + patience
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < end else {
        throw DiagnosticError(StoreFault.locked(folder.path, holder: Self.text(of: file)))
      }
      usleep(1_000)
    }
    // Nothing depends on it: on a full disk the journal itself will refuse, and say why.
    Self.write("\(holder)（进程 \(getpid())）", to: file)
    defer { _ = ftruncate(file, 0) }
    return try body()
  }

  private static func write(_ holder: String, to file: Int32) {
    let text = Array(holder.utf8)
    _ = ftruncate(file, 0)
    unsafe _ = text.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, 0) }
  }

  private static func text(of file: Int32) -> String? {
    var room = [UInt8](repeating: 0, count: 400)
    let count = unsafe room.withUnsafeMutableBytes { room in
      unsafe pread(file, room.baseAddress, room.count, 0)
    }
    return count > 0 ? String(decoding: room.prefix(count), as: UTF8.self) : nil
  }
}
