extension Unicode.Scalar {
  /// A Chinese character takes two cells of a terminal; what joins the one before it takes none.
  public var displayCells: Int {
    switch value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension String {
  /// Cells of a terminal.
  public var displayCells: Int { unicodeScalars.reduce(0) { $0 + $1.displayCells } }
}
