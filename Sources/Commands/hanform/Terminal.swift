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

  /// Whether a person sits there who reads and types.
  static var isWatched: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && isatty(STDERR_FILENO) == 1
  }

  /// A question, whose answer is typed behind it.
  static func ask(_ question: String) {
    write(question)
  }

  /// What a command gives, to standard output; a reader that has gone is no fault.
  static func print(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
  }

  private static func write(_ text: String) {
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to file: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { room in
        unsafe Glibc.write(file, room.baseAddress, room.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

extension Terminal {
  /// Asks on the terminal itself, without showing what is typed; `nil` if there is none.
  static func askSecretly(_ question: String) -> [UInt8]? {
    let terminal = unsafe open("/dev/tty", O_RDWR)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var shown = termios()
    guard unsafe tcgetattr(terminal, &shown) == 0 else { return nil }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    unsafe _ = tcsetattr(terminal, TCSAFLUSH, &hidden)
    defer { unsafe _ = tcsetattr(terminal, TCSAFLUSH, &shown) }
    tell(question)
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while unsafe read(terminal, &byte, 1) == 1, byte != 10 { line.append(byte) }
    return line
  }
}
