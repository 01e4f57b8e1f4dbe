import CharacterHygiene

/// One character in a key: its class, reading (12 bits), strokes (24 bits) and code point (21 bits).
enum Element {
  private enum Class: UInt64 {
    case mark = 1
    case digit, letter, chinese, unknown
  }

  /// Room for the class above the 57 bits of all else.
  private static let classShift: UInt64 = 57

  /// Ideographs, private ones included: what has to have a reading and strokes to find its place.
  static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x9FFF: !(0x4DC0...0x4DFF).contains(scalar.value)
    case 0xE000...0xFAFF, 0x20000...0x3FFFF, 0xF0000...0x10FFFF: true
    default: false
    }
  }

  /// A compatibility ideograph stands beside the one that it looks like.
  static func chinese(_ scalar: Unicode.Scalar, reading: Reading) -> UInt64 {
    let unified = TextHygiene.unifiedIdeograph(for: scalar) ?? scalar
    let strokes = StrokeTable.shared[unified]
    if strokes == .unknown, reading == .none { return unknown(scalar) }
    return Class.chinese.rawValue << classShift | UInt64(reading.code) << 45
      | UInt64(strokes.code) << 21 | UInt64(unified.value)
  }

  static func unknown(_ scalar: Unicode.Scalar) -> UInt64 {
    Class.unknown.rawValue << classShift | UInt64(scalar.value)
  }

  /// Letters go without regard to width, and by their case only where all else is equal.
  static func other(_ scalar: Unicode.Scalar) -> UInt64 {
    let narrow = scalar.narrow.value
    let isCapital = (0x41...0x5A).contains(narrow)
    let kind: Class =
      if (0x30...0x39).contains(narrow) || scalar.properties.numericType != nil {
        .digit
      } else if scalar.properties.isAlphabetic {
        .letter
      } else {
        .mark
      }
    return kind.rawValue << classShift | UInt64(isCapital ? narrow + 0x20 : narrow)
  }
}
