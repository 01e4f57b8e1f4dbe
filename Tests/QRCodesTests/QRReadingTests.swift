import FormTestSupport
import Testing

@testable import QRCodes

/// Symbols as a reader that is not ours sees them: zbar.
@Suite struct QRReadingTests {
  @Test(arguments: [
    "1", "20190330000017", "HTTP://EXAMPLE.CN/A?B=1", "https://example.cn/verify?c=5f0c-8a3e",
    "张环检派〔2019〕2号 v1 p3/12", "淄博𠮷祥化工有限公司\t𬭊", "第一行\n第二行",
    "派遣单2019第2季度000123ABCDEFGHIJ签发人：王喆", "é × ≤ ☑",
  ])
  func `a reader reads what went in, at every level and under every mask`(text: String) throws {
    var symbols: [QRSymbol] = []
    for correction in QRCorrection.allCases {
      for mask in 0..<8 {
        symbols.append(try QRSymbol(encoding: text, correction: correction, mask: mask))
      }
    }
    #expect(Set(symbols.map(\.mask)).count == 8)
    try expectRead(symbols.map { ($0, text) })
  }

  @Test func `a reader reads every version`() throws {
    var generator = Generator(seed: 18004)
    var symbols: [(QRSymbol, String)] = []
    var seen: Set<Int> = []
    for version in 1...40 {
      let correction = QRCorrection.allCases[version % 4]
      let layout = CodewordLayout(version: version, correction: correction)
      // Bytes fill the version but for its head.
      let letters = Array("abcdefghijklmnopqrstuvwxyz~|")
      let count = layout.dataCount - 3
      let text = String(
        (0..<count).map { _ in letters[generator.number(in: 0...letters.count - 1)] })
      let symbol = try QRSymbol(encoding: text, correction: correction)
      seen.insert(symbol.version)
      symbols.append((symbol, text))
    }
    #expect(seen == Set(1...40))
    try expectRead(symbols)
  }

  @Test(arguments: [(QRCorrection.low, 2), (.medium, 4), (.quartile, 6), (.high, 8)])
  func `a reader mends as many codewords as table 9 promises`(
    correction: QRCorrection, wrong: Int
  ) throws {
    let text = "ZD-2019"
    let (version, bits) = try SegmentPlan.bits(of: text, correction: correction)
    let layout = CodewordLayout(version: version, correction: correction)
    var codewords = layout.interleaved(layout.padded(bits))
    #expect(version == 1)
    for place in 0..<wrong { codewords[place * 2] ^= 0x5A }
    var grid = ModuleGrid(version: version)
    grid.place(codewords)
    _ = grid.applyMask(nil, correction: correction)
    try expectRead([(Modules(size: grid.size) { grid[$0, $1] }, text)])
  }

  private func expectRead(_ symbols: [(QRSymbol, String)]) throws {
    try expectRead(symbols.map { (Modules($0), $1) })
  }

  /// All symbols are read in one run, each from a picture of its own.
  private func expectRead(_ symbols: [(Modules, String)]) throws {
    let folder = try TemporaryFolder()
    let paths = try symbols.enumerated().map { index, symbol in
      try folder.write(symbol.0.portableBitmap, to: "\(index).pbm")
    }
    let read = try run("zbarimg", ["-q", "--raw", "-Sdisable", "-Sqrcode.enable"] + paths)
    #expect(read.text == symbols.map { $0.1 + "\n" }.joined())
  }
}

/// What a reader sees.
private struct Modules {
  let size: Int
  let isDark: (_ row: Int, _ column: Int) -> Bool

  init(_ symbol: QRSymbol) {
    self.init(size: symbol.size) { symbol.isDark(row: $0, column: $1) }
  }

  init(size: Int, isDark: @escaping (_ row: Int, _ column: Int) -> Bool) {
    self.size = size
    self.isDark = isDark
  }

  /// With its light edge, each module four dots wide.
  var portableBitmap: [UInt8] {
    let side = (size + 2 * QRSymbol.quietZone) * 4
    var text = "P1 \(side) \(side)\n"
    for y in 0..<side {
      for x in 0..<side {
        let (row, column) = (y / 4 - QRSymbol.quietZone, x / 4 - QRSymbol.quietZone)
        let isInside = (0..<size).contains(row) && (0..<size).contains(column)
        text += isInside && isDark(row, column) ? "1 " : "0 "
      }
      text += "\n"
    }
    return Array(text.utf8)
  }
}
