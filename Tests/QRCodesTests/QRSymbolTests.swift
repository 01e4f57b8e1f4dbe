import FormTestSupport
import Testing

@testable import QRCodes

@Suite struct QRSymbolTests {
  @Test func `the codewords of the standard's example are those it prints`() throws {
    // ISO/IEC 18004:2015, annex I: 01234567 in version 1-M.
    let plan = try SegmentPlan.bits(of: "01234567", correction: .medium)
    #expect(plan.version == 1)
    let layout = CodewordLayout(version: 1, correction: .medium)
    #expect(
      layout.interleaved(layout.padded(plan.bits)) == [
        0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC,
        0x11, 0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55,
      ])
  }

  /// Capacities that table 7 of the standard prints for whole symbols.
  @Test(arguments: [
    (1, QRCorrection.low, 41, 25, 17), (1, .high, 17, 10, 7), (10, .medium, 513, 311, 213),
    (27, .quartile, 1933, 1172, 805), (40, .low, 7089, 4296, 2953), (40, .medium, 5596, 3391, 2331),
    (40, .high, 3057, 1852, 1273),
  ])
  func `a version holds as many characters as the standard says, and no more`(
    version: Int, correction: QRCorrection, digits: Int, letters: Int, bytes: Int
  ) throws {
    for (character, count) in [("7", digits), ("K", letters), ("k", bytes)] {
      let full = String(repeating: character, count: count)
      #expect(try SegmentPlan.bits(of: full, correction: correction).version == version)
      let more = full + character
      if version == 40 {
        #expect(throws: QRFault.tooLong(byteCount: count + 1)) {
          try SegmentPlan.bits(of: more, correction: correction)
        }
      } else {
        #expect(try SegmentPlan.bits(of: more, correction: correction).version == version + 1)
      }
    }
  }

  @Test func `stretches of digits and letters take their own modes where that is shorter`() throws {
    let mixed = try SegmentPlan.bits(of: "编号20190330000017ABCDEFGH", correction: .medium).bits
    let bytes = try SegmentPlan.bits(of: "编号qo1qo33oooo17abcdefgh", correction: .medium).bits
    // 14 digits take 47 bits in their mode, 112 as bytes; a short stretch stays as it is.
    #expect(mixed.count < bytes.count)
    #expect(try SegmentPlan.bits(of: "a1b", correction: .low).bits.count == 4 + 8 + 24)
  }

  @Test func `the same text gives the same modules`() throws {
    let text = "SSJ-DRAW/1 5f0c8a3e91d2b746"
    #expect(try QRSymbol(encoding: text) == QRSymbol(encoding: text))
    #expect(try QRSymbol(encoding: text) != QRSymbol(encoding: text + "7"))
  }

  @Test(arguments: QRCorrection.allCases)
  func `runs are the dark modules, each once`(correction: QRCorrection) throws {
    let symbol = try QRSymbol(encoding: "派遣单 2019-02 第1页", correction: correction)
    var dark = Set<[Int]>()
    for run in symbol.darkRuns {
      #expect(
        run.columns.upperBound == symbol.size
          || !symbol.isDark(row: run.row, column: run.columns.upperBound))
      for column in run.columns {
        let isNew = dark.insert([run.row, column]).inserted
        #expect(isNew && symbol.isDark(row: run.row, column: column))
      }
    }
    let size = symbol.size
    #expect(
      dark.count == (0..<size * size).count { symbol.isDark(row: $0 / size, column: $0 % size) })
  }
}
