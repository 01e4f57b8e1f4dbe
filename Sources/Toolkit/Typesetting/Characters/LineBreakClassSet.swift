/// Several line-breaking classes, to stand in the pattern of a rule.
struct LineBreakClassSet: ExpressibleByArrayLiteral, Sendable {
  private let bits: UInt64

  init(arrayLiteral classes: LineBreakClass...) {
    bits = classes.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  func contains(_ lineBreakClass: LineBreakClass) -> Bool {
    bits >> UInt64(lineBreakClass.rawValue) & 1 == 1
  }

  static func ~= (set: Self, lineBreakClass: LineBreakClass) -> Bool {
    set.contains(lineBreakClass)
  }
}

extension LineBreakClassSet {
  /// BK, CR, LF, NL: a line ends here whatever follows.
  static let hardBreaks: Self = [.bk, .cr, .lf, .nl]
  /// CM, ZWJ: part of the character before.
  static let marks: Self = [.cm, .zwj]
  /// What a mark cannot be part of.
  static let markless: Self = [.bk, .cr, .lf, .nl, .sp, .zw]
  static let openings: Self = [.op, .opWide]
  static let closings: Self = [.cl, .cp]
  static let letters: Self = [.al, .hl]
  static let lettersAndDigits: Self = [.al, .hl, .nu]
  static let ideographs: Self = [.id, .idUnassigned, .eb, .em]
  /// PR, PO: what stands before or after a number.
  static let affixes: Self = [.pr, .po]
  /// What a number goes on with.
  static let separators: Self = [.sy, .is]
  static let hyphens: Self = [.hy, .ba]
  static let hangul: Self = [.jl, .jv, .jt, .h2, .h3]
}
