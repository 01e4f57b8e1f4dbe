/// Pixels of red, green and blue, eight bits each, in rows from the top.
public struct Picture: Equatable, Sendable {
  public let width: Int
  public let height: Int
  public let samples: [UInt8]

  public init(width: Int, height: Int, samples: [UInt8]) {
    precondition(samples.count == width * height * 3)
    self.width = width
    self.height = height
    self.samples = samples
  }

  /// Decodes a PNG file with netpbm; transparency is laid on white.
  public init(png: [UInt8]) throws {
    let result = try run("pngtopnm", ["-mix", "-background=white"], input: png)
    try self.init(netpbm: result.status == 0 ? result.output : [])
  }

  /// Renders a page of a PDF file with Poppler; pages are counted from 1.
  public init(page: Int, of path: String, dotsPerInch: Int = 96) throws {
    let range = ["-f", "\(page)", "-l", "\(page)", "-r", "\(dotsPerInch)"]
    try self.init(netpbm: try run("pdftoppm", range + [path]).output)
  }

  /// Reads a binary PPM (P6) or PGM (P5) of eight bits.
  init(netpbm bytes: [UInt8]) throws {
    var rest = bytes[...]
    let kind = Self.word(&rest)
    guard let width = Int(Self.word(&rest)), let height = Int(Self.word(&rest)),
      Self.word(&rest) == "255"
    else { throw PictureError.notReadable }
    switch kind {
    case "P6" where rest.count == width * height * 3:
      self.init(width: width, height: height, samples: [UInt8](rest))
    case "P5" where rest.count == width * height:
      self.init(width: width, height: height, samples: rest.flatMap { [$0, $0, $0] })
    default: throw PictureError.notReadable
    }
  }

  /// The picture as a PNG file, made with netpbm.
  public func png() throws -> [UInt8] {
    try run("pnmtopng", [], input: Array("P6 \(width) \(height) 255\n".utf8) + samples).output
  }

  /// Takes a word of the head and the one white space behind it.
  private static func word(_ rest: inout ArraySlice<UInt8>) -> String {
    let word = rest.prefix { $0 > UInt8(ascii: " ") }
    rest = rest.dropFirst(word.count + 1)
    return String(decoding: word, as: UTF8.self)
  }
}

public enum PictureError: Error {
  case notReadable
}
