import ImageFiles

/// Images made by hand, byte by byte: their structure is whole, their dots mean nothing.
enum ImageSamples {
  /// A JPEG file of one scan with the segments given before its frame.
  static func jpeg(
    width: Int = 40, height: Int = 30, components: Int = 3, precision: Int = 8, frame: UInt8 = 0xC0,
    segments: [[UInt8]] = [], scan: [UInt8] = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]
  ) -> [UInt8] {
    var header: [UInt8] = [UInt8(precision)] + word(height) + word(width) + [UInt8(components)]
    for component in 1...components { header += [UInt8(component), 0x11, 0] }
    return [0xFF, 0xD8] + segments.flatMap { $0 } + segment(frame, header)
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + scan + [0xFF, 0xD9]
  }

  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + word(content.count + 2) + content
  }

  /// Exif with the orientation and a place that nobody is to read.
  static func exif(orientation: Int, isLittle: Bool = true) -> [UInt8] {
    segment(0xE1, Array("Exif\0\0".utf8) + tiff(orientation: orientation, isLittle: isLittle))
  }

  static func tiff(orientation: Int, isLittle: Bool = true) -> [UInt8] {
    func number(_ value: Int, bytes: Int) -> [UInt8] {
      let digits = (0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) }
      return isLittle ? digits : digits.reversed()
    }
    let head: [UInt8] = isLittle ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
    let make =
      number(271, bytes: 2) + number(2, bytes: 2) + number(4, bytes: 4) + Array("GPS\0".utf8)
    let turn =
      number(274, bytes: 2) + number(3, bytes: 2) + number(1, bytes: 4)
      + number(orientation, bytes: 2) + [0, 0]
    return head + number(8, bytes: 4) + number(2, bytes: 2) + make + turn + number(0, bytes: 4)
      + Array("36.8N 118.0E".utf8)
  }

  /// A PNG file with the chunks given between header and dots.
  static func png(
    width: Int = 40, height: Int = 30, chunks: [(String, [UInt8])] = []
  ) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", word32(width) + word32(height) + [8, 2, 0, 0, 0])
      + chunks.flatMap { chunk($0, $1) } + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
  }

  static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return word32(content.count) + body + word32(Int(checkSum(of: body)))
  }

  private static func word(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }

  private static func word32(_ number: Int) -> [UInt8] {
    word(number >> 16) + word(number & 0xFFFF)
  }

  /// CRC-32, bit by bit.
  private static func checkSum(of bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }
}

extension ImageFile {
  init(_ bytes: [UInt8]) throws {
    try self.init(named: "照片.jpg") { () throws(ImageFault) in bytes }
  }
}
