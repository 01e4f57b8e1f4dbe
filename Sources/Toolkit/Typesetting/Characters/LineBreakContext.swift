/// All that the rules of UAX #14 ask of the text before a place.
struct LineBreakContext: Hashable, Sendable {
  /// What has begun and may have to stay whole.
  enum Sequence: Hashable, Sendable {
    case none
    /// NU (NU | SY | IS)*
    case number
    /// NU (NU | SY | IS)* (CL | CP)
    case closedNumber
    /// HL (HY | BA)
    case hebrewHyphen
    /// RI, the first of a pair
    case firstIndicator
  }

  /// The class before the place, that of the base where marks stand on it (LB9).
  ///
  /// The start of text is as the start of a line.
  private var before = LineBreakClass.bk
  /// The class before the spaces before the place, if a rule looks across them.
  private var beforeSpaces = LineBreakClass.bk
  private var endsWithJoiner = false
  private var sequence = Sequence.none
}

extension LineBreakContext {
  /// Whether a line may end here if a character of this class comes next; nil where it may unless
  /// a number follows that character.
  ///
  /// The rules of Unicode 15.0 in their order; the first that fits decides. LB25 is the regular
  /// expression of section 8.2, example 7, which Unicode's own tests presume.
  func opportunity(before next: LineBreakClass) -> LineBreakOpportunity? {
    switch (before, resolved(next)) {
    // LB4, LB5, LB6: hard breaks, CR LF being one.
    case (.cr, .lf): .prohibited
    case (.hardBreaks, _): .required
    case (_, .hardBreaks): .prohibited
    // LB7, LB8: spaces belong to the line they end; ZW SP* ÷.
    case (_, .sp), (_, .zw): .prohibited
    case _ where beforeSpaces == .zw: .allowed
    // LB8a, LB9, LB10: ZWJ ×; marks that have a base stay with it, the others are letters.
    case _ where endsWithJoiner: .prohibited
    case (_, .marks): .prohibited
    // LB11, LB12, LB12a: joiners and glue.
    case (_, .wj), (.wj, _), (.gl, _): .prohibited
    case (_, .gl) where !Self.looseBeforeGlue.contains(before): .prohibited
    // LB13: what may not start a line, even after spaces.
    case (_, .closings), (_, .separators), (_, .ex): .prohibited
    // LB14 to LB17: OP SP* ×, QU SP* × OP, (CL | CP) SP* × NS, B2 SP* × B2.
    case _ where LineBreakClassSet.openings.contains(beforeSpaces): .prohibited
    case (_, .openings) where beforeSpaces == .qu: .prohibited
    case (_, .ns) where LineBreakClassSet.closings.contains(beforeSpaces): .prohibited
    case (_, .b2) where beforeSpaces == .b2: .prohibited
    // LB18
    case (.sp, _): .allowed
    // LB19, LB20
    case (_, .qu), (.qu, _): .prohibited
    case (_, .cb), (.cb, _): .allowed
    // LB21, LB21a, LB21b, LB22
    case (_, .hyphens), (_, .ns), (.bb, _): .prohibited
    case _ where sequence == .hebrewHyphen: .prohibited
    case (.sy, .hl), (_, .in): .prohibited
    // LB23, LB23a, LB24
    case (.letters, .nu), (.nu, .letters): .prohibited
    case (.pr, .ideographs), (.ideographs, .po): .prohibited
    case (.affixes, .letters), (.letters, .affixes): .prohibited
    // LB25: (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?
    case (.affixes, .nu), (.hy, .nu): .prohibited
    case (.affixes, .openings): nil
    case (_, .nu) where sequence == .number: .prohibited
    case (_, .affixes) where sequence == .number || sequence == .closedNumber: .prohibited
    // LB26, LB27: Korean syllables.
    case (.jl, .jl), (.jl, .jv), (.jl, .h2), (.jl, .h3): .prohibited
    case (.jv, .jv), (.jv, .jt), (.h2, .jv), (.h2, .jt), (.jt, .jt), (.h3, .jt): .prohibited
    case (.hangul, .po), (.pr, .hangul): .prohibited
    // LB28, LB29, LB30
    case (.letters, .letters), (.is, .letters): .prohibited
    case (.lettersAndDigits, .op), (.cp, .lettersAndDigits): .prohibited
    // LB30a, LB30b: flags and emoji.
    case (_, .ri) where sequence == .firstIndicator: .prohibited
    case (.eb, .em), (.idUnassigned, .em): .prohibited
    // LB31
    default: .allowed
    }
  }

  /// The context after a character of this class.
  func following(_ next: LineBreakClass) -> Self {
    var context = self
    context.endsWithJoiner = next == .zwj
    switch resolved(next) {
    case .marks: break
    case .sp:
      context.before = .sp
      context.sequence = .none
      if !Self.seenAcrossSpaces.contains(beforeSpaces) { context.beforeSpaces = .sp }
    case let base:
      context.before = base
      context.beforeSpaces = base
      context.sequence = sequence(with: base)
    }
    return context
  }

  /// What LB12a excepts.
  private static let looseBeforeGlue: LineBreakClassSet = [.sp, .ba, .hy]

  /// What LB8 and LB14 to LB17 look for across spaces.
  private static let seenAcrossSpaces: LineBreakClassSet = [
    .zw, .op, .opWide, .qu, .cl, .cp, .b2,
  ]

  /// Marks without a base are letters (LB10).
  private func resolved(_ next: LineBreakClass) -> LineBreakClass {
    switch (before, next) {
    case (.markless, .marks): .al
    default: next
    }
  }

  private func sequence(with next: LineBreakClass) -> Sequence {
    switch (before, next) {
    case (_, .nu): .number
    case (_, .separators) where sequence == .number: .number
    case (_, .closings) where sequence == .number: .closedNumber
    case (.hl, .hyphens): .hebrewHyphen
    case (_, .ri) where sequence != .firstIndicator: .firstIndicator
    default: .none
    }
  }
}
