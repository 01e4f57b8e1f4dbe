import Foundation
import Inspection
import Testing

@Suite struct RuleSetTests {
  @Test(
    arguments: [
      (0, 25, 0), (1, 25, 1), (3, 25, 1), (4, 25, 1), (5, 25, 2), (100, 25, 25), (101, 25, 26),
      (7, 100, 7), (10_000, 0, 0), (8, Tenths(count: 125), 1),
      (9, Tenths(count: 125), 2), (49_670, Tenths(count: 125), 6_209), (1_000, Tenths(count: 1), 1),
      (1_001, Tenths(count: 1), 2),
    ] as [(Int, Tenths, Int)])
  func `a ratio is a lower bound and rounds up`(pool: Int, percent: Tenths, quota: Int) {
    let ratio = RuleSet.Ratio.percentOfPool(percent)
    #expect(ratio.quota(pool: pool, officers: 9, quarter: 1) == quota)
  }

  @Test(arguments: [10, Tenths(count: 25), Tenths(count: 3)])
  func `four quarters together give what the year asks for`(sources: Tenths) {
    for officers in 0...41 {
      let quotas = (1...4).map {
        RuleSet.Ratio.sourcesPerOfficer(sources).quota(pool: 9_999, officers: officers, quarter: $0)
      }
      #expect(quotas.reduce(0, +) == (officers * sources.count + 9) / 10)
      #expect(quotas.max().map { $0 - 1 } ?? 0 <= quotas.min() ?? 0)
    }
  }

  @Test func `no more is drawn than the pool holds`() {
    #expect(RuleSet.Ratio.sourcesPerOfficer(10).quota(pool: 6, officers: 20, quarter: 2) == 6)
    #expect(RuleSet.Ratio.percentOfPool(150).quota(pool: 6, officers: 20, quarter: 2) == 6)
  }

  @Test func `a ratio with a decimal is text in the journal, a whole one stays a number`() throws {
    for (ratio, json) in [
      (.percentOfPool(25), #"{"percentOfPool":{"_0":25}}"#),
      (.percentOfPool(Tenths(count: 125)), #"{"percentOfPool":{"_0":"12.5"}}"#),
      (.sourcesPerOfficer(Tenths(count: 25)), #"{"sourcesPerOfficer":{"_0":"2.5"}}"#),
    ] as [(RuleSet.Ratio, String)] {
      let written = try JSONEncoder().encode(ratio)
      #expect(String(decoding: written, as: UTF8.self) == json)
      #expect(try JSONDecoder().decode(RuleSet.Ratio.self, from: written) == ratio)
    }
    for json in [#""""#, #""12.55""#, #""-1""#, #""1e3""#, "9223372036854775807", "2.5"] {
      #expect(throws: DecodingError.self, "\(json)") {
        try JSONDecoder().decode(Tenths.self, from: Data(json.utf8))
      }
    }
  }
}
