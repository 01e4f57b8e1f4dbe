/// The segments of a JPEG file (ITU-T T.81, annex B), followed to the end of the image.
struct JPEGFile {
  static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]

  private(set) var width = 0
  private(set) var height = 0
  private(set) var orientation = ImageOrientation.upright
  private let bytes: [UInt8]
  /// What draws: the stretches of the file that a decoder needs.
  private var kept: [Range<Int>] = []
  private var hasScan = false

  init(_ bytes: [UInt8]) throws(ImageFault) {
    self.bytes = bytes
    var offset = 2
    while true {
      guard let marker = marker(at: &offset) else { throw .broken("图像没有写完") }
      if marker == Marker.endOfImage { break }
      if marker == Marker.startOfImage || marker <= 0x01 || Marker.restarts.contains(marker) {
        throw .broken("结构混乱")
      }
      guard let length = number(at: offset), length >= 2, offset + length <= bytes.count else {
        throw .broken("图像没有写完")
      }
      try read(marker, content: offset + 2..<offset + length)
      offset += length
      if marker == Marker.startOfScan {
        let start = offset
        skipScan(&offset)
        kept.append(start..<offset)
        hasScan = true
      }
    }
    guard width > 0, hasScan else { throw .broken("里面没有图像") }
  }

  /// The image alone: application segments and comments, in which cameras write place and time, are
  /// left out, but for the two that say how colours are stored.
  var withoutMetadata: [UInt8] {
    var result: [UInt8] = [0xFF, Marker.startOfImage]
    for range in kept { result += bytes[range] }
    return result + [0xFF, Marker.endOfImage]
  }

  private enum Marker {
    static let startOfImage: UInt8 = 0xD8
    static let endOfImage: UInt8 = 0xD9
    static let startOfScan: UInt8 = 0xDA
    static let restarts: ClosedRange<UInt8> = 0xD0...0xD7
    static let frames: Set<UInt8> = [
      0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF,
    ]
    /// Baseline, extended and progressive, all with Huffman codes.
    static let drawnFrames: Set<UInt8> = [0xC0, 0xC1, 0xC2]
    static let exif: UInt8 = 0xE1
    /// JFIF and Adobe's, without which colours may be taken for others.
    static let colors: Set<UInt8> = [0xE0, 0xEE]
    static let applications: ClosedRange<UInt8> = 0xE0...0xEF
    static let comment: UInt8 = 0xFE
  }

  /// The next marker, with the offset moved behind it.
  private func marker(at offset: inout Int) -> UInt8? {
    guard offset < bytes.count, bytes[offset] == 0xFF else { return nil }
    while offset < bytes.count, bytes[offset] == 0xFF { offset += 1 }
    guard offset < bytes.count else { return nil }
    defer { offset += 1 }
    return bytes[offset]
  }

  private func number(at offset: Int) -> Int? {
    guard offset + 1 < bytes.count else { return nil }
    return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
  }

  private mutating func read(_ marker: UInt8, content: Range<Int>) throws(ImageFault) {
    if marker == Marker.exif, bytes[content].starts(with: Array("Exif\0\0".utf8)) {
      orientation = ImageOrientation(ofTIFF: bytes[content].dropFirst(6))
    }
    if Marker.frames.contains(marker) { try readFrame(marker, content) }
    let isMetadata = Marker.applications.contains(marker) || marker == Marker.comment
    guard !isMetadata || Marker.colors.contains(marker) else { return }
    // Two bytes of marker and two of length stand before the content.
    kept.append(content.lowerBound - 4..<content.upperBound)
  }

  private mutating func readFrame(_ marker: UInt8, _ content: Range<Int>) throws(ImageFault) {
    guard Marker.drawnFrames.contains(marker) else { throw .unsupported("少见的 JPEG 编码") }
    guard width == 0, content.count >= 6, let rows = number(at: content.lowerBound + 1),
      let columns = number(at: content.lowerBound + 3)
    else { throw .broken("图像的尺寸看不懂") }
    guard bytes[content.lowerBound] == 8 else { throw .unsupported("每色不是 8 位的 JPEG") }
    switch bytes[content.lowerBound + 5] {
    case 1, 3: break
    case 4: throw .unsupported("印刷用的四色（CMYK）JPEG")
    default: throw .broken("颜色的种类看不懂")
    }
    (width, height) = (columns, rows)
  }

  /// Moves behind the coded dots of a scan, to the next marker that is none of theirs.
  private func skipScan(_ offset: inout Int) {
    while offset + 1 < bytes.count {
      let next = bytes[offset + 1]
      if bytes[offset] == 0xFF, next != 0, next != 0xFF, !Marker.restarts.contains(next) { return }
      offset += 1
    }
    offset = bytes.count
  }
}
