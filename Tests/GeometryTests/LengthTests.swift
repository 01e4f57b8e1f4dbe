import Geometry
import Testing

@Suite struct LengthTests {
  /// 1 mm is 72000/25.4 thousandths of a point.
  @Test(arguments: [(1, 2835), (10, 28_346), (156, 442_205), (210, 595_276), (297, 841_890)])
  func `millimetres become the nearest thousandth of a point`(millimeters: Int, expected: Int32) {
    #expect(Length.millimeters(millimeters).milliPoints == expected)
  }

  @Test(arguments: [(595_276, "210.0mm"), (2835, "1.0mm"), (1417, "0.5mm"), (-2835, "-1.0mm")])
  func `people read millimetres with one decimal`(milliPoints: Int, expected: String) {
    #expect(Length(milliPoints: milliPoints).inMillimeters == expected)
  }

  @Test(arguments: [(100, 1, 3, 33), (100, 2, 3, 67), (-100, 1, 2, -50), (-101, 1, 2, -51)])
  func `scaling rounds to the nearest, halves away from zero`(
    length: Int, numerator: Int, denominator: Int, expected: Int
  ) {
    let scaled = Length(milliPoints: length).scaled(by: numerator, over: denominator)
    #expect(scaled == Length(milliPoints: expected))
  }

  @Test func `arithmetic stops at what 32 bits hold`() {
    let longest = Length(milliPoints: Int32.max)
    #expect(longest + .points(1) == longest)
    #expect(longest * 3 == longest)
    #expect(-longest - .points(5) == Length(milliPoints: Int32.min))
    #expect(Length(milliPoints: Int.max) == longest)
  }

  @Test func `the type area of GB 9704 is 156 by 225 mm`() {
    let page = Rectangle(
      x: .zero, y: .zero, width: Paper.a4.size.width, height: Paper.a4.size.height)
    let area = page.inset(
      by: EdgeInsets(
        top: .millimeters(37), bottom: .millimeters(35), left: .millimeters(28),
        right: .millimeters(26)))
    #expect(area.size.width.inMillimeters == "156.0mm")
    #expect(area.size.height.inMillimeters == "225.0mm")
    #expect(Paper.a4.size.turned.width == Paper.a4.size.height)
  }

  @Test func `a colour prints as six hexadecimal digits`() {
    #expect(Color(red: 230, green: 0, blue: 18).description == "#e60012")
  }
}
