import FormTestSupport
import Inspection
import Testing

/// A large district: only tickets that can decide something are computed.
@Suite struct LargeDrawTests {
  @Test(arguments: [25, 100])
  func `a district of ten thousand sources and two hundred officers is drawn`(
    percent: Int
  ) throws {
    var pool = DrawSamples.plain(sources: 10_000, quota: 100 * percent, officers: 200)
    for index in pool.officers.indices { pool.officers[index].unit = UnitName("\(index % 5)大队") }
    pool.rules.prefersOtherUnit = true
    var generator = Generator(seed: 13)
    pool.recusals = generator.recusals(pool.sources, Array(pool.officers.prefix(5)), percent: 10)
    let result = try FrozenPool(freezing: pool).draw(with: DrawSamples.seed(percent))
    #expect(result.pairs.count == 100 * percent)
    #expect(result.spread(staff: 200) <= 1)
  }
}
