/// A set of characters that a standard asks fonts to hold.
public enum Repertoire: Hashable, Sendable, CaseIterable {
  /// GB/T 2312-1980: 6,763 hanzi.
  case gb2312
  /// 通用规范汉字表 (2013): 8,105 characters.
  case standardCharacters
  /// GB 18030-2022, implementation level 1: 27,579 ideographs.
  case gb18030Level1
  /// Level 2: level 1 and 通用规范汉字表, 27,775.
  case gb18030Level2
  /// Level 3: level 2, Extensions B to F and the 214 radicals, 88,110.
  case gb18030Level3

  /// As reports to people call it.
  public var name: String {
    switch self {
    case .gb2312: "GB 2312"
    case .standardCharacters: "通用规范汉字"
    case .gb18030Level1: "GB 18030 级别1"
    case .gb18030Level2: "级别2"
    case .gb18030Level3: "级别3"
    }
  }

  /// Every character once, ascending; made at the first call, some milliseconds, and kept.
  public var scalars: [Unicode.Scalar] {
    switch self {
    case .gb2312: Self.hanzi
    case .standardCharacters: Self.standard
    case .gb18030Level1: Self.level1
    case .gb18030Level2: Self.level2
    case .gb18030Level3: Self.level3
    }
  }

  private static let hanzi = CharacterTable.gb2312.scalars
  private static let standard = CharacterTable.standardCharacters.scalars
  private static let level1 =
    scalars(in: [0x3400...0x4DB5, 0x4E00...0x9FEF])
    + compatibilityIdeographs.compactMap(Unicode.Scalar.init)
  private static let level2 = Set(level1).union(standard).sorted()
  private static let level3 = (level1 + scalars(in: extensionsBToF + [radicals])).sorted()

  /// Those that GBK took in.
  private static let compatibilityIdeographs: [UInt32] = [
    0xF92C, 0xF979, 0xF995, 0xF9E7, 0xF9F1, 0xFA0C, 0xFA0D, 0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14,
    0xFA18, 0xFA1F, 0xFA20, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29,
  ]

  private static let radicals: ClosedRange<UInt32> = 0x2F00...0x2FD5

  private static let extensionsBToF: [ClosedRange<UInt32>] = [
    0x20000...0x2A6D6, 0x2A700...0x2B734, 0x2B740...0x2B81D, 0x2B820...0x2CEA1, 0x2CEB0...0x2EBE0,
  ]

  private static func scalars(in ranges: [ClosedRange<UInt32>]) -> [Unicode.Scalar] {
    ranges.flatMap { $0.compactMap(Unicode.Scalar.init) }
  }
}

extension CharacterTable {
  /// The characters, ascending.
  var scalars: [Unicode.Scalar] {
    var values: [UInt32] = []
    for (place, digit) in bits.utf8.enumerated() {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { continue }
      // Two digits make a byte, the high one first; the low one holds the lower four bits.
      let base = first + UInt32(place / 2 * 8 + (place % 2 == 0 ? 4 : 0))
      values += (0..<4).filter { value & 1 << $0 != 0 }.map { base + UInt32($0) }
    }
    return (values + others).sorted().compactMap(Unicode.Scalar.init)
  }
}
