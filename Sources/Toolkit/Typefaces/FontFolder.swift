import Diagnostics
import Glibc

/// A folder that holds fonts, beside the manifest or named by the user.
struct FontFolder {
  var path: String

  var manifestPath: String { "\(path)/fonts.yaml" }

  /// Where `fetch.sh` lays the manifest's files.
  var filesPath: String { "\(path)/files" }

  /// Font files here and in `files/`, sorted by the bytes of their paths; links are followed.
  ///
  /// Fails with `fonts.no-folder` when the folder itself can't be listed.
  func fontPaths() throws(DiagnosticError) -> [String] {
    guard let here = Self.names(in: path) else {
      throw DiagnosticError(
        .error("fonts.no-folder", "无法列出字体文件夹“\(path)”", hint: "请检查路径是否存在、是否可读"))
    }
    let inFiles = (Self.names(in: filesPath) ?? []).map { "\(filesPath)/\($0)" }
    return (here.map { "\(path)/\($0)" } + inFiles)
      .filter(Self.isFont)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether something that is no folder stands at the path.
  static func holdsFile(at path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) }
      ?? path
  }

  /// The last part of a path without its ending.
  static func stem(of path: String) -> String {
    let name = name(of: path)
    return name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) } ?? name
  }

  private static func isFont(_ path: String) -> Bool {
    let ending = path.utf8.suffix(4).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return [".ttf", ".otf", ".ttc"].contains { $0.utf8.elementsEqual(ending) }
  }

  /// In no order; nil when the folder can't be opened.
  private static func names(in path: String) -> [String]? {
    guard let folder = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.utf8.starts(with: ".".utf8) { names.append(name) }
    }
    return names
  }
}

/// Reads a whole file; nil when it can't be opened or isn't UTF-8.
func readText(at path: String) -> String? {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe read(descriptor, &chunk, chunk.count)
    if count == 0 { return String(validating: bytes, as: UTF8.self) }
    guard count > 0 else { return nil }
    bytes += chunk[..<count]
  }
}
