public import Diagnostics
import Glibc

extension OutputFile {
  /// Fails as writing would where a signed file stands; for work that cannot be taken back.
  ///
  /// What goes on with `original` may take its place, and that of what it goes on with itself.
  public func checkSigned(madeOf original: [UInt8]? = nil) throws(DiagnosticError) {
    try checkSigned(givingWayTo: [original].compactMap(\.self))
  }

  /// Refuses to take a signed file away, which only what begins with all of it does not do.
  ///
  /// A file that cannot be read may be signed and is refused too.
  func checkSigned(givingWayTo writings: [[UInt8]]) throws(DiagnosticError) {
    guard path != Self.standardOutput else { return }
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else {
      if errno == ENOENT { return }
      throw unreadable
    }
    defer { close(file) }
    var search = MarkSearch("/ByteRange")
    var heads = writings.map { $0[...] }
    var isFirst = true
    while let part = try nextPart(of: file) {
      if isFirst, !part.starts(with: "%PDF-".utf8) { return }
      isFirst = false
      heads = heads.filter { $0.starts(with: part) }.map { $0.dropFirst(part.count) }
      search.look(at: part)
      guard !search.hasFound || !heads.isEmpty else {
        throw DiagnosticError(
          .error(
            "output.overwrites-signed", "“\(path)”里有电子签名，写上去签名就没有了",
            hint: "用 -o 换一个文件名；确实不要的先移走"))
      }
    }
  }

  private var unreadable: DiagnosticError {
    DiagnosticError(
      .error(
        "output.not-written", "“\(path)”已经有了，却读不出来，不知道里面有没有电子签名，没有覆盖",
        hint: "换一个文件名，或请管理员开放读取的权限"))
  }

  /// `nil` at the file's end.
  private func nextPart(of file: Int32) throws(DiagnosticError) -> [UInt8]? {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe part.withUnsafeMutableBytes { room in
        unsafe read(file, room.baseAddress, room.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable }
      return count == 0 ? nil : Array(part.prefix(count))
    }
  }
}

/// Looks for a few bytes in a file that is read part by part.
private struct MarkSearch {
  private(set) var hasFound = false
  private let mark: [UInt8]
  /// What may begin the mark at the end of the part before.
  private var rest: [UInt8] = []

  init(_ mark: String) { self.mark = Array(mark.utf8) }

  mutating func look(at part: [UInt8]) {
    guard !hasFound else { return }
    let bytes = rest + part
    var open = bytes[...]
    while let start = open.firstIndex(of: mark[0]) {
      open = open[start...]
      if open.starts(with: mark) {
        hasFound = true
        return
      }
      open = open.dropFirst()
    }
    rest = bytes.suffix(mark.count - 1)
  }
}
