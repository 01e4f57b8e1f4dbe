import FormTestSupport
import Testing

@testable import FormData

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("12", "12"), ("-12.50", "-12.50"), ("0.05", "0.05"),
    ("1.2e3", "1200"), ("12E-3", "0.012"), ("007", "7"),
    ("1e27", "1" + String(repeating: "0", count: 27)),
    ("0e999", "0"),
  ])
  func `a number is read as it is written`(text: String, printed: String) throws {
    #expect(try #require(ExactDecimal(parsing: text)).text == printed)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1e", "1e+", "--1", "1.2.3", "+1", "1 ", "一", "1e28", "1e-39", "NaN",
    "12345678901234567890123456789",
  ])
  func `what is no number, or too long, is refused`(text: String) {
    #expect(ExactDecimal(parsing: text) == nil)
  }

  @Test func `numbers are equal by value and hash alike`() throws {
    let one = try #require(ExactDecimal(parsing: "1.50"))
    let other = try #require(ExactDecimal(parsing: "1.5"))
    #expect(one == other)
    #expect(Set([one, other]).count == 1)
    #expect(one.text == "1.50")
  }

  @Test(arguments: [
    ("1", "3", "0.3333333333333333"), ("2", "3", "0.6666666666666666"), ("1", "8", "0.125"),
    ("-7", "2", "-3.5"), ("10", "5", "2"), ("0", "5", "0"), ("1", "1e20", "0"),
    ("1e27", "3", "333333333333333333333333333.33333333333"),
  ])
  func `a quotient keeps sixteen digits`(dividend: String, divisor: String, quotient: String) throws
  {
    let left = try #require(ExactDecimal(parsing: dividend))
    let right = try #require(ExactDecimal(parsing: divisor))
    #expect(left.divided(by: right)?.text == quotient)
  }

  @Test func `nothing is divided by zero`() {
    #expect(ExactDecimal(1).divided(by: .zero) == nil)
  }

  @Test(arguments: [
    ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.4999", 0, "2"), ("1.005", 2, "1.01"), ("1", 2, "1.00"),
    ("99.95", 1, "100.0"), ("0.4444444444444445", 15, "0.444444444444445"),
  ])
  func `halves are rounded away from zero`(number: String, places: Int, result: String) throws {
    let value = try #require(ExactDecimal(parsing: number))
    #expect(value.rounded(toPlaces: places)?.text == result)
  }

  @Test func `results beyond 38 digits do not exist`() throws {
    let large = try #require(ExactDecimal(parsing: "9e27"))
    #expect(large.multiplied(by: large) == nil)
    let huge = try #require(ExactDecimal(coefficient: .max, scale: 0))
    #expect(huge.adding(huge) == nil)
    #expect(huge.adding(ExactDecimal(1)) == nil)
    #expect(try #require(ExactDecimal(coefficient: .min, scale: 0)).negated == nil)
  }

  @Test func `idle zeros do not make a product too long`() throws {
    let long = try #require(ExactDecimal(coefficient: 10_000_000_000_000_000_000, scale: 19))
    #expect(long.multiplied(by: long)?.multiplied(by: long) == ExactDecimal(1))
  }

  @Test(arguments: [
    ("0.1", "0.10", false), ("-1", "0", true), ("1e27", "0.0000000000000000000000001", false),
    ("3", "1e27", true),
  ])
  func `order is by value`(left: String, right: String, isLess: Bool) throws {
    let left = try #require(ExactDecimal(parsing: left))
    let right = try #require(ExactDecimal(parsing: right))
    #expect((left < right) == isLess)
  }

  @Test(arguments: [
    ("1234567.50", "1,234,567.50"), ("123", "123"), ("-1234", "-1,234"), ("0.5", "0.5"),
  ])
  func `千分位 groups by three`(number: String, text: String) throws {
    #expect(try #require(ExactDecimal(parsing: number)).groupedText == text)
  }

  @Test(arguments: [("0.956", 1, "95.6%"), ("1", 0, "100%"), ("0.3333333333333333", 2, "33.33%")])
  func `百分 multiplies and rounds`(number: String, places: Int, text: String) throws {
    #expect(try #require(ExactDecimal(parsing: number)).percentText(places: places) == text)
  }

  @Test(arguments: [("3", 3, "003"), ("1234", 3, "1234"), ("-3", 2, "-03"), ("2.5", 3, "002.5")])
  func `补零 fills up in front`(number: String, digits: Int, text: String) throws {
    #expect(try #require(ExactDecimal(parsing: number)).paddedText(digits: digits) == text)
  }

  @Test func `what is printed is read back`() throws {
    var random = Generator(seed: 15)
    for _ in 0..<500 {
      let coefficient = Int128(Int64(truncatingIfNeeded: random.next()))
      let scale = random.number(in: 0...18)
      let number = try #require(ExactDecimal(coefficient: coefficient, scale: scale))
      let back = try #require(ExactDecimal(parsing: number.text))
      #expect(back == number)
      #expect(back.scale == number.scale || number.coefficient == 0)
    }
  }

  @Test func `sums undo differences`() throws {
    var random = Generator(seed: 16)
    for _ in 0..<500 {
      let left = try #require(
        ExactDecimal(
          coefficient: Int128(Int32(truncatingIfNeeded: random.next())),
          scale: random.number(in: 0...9)))
      let right = try #require(
        ExactDecimal(
          coefficient: Int128(Int32(truncatingIfNeeded: random.next())),
          scale: random.number(in: 0...9)))
      #expect(left.adding(right)?.subtracting(right) == left)
    }
  }
}
