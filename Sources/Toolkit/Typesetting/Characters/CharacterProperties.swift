/// What the typesetter knows of a character before it sees its neighbours.
struct CharacterProperties: Hashable, Sendable {
  var characterClass: CharacterClass
  /// The class of UAX #14 as the Unicode data has it; rules take the ``resolved(for:)`` one.
  var lineBreakClass: LineBreakClass
}

extension CharacterProperties {
  /// Looks a character up; the table is unpacked at first use.
  init(of scalar: Unicode.Scalar) {
    self = CharacterTable.unicode[scalar]
  }

  /// Whose conventions settle the classes that UAX #14 leaves open.
  enum Tailoring: Sendable {
    /// The defaults of the annex.
    case none
    /// Symbols set in a square are ideographs, and small kana may start a line.
    case chinese
    /// As Chinese, but small kana may not start a line.
    case strictChinese
  }

  /// The class for the rules of UAX #14, which know no AI, CJ, SA, SG and XX (LB1).
  func resolved(for tailoring: Tailoring) -> LineBreakClass {
    switch lineBreakClass {
    case .ai: tailoring != .none && characterClass == .han ? .id : .al
    case .cj: tailoring == .chinese ? .id : .ns
    case .saMark: .cm
    case .sa, .sg, .xx: .al
    default: lineBreakClass
    }
  }
}
