/// How many strokes a character has and with which it begins, as a number to compare (24 bits).
struct StrokeCode: Hashable, Sendable {
  static let unknown = StrokeCode(code: 0)

  /// Strokes (7 bits), first stroke (3 bits), place (14 bits).
  let code: UInt32

  var strokes: Int { Int(code >> 17) }
  /// 1横 2竖 3撇 4点 5折.
  var firstStroke: Int { Int(code >> 14 & 0x7) }

  private init(code: UInt32) {
    self.code = code
  }

  /// The place is that in 通用规范汉字表 put into one order, or the radical of a character that it
  /// does not have.
  fileprivate init(strokes: UInt32, first: UInt32, place: UInt32) {
    code = strokes << 17 | first << 14 | place
  }

  /// Behind every place in 通用规范汉字表.
  fileprivate static let outside: UInt32 = 0x2000
}

/// The strokes of every ideograph of Unicode 15.0; some 400 kB, unpacked when first asked for.
struct StrokeTable: Sendable {
  static let shared = StrokeTable()

  private let codes: [StrokeCode]

  private init() {
    let firsts = Self.firsts.values
    let radicals = Self.radicals.values
    var codes = Self.counts.values.enumerated().map { index, strokes in
      strokes == 0
        ? .unknown
        : StrokeCode(
          strokes: UInt32(strokes), first: UInt32(firsts[index]),
          place: StrokeCode.outside + UInt32(radicals[index]))
    }
    var place: UInt32 = 0
    var group: UInt32 = 0
    var isInNumber = false
    for scalar in Self.standard.unicodeScalars {
      if let digit = scalar.decimal {
        group = (isInNumber ? group * 10 : 0) + digit
        isInNumber = true
        continue
      }
      isInNumber = false
      guard let index = Runs.index(of: scalar) else { continue }
      codes[index] = StrokeCode(strokes: group / 10, first: group % 10, place: place)
      place += 1
    }
    self.codes = codes
  }

  subscript(scalar: Unicode.Scalar) -> StrokeCode {
    Runs.index(of: scalar).map { codes[$0] } ?? .unknown
  }
}

extension Unicode.Scalar {
  /// The value of an ASCII digit.
  var decimal: UInt32? {
    (0x30...0x39).contains(value) ? value - 0x30 : nil
  }
}
