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
      let plain = withoutMarks(folded(text), count: count)
      parts = ["-", "/", "."].map { split(plain, $0) }.first { $0.count == count } ?? []
    }
    guard parts.count == count, let year = number(parts.removeFirst(), digits: 4...4) else {
      return nil
    }
    let digits = style == .strict ? 2...2 : 1...2
    let rest = parts.compactMap { number($0, digits: digits) }
    return rest.count == parts.count ? [year] + rest : nil
  }

  /// The text with full-width letters, digits and marks made narrow, and Han numbers (二〇一九, 三十)
  /// written in digits; where they are part of no number, other Han stays as it is.
  public static func folded(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    if isPlain { return text }
    var result = String.UnicodeScalarView()
    var run: [Unicode.Scalar] = []
    func flush() {
      result.append(contentsOf: digits(of: run).unicodeScalars)
      run.removeAll()
    }
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      let isZero = scalar == "零" || scalar == "○"
      if isZero || hanDigits.contains(scalar) || scalar == "十" {
        run.append(isZero ? "〇" : scalar)
        continue
      }
      flush()
      result.append(scalar == "\u{3000}" ? " " : narrow)
    }
    flush()
    return String(result)
  }

  private static let hanDigits = Array("〇一二三四五六七八九".unicodeScalars)

  /// 二〇一九 as 2019, 十 as 10, 三十一 as 31; what is neither stays as it is.
  private static func digits(of run: [Unicode.Scalar]) -> String {
    let values = run.map { hanDigits.firstIndex(of: $0) }
    let tens = run.filter { $0 == "十" }.count
    if tens == 0 { return values.compactMap { $0.map(String.init) }.joined() }
    guard tens == 1, run.count <= 3, let place = run.firstIndex(of: "十"), place <= 1 else {
      return String(String.UnicodeScalarView(run))
    }
    let ten = place == 0 ? 1 : values[0] ?? 0
    let one = place + 1 < run.count ? values[place + 1] ?? 0 : 0
    return String(ten * 10 + one)
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
