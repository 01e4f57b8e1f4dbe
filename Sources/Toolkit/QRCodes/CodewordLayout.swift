/// How many codewords a version has at a level, and in which blocks (table 9).
struct CodewordLayout {
  private let total: Int
  private let blockCount: Int
  private let correctionCount: Int

  init(version: Int, correction: QRCorrection) {
    let row = correction.table
    total = ModuleGrid.codewordCount(version: version)
    correctionCount = row.corrections[version - 1]
    blockCount = row.blocks[version - 1]
  }

  /// Codewords for data, in all blocks.
  var dataCount: Int { total - blockCount * correctionCount }

  /// The terminator and the pad codewords (clauses 7.4.9 and 7.4.10).
  func padded(_ bits: BitBuffer) -> [UInt8] {
    var bits = bits
    bits.append(0, count: min(4, dataCount * 8 - bits.count))
    bits.append(0, count: (8 - bits.count % 8) % 8)
    var codewords = stride(from: 0, to: bits.count, by: 8).map { start in
      bits.bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    while codewords.count < dataCount {
      codewords.append((codewords.count - bits.count / 8).isMultiple(of: 2) ? 0xEC : 0x11)
    }
    return codewords
  }

  /// Data codewords of all blocks in turn, then their correction codewords (clause 7.6); the longer
  /// blocks are the last.
  func interleaved(_ data: [UInt8]) -> [UInt8] {
    let code = ReedSolomonCode(correctionCount: correctionCount)
    let shortCount = blockCount - total % blockCount
    let shortLength = total / blockCount - correctionCount
    var blocks: [ArraySlice<UInt8>] = []
    var start = 0
    for block in 0..<blockCount {
      let end = start + shortLength + (block < shortCount ? 0 : 1)
      blocks.append(data[start..<end])
      start = end
    }
    var result: [UInt8] = []
    for place in 0...shortLength {
      for block in blocks where place < block.count {
        result.append(block[block.startIndex + place])
      }
    }
    let corrections = blocks.map { code.corrections(of: $0) }
    for place in 0..<correctionCount { result += corrections.map { $0[place] } }
    return result
  }
}

extension QRCorrection {
  /// Correction codewords of a block, and blocks, for versions 1 to 40.
  fileprivate var table: (corrections: [Int], blocks: [Int]) {
    switch self {
    case .low:
      (
        [
          7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
          30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
          1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13,
          14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
        ]
      )
    case .medium:
      (
        [
          10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28,
          28,
          28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        ],
        [
          1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23,
          25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
        ]
      )
    case .quartile:
      (
        [
          13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30,
          30,
          30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
          1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29,
          34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
        ]
      )
    case .high:
      (
        [
          17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24,
          30,
          30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
          1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35,
          37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
        ]
      )
    }
  }
}
