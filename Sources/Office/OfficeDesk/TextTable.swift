/// A table of text for a terminal, where a Chinese character takes two cells.
public struct TextTable: Sendable {
  private var rows: [[String]]

  public init(_ head: [String]) { rows = [head] }

  /// As many cells as the head has.
  public mutating func append(_ row: [String]) { rows.append(row) }

  /// Head, rule and rows, none wider than `width` cells: the widest column gives way, and what does
  /// not fit ends in ….
  ///
  /// Columns whose every cell is a number or empty stand to the right.
  public func lines(width: Int) -> [String] {
    let gap = 2
    var widths = rows[0].indices.map { column in
      rows.map { $0[column].displayCells }.max() ?? 0
    }
    while widths.reduce(0, +) + gap * (widths.count - 1) > width,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 4
    {
      widths[widest] -= 1
    }
    let isNumeric = rows[0].indices.map { column in
      rows.count > 1 && rows.dropFirst().allSatisfy { Self.isNumeric($0[column]) }
    }
    var lines = rows.map { row in
      let cells = row.indices.map { column in
        row[column].fitted(to: widths[column], toRight: isNumeric[column])
      }
      return cells.joined(separator: String(repeating: " ", count: gap)).withoutBlankEnd
    }
    lines.insert(
      widths.map { String(repeating: "-", count: $0) }
        .joined(separator: String(repeating: " ", count: gap)), at: 1)
    return lines
  }

  private static func isNumeric(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x25 }
      || text == "—"
  }
}

extension Unicode.Scalar {
  /// A Chinese character takes two cells of a terminal; what joins the one before it takes none.
  var displayCells: Int {
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

  fileprivate func fitted(to width: Int, toRight: Bool) -> String {
    let cells = displayCells
    let blanks = String(repeating: " ", count: max(0, width - cells))
    guard cells > width else { return toRight ? blanks + self : self + blanks }
    var kept = String.UnicodeScalarView()
    var used = 1
    for scalar in unicodeScalars {
      if used + scalar.displayCells > width { break }
      kept.append(scalar)
      used += scalar.displayCells
    }
    return String(kept) + "…" + String(repeating: " ", count: width - used)
  }

  fileprivate var withoutBlankEnd: String {
    var scalars = unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
