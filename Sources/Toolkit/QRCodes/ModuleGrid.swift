/// The modules of a symbol while it is drawn: those of its function patterns, and those for data.
struct ModuleGrid: Hashable, Sendable {
  let size: Int
  private let version: Int
  private var dark: [Bool]
  /// Modules that hold no data: finder, timing and alignment patterns, format and version.
  private var isFunction: [Bool]

  /// With the function patterns drawn (clause 6.3).
  init(version: Int) {
    self.version = version
    size = version * 4 + 17
    dark = Array(repeating: false, count: size * size)
    isFunction = dark
    for place in 0..<size {
      draw(place.isMultiple(of: 2), row: 6, column: place)
      draw(place.isMultiple(of: 2), row: place, column: 6)
    }
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    drawAlignments()
    drawFormat(0)
    drawVersion()
  }

  subscript(row: Int, column: Int) -> Bool { dark[row * size + column] }

  /// Codewords that a version holds, of data and correction together.
  static func codewordCount(version: Int) -> Int {
    var modules = (16 * version + 128) * version + 64
    if version >= 2 {
      let count = version / 7 + 2
      modules -= (25 * count - 10) * count - 55
    }
    if version >= 7 { modules -= 36 }
    return modules / 8
  }

  // MARK: Function patterns

  private mutating func draw(_ isDark: Bool, row: Int, column: Int) {
    dark[row * size + column] = isDark
    isFunction[row * size + column] = true
  }

  /// With its light separator, as far as the symbol reaches.
  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for y in max(0, row - 4)...min(size - 1, row + 4) {
      for x in max(0, column - 4)...min(size - 1, column + 4) {
        let ring = max(abs(y - row), abs(x - column))
        draw(ring != 2 && ring != 4, row: y, column: x)
      }
    }
  }

  private mutating func drawAlignments() {
    let places = alignmentPlaces
    for row in places {
      for column in places {
        let (first, last) = (6, size - 7)
        let isAtFinder = [(first, first), (first, last), (last, first)].contains {
          $0 == (row, column)
        }
        guard !isAtFinder else { continue }
        for y in row - 2...row + 2 {
          for x in column - 2...column + 2 {
            draw(max(abs(y - row), abs(x - column)) != 1, row: y, column: x)
          }
        }
      }
    }
  }

  /// Middles of the alignment patterns, in both directions (annex E).
  private var alignmentPlaces: [Int] {
    guard version > 1 else { return [] }
    let count = version / 7 + 2
    let step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
    return [6] + (0..<count - 1).map { size - 7 - step * (count - 2 - $0) }
  }

  /// The level and the mask, twice (clause 7.9).
  private mutating func drawFormat(_ format: Int) {
    let bits = (Self.appendingCheck(to: format, generator: 0x537, length: 10)) ^ 0x5412
    let bit = { (place: Int) in bits >> place & 1 == 1 }
    for place in 0..<6 { draw(bit(place), row: place, column: 8) }
    draw(bit(6), row: 7, column: 8)
    draw(bit(7), row: 8, column: 8)
    draw(bit(8), row: 8, column: 7)
    for place in 9..<15 { draw(bit(place), row: 8, column: 14 - place) }
    for place in 0..<8 { draw(bit(place), row: 8, column: size - 1 - place) }
    for place in 8..<15 { draw(bit(place), row: size - 15 + place, column: 8) }
    draw(true, row: size - 8, column: 8)
  }

  /// From version 7 on (clause 7.10).
  private mutating func drawVersion() {
    guard version >= 7 else { return }
    let bits = Self.appendingCheck(to: version, generator: 0x1F25, length: 12)
    for place in 0..<18 {
      let isDark = bits >> place & 1 == 1
      let (far, near) = (size - 11 + place % 3, place / 3)
      draw(isDark, row: near, column: far)
      draw(isDark, row: far, column: near)
    }
  }

  /// A number with the rest of its division by the generator behind it (annexes C and D).
  private static func appendingCheck(to number: Int, generator: Int, length: Int) -> Int {
    var rest = number
    for _ in 0..<length { rest = rest << 1 ^ (rest >> (length - 1) * generator) }
    return number << length | rest
  }

  // MARK: Data

  /// Two columns at a time, from the right, upward and downward in turn (clause 7.7.3).
  mutating func place(_ codewords: [UInt8]) {
    var bit = 0
    var right = size - 1
    var isUpward = true
    while right > 0 {
      // The vertical timing pattern has a column of its own.
      if right == 6 { right = 5 }
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for column in [right, right - 1] where !isFunction[row * size + column] {
          guard bit < codewords.count * 8 else { continue }
          dark[row * size + column] = codewords[bit / 8] >> (7 - bit % 8) & 1 == 1
          bit += 1
        }
      }
      right -= 2
      isUpward.toggle()
    }
  }

  /// Inverts the data under a mask, the one with the least penalty if none is named; returns which.
  mutating func applyMask(_ wanted: Int?, correction: QRCorrection) -> Int {
    var best = (penalty: Int.max, mask: 0, grid: self)
    for mask in 0..<8 where wanted.map({ $0 == mask }) ?? true {
      var masked = self
      masked.invert(under: mask)
      masked.drawFormat(correction.formatBits << 3 | mask)
      let penalty = MaskPenalty(masked.dark, size: size).total
      if penalty < best.penalty { best = (penalty, mask, masked) }
    }
    self = best.grid
    return best.mask
  }

  /// The conditions of table 10.
  private mutating func invert(under mask: Int) {
    for row in 0..<size {
      for column in 0..<size where !isFunction[row * size + column] {
        let (sum, product) = (row + column, row * column)
        let isInverted =
          switch mask {
          case 0: sum % 2 == 0
          case 1: row % 2 == 0
          case 2: column % 3 == 0
          case 3: sum % 3 == 0
          case 4: (row / 2 + column / 3) % 2 == 0
          case 5: product % 2 + product % 3 == 0
          case 6: (product % 2 + product % 3) % 2 == 0
          default: (sum % 2 + product % 3) % 2 == 0
          }
        if isInverted { dark[row * size + column].toggle() }
      }
    }
  }
}

extension QRCorrection {
  /// Table 12.
  fileprivate var formatBits: Int {
    switch self {
    case .low: 0b01
    case .medium: 0b00
    case .quartile: 0b11
    case .high: 0b10
    }
  }
}
