import Crypto

/// A photograph or drawing that a form shows: all that is known of it without its dots.
///
/// The bytes stay on the disk until a page is painted, so that a thousand letters with a photograph
/// each take no more memory than one. Two images are equal when their bytes are.
public struct ImageFile: Sendable {
  public enum Format: String, Hashable, Sendable {
    case jpeg
    case png
  }

  /// As messages name it: the path that the data gave.
  public let name: String
  /// SHA-256 of the file, in hexadecimal: names the image in display lists and painted files.
  public let digest: String
  public let format: Format
  /// In dots, as stored: ``orientation`` says how they stand.
  public let width: Int
  public let height: Int
  public let orientation: ImageOrientation
  private let load: @Sendable () throws(ImageFault) -> [UInt8]

  /// A file that is no larger than this is taken, in bytes.
  public static let byteLimit = 20 << 20
  /// An image that has no more dots than this is taken: 200 MB when it is drawn.
  public static let dotLimit = 50_000_000
  /// Cairo's limit for a side, in dots.
  public static let sideLimit = 32_767

  /// Reads the file once and looks it over to its end; `load` is called again for painting.
  public init(
    named name: String, load: @escaping @Sendable () throws(ImageFault) -> [UInt8]
  ) throws(ImageFault) {
    let bytes = try load()
    guard bytes.count <= Self.byteLimit else { throw .tooManyBytes(bytes.count) }
    let facts = try ImageFacts(of: bytes)
    self.name = name
    self.load = load
    digest = Self.digest(of: bytes)
    format = facts.format
    width = facts.width
    height = facts.height
    orientation = facts.orientation
  }

  /// The width and height as the image is seen.
  public var uprightSize: (width: Int, height: Int) {
    orientation.swapsSides ? (height, width) : (width, height)
  }

  /// The file's bytes without what tells of the camera, the place and the time: only what draws.
  ///
  /// Reads the file again; fails with `changed` if it is no longer the one that was looked over.
  public func bytes() throws(ImageFault) -> [UInt8] {
    let bytes = try load()
    guard Self.digest(of: bytes) == digest else { throw .changed }
    return switch format {
    case .jpeg: try JPEGFile(bytes).withoutMetadata
    case .png: try PNGFile(bytes).withoutMetadata
    }
  }

  private static func digest(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return SHA256.hash(data: bytes).reduce(into: "") { text, byte in
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }
}

extension ImageFile: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.digest == right.digest }
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// What a file's structure says of its image.
struct ImageFacts {
  var format: ImageFile.Format
  var width: Int
  var height: Int
  var orientation: ImageOrientation

  init(of bytes: [UInt8]) throws(ImageFault) {
    if bytes.starts(with: JPEGFile.signature) {
      let file = try JPEGFile(bytes)
      (format, width, height) = (.jpeg, file.width, file.height)
      orientation = file.orientation
    } else if bytes.starts(with: PNGFile.signature) {
      let file = try PNGFile(bytes)
      (format, width, height) = (.png, file.width, file.height)
      orientation = file.orientation
    } else {
      throw .unknownFormat
    }
    guard width > 0, height > 0 else { throw .broken("宽或高是 0") }
    guard max(width, height) <= ImageFile.sideLimit, width * height <= ImageFile.dotLimit else {
      throw .tooManyDots(width: width, height: height)
    }
  }
}
