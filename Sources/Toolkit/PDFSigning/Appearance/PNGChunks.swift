import PDFObjects

/// Why a PNG is not used; anything else thrown while reading one means that it is damaged.
struct PNGFault: Error {
  var reason: String
}

/// The parts of a PNG file that make its picture.
struct PNGChunks {
  private(set) var width = 0
  private(set) var height = 0
  private var depth = 0
  private var colorType = 0
  private var palette: [UInt8] = []
  private var transparency: [UInt8] = []
  private var data: [UInt8] = []

  private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  /// Walks over the chunks; data beyond their end or out of bounds are a fault.
  init(_ bytes: [UInt8]) throws(PNGFault) {
    guard bytes.starts(with: Self.signature) else { throw PNGFault(reason: "它不是 PNG") }
    var position = Self.signature.count
    while bytes.count - position >= 12 {
      let length = Self.number(bytes[position..<position + 4])
      let start = position + 8
      guard length <= bytes.count - start - 4 else { break }
      let type = String(decoding: bytes[position + 4..<start], as: UTF8.self)
      let content = bytes[start..<start + length]
      switch type {
      case "IHDR": try readHeader(content)
      case "PLTE": palette = Array(content)
      case "tRNS": transparency = Array(content)
      case "IDAT": data += content
      case "IEND":
        guard width > 0 else { throw PNGFault(reason: "它没有文件头") }
        return
      default: break
      }
      position = start + length + 4
    }
    throw PNGFault(reason: "它不完整")
  }

  private mutating func readHeader(_ content: ArraySlice<UInt8>) throws(PNGFault) {
    let header = Array(content)
    guard header.count == 13 else { throw PNGFault(reason: "它的文件头不对") }
    width = Self.number(header[0..<4])
    height = Self.number(header[4..<8])
    depth = Int(header[8])
    colorType = Int(header[9])
    guard (1...1 << 20).contains(width), (1...1 << 20).contains(height) else {
      throw PNGFault(reason: "它的大小不对")
    }
    guard header[12] == 0 else { throw PNGFault(reason: "它是隔行的") }
    let isSmall = [0, 3].contains(colorType) && [1, 2, 4].contains(depth)
    guard [0, 2, 3, 4, 6].contains(colorType), depth == 8 || isSmall else {
      throw PNGFault(reason: "它每通道\(depth)位")
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private var channels: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colorType] ?? 1 }

  /// Undoes compression and filters, and gives every pixel its colour.
  func picture() throws -> InkPicture {
    let rowLength = (width * channels * depth + 7) / 8
    let raw = try Flate.inflated(data[...], limit: (rowLength + 1) * height)
    guard raw.count == (rowLength + 1) * height else { throw PNGFault(reason: "它不完整") }
    let samples = try unfiltered(raw, rowLength: rowLength)
    var colors: [UInt8] = []
    var opacity: [UInt8] = []
    colors.reserveCapacity(width * height * 3)
    opacity.reserveCapacity(width * height)
    for row in 0..<height {
      for column in 0..<width {
        let pixel = try pixel(samples, row * rowLength, column)
        colors.append(pixel.red)
        colors.append(pixel.green)
        colors.append(pixel.blue)
        opacity.append(pixel.opacity)
      }
    }
    let isOpaque = opacity.allSatisfy { $0 == 255 }
    return InkPicture(
      width: width, height: height, colors: colors, opacity: isOpaque ? nil : opacity)
  }

  private struct Pixel {
    var red: UInt8
    var green: UInt8
    var blue: UInt8
    var opacity: UInt8

    init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, opacity: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
      self.opacity = opacity
    }

    init(gray: UInt8, opacity: UInt8) {
      self.init(gray, gray, gray, opacity: opacity)
    }
  }

  private func pixel(
    _ samples: [UInt8], _ start: Int, _ column: Int
  ) throws(PNGFault) -> Pixel {
    if depth < 8 {
      let bit = column * depth
      let byte = Int(samples[start + bit / 8])
      let value = byte >> (8 - depth - bit % 8) & ((1 << depth) - 1)
      return try indexed(value, scale: 255 / ((1 << depth) - 1))
    }
    let place = start + column * channels
    switch colorType {
    case 2, 6:
      let (red, green, blue) = (samples[place], samples[place + 1], samples[place + 2])
      guard colorType == 2 else { return Pixel(red, green, blue, opacity: samples[place + 3]) }
      let isKey =
        transparency.count == 6 && red == transparency[1] && green == transparency[3]
        && blue == transparency[5]
      return Pixel(red, green, blue, opacity: isKey ? 0 : 255)
    case 4: return Pixel(gray: samples[place], opacity: samples[place + 1])
    default: return try indexed(Int(samples[place]), scale: 1)
    }
  }

  /// Grey, or a colour of the palette.
  private func indexed(_ value: Int, scale: Int) throws(PNGFault) -> Pixel {
    guard colorType == 3 else {
      let isKey = transparency.count == 2 && Int(transparency[1]) == value
      return Pixel(gray: UInt8(value * scale), opacity: isKey ? 0 : 255)
    }
    guard value * 3 + 3 <= palette.count else { throw PNGFault(reason: "它的调色板不全") }
    return Pixel(
      palette[value * 3], palette[value * 3 + 1], palette[value * 3 + 2],
      opacity: value < transparency.count ? transparency[value] : 255)
  }

  /// Undoes the filter of each row (ISO/IEC 15948, 9.2).
  private func unfiltered(_ raw: [UInt8], rowLength: Int) throws(PNGFault) -> [UInt8] {
    let step = max(1, channels * depth / 8)
    var samples = [UInt8](repeating: 0, count: rowLength * height)
    for row in 0..<height {
      let filter = raw[row * (rowLength + 1)]
      guard filter <= 4 else { throw PNGFault(reason: "它的数据不对") }
      for index in 0..<rowLength {
        let place = row * rowLength + index
        let left = index >= step ? samples[place - step] : 0
        let above = row > 0 ? samples[place - rowLength] : 0
        let corner = index >= step && row > 0 ? samples[place - rowLength - step] : 0
        let predicted: UInt8 =
          switch filter {
          case 1: left
          case 2: above
          case 3: UInt8((Int(left) + Int(above)) / 2)
          case 4: Self.paeth(left, above, corner)
          default: 0
          }
        samples[place] = raw[row * (rowLength + 1) + 1 + index] &+ predicted
      }
    }
    return samples
  }

  private static func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let estimate = Int(left) + Int(above) - Int(corner)
    let toLeft = abs(estimate - Int(left))
    let toAbove = abs(estimate - Int(above))
    let toCorner = abs(estimate - Int(corner))
    if toLeft <= toAbove, toLeft <= toCorner { return left }
    return toAbove <= toCorner ? above : corner
  }
}
