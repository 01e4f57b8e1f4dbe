public import Diagnostics
import Glibc

/// Reads a file that the user names, whole.
public enum InputFile {
  /// A form's data of a whole province is far smaller.
  private static let limit = 1 << 30

  /// The file's bytes; `-` is standard input.
  public static func bytes(of path: String) throws(DiagnosticError) -> [UInt8] {
    if path == "-" { return try read(STDIN_FILENO, path) }
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { throw fault(path, errno) }
    defer { close(file) }
    return try read(file, path)
  }

  /// Whether there is anything by that name, though it may not be read.
  public static func isThere(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0 || ![ENOENT, ENOTDIR].contains(errno)
  }

  private static func read(_ file: Int32, _ path: String) throws(DiagnosticError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { room in
        unsafe Glibc.read(file, room.baseAddress, room.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw fault(path, errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw fault(path, EFBIG) }
    }
  }

  private static func fault(_ path: String, _ code: Int32) -> DiagnosticError {
    let reason =
      switch code {
      case ENOENT, ENOTDIR: "没有这个文件"
      case EACCES: "没有读取的权限"
      case EISDIR: "它是文件夹"
      case EFBIG: "它大于 1 GB"
      default: "系统错误 \(code)（\(unsafe String(cString: strerror(code)))）"
      }
    return DiagnosticError(
      .error("input.not-read", "读不了“\(path)”：\(reason)", hint: "核对文件名和所在的文件夹"))
  }
}
