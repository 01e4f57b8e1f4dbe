import CivilCalendar
import FormTestSupport
import Testing

@testable import FormData

@Suite struct WordingTests {
  @Test(arguments: [
    ("0", "零"), ("5", "五"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("99", "九十九"),
    ("100", "一百"), ("101", "一百零一"), ("110", "一百一十"), ("1001", "一千零一"),
    ("1010", "一千零一十"), ("1100", "一千一百"), ("10000", "一万"), ("10001", "一万零一"),
    ("10100", "一万零一百"), ("11000", "一万一千"), ("100000", "十万"), ("120000", "十二万"),
    ("100000000", "一亿"), ("100000001", "一亿零一"), ("110000000", "一亿一千万"),
    ("101000000", "一亿零一百万"), ("1000000000000", "一万亿"), ("1000000010000", "一万亿零一万"),
    ("9999999999999999", "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"),
    ("-12", "负十二"), ("3.14", "三点一四"), ("0.50", "零点五"), ("2.05", "二点零五"),
  ])
  func `中文数字 counts`(number: String, words: String) throws {
    #expect(HanNumerals.count(try #require(ExactDecimal(parsing: number))) == words)
  }

  @Test func `counts from 10^16 on have no wording`() throws {
    let limit = try #require(ExactDecimal(parsing: "10000000000000000"))
    #expect(HanNumerals.count(limit) == nil)
    #expect(HanNumerals.amount(limit) == nil)
  }

  @Test(arguments: [(2019, "二〇一九"), (2000, "二〇〇〇"), (305, "三〇五")])
  func `digits have 〇 for zero`(number: Int, words: String) {
    #expect(HanNumerals.digits(number) == words)
  }

  @Test(arguments: [
    ("0", "零元整"), ("0.05", "伍分"), ("0.5", "伍角整"), ("0.55", "伍角伍分"), ("10", "壹拾元整"),
    ("1409.50", "壹仟肆佰零玖元伍角整"), ("6007.14", "陆仟零柒元壹角肆分"),
    ("1680.32", "壹仟陆佰捌拾元零叁角贰分"), ("107000.53", "壹拾万柒仟元零伍角叁分"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"), ("325.04", "叁佰贰拾伍元零肆分"),
    ("100000000", "壹亿元整"), ("-3.2", "负叁元贰角整"), ("1.005", "壹元零壹分"),
    ("19.999", "贰拾元整"),
  ])
  func `大写 words an amount`(number: String, words: String) throws {
    #expect(HanNumerals.amount(try #require(ExactDecimal(parsing: number))) == words)
  }

  @Test(arguments: [
    (2019, 3, 30, "2019年3月30日", "二〇一九年三月三十日", "贰零壹玖年叁月零叁拾日"),
    (2020, 10, 20, "2020年10月20日", "二〇二〇年十月二十日", "贰零贰零年零壹拾月零贰拾日"),
    (2021, 1, 5, "2021年1月5日", "二〇二一年一月五日", "贰零贰壹年零壹月零伍日"),
    (2021, 12, 15, "2021年12月15日", "二〇二一年十二月十五日", "贰零贰壹年壹拾贰月壹拾伍日"),
    (2021, 2, 11, "2021年2月11日", "二〇二一年二月十一日", "贰零贰壹年零贰月壹拾壹日"),
  ])
  func `a date has three wordings`(
    year: Int, month: Int, day: Int, plain: String, han: String, capital: String
  ) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.wording == plain)
    #expect(date.hanWording == han)
    #expect(date.capitalWording == capital)
  }

  @Test func `months and times are worded`() throws {
    #expect(try #require(CalendarMonth(year: 2019, month: 3)).wording == "2019年3月")
    #expect(try #require(CalendarMonth(year: 2019, month: 11)).hanWording == "二〇一九年十一月")
    #expect(try #require(ClockTime(hour: 9, minute: 5)).wording == "09:05")
  }

  @Test func `every count is read back`() throws {
    var random = Generator(seed: 4)
    for _ in 0..<2000 {
      let digits = random.number(in: 1...16)
      let number = random.number(in: 0...power(10, digits) - 1)
      let words = try #require(HanNumerals.count(ExactDecimal(number)))
      #expect(read(words) == number, "\(number) as \(words)")
    }
  }

  private func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  /// Reads a count back, unit by unit.
  private func read(_ words: String) -> Int {
    let digits = Array("零一二三四五六七八九")
    var total = 0
    var section = 0
    var group = 0
    var digit = 0
    for character in words {
      switch character {
      case "十": group += max(digit, 1) * 10
      case "百": group += digit * 100
      case "千": group += digit * 1000
      case "万":
        section += (group + digit) * 10_000
        group = 0
      case "亿":
        total += (section + group + digit) * 100_000_000
        section = 0
        group = 0
      default:
        digit = digits.firstIndex(of: character) ?? 0
        continue
      }
      digit = 0
    }
    return total + section + group + digit
  }
}
