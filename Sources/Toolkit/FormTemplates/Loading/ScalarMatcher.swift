/// Finds where each character of a YAML scalar stands in its file, by walking both together.
///
/// The reader folds lines, drops indentation and resolves escapes; the walk follows it, so
/// a fault in the third line of a block text is shown there. Lines and columns count from 0.
struct ScalarMatcher {
  struct Anchor {
    var offset: Int
    var line: Int
    var column: Int
  }

  let lines: [[Unicode.Scalar]]
  private var line: Int
  private var column: Int
  private let isDoubleQuoted: Bool
  private let isQuoted: Bool

  init(
    lines: [[Unicode.Scalar]], line: Int, column: Int, isBlock: Bool, isDoubleQuoted: Bool,
    isQuoted: Bool
  ) {
    self.lines = lines
    self.line = line
    self.column = column
    self.isDoubleQuoted = isDoubleQuoted
    self.isQuoted = isQuoted
    if isQuoted { self.column += 1 }
    if isBlock {
      self.line += 1
      self.column = 0
    }
  }

  /// One anchor wherever the distance between text and file changes.
  mutating func anchors(for text: String) -> [Anchor] {
    var anchors: [Anchor] = []
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      let width = step(to: scalar)
      let expected = anchors.last.map { $0.column + offset - $0.offset }
      if anchors.last?.line != line || expected != column {
        anchors.append(Anchor(offset: offset, line: line, column: column))
      }
      column += width
    }
    return anchors
  }

  private func scalar(at column: Int) -> Unicode.Scalar? {
    guard line < lines.count, column < lines[line].count else { return nil }
    return lines[line][column]
  }

  /// Moves to the place of the next scalar of the text, and says how many columns it takes there.
  private mutating func step(to scalar: Unicode.Scalar) -> Int {
    if self.scalar(at: column) == "\\", isDoubleQuoted { return escapeWidth }
    if scalar == "\n" || (scalar == " " && isAtFold) {
      return 0
    }
    // Where a fold or indentation was passed over, the text goes on at the next line's first mark.
    while line < lines.count, self.scalar(at: column) != scalar {
      guard column < lines[line].count else {
        guard line + 1 < lines.count else { return 0 }
        line += 1
        column = lines[line].prefix { $0 == " " }.count
        continue
      }
      column += 1
    }
    return isQuoted && !isDoubleQuoted && scalar == "'" ? 2 : 1
  }

  /// Whether only blanks are left on the line, which the reader made one blank of.
  private var isAtFold: Bool {
    guard line < lines.count else { return true }
    return lines[line].dropFirst(column).allSatisfy { $0 == " " }
  }

  private var escapeWidth: Int {
    switch scalar(at: column + 1) {
    case "x": 4
    case "u": 6
    case "U": 10
    default: 2
    }
  }
}
