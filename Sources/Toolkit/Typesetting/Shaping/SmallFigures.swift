import DocumentTree
import Geometry

/// Raised and lowered text: ² and ₂, and what the template marks as 上标 or 下标.
///
/// One size and one shift for all faces, so that figures of one line agree. The size is what the
/// OS/2 tables of nearly all faces say; the shifts lie between what they say (0.35 and 0.075 em)
/// and where faces draw ² and ₂ (0.46 and 0.1 em).
extension TextMarks {
  /// The type size of text with these marks.
  func size(of fontSize: Length) -> Length {
    isDisjoint(with: .shifted) ? fontSize : fontSize.scaled(by: 60, over: 100)
  }

  /// From the line's baseline to the text's own, upward.
  func rise(of fontSize: Length) -> Length {
    if contains(.raised) { return fontSize.scaled(by: 40, over: 100) }
    return contains(.lowered) ? -fontSize.scaled(by: 10, over: 100) : .zero
  }
}

/// Small figures and letters that Unicode encodes for themselves.
enum SmallFigures {
  /// What the character is a small form of, and where it stands.
  static func base(of scalar: Unicode.Scalar) -> (base: Unicode.Scalar, mark: TextMarks)? {
    switch scalar.value {
    case 0xB2...0xB9, 0x2070...0x207F: raised[scalar].map { ($0, .raised) }
    case 0x2080...0x209C: lowered[scalar].map { ($0, .lowered) }
    default: nil
    }
  }

  private static let raised = pairs("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ", "0123456789+−=()in")
  private static let lowered = pairs(
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ", "0123456789+−=()aeoxhklmnpst")

  private static func pairs(_ small: String, _ full: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(small.unicodeScalars, full.unicodeScalars))
  }

  /// Runs of small figures on one side of the baseline; the point of PM₂.₅ belongs to its run.
  static func runs(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in scalars.indices {
      guard let mark = base(of: scalars[index])?.mark else { continue }
      if let last = runs.last, base(of: scalars[last.lowerBound])?.mark == mark,
        last.upperBound == index || (last.upperBound == index - 1 && scalars[index - 1] == ".")
      {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }
}
