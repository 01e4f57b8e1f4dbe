import Inspection
import Testing

@Suite struct TimestampTests {
  @Test(arguments: ["2019-03-30T15:00:00+08:00", "2019-12-31T23:59:59-11:30"])
  func `a moment reads back as it was written`(text: String) {
    #expect(Timestamp(text)?.description == text)
  }

  @Test(arguments: [
    "2019-03-30T24:00:00+08:00", "2019-03-30 15:00:00+08:00", "2019-03-30T15:00:00Z",
    "2019-03-30T15:00:60+08:00", "2019-02-30T15:00:00+08:00", "2019-03-30T15:00:00+08:60", "",
  ])
  func `only the fixed form is a moment`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func `order is that of the moments, wherever the clock hangs`() throws {
    let east = try #require(Timestamp("2019-03-31T00:30:00+08:00"))
    let west = try #require(Timestamp("2019-03-30T17:00:00+00:00"))
    #expect(east < west)
  }
}
