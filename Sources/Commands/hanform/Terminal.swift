import Glibc

/// What people see while the command works; results alone go to standard output.
enum Terminal {
  /// One line to standard error.
  static func tell(_ line: String) {
    write(line + "\n")
  }

  /// Rewrites the last line while many files are printed; only for people who watch.
  static func showProgress(_ done: Int, of count: Int) {
    guard count > 1, isatty(STDERR_FILENO) == 1 else { return }
    guard done == count || done % 10 == 0 else { return }
    write("\r已打印 \(done)/\(count)" + (done == count ? "\n" : ""))
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
