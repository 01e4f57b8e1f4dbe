/// 拼音 or 笔画: the two orders in which rosters of people, and lists of units, are printed.
///
/// Both compare character by character. Blanks and the mark in 买买提·艾力 count for nothing; marks
/// stand before digits, digits before letters of other scripts, letters before Chinese characters
/// (GB/T 13418); a character that the order knows nothing of stands after all others, by its code
/// point. Texts equal in all this go by their bytes, so no two different texts are equal.
///
/// An order is for the eye of who reads a page: nothing may be drawn or decided by it.
public enum NameOrder: String, CaseIterable, Sendable {
  /// Syllable, tone (the neutral one last), then as by strokes. ü goes after u: 卢 吕 栾 略 伦 罗.
  ///
  /// A surname has its own reading (``Surnames``). Characters without a reading in Unicode 15.0, most
  /// of Extension B and beyond, are not known to it.
  case reading = "拼音"
  /// 姓氏笔画: number of strokes, first stroke (横竖撇点折), then stroke by stroke.
  ///
  /// People go by their surname, a compound one by its first character and after the simple one;
  /// then those with one character for a given name, then the rest (丁一, 丁薇, 丁学祥).
  ///
  /// Exact are the numbers of strokes and the first strokes of 通用规范汉字表 (8,105 characters), the
  /// order of two characters of one of its three levels, and that of some 270 common surnames.
  /// Approximate is what follows the first stroke for others of different levels: of two with as many
  /// strokes and the same first stroke one in eleven comes on the wrong side. Characters outside the
  /// table have Unihan's numbers, first strokes guessed from their components (nine in ten are right
  /// in the main block and Extension A, three in four beyond), and stand after those of the table with
  /// the same first stroke, by radical and code point.
  case strokes = "笔画"

  /// What a text is ordered by, to be made once for each text.
  ///
  /// `reading` is how its bearer says the name, in pinyin: `Zēng Qiáng`, `zeng1 qiang2`, or without
  /// tones, which then are the table's. It must have a syllable for each Chinese character; otherwise
  /// it is not used. By strokes it means nothing.
  public func key(of text: String, reading: String? = nil) -> NameKey {
    let name = NameParts(text)
    var elements: [UInt64]
    var unknown: [Unicode.Scalar] = []
    switch self {
    case .reading:
      let told = reading.flatMap { Syllables.shared.readings(in: $0, count: name.chineseCount) }
      let surname = name.surnameReadings
      var next = 0
      elements = name.scalars.map { scalar in
        guard Element.isChinese(scalar) else { return Element.other(scalar) }
        defer { next += 1 }
        let usual = ReadingTable.shared[scalar]
        let own = surname.indices.contains(next) ? surname[next] : nil
        guard let reading = told?[next].settled(by: [own, usual]) ?? own ?? usual else {
          unknown.append(scalar)
          return Element.unknown(scalar)
        }
        return Element.chinese(scalar, reading: reading)
      }
    case .strokes:
      elements = name.scalars.map { scalar in
        guard Element.isChinese(scalar) else { return Element.other(scalar) }
        let element = Element.chinese(scalar, reading: .none)
        if element == Element.unknown(scalar) { unknown.append(scalar) }
        return element
      }
      name.insertSurname(into: &elements)
    }
    return NameKey(elements: elements, text: text, unknown: unknown)
  }

  /// Whether a reading fits a text: a syllable for each Chinese character.
  public static func reads(_ reading: String, _ text: String) -> Bool {
    Syllables.shared.readings(in: reading, count: NameParts(text).chineseCount) != nil
  }
}
