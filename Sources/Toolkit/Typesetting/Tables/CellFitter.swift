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
    case .truncate: return truncated().map { ($0, true) } ?? (full, false)
    case .refuse, .grow: return (full, fits(full))
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

  /// As much of the text as fits with … after it; `nil` when not even that does.
  func truncated() -> CellAttempt? {
    let length = paragraphs.reduce(0) { $0 + $1.inlines.characterCount }
    var kept = 0
    var tooMany = length + 1
    var best: CellAttempt?
    while kept < tooMany {
      let middle = (kept + tooMany) / 2
      let cut = attempt(prefix(middle), nil)
      if fits(cut) {
        best = cut
        kept = middle + 1
      } else {
        tooMany = middle
      }
    }
    return best
  }

  private func prefix(_ count: Int) -> [Paragraph] {
    var rest = count
    var kept: [Paragraph] = []
    for source in paragraphs {
      let length = source.inlines.characterCount
      var cut = source
      guard rest < length else {
        kept.append(cut)
        rest -= length
        continue
      }
      cut.inlines = source.inlines.prefix(ofCharacters: rest) + [.text("…")]
      kept.append(cut)
      break
    }
    return kept
  }
}

extension [Inline] {
  fileprivate var characterCount: Int { reduce(0) { $0 + $1.characterCount } }

  /// Marks and links stay with what is left of their words.
  fileprivate func prefix(ofCharacters count: Int) -> [Inline] {
    var rest = count
    var kept: [Inline] = []
    for inline in self where rest > 0 {
      let length = inline.characterCount
      kept.append(length <= rest ? inline : inline.prefix(ofCharacters: rest))
      rest -= length
    }
    return kept
  }
}

extension Inline {
  fileprivate var characterCount: Int {
    switch self {
    case .text(let text, _), .unbreakable(let text, _, _): text.count
    case .ruledBlank(let content, _), .link(let content, _): content.characterCount
    case .signature, .dateBlank, .figure, .lineEnd: 1
    }
  }

  fileprivate func prefix(ofCharacters count: Int) -> Inline {
    switch self {
    case .text(let text, let marks), .unbreakable(let text, let marks, _):
      .text(String(text.prefix(count)), marks: marks)
    case .link(let content, let address):
      .link(content.prefix(ofCharacters: count), to: address)
    case .ruledBlank, .signature, .dateBlank, .figure, .lineEnd: self
    }
  }
}
