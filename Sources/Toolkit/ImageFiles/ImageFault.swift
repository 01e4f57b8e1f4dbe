/// Why a file is no image that a form can show.
public enum ImageFault: Error, Hashable, Sendable {
  /// The file could not be read, or may not be; the reason is a predicate in Chinese.
  case unreadable(String)
  case tooManyBytes(Int)
  case tooManyDots(width: Int, height: Int)
  /// Neither JPEG nor PNG.
  case unknownFormat
  /// Of the right format, and of a kind that is not drawn: what it is, in Chinese.
  case unsupported(String)
  /// Cut short or damaged: what is wrong, in Chinese.
  case broken(String)
  /// Another file than the one that was looked over.
  case changed

  /// Continues after the file's name.
  public var message: String {
    switch self {
    case .unreadable(let reason): reason
    case .tooManyBytes(let count):
      "有\(count >> 20)MB，超过\(ImageFile.byteLimit >> 20)MB"
    case .tooManyDots(let width, let height):
      "有\(width)×\(height)点，超过\(ImageFile.dotLimit / 10_000)万点或每边\(ImageFile.sideLimit)点"
    case .unknownFormat: "不是 JPEG 或 PNG 图片"
    case .unsupported(let kind): "是\(kind)，印不了"
    case .broken(let reason): "已损坏：\(reason)"
    case .changed: "在打印时被改动了"
    }
  }

  /// What to do.
  public var hint: String {
    switch self {
    case .unreadable: "核对路径；图片要放在数据文件所在的文件夹里"
    case .tooManyBytes, .tooManyDots: "把图片缩小后另存"
    case .unknownFormat, .unsupported: "用看图软件另存为普通的 JPEG 或 PNG"
    case .broken: "重新复制或拍摄这张图片"
    case .changed: "再打印一次"
    }
  }
}
