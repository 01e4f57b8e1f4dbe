import DocumentTree
import Geometry

/// A cell's text at one size, and whether it stands fairly.
struct CellAttempt {
  var content: SetCell.Content
  /// Without padding.
  var height: Length
  /// The smallest of its paragraphs.
  var fontSize: Length
  /// Sticks out of the cell's width, or is parted where it must not be.
  var isOverfull: Bool
  /// A name, a number or an option of a tick list was broken.
  var splitsPiece = false
  /// A name of several parts was broken elsewhere than at its dot.
  var splitsName = false
}

/// Tries a cell's text in ever smaller type, or ever less of it, until it fits as its 溢出 allows.
struct CellFitter {
  let paragraphs: [Paragraph]
  let styles: StyleSheet
  let overflow: Overflow
  /// Of the content; without one the row grows.
  let limit: Length?
  /// Sets paragraphs at the given sizes, or at their styles'.
  let attempt: ([Paragraph], [Length]?) -> CellAttempt

  /// The text as it is to stand, and whether it fits.
  func fit() -> (attempt: CellAttempt, fits: Bool) {
    let full = attempt(paragraphs, nil)
    guard !fits(full) || full.splitsPiece else { return (full, true) }
    switch overflow {
    case .shrink(let minimum):
      var last = full
      // Where even small type cannot keep a name whole, it is broken at its dot, and in the
      // largest type that allows that.
      var broken = fits(full) && !full.splitsName ? full : nil
      for size in sizes(to: minimum) {
        last = attempt(paragraphs, size)
        guard fits(last) else { continue }
        if !last.splitsPiece { return (last, true) }
        if broken == nil, !last.splitsName { broken = last }
      }
      if let broken { return (broken, true) }
      return fits(full) ? (full, true) : (last, false)
    case .truncate: return (truncated(), true)
    case .refuse: return (full, fits(full))
    case .grow: return (full, !full.isOverfull)
    }
  }

  private func fits(_ attempt: CellAttempt) -> Bool {
    if attempt.isOverfull { return false }
    return limit.map { attempt.height <= $0 } ?? true
  }

  /// Every paragraph's size, step by step of 0.5 pt until none is left to shrink.
  private func sizes(to minimum: Length) -> some Sequence<[Length]> {
    let full = paragraphs.map { styles[$0.style].fontSize }
    return sequence(state: full) { sizes in
      let smaller = zip(sizes, full).map {
        max($0 - Length(milliPoints: 500), min(minimum, $1))
      }
      guard smaller != sizes else { return nil }
      sizes = smaller
      return smaller
    }
  }

  /// As much of the text as fits with … after it.
  func truncated() -> CellAttempt {
    let characters = paragraphs.map { Array($0.inlines.words(lineEnd: "\n")) }
    var kept = 0
    var tooMany = characters.reduce(0) { $0 + $1.count } + 1
    var best = attempt([], nil)
    while kept < tooMany {
      let middle = (kept + tooMany) / 2
      let cut = attempt(prefix(middle, of: characters), nil)
      if fits(cut) {
        best = cut
        kept = middle + 1
      } else {
        tooMany = middle
      }
    }
    return best
  }

  private func prefix(_ count: Int, of characters: [[Character]]) -> [Paragraph] {
    var rest = count
    var kept: [Paragraph] = []
    for (source, text) in zip(paragraphs, characters) {
      let taken = min(rest, text.count)
      rest -= taken
      var cut = source
      let isCut = taken < text.count
      cut.inlines = [.text(String(text.prefix(taken)) + (isCut ? "…" : ""))]
      kept.append(cut)
      if isCut { break }
    }
    return kept
  }
}
