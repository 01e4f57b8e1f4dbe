import Diagnostics
import FormTestSupport
import Inspection
import Testing

/// Quarters that nobody thought of, played through the acts: whatever the acts let through, no two
/// papers disagree.
@Suite struct RandomQuarterTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `no paper of a thousand random quarters contradicts another`(part: UInt64) {
    for seed in part * 50..<part * 50 + 50 {
      let played = RandomQuarter(seed: seed)
      let found = IntegrityCheck(played.office).findings
      #expect(found.isEmpty, "seed \(seed): \(found.map(\.message))")
      let draws = DrawRecheck.ownDraws(in: played.entries) { played.kept[$0.digest] }
      #expect(
        draws.filter { $0.severity == .error }.isEmpty, "seed \(seed): \(draws.map(\.message))")
      let lists = DrawRecheck.adoptedDraws(in: played.entries) { _ in nil }
      #expect(lists.allSatisfy { $0.id == "draw.list-missing" }, "seed \(seed)")
    }
  }

  @Test func `the quarters are full of what offices do, right and wrong`() {
    var (entered, refused): (Set<String>, Set<String>) = ([], [])
    var (drawn, checked) = (0, 0)
    for seed in 0..<60 as Range<UInt64> {
      let played = RandomQuarter(seed: seed)
      entered.formUnion(played.entered.keys)
      refused.formUnion(played.refused.keys)
      drawn += played.office.tasks(of: played.quarter).count
      checked += played.office.results.count
    }
    #expect(entered.count >= 18, "\(entered.sorted())")
    #expect(refused.count >= 40, "\(refused.sorted())")
    #expect(drawn > 300 && checked * 10 > drawn * 9, "\(checked) of \(drawn)")
  }

  @Test func `the same seed plays the same quarter`() {
    #expect(RandomQuarter(seed: 7).entries == RandomQuarter(seed: 7).entries)
  }
}
