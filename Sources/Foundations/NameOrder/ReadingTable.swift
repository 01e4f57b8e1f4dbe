import CharacterHygiene

/// A syllable and its tone, as a number to compare: 1 to 4, 5 for the neutral tone, and 0 for one
/// that is not told (12 bits).
struct Reading: Hashable, Sendable {
  static let none = Reading(code: 0)

  let code: UInt16

  private init(code: UInt16) {
    self.code = code
  }

  /// Syllables count from 1 in the order of dictionaries.
  init(syllable: UInt16, tone: UInt16) {
    code = syllable << 3 | tone
  }

  /// With a tone: that of the first of some readings which has the syllable, else the neutral one.
  func settled(by others: [Reading?]) -> Reading {
    guard code & 0x7 == 0 else { return self }
    return others.lazy.compactMap(\.self).first { $0.code >> 3 == code >> 3 }
      ?? Reading(code: code | 5)
  }
}

/// The reading of every character that Unicode 15.0 or 通用规范汉字字典 gives one; some 200 kB, unpacked
/// when first asked for.
struct ReadingTable: Sendable {
  static let shared = ReadingTable()

  private let readings: [Reading]
  /// The syllables without tones and their places from 1.
  let syllables: [String: UInt16]

  private init() {
    var readings = Array(
      repeating: Reading.none, count: Runs.ranges.reduce(0) { $0 + $1.count })
    var syllables: [String: UInt16] = [:]
    var label = String.UnicodeScalarView()
    var syllable: UInt16 = 0
    var reading = Reading.none
    for part in [Self.aToL, Self.mToZ] {
      for scalar in part.unicodeScalars {
        if let tone = scalar.decimal {
          let name = String(label)
          if syllables[name] == nil { syllables[name] = UInt16(syllables.count + 1) }
          syllable = syllables[name] ?? 0
          reading = Reading(syllable: syllable, tone: UInt16(tone))
          label.removeAll()
        } else if scalar.value < 0x3000 {
          label.append(scalar)
        } else if let index = Runs.index(of: scalar) {
          readings[index] = reading
        }
      }
    }
    self.readings = readings
    self.syllables = syllables
  }

  /// Nothing if no reading is known; that of the ideograph it looks like for a compatibility one.
  subscript(scalar: Unicode.Scalar) -> Reading? {
    let unified = TextHygiene.unifiedIdeograph(for: scalar) ?? scalar
    guard let index = Runs.index(of: unified), readings[index] != .none else { return nil }
    return readings[index]
  }
}
