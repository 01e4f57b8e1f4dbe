/// Error correction codewords over GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1 (clause 7.5.2).
struct ReedSolomonCode {
  /// Coefficients of the generator, the highest power's first and without that of the highest, 1.
  private let generator: [UInt8]

  init(correctionCount: Int) {
    var generator: [UInt8] = Array(repeating: 0, count: correctionCount - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<correctionCount {
      for place in generator.indices {
        generator[place] = Self.product(generator[place], root)
        if place + 1 < generator.count { generator[place] ^= generator[place + 1] }
      }
      root = Self.product(root, 2)
    }
    self.generator = generator
  }

  /// The rest of the block's division by the generator.
  func corrections(of block: ArraySlice<UInt8>) -> [UInt8] {
    var rest: [UInt8] = Array(repeating: 0, count: generator.count)
    for codeword in block {
      let factor = codeword ^ rest.removeFirst()
      rest.append(0)
      for place in generator.indices { rest[place] ^= Self.product(generator[place], factor) }
    }
    return rest
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    guard left != 0, right != 0 else { return 0 }
    return powers[Int(logarithms[Int(left)]) + Int(logarithms[Int(right)])]
  }

  /// Twice over, so that two logarithms can be added.
  private static let powers: [UInt8] = {
    var power: UInt8 = 1
    let once = (0..<255).map { _ in
      defer { power = power << 1 ^ (power & 0x80 == 0 ? 0 : 0x1D) }
      return power
    }
    return once + once
  }()

  private static let logarithms: [UInt8] = {
    var logarithms: [UInt8] = Array(repeating: 0, count: 256)
    for (exponent, power) in powers.prefix(255).enumerated() {
      logarithms[Int(power)] = UInt8(exponent)
    }
    return logarithms
  }()
}
