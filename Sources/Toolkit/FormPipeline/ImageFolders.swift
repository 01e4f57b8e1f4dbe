import Glibc
import ImageFiles

/// The folders that images may come from; nothing outside of them is ever opened.
///
/// Data may come from someone else than the person who prints: it must not be able to name a file that
/// only the printing person may read.
struct ImageFolders: Sendable {
  /// Their full paths without links, in the order in which they are searched.
  private let folders: [String]

  /// Folders that do not exist hold nothing.
  init(_ folders: [String]) {
    self.folders = folders.compactMap(Self.fullPath)
  }

  /// Looks an image over; its path counts from one of the folders, the first that has such a file.
  func image(at path: String) throws(ImageFault) -> ImageFile {
    let steps = path.utf8.split(separator: 0x2F)
    let isOutside = path.hasPrefix("/") || steps.contains { $0.elementsEqual("..".utf8) }
    guard !isOutside, !path.utf8.contains(0) else {
      throw .unreadable("不在允许的文件夹里")
    }
    for folder in folders {
      guard let file = Self.fullPath(folder + "/" + path) else { continue }
      guard file.hasPrefix(folder == "/" ? "/" : folder + "/") else {
        throw .unreadable("指向了允许的文件夹之外")
      }
      return try ImageFile(named: path) { () throws(ImageFault) in try Self.bytes(of: file) }
    }
    throw .unreadable("找不到")
  }

  /// The path with every link followed; `nil` if there is no such file.
  private static func fullPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Reads no more than one byte beyond what an image may have.
  private static func bytes(of path: String) throws(ImageFault) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(reason(errno)) }
    defer { close(file) }
    var facts = stat()
    guard unsafe fstat(file, &facts) == 0 else { throw .unreadable(reason(errno)) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .unreadable("不是文件") }
    guard facts.st_size <= ImageFile.byteLimit else { throw .tooManyBytes(Int(facts.st_size)) }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size) + 1)
    var filled = 0
    while filled < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { room in
        unsafe read(file, room.baseAddress?.advanced(by: filled), room.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(reason(errno)) }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "找不到"
    case EACCES: "没有读取的权限"
    default: "读不了：系统错误 \(code)（\(unsafe String(cString: strerror(code)))）"
    }
  }
}
