import DocumentTree

/// How a character stands in a vertical line (UAX #50; CLREQ 3.1, GB/T 15834-2011 5.2).
enum VerticalForm {
  /// Chinese characters and what is set like them.
  case upright
  /// Brackets, quotes and ～: the face's vertical glyph, or the horizontal one turned a quarter.
  case turned
  /// 、。，．: the face's vertical glyph, or the horizontal one moved to the upper right.
  case upperRight
  /// ：；！？ and ·: the face's vertical glyph, or the horizontal one in the middle of its cell.
  case centered
  /// —— and ……, turned; a pair is one stroke.
  case stroke
  /// Letters, figures and their signs: upright when they are short, else turned as a whole.
  case western
  case space

  init(of characterClass: CharacterClass, in region: LineStyle.Region) {
    switch characterClass {
    case .opening, .closing, .connector: self = .turned
    case .comma, .stop: self = region.isCentered(characterClass) ? .centered : .upperRight
    case .colon, .exclamation, .interpunct: self = .centered
    case .dash, .ellipsis: self = .stroke
    case .letter, .digit, .westernMark, .prefix, .suffix: self = .western
    case .space: self = .space
    default: self = .upright
    }
  }
}
