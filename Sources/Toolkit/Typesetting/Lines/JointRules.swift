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
    if a.isAdjustable || b.isAdjustable {
      spaceMarks(before, after, &joint)
    } else if isAutospaced(a, b) {
      joint.gap = autospace
      giveWay(autospace, &joint)
    } else if a == .space {
      joint.shrink = max(0, before.width - em / 4)
      joint.level = .space
      joint.growth = max(0, em / 2 - before.width)
      joint.step = .space
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
    let (a, b) = (before.characterClass, after.characterClass)
    // A finished ？！ is a mark without air.
    guard a.isAdjustable, b.isAdjustable || b == .finishedExclamation else {
      joint.shrink = a.isAdjustable ? before.trail : after.lead
      joint.level = a.isAdjustable ? level(ofTrailAfter: a) : .bracket
      if joint.level == .stop, !style.shrinksStops { joint.shrink = 0 }
      return
    }
    let kept: Int32 =
      switch style.markSpacing {
      case .oneAndAHalf: min(before.trail, after.lead)
      case .full: before.trail + after.lead
      case .one: 0
      }
    joint.gap = kept - before.trail - after.lead
    // What stands before an opening mark is its own to give.
    joint.shrink = kept
    joint.level = b == .opening ? .bracket : level(ofTrailAfter: a)
    if joint.level == .stop, !style.shrinksStops { joint.shrink = 0 }
  }

  private func level(ofTrailAfter mark: CharacterClass) -> Joint.ShrinkLevel {
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
    if (a == .dash && b == .dash) || (a == .ellipsis && b == .ellipsis) { return .fixed }
    let isInWord: (CharacterClass) -> Bool = { $0.isWestern || $0 == .westernMark }
    if isInWord(a) && isInWord(b) { return .fixed }
    if b == .finishedExclamation || (b.isAdjustable && b != .opening) { return .reluctant }
    return a == .opening ? .reluctant : .willing
  }
}
