public import Diagnostics
import PDFObjects

/// Handwriting or a seal as a picture, with its transparency; read from PNG (ISO/IEC 15948).
///
/// Eight bits a channel, or fewer for grey and palettes; not interlaced.
public struct InkPicture: Hashable, Sendable {
  public let width: Int
  public let height: Int
  /// Red, green and blue of each pixel, from the top left.
  let colors: [UInt8]
  /// One byte a pixel, 0 lets everything through; `nil` if nothing does.
  let opacity: [UInt8]?

  /// A side in pixels; a seal of 45 mm at 1200 dots an inch has 2126.
  private static let sideLimit = 8192
  private static let pixelLimit = 16 << 20

  init(width: Int, height: Int, colors: [UInt8], opacity: [UInt8]?) {
    self.width = width
    self.height = height
    self.colors = colors
    self.opacity = opacity
  }

  /// Reads a PNG file; `name` stands in messages.
  public init(png bytes: [UInt8], named name: String) throws(DiagnosticError) {
    do {
      let chunks = try PNGChunks(bytes)
      guard chunks.width <= Self.sideLimit, chunks.height <= Self.sideLimit,
        chunks.width * chunks.height <= Self.pixelLimit
      else { throw PNGFault(reason: "它有\(chunks.width)×\(chunks.height)点，太大") }
      self = try chunks.picture()
    } catch {
      let reason = (error as? PNGFault)?.reason ?? "它不完整或不是 PNG"
      throw DiagnosticError(
        .error(
          "signature.unusable-picture", "用不了图片“\(name)”：\(reason)",
          hint: "用每通道 8 位、非隔行的 PNG，底色透明"))
    }
  }
}

extension PDFFile {
  /// Adds a picture as an image XObject, its transparency as its soft mask (ISO 32000-1, 11.6.5.3).
  mutating func add(_ picture: InkPicture) -> PDFReference {
    var dictionary = picture.dictionary(colorSpace: "DeviceRGB")
    if let opacity = picture.opacity {
      let mask = picture.dictionary(colorSpace: "DeviceGray")
      dictionary["SMask"] = .reference(addCompressed(opacity, mask))
    }
    return addCompressed(picture.colors, dictionary)
  }

  private mutating func addCompressed(
    _ data: [UInt8], _ dictionary: PDFDictionary
  ) -> PDFReference {
    var dictionary = dictionary
    guard let deflated = Flate.deflated(data) else {
      return add(.stream(PDFStream(dictionary: dictionary, data: data[...])))
    }
    dictionary["Filter"] = .name("FlateDecode")
    return add(.stream(PDFStream(dictionary: dictionary, data: deflated[...])))
  }
}

extension InkPicture {
  fileprivate func dictionary(colorSpace: PDFName) -> PDFDictionary {
    [
      "Type": .name("XObject"), "Subtype": .name("Image"), "Width": .integer(width),
      "Height": .integer(height), "ColorSpace": .name(colorSpace), "BitsPerComponent": 8,
    ]
  }
}
