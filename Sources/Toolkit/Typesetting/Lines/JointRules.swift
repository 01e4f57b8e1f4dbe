import DocumentTree
import Geometry

/// The space between two clusters, in one function without state (typography 2.3, 2.4).
struct JointRules {
  /// The font size, in the unit of the sides.
  let em: Int32
  let style: LineStyle

  var autospace: Int32 { style.autospace?.milliPoints ?? em / 4 }

  /// - Adjacent marks keep the smaller of what stands between them: 1.5 em for any pair
  ///   (GB/T 15834 5.1.4; CLREQ 5.2).
  /// - A quarter em stands between Chinese characters and Western text.
  func joint(_ before: JointSide, _ after: JointSide) -> Joint {
    var joint = Joint(stretch: stretch(before.characterClass, after.characterClass))
    let (a, b) = (before.characterClass, after.characterClass)
    // A finished ？！ is a mark without air.
    if style.region.isAdjustable(a), style.region.isAdjustable(b) || b == .finishedExclamation {
      spaceMarks(before, after, &joint)
    } else if isAutospaced(a, b) {
      joint.gap = autospace
      giveWay(autospace, &joint)
    } else {
      giveAir(after: before, &joint)
      giveAir(before: after, &joint)
    }
    return joint
  }

  /// Autospace shrinks to 1/8 em and grows to 1/3 em before other joints do.
  func giveWay(_ space: Int32, _ joint: inout Joint) {
    joint.shrink = max(0, space - em / 8)
    joint.level = .autospace
    joint.growth = space == 0 ? 0 : max(0, em / 3 - space)
    joint.step = joint.growth > 0 ? .autospace : .none
  }

  private func spaceMarks(_ before: JointSide, _ after: JointSide, _ joint: inout Joint) {
    if style.markSpacing == .full {
      giveAir(after: before, &joint)
      giveAir(before: after, &joint)
      return
    }
    let kept = style.markSpacing == .one ? 0 : min(before.trail, after.lead)
    joint.gap = kept - before.trail - after.lead
    // What stands before an opening mark is its own to give.
    joint.leadLevel = level(ofAirOf: after.characterClass)
    joint.leadShrink = taken(kept, at: joint.leadLevel)
  }

  private func giveAir(after side: JointSide, _ joint: inout Joint) {
    switch side.characterClass {
    case .space:
      joint.shrink = max(0, side.width - em / 4)
      joint.level = .space
      joint.growth = max(0, em / 2 - side.width)
      joint.step = .space
    case .interpunct:
      joint.shrink = interpunctAir(side)
      joint.level = .interpunct
    default:
      joint.level = level(ofAirOf: side.characterClass)
      joint.shrink = taken(side.trail, at: joint.level)
    }
  }

  private func giveAir(before side: JointSide, _ joint: inout Joint) {
    let isInterpunct = side.characterClass == .interpunct
    joint.leadLevel = isInterpunct ? .interpunct : level(ofAirOf: side.characterClass)
    joint.leadShrink = taken(isInterpunct ? interpunctAir(side) : side.lead, at: joint.leadLevel)
  }

  /// A quarter em on either side, where the mark has a whole cell.
  func interpunctAir(_ side: JointSide) -> Int32 {
    side.characterClass == .interpunct && side.width >= em ? em / 4 : 0
  }

  private func taken(_ air: Int32, at level: Joint.ShrinkLevel) -> Int32 {
    level == .stop && !style.shrinksStops ? 0 : air
  }

  private func level(ofAirOf mark: CharacterClass) -> Joint.ShrinkLevel {
    switch mark {
    case .comma, .colon: .comma
    case .stop, .exclamation: .stop
    default: .bracket
    }
  }

  func isAutospaced(_ a: CharacterClass, _ b: CharacterClass) -> Bool {
    (a == .han && b.isWestern) || (a.isWestern && b == .han)
  }

  private func stretch(_ a: CharacterClass, _ b: CharacterClass) -> Joint.Stretch {
    let isRigid: (CharacterClass) -> Bool = {
      $0 == .connector || $0 == .solidus || $0 == .interpunct
    }
    // A typed space is one gap, not two.
    if isRigid(a) || isRigid(b) || b == .space || b.isTransparent { return .fixed }
    let isInWord: (CharacterClass) -> Bool = { $0.isWestern || $0 == .westernMark }
    if isInWord(a) && isInWord(b) { return .fixed }
    if b == .finishedExclamation || (b.isAdjustable && b != .opening) { return .reluctant }
    return a == .opening ? .reluctant : .willing
  }
}
