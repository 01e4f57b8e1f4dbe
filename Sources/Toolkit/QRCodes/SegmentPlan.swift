/// How a text is cut into stretches of one mode (clause 7.3) so that it takes the fewest bits.
struct SegmentPlan {
  private enum Mode: Int, CaseIterable {
    case numeric
    case alphanumeric
    case byte

    var indicator: Int { [0b0001, 0b0010, 0b0100][rawValue] }

    /// Bits of the count of characters, by the group of versions (table 3).
    func countBits(group: Int) -> Int {
      [[10, 12, 14], [9, 11, 13], [8, 16, 16]][rawValue][group]
    }

    /// Sixths of a bit that a character takes; `nil` if the mode does not have it.
    func cost(of scalar: Unicode.Scalar) -> Int? {
      switch self {
      case .numeric: ("0"..."9").contains(scalar) ? 20 : nil
      case .alphanumeric: Self.alphanumericValue(of: scalar) == nil ? nil : 33
      case .byte: 48 * UTF8.width(scalar)
      }
    }

    static func alphanumericValue(of scalar: Unicode.Scalar) -> Int? {
      alphanumerics.firstIndex(of: scalar)
    }

    private static let alphanumerics = Array(
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".unicodeScalars)
  }

  private struct Segment {
    var mode: Mode
    var scalars: ArraySlice<Unicode.Scalar>

    var count: Int {
      mode == .byte ? scalars.reduce(0) { $0 + UTF8.width($1) } : scalars.count
    }
  }

  /// The last versions of the groups whose counts have as many bits.
  private static let groups = [1...9, 10...26, 27...40]

  /// The bits of the text in the smallest version that holds them.
  static func bits(
    of text: String, correction: QRCorrection
  ) throws(QRFault) -> (version: Int, bits: BitBuffer) {
    let scalars = Array(text.unicodeScalars)
    for (group, versions) in groups.enumerated() {
      guard let bits = bits(of: scalars, group: group) else { continue }
      for version in versions {
        let layout = CodewordLayout(version: version, correction: correction)
        if bits.count <= layout.dataCount * 8 { return (version, bits) }
      }
    }
    throw .tooLong(byteCount: text.utf8.count)
  }

  /// `nil` if a stretch is longer than its count can tell.
  private static func bits(of scalars: [Unicode.Scalar], group: Int) -> BitBuffer? {
    var bits = BitBuffer()
    if !scalars.allSatisfy(\.isASCII) {
      // Extended channel interpretation 26: bytes are UTF-8 (clause 7.4.2).
      bits.append(0b0111, count: 4)
      bits.append(26, count: 8)
    }
    for segment in segments(of: scalars, group: group) {
      let countBits = segment.mode.countBits(group: group)
      guard segment.count < 1 << countBits else { return nil }
      bits.append(segment.mode.indicator, count: 4)
      bits.append(segment.count, count: countBits)
      append(segment, to: &bits)
    }
    return bits
  }

  /// The cheapest way through the text, character by character; one mode for each.
  private static func segments(of scalars: [Unicode.Scalar], group: Int) -> [Segment] {
    let modes = Mode.allCases
    let heads = modes.map { (4 + $0.countBits(group: group)) * 6 }
    var costs = heads
    // Of each character, for every mode after it, the mode that the character itself has.
    var choices: [[Mode?]] = []
    for scalar in scalars {
      var before: [Mode?] = Array(repeating: nil, count: modes.count)
      var next: [Int] = Array(repeating: .max, count: modes.count)
      for mode in modes where costs[mode.rawValue] < .max {
        guard let cost = mode.cost(of: scalar) else { continue }
        next[mode.rawValue] = costs[mode.rawValue] + cost
        before[mode.rawValue] = mode
      }
      for mode in modes {
        for other in modes where next[other.rawValue] < .max {
          // A stretch ends in whole bits.
          let switched = (next[other.rawValue] + 5) / 6 * 6 + heads[mode.rawValue]
          guard before[other.rawValue] == other, switched < next[mode.rawValue] else { continue }
          next[mode.rawValue] = switched
          before[mode.rawValue] = other
        }
      }
      costs = next
      choices.append(before)
    }
    guard var mode = modes.min(by: { costs[$0.rawValue] < costs[$1.rawValue] }) else { return [] }
    var result: [Segment] = []
    for index in scalars.indices.reversed() {
      mode = choices[index][mode.rawValue] ?? .byte
      if let first = result.last, first.mode == mode {
        result[result.count - 1].scalars = scalars[index..<first.scalars.endIndex]
      } else {
        result.append(Segment(mode: mode, scalars: scalars[index...index]))
      }
    }
    return result.reversed()
  }

  private static func append(_ segment: Segment, to bits: inout BitBuffer) {
    switch segment.mode {
    case .byte:
      for byte in String(String.UnicodeScalarView(segment.scalars)).utf8 {
        bits.append(Int(byte), count: 8)
      }
    case .numeric:
      for group in segment.scalars.chunks(of: 3) {
        let number = group.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
        bits.append(number, count: group.count * 3 + 1)
      }
    case .alphanumeric:
      for pair in segment.scalars.chunks(of: 2) {
        let number = pair.reduce(0) { $0 * 45 + (Mode.alphanumericValue(of: $1) ?? 0) }
        bits.append(number, count: pair.count * 5 + 1)
      }
    }
  }
}

/// Bits in order.
struct BitBuffer {
  private(set) var bits: [Bool] = []

  var count: Int { bits.count }

  /// The lowest bits of a number, the highest of them first.
  mutating func append(_ number: Int, count: Int) {
    for place in stride(from: count - 1, through: 0, by: -1) {
      bits.append(number >> place & 1 == 1)
    }
  }
}

extension Collection where Index == Int {
  fileprivate func chunks(of length: Int) -> [SubSequence] {
    stride(from: startIndex, to: endIndex, by: length).map {
      self[$0..<Swift.min($0 + length, endIndex)]
    }
  }
}
