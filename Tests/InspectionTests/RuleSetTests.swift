import Inspection
import Testing

@Suite struct RuleSetTests {
  @Test(arguments: [
    (0, 25, 0), (1, 25, 1), (3, 25, 1), (4, 25, 1), (5, 25, 2), (100, 25, 25), (101, 25, 26),
    (7, 100, 7), (10_000, 0, 0),
  ])
  func `a ratio is a lower bound and rounds up`(pool: Int, percent: Int, quota: Int) {
    let ratio = RuleSet.Ratio.percentOfPool(percent)
    #expect(ratio.quota(pool: pool, officers: 9, quarter: 1) == quota)
  }

  @Test func `four quarters together give what the year asks for`() {
    for officers in 0...41 {
      let quotas = (1...4).map {
        RuleSet.Ratio.sourcesPerOfficer(10).quota(pool: 9_999, officers: officers, quarter: $0)
      }
      #expect(quotas.reduce(0, +) == officers * 10)
      #expect(quotas.max().map { $0 - 1 } ?? 0 <= quotas.min() ?? 0)
    }
  }

  @Test func `no more is drawn than the pool holds`() {
    #expect(RuleSet.Ratio.sourcesPerOfficer(10).quota(pool: 6, officers: 20, quarter: 2) == 6)
    #expect(RuleSet.Ratio.percentOfPool(150).quota(pool: 6, officers: 20, quarter: 2) == 6)
  }
}
