import Diagnostics
import Glibc

extension PrintJob {
  /// Refuses to write over what the run has read, and over a signed file, before any work is done.
  ///
  /// Two names of one file are one file: device and inode decide.
  func checkOverwriting(_ files: [File]) throws(DiagnosticError) {
    var sink = DiagnosticSink()
    var read: [FileIdentity: String] = [:]
    for path in inputs { FileIdentity(path).map { read[$0] = path } }
    for path in files.map(\.path) + [fieldsOutput].compactMap({ $0 }) {
      guard path != OutputFile.standardOutput, let target = FileIdentity(path) else { continue }
      if let input = read[target] {
        sink.report(
          .error(
            "output.overwrites-input", "“\(path)”是这次读的文件“\(input)”，写上去就没有了",
            hint: "用 -o 换一个文件名"))
      } else {
        do throws(DiagnosticError) {
          try OutputFile(path: path).checkSigned()
        } catch {
          sink.report(error.diagnostics)
        }
      }
    }
    if let fieldsOutput, files.contains(where: { $0.path == fieldsOutput }) {
      sink.report(
        .error("output.same-name", "--fields-json 和 -o 是同一个文件“\(fieldsOutput)”", hint: "换一个文件名"))
    }
    try sink.throwErrors()
  }
}

/// Which regular file stands at a path.
private struct FileIdentity: Hashable {
  let device: dev_t
  let inode: ino_t

  /// nil for what is not there and for devices, which writing does not harm.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = status.st_dev
    inode = status.st_ino
  }
}
