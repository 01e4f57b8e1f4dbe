/// What lies between two neighbouring clusters: space, and whether a line may end there.
struct Joint: Hashable, Sendable {
  enum Break: UInt8, Hashable, Sendable {
    case allowed
    /// Forbidden until nothing else is left: number and unit, one option of a tick list.
    case discouraged
    /// Inside a Western word: only when the word is wider than the line.
    case withinWord
    case forbidden
    /// The line ends here.
    case required
  }

  /// Added between the two full cells, in 1/1000 em; below zero where air gives way.
  var gap: Int32
  var lineBreak: Break
  /// Whether justified text may open this joint: not at all, gladly, or only when no other can.
  var stretch: Stretch

  enum Stretch: UInt8, Hashable, Sendable {
    case fixed
    case willing
    case reluctant
  }
}

/// What a joint needs to know of each side.
struct JointSide: Hashable, Sendable {
  var characterClass: CharacterClass
  /// Air at the end and at the start of the cell that may give way, in 1/1000 em.
  var trail: Int32
  var lead: Int32
}

/// The rules between two clusters, in one function without state (typography 2.2 rules 3–4, 2.3).
///
/// - Adjacent marks keep the larger of what stands between them only once: 1.5 em for any pair
///   (GB/T 15834 5.1.4; CLREQ 5.2).
/// - A quarter em stands between Chinese characters and Western text.
/// - Marks keep to their side of a line's end.
func joint(_ before: JointSide, _ after: JointSide) -> Joint {
  let (a, b) = (before.characterClass, after.characterClass)
  return Joint(gap: gap(before, after), lineBreak: lineBreak(a, b), stretch: stretch(a, b))
}

private func gap(_ before: JointSide, _ after: JointSide) -> Int32 {
  let (a, b) = (before.characterClass, after.characterClass)
  if a.isAdjustable, b.isAdjustable {
    // ？！ shares one cell; every other pair keeps min(trail, lead) of its air.
    let kept = a == .exclamation && b == .exclamation ? 0 : min(before.trail, after.lead)
    return kept - before.trail - after.lead
  }
  return isAutospaced(a, b) ? 250 : 0
}

private func isAutospaced(_ a: CharacterClass, _ b: CharacterClass) -> Bool {
  (a == .han && b.isWestern) || (a.isWestern && b == .han)
}

private func lineBreak(_ a: CharacterClass, _ b: CharacterClass) -> Joint.Break {
  if b == .joiner || a == .joiner { return .forbidden }
  if a == .breakHere { return .allowed }
  if b == .breakHere || b == .space { return .forbidden }
  if a == .space { return b.isBarredFromLineStart ? .forbidden : .allowed }
  if a == .opening || b.isBarredFromLineStart { return .forbidden }
  if a == .prefix && b == .digit { return .forbidden }
  if a == .solidus || (a == .colon && b == .box) { return .forbidden }
  let inWord: (CharacterClass) -> Bool = { $0.isWestern || $0 == .westernMark }
  if a == .digit && (b == .digit || b == .suffix) { return .forbidden }
  if inWord(a) && inWord(b) { return .withinWord }
  if b == .westernMark && a != .box { return .discouraged }
  return .allowed
}

private func stretch(_ a: CharacterClass, _ b: CharacterClass) -> Joint.Stretch {
  let isRigid: (CharacterClass) -> Bool = {
    $0 == .connector || $0 == .solidus || $0 == .interpunct || $0 == .joiner || $0 == .breakHere
  }
  if isRigid(a) || isRigid(b) { return .fixed }
  if (a == .dash && b == .dash) || (a == .ellipsis && b == .ellipsis) { return .fixed }
  let inWord: (CharacterClass) -> Bool = { $0.isWestern || $0 == .westernMark }
  if inWord(a) && inWord(b) { return .fixed }
  if a == .opening || b.isBarredFromLineStart { return .reluctant }
  return .willing
}
