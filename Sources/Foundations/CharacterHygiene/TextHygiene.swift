/// Finds the characters in a text that would print wrongly or deceive, and mends what can be.
///
/// Nothing else is touched: no normalisation, no trimming; a name stays as its bearer writes it.
public enum TextHygiene {
  public enum Finding: Hashable, Sendable {
    /// NUL, tab, escape and their kin, and code points that are no characters. LF is a line end.
    case control(Unicode.Scalar)
    /// A mark that makes text read in another order than it is stored.
    case directionMark(Unicode.Scalar)
    /// A character of no width or without ink between others, which makes equal names different.
    case invisible(Unicode.Scalar)
    /// U+FFFD, which a program writes for a character that it could not read.
    case lost
    /// A character of the bureau's own making, which only its own fonts have.
    case privateUse(Unicode.Scalar)
    /// A character that GB 18030-2005 kept in the private area and GB 18030-2022 does not.
    case remapped(from: Unicode.Scalar, to: Unicode.Scalar)
    /// A radical (⽇ U+2F47) where almost always the character it looks like (日) was meant.
    case radical(Unicode.Scalar, ideograph: Unicode.Scalar?)
    /// 张　伟: a name spread by U+3000, which searching does not find; layout spreads names.
    case spacedName
  }

  /// The text with ``Finding/remapped(from:to:)`` applied and CRLF turned to LF.
  ///
  /// Each finding stands once. Linear; a text in which nothing is found is given back as it is.
  public static func clean(_ text: String) -> (text: String, findings: [Finding]) {
    let isClean = text.unicodeScalars.allSatisfy { finding(for: $0) == nil && $0 != "\u{3000}" }
    if isClean { return (text, []) }
    var result = String.UnicodeScalarView()
    var findings: [Finding] = []
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      let finding = finding(for: scalar)
      if let finding, !findings.contains(finding) { findings.append(finding) }
      if case .remapped(_, let newer) = finding {
        result.append(newer)
      } else {
        result.append(scalar)
      }
    }
    if isSpacedName(result) { findings.append(.spacedName) }
    return (String(result), findings)
  }

  /// What is wrong with a character wherever it stands.
  public static func finding(for scalar: Unicode.Scalar) -> Finding? {
    switch scalar.value {
    case 0x0A, 0x20...0x7E: nil
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0xFDD0...0xFDEF, 0xFFF9...0xFFFB:
      .control(scalar)
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: .directionMark(scalar)
    case 0x00AD, 0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x200B...0x200D,
      0x2060...0x2064, 0x2800, 0x3164, 0xFEFF, 0xFFA0:
      .invisible(scalar)
    case 0xFFFD: .lost
    case 0x2E80...0x2FD5: .radical(scalar, ideograph: Radicals.ideograph(for: scalar))
    case 0xE000...0xF8FF:
      remaps[scalar].map { .remapped(from: scalar, to: $0) } ?? .privateUse(scalar)
    case 0xF0000...0x10FFFF:
      scalar.value & 0xFFFE == 0xFFFE ? .control(scalar) : .privateUse(scalar)
    default: scalar.value & 0xFFFE == 0xFFFE ? .control(scalar) : nil
    }
  }

  /// The ideograph that a compatibility ideograph looks like (郎 U+90CE for U+F92C); nil for others.
  ///
  /// Some are what GB 18030-2005 had in two bytes, and a bearer may write their name with one: it
  /// is for a person to decide, and text is never changed for it.
  public static func unifiedIdeograph(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    CompatibilityIdeographs.ideograph(for: scalar)
  }

  /// Two to four Han characters with U+3000 between some of them and nothing else.
  private static func isSpacedName(_ scalars: String.UnicodeScalarView) -> Bool {
    guard scalars.first != "\u{3000}", scalars.last != "\u{3000}", scalars.count <= 8,
      scalars.contains("\u{3000}")
    else { return false }
    let others = scalars.filter { $0 != "\u{3000}" }
    return (2...4).contains(others.count) && others.allSatisfy(\.properties.isIdeographic)
  }

  /// Private code points of GB 18030-2005 and what GB 18030-2022 has in their place: ten vertical
  /// punctuation marks (two of them crossed), eight components, and six that moved to Extension B;
  /// before them ḿ, which moved from GB 18030-2000 to -2005.
  private static let remaps: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{E7C7}": "\u{1E3F}",
    "\u{E78D}": "\u{FE10}", "\u{E78E}": "\u{FE12}", "\u{E78F}": "\u{FE11}",
    "\u{E790}": "\u{FE13}", "\u{E791}": "\u{FE14}", "\u{E792}": "\u{FE15}",
    "\u{E793}": "\u{FE16}", "\u{E794}": "\u{FE17}", "\u{E795}": "\u{FE18}",
    "\u{E796}": "\u{FE19}",
    "\u{E81E}": "\u{9FB4}", "\u{E826}": "\u{9FB5}", "\u{E82B}": "\u{9FB6}",
    "\u{E82C}": "\u{9FB7}", "\u{E832}": "\u{9FB8}", "\u{E843}": "\u{9FB9}",
    "\u{E854}": "\u{9FBA}", "\u{E864}": "\u{9FBB}",
    "\u{E816}": "\u{20087}", "\u{E817}": "\u{20089}", "\u{E818}": "\u{200CC}",
    "\u{E831}": "\u{215D7}", "\u{E83B}": "\u{2298F}", "\u{E855}": "\u{241FE}",
  ]
}
