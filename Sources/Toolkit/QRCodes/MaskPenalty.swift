/// What makes a masked symbol hard to read (clause 7.8.3), weighed.
struct MaskPenalty {
  private let dark: [Bool]
  private let size: Int

  init(_ dark: [Bool], size: Int) {
    self.dark = dark
    self.size = size
  }

  var total: Int {
    lines(step: 1, from: size) + lines(step: size, from: 1) + blocks + imbalance
  }

  /// Five alike in a line weigh 3 and each one more 1; a pattern like a finder's with four light
  /// modules before or behind it weighs 40.
  private func lines(step: Int, from stride: Int) -> Int {
    var penalty = 0
    for line in 0..<size {
      var alike = 0
      var last: Bool?
      var window = 0
      for place in 0..<size {
        let isDark = dark[line * stride + place * step]
        alike = isDark == last ? alike + 1 : 1
        last = isDark
        if alike == 5 { penalty += 3 } else if alike > 5 { penalty += 1 }
        window = (window << 1 | (isDark ? 1 : 0)) & 0x7FF
        if place >= 10, window == 0b101_1101_0000 || window == 0b000_0101_1101 { penalty += 40 }
      }
    }
    return penalty
  }

  /// Each square of four alike weighs 3.
  private var blocks: Int {
    var penalty = 0
    for row in 0..<size - 1 {
      for start in row * size..<row * size + size - 1 {
        let first = dark[start]
        if dark[start + 1] == first, dark[start + size] == first, dark[start + size + 1] == first {
          penalty += 3
        }
      }
    }
    return penalty
  }

  /// Each full 5 % by which dark modules are more or fewer than half weighs 10.
  private var imbalance: Int {
    let count = dark.count { $0 }
    return abs(count * 20 - dark.count * 10) / dark.count * 10
  }
}
