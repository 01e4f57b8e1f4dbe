/// Takes dates apart as people write them.
public enum CalendarNumbers {
  public enum Style: Sendable {
    /// `2019-03-30` and nothing else.
    case strict
    /// Other separators, and months and days without zeros in front.
    case lenient
  }

  /// The numbers of a date (3) or of a month (2), in the order written.
  public static func numbers(in text: String, count: Int, style: Style) -> [Int]? {
    var parts: [Substring.UTF8View]
    switch style {
    case .strict: parts = split(text, "-")
    case .lenient:
      let plain = withoutMarks(text, count: count)
      parts = ["-", "/", "."].map { split(plain, $0) }.first { $0.count == count } ?? []
    }
    guard parts.count == count, let year = number(parts.removeFirst(), digits: 4...4) else {
      return nil
    }
    let digits = style == .strict ? 2...2 : 1...2
    let rest = parts.compactMap { number($0, digits: digits) }
    return rest.count == parts.count ? [year] + rest : nil
  }

  /// A number of so many digits, and nothing else.
  public static func number(_ bytes: some Collection<UInt8>, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func split(_ text: String, _ separator: Unicode.Scalar) -> [Substring.UTF8View] {
    text.utf8.split(
      separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
  }

  /// `2019年3月30日` as `2019-3-30`; other texts as they are.
  private static func withoutMarks(_ text: String, count: Int) -> String {
    let marks: [Unicode.Scalar] = count == 3 ? ["年", "月", "日"] : ["年", "月"]
    guard text.unicodeScalars.filter({ marks.contains($0) }) == marks,
      text.unicodeScalars.last == marks.last
    else { return text }
    let dashes = text.unicodeScalars.dropLast().map { marks.contains($0) ? "-" : $0 }
    return String(String.UnicodeScalarView(dashes))
  }
}
