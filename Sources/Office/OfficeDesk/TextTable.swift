import Diagnostics

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

extension String {
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
