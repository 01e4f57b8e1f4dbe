/// What lies between two neighbouring clusters: space that may give way or open, and whether a line
/// may end there.
///
/// Lengths are in the unit of the sides, 1/1000 pt in a paragraph.
struct Joint: Hashable, Sendable {
  enum Break: UInt8, Hashable, Sendable {
    case allowed
    /// Between a number and its unit: dear where lines are weighed, or else a last resort.
    case discouraged
    /// Inside a name or an option of a tick list: a last resort.
    case withinPiece
    /// Inside a part of a name with dots: a last resort.
    case withinName
    /// Inside a Western word: a last resort.
    case withinWord
    case forbidden
    /// The line ends here.
    case required

    /// Whether a line may end here without an emergency.
    var isOpen: Bool { self == .allowed || self == .discouraged }
  }

  /// In what order a squeezed line takes its joints' space (CLREQ; typography 2.4).
  enum ShrinkLevel: UInt8, CaseIterable, Hashable, Sendable {
    case space = 2
    case interpunct
    case bracket
    case comma
    case autospace
    case stop
  }

  /// Which step of stretching opens the joint before all others do.
  enum Growth: UInt8, Hashable, Sendable {
    case none
    /// On a rule: takes all that is left, since more room to write harms nobody.
    case room
    case space
    case autospace
  }

  /// Whether justified text may open this joint without limit.
  enum Stretch: UInt8, Hashable, Sendable {
    case fixed
    case willing
    /// Only when no other can.
    case reluctant
  }

  /// Added between the two full cells; below zero where air gives way.
  var gap: Int32 = 0
  /// What squeezing may take, and of what order it is.
  var shrink: Int32 = 0
  var level = ShrinkLevel.space
  /// What it may take besides, of the air before the cluster that follows.
  var leadShrink: Int32 = 0
  var leadLevel = ShrinkLevel.bracket
  /// What the joint gains in its own step of stretching.
  var growth: Int32 = 0
  var step = Growth.none
  var stretch = Stretch.fixed
  /// Not between two characters: text that is spread (分散对齐) does not open it.
  var isSolid = false
  var lineBreak = Break.allowed

  var wholeShrink: Int { Int(shrink) + Int(leadShrink) }
}

/// What a joint needs to know of each side.
struct JointSide: Hashable, Sendable {
  var characterClass: CharacterClass
  /// The full cell.
  var width: Int32
  /// Air at the end and at the start of the cell that may give way.
  var trail: Int32
  var lead: Int32
}
