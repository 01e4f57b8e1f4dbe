import Diagnostics

/// The names of a file's pictures: one page keeps the name, several carry their numbers.
struct PicturePath {
  private let path: String
  private let pageCount: Int

  init(_ path: String, pageCount: Int) {
    self.path = path
    self.pageCount = pageCount
  }

  /// Several pictures cannot share standard output.
  func check() throws(DiagnosticError) {
    guard path == OutputFile.standardOutput, pageCount > 1 else { return }
    throw DiagnosticError(
      .error("output.many-pictures", "共\(pageCount)页，标准输出只能放一张图", hint: "用 --pages 选一页，或给 -o 一个文件名")
    )
  }

  func path(ofPage number: Int) -> String {
    let place = "【\(PrintJob.pageName)】"
    if path.contains(place) {
      let pieces = path.split(separator: place, omittingEmptySubsequences: false)
      return pieces.joined(separator: "\(number)")
    }
    guard pageCount > 1 else { return path }
    let name = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[name...].lastIndex(of: "."), dot > name else { return "\(path)-\(number)" }
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }
}
