/// Symbols that are read side by side and so come from one face: circled numbers, tick boxes.
enum SymbolSeries {
  private static let all: [[ClosedRange<Unicode.Scalar>]] = [
    ["①"..."⑳", "㉑"..."㉟", "㊱"..."㊿"],
    ["☐"..."☒"],
  ]

  /// What a face must have to draw the symbol: both ends of each range of its series, since a face
  /// that has some only begins late or stops early.
  static func companions(of symbol: Unicode.Scalar) -> [Unicode.Scalar] {
    guard (0x2460...0x32BF).contains(symbol.value) else { return [] }
    let series = all.first { $0.contains { $0.contains(symbol) } } ?? []
    return series.flatMap { [$0.lowerBound, $0.upperBound] }
  }

  /// Shapes as high as a character, which stand on its middle in whatever face.
  static func isCentered(_ symbol: Unicode.Scalar) -> Bool {
    switch symbol {
    case "〇", "■"..."◯", "☐"..."☒", "①"..."⑳": true
    default: false
    }
  }
}
