/// The chunks of a PNG file (ISO/IEC 15948), each with its check sum right.
struct PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private(set) var width = 0
  private(set) var height = 0
  private(set) var orientation = ImageOrientation.upright
  private let bytes: [UInt8]
  private var kept: [Range<Int>] = []

  init(_ bytes: [UInt8]) throws(ImageFault) {
    self.bytes = bytes
    var offset = Self.signature.count
    var hasDots = false
    while true {
      guard let length = number(at: offset), offset + 12 + length <= bytes.count else {
        throw .broken("图像没有写完")
      }
      let type = String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self)
      let content = offset + 8..<offset + 8 + length
      guard
        number(at: content.upperBound)
          == Int(Self.checkSum(of: bytes[offset + 4..<content.upperBound]))
      else { throw .broken("第\(offset + 1)字节起的一段校验不符") }
      if (type == "IHDR") != (offset == Self.signature.count) { throw .broken("结构混乱") }
      if type == "IHDR" { try readHeader(content) }
      if type == "IDAT" { hasDots = true }
      if type == "eXIf" { orientation = ImageOrientation(ofTIFF: bytes[content]) }
      if Self.drawn.contains(type) { kept.append(offset..<content.upperBound + 4) }
      if type == "IEND" { break }
      offset = content.upperBound + 4
    }
    guard hasDots else { throw .broken("里面没有图像") }
  }

  /// The image alone: texts, times and all that is no part of the dots are left out.
  var withoutMetadata: [UInt8] {
    kept.reduce(into: Self.signature) { $0 += bytes[$1] }
  }

  private static let drawn: Set<String> = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]

  private mutating func readHeader(_ content: Range<Int>) throws(ImageFault) {
    guard content.count == 13, let columns = number(at: content.lowerBound),
      let rows = number(at: content.lowerBound + 4)
    else { throw .broken("图像的尺寸看不懂") }
    (width, height) = (columns, rows)
  }

  private func number(at offset: Int) -> Int? {
    guard offset + 4 <= bytes.count else { return nil }
    return bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// CRC-32 of ISO 3309.
  private static func checkSum(of bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      checkTable[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8)
    }
  }

  private static let checkTable: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }
}
