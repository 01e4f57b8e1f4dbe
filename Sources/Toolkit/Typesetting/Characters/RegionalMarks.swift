import DocumentTree
import Typefaces

/// What a region's marks do with the air of their cells (typography 2.1).
extension LineStyle.Region {
  /// Whether a mark's air gives way to neighbours, line ends and squeezing.
  ///
  /// ：；！？ stand in the middle of fixed cells outside the mainland.
  func isAdjustable(_ mark: CharacterClass) -> Bool {
    switch mark {
    case .colon, .exclamation: self == .mainland
    default: mark.isAdjustable
    }
  }

  /// Whether a mark's ink stands in the middle of its cell, whatever its face draws.
  func isCentered(_ mark: CharacterClass) -> Bool {
    switch mark {
    case .comma, .stop: self == .hongKongAndTaiwan
    case .colon, .exclamation: self != .mainland
    default: false
    }
  }

  /// The air before and after a mark's ink that may give way, at most, in quarters of an em.
  func quarters(of mark: CharacterClass) -> (lead: Int, trail: Int) {
    if !isAdjustable(mark) { return (0, 0) }
    if isCentered(mark) { return (1, 1) }
    return mark == .opening ? (2, 0) : (0, 2)
  }

  /// ？！ in one cell (GB/T 15834-2011 5.1.2); elsewhere each keeps its own.
  var joinsExclamations: Bool { self == .mainland }

  /// · and / in half a cell.
  var halvesInterpuncts: Bool { self == .mainland }

  var language: WritingLanguage {
    switch self {
    case .mainland: .simplifiedChinese
    case .hongKongAndTaiwan: .traditionalChinese
    case .japan: .japanese
    }
  }
}
