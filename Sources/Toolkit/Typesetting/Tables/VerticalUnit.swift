import DisplayList
import Geometry

/// What takes one place in a vertical line: a character, a mark, a short number lying across the
/// line (纵中横), or a Western word turned a quarter.
struct VerticalUnit {
  enum Kind {
    case character
    /// Chinese punctuation, whose air gives way.
    case mark
    /// Not parted from the unit that follows: 12月.
    case number
    /// Turned, and apart from Chinese characters by a quarter em.
    case word
    case space
  }

  var kind: Kind
  var face: FaceID
  var fontSize: Length
  /// Has an emphasis dot at its right.
  var isDotted = false
  /// A quarter, clockwise.
  var isTurned = false
  var line: SetGlyphs
  /// Where the baseline begins: x from the column's middle, y from the unit's top.
  var origin: Point
  /// Along the column, with the air at its ends.
  var extent: Length
  /// Air that gives way at a column's ends and beside another mark.
  var lead = Length.zero
  var trail = Length.zero
  var isBarredFromTop = false
  var isBarredFromFoot = false
}

extension VerticalUnit {
  /// Added between two units: below zero where the air of marks is shared (typography 2.3).
  static func gap(_ before: Self, _ after: Self, em: Length) -> Length {
    switch (before.kind, after.kind) {
    case (.mark, .mark): min(before.trail, after.lead) - before.trail - after.lead
    case (.character, .word), (.word, .character): em / 4
    default: .zero
    }
  }
}
