import PDFObjects

/// The colours of sRGB (IEC 61966-2-1) as an ICC profile of matrix and curve (ICC.1:2004-10), so that
/// the file says what its red is and no profile has to be shipped.
///
/// All numbers are constants in the profile's own fixed-point form: the bytes are the same everywhere.
struct ColorProfile {
  /// 520 bytes, always the same.
  static let standardRGB: [UInt8] = {
    var profile = ColorProfile()
    let description = profile.add(localized: "sRGB")
    let copyright = profile.add(localized: "No copyright, use freely")
    let white = profile.add(xyz: illuminant)
    let toWhite = profile.add(fixed: adaptation, type: "sf32")
    let primaries = colorants.map { profile.add(xyz: $0) }
    let curve = profile.add(curve: transfer)
    let tags: [(String, Block)] =
      [("desc", description), ("cprt", copyright), ("wtpt", white), ("chad", toWhite)]
      + zip(["rXYZ", "gXYZ", "bXYZ"], primaries) + ["rTRC", "gTRC", "bTRC"].map { ($0, curve) }
    return profile.bytes(tags)
  }()

  /// D50, in 1/65536.
  private static let illuminant: [Int32] = [0xf6d6, 0x10000, 0xd32d]
  /// Red, green and blue, adapted to D50.
  private static let colorants: [[Int32]] = [
    [0x6fa2, 0x38f5, 0x0390], [0x6299, 0xb785, 0x18da], [0x24a0, 0x0f84, 0xb6cf],
  ]
  /// From the white of sRGB to D50 (Bradford).
  private static let adaptation: [Int32] = [
    0x10c42, 0x5de, -0xcdb, 0x793, 0xfd90, -0x45f, -0x25e, 0x3dc, 0xc06e,
  ]
  /// ((x + 0.055) / 1.055) to the power 2.4, and x / 12.92 below 0.04045.
  private static let transfer: [Int32] = [0x26666, 0xf2a7, 0xd59, 0x13d0, 0xa5b]

  private struct Block {
    var offset: Int
    var length: Int
  }

  /// Behind the table of tags, each block at a multiple of four.
  private var blocks: [UInt8] = []
  private static let headerLength = 128
  private static let tagCount = 10
  private static let tableLength = 4 + 12 * tagCount

  private mutating func add(_ type: String, _ content: [UInt8]) -> Block {
    let offset = Self.headerLength + Self.tableLength + blocks.count
    blocks += Array(type.utf8) + [0, 0, 0, 0] + content
    let length = 8 + content.count
    while blocks.count % 4 != 0 { blocks.append(0) }
    return Block(offset: offset, length: length)
  }

  private mutating func add(fixed numbers: [Int32], type: String) -> Block {
    add(type, numbers.flatMap(Self.bytes))
  }

  private mutating func add(xyz numbers: [Int32]) -> Block { add(fixed: numbers, type: "XYZ ") }

  /// A parametric curve of function type 3.
  private mutating func add(curve parameters: [Int32]) -> Block {
    add("para", [0, 3, 0, 0] + parameters.flatMap(Self.bytes))
  }

  private mutating func add(localized text: String) -> Block {
    let units = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    let record = [1, 12].flatMap(Self.bytes) + Array("enUS".utf8)
    return add("mluc", record + [Int32(units.count), 28].flatMap(Self.bytes) + units)
  }

  private func bytes(_ tags: [(name: String, block: Block)]) -> [UInt8] {
    var table = Self.bytes(Int32(tags.count))
    for (name, block) in tags {
      table += Array(name.utf8) + Self.bytes(Int32(block.offset)) + Self.bytes(Int32(block.length))
    }
    let length = Self.headerLength + table.count + blocks.count
    var header = Self.bytes(Int32(length)) + [0, 0, 0, 0]
    // Version 4.2; a display of RGB, connected through XYZ; made at the date of the standard.
    header += [4, 0x20, 0, 0] + Array("mntrRGB XYZ ".utf8)
    header += [7, 0xcf, 0, 10, 0, 1, 0, 0, 0, 0, 0, 0]
    header += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
    header += Self.illuminant.flatMap(Self.bytes)
    header += [UInt8](repeating: 0, count: Self.headerLength - header.count)
    return header + table + blocks
  }

  private static func bytes(_ number: Int32) -> [UInt8] {
    let bits = UInt32(bitPattern: number)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) }
  }
}

extension PDFDictionary {
  /// An output intent (ISO 32000-1, 14.11.5) that gives all colours of the file a meaning.
  static func standardRGBIntent(in file: inout PDFFile) -> PDFDictionary {
    var profile = PDFStream(deflating: ColorProfile.standardRGB)
    profile.dictionary["N"] = 3
    return [
      "Type": .name("OutputIntent"), "S": .name("GTS_PDFA1"),
      "OutputConditionIdentifier": .text("sRGB"), "Info": .text("sRGB IEC61966-2.1"),
      "DestOutputProfile": .reference(file.add(.stream(profile))),
    ]
  }
}
