/// Numbers in Chinese characters: plain ones (十二, 二〇一九) and 大写 ones that resist alteration.
public enum HanNumerals {
  public enum Script: Sendable {
    /// 一二三, with 〇 (U+3007) in rows of digits and 零 in counts.
    case plain
    /// 壹贰叁.
    case capital

    fileprivate var digits: [Character] {
      switch self {
      case .plain: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
      case .capital: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
      }
    }

    fileprivate var ten: String { self == .plain ? "十" : "拾" }
    fileprivate var hundred: String { self == .plain ? "百" : "佰" }
    fileprivate var thousand: String { self == .plain ? "千" : "仟" }
  }

  /// Counts from here on have no wording: 亿 is the largest unit, 万亿 its largest multiple.
  public static let limit: UInt128 = 10_000_000_000_000_000

  /// Digit by digit, as years and numbers of rooms are read: `二〇一九`.
  public static func digits(_ number: Int, in script: Script = .plain) -> String {
    digits(String(number), in: script, zero: script == .plain ? "〇" : "零")
  }

  /// As a count: `十二`, `一百零三`, `三点一四`, `负五`; `nil` from ``limit`` on.
  public static func count(_ number: ExactDecimal, in script: Script = .plain) -> String? {
    let (whole, decimals) = number.reduced.digitGroups
    guard let magnitude = UInt128(whole), let words = wholeCount(magnitude, in: script) else {
      return nil
    }
    let sign = number.isNegative ? "负" : ""
    return sign + words + (decimals.isEmpty ? "" : "点" + digits(decimals, in: script, zero: "零"))
  }

  /// A count of one to 99, as days and months are.
  static func smallCount(_ number: Int, in script: Script = .plain) -> String {
    group(number, in: script, isFirst: true)
  }

  /// `nil` from ``limit`` on.
  static func wholeCount(_ number: UInt128, in script: Script) -> String? {
    guard number < limit else { return nil }
    if number == 0 { return "零" }
    let (high, low) = number.quotientAndRemainder(dividingBy: 100_000_000)
    if high == 0 { return tenThousands(Int(low), in: script, isFirst: true) }
    let head = tenThousands(Int(high), in: script, isFirst: true) + "亿"
    if low == 0 { return head }
    return head + (low < 10_000_000 ? "零" : "") + tenThousands(Int(low), in: script, isFirst: false)
  }

  /// A number below 10^8, in groups of four digits.
  private static func tenThousands(_ number: Int, in script: Script, isFirst: Bool) -> String {
    let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
    if high == 0 { return group(low, in: script, isFirst: isFirst) }
    let head = group(high, in: script, isFirst: isFirst) + "万"
    if low == 0 { return head }
    return head + (low < 1000 ? "零" : "") + group(low, in: script, isFirst: false)
  }

  /// A number of 1...9999; one ten at the very front is 十, elsewhere 一十, in 大写 always 壹拾.
  private static func group(_ number: Int, in script: Script, isFirst: Bool) -> String {
    let digits = script.digits
    var result = ""
    var rest = number
    var isAfterGap = false
    for (size, unit) in [(1000, script.thousand), (100, script.hundred), (10, script.ten), (1, "")]
    {
      let digit = rest / size
      rest %= size
      if digit == 0 {
        isAfterGap = !result.isEmpty
        continue
      }
      let isBareTen =
        size == 10 && digit == 1 && result.isEmpty && isFirst && script == .plain
      result += (isAfterGap ? "零" : "") + (isBareTen ? "" : String(digits[digit])) + unit
      isAfterGap = false
    }
    return result
  }

  private static func digits(_ text: String, in script: Script, zero: Character) -> String {
    let table = script.digits
    return String(
      text.utf8.map { byte in
        let digit = Int(byte) - 0x30
        guard table.indices.contains(digit) else { return "负" }
        return digit == 0 ? zero : table[digit]
      })
  }
}
