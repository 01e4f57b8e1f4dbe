import CharacterHygiene
import TabularData

/// The text of a cell without the dirt of real lists, and what was found in it (domain 5.2–5.4).
///
/// What cannot be told from intent is kept and remarked on; nothing is normalised silently.
struct CleanCell {
  private(set) var text: String
  private(set) var remarks: [CellRemark] = []

  init(_ written: String, as content: CellContent) {
    text = written
    guard !Self.isClean(written) else { return }
    var scalars = Array(written.unicodeScalars)
    dropApostrophe(of: &scalars)
    mendCharacters(in: &scalars)
    switch content {
    case .code:
      narrow(&scalars)
      dropBlanks(of: &scalars) { _, _ in false }
    case .date:
      narrow(&scalars)
      dropBlanks(of: &scalars) { _, _ in true }
    case .personName:
      dropBlanks(of: &scalars) { $0.isASCII && $1.isASCII }
      foldSeparators(in: &scalars)
      remarkForeignLetters(in: scalars)
    case .organisationName:
      dropBlanks(of: &scalars) { $0.isASCII && $1.isASCII }
      foldSeparators(in: &scalars)
      remarkForeignLetters(in: scalars)
      remarkBrackets(in: scalars)
    case .text: dropBlanks(of: &scalars) { _, _ in true }
    }
    text = String(String.UnicodeScalarView(scalars))
  }

  /// Whether all of it is Han of the BMP's usual blocks, and ASCII letters and digits.
  private static func isClean(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x80...0xBF, 0xE4...0xE9: true
      default: false
      }
    }
  }

  /// Excel's mark of a number kept as text.
  private mutating func dropApostrophe(of scalars: inout [Unicode.Scalar]) {
    guard let first = scalars.firstIndex(where: { !$0.isListBlank }),
      ["'", "\u{2018}", "\u{FF07}"].contains(scalars[first]), scalars.count > first + 1
    else { return }
    scalars.remove(at: first)
    remark(.apostrophe)
  }

  private mutating func mendCharacters(in scalars: inout [Unicode.Scalar]) {
    var mended: [Unicode.Scalar] = []
    for scalar in scalars {
      if let ideograph = TextHygiene.unifiedIdeograph(for: scalar) {
        remark(.compatibility(scalar, ideograph: ideograph))
      }
      let finding = scalar.isListBlank ? nil : TextHygiene.finding(for: scalar)
      if let finding { remark(.hygiene(finding)) }
      switch finding {
      case .remapped(_, let newer): mended.append(newer)
      case .invisible: break
      default: mended.append(scalar)
      }
    }
    scalars = mended
  }

  private mutating func narrow(_ scalars: inout [Unicode.Scalar]) {
    let narrowed = scalars.map { scalar in
      switch scalar.narrow {
      case "0"..."9", "A"..."Z", "a"..."z", "-", ".", "/", "+", ":", "~": scalar.narrow
      default: scalar
      }
    }
    if narrowed != scalars { remark(.wide) }
    scalars = narrowed
  }

  /// Blanks at the ends go without a word; a run inside goes too, or becomes one space where
  /// `keepsOne` says so of its neighbours.
  private mutating func dropBlanks(
    of scalars: inout [Unicode.Scalar],
    keepsOne: (_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool
  ) {
    var kept: [Unicode.Scalar] = []
    var run: [Unicode.Scalar] = []
    for scalar in scalars {
      if scalar.isListBlank {
        run.append(scalar)
        continue
      }
      if !run.isEmpty, let before = kept.last {
        let keeps = keepsOne(before, scalar)
        if !keeps || run != [" "] { remark(.blanks) }
        if keeps { kept.append(" ") }
      }
      run.removeAll()
      kept.append(scalar)
    }
    scalars = kept
  }

  /// 阿依努尔•艾合买提: between characters of a name stands U+00B7 (民委发〔2016〕33号).
  private mutating func foldSeparators(in scalars: inout [Unicode.Scalar]) {
    let separators: Set<Unicode.Scalar> = [
      "\u{2022}", "\u{2027}", "\u{30FB}", "\u{FF65}", "\u{22C5}", "\u{2219}", "\u{FF0E}", ".",
    ]
    for index in scalars.indices.dropFirst().dropLast() where separators.contains(scalars[index]) {
      guard scalars[index - 1].properties.isIdeographic, scalars[index + 1].properties.isIdeographic
      else { continue }
      remark(.separator(scalars[index]))
      scalars[index] = "\u{B7}"
    }
  }

  /// Letters of other scripts that look like Han or Latin ones: Л is no 丿, А no A.
  private mutating func remarkForeignLetters(in scalars: [Unicode.Scalar]) {
    let cyrillicAndGreek: ClosedRange<UInt32> = 0x0370...0x052F
    for scalar in scalars where cyrillicAndGreek.contains(scalar.value) {
      remark(.foreignLetter(scalar))
    }
  }

  private mutating func remarkBrackets(in scalars: [Unicode.Scalar]) {
    if scalars.contains("(") || scalars.contains(")") { remark(.narrowBrackets) }
  }

  private mutating func remark(_ remark: CellRemark) {
    if !remarks.contains(remark) { remarks.append(remark) }
  }
}

/// What was found in a cell, and mended where it says so.
enum CellRemark: Hashable {
  case hygiene(TextHygiene.Finding)
  case compatibility(Unicode.Scalar, ideograph: Unicode.Scalar)
  case apostrophe
  case wide
  case blanks
  case separator(Unicode.Scalar)
  case foreignLetter(Unicode.Scalar)
  case narrowBrackets
}
