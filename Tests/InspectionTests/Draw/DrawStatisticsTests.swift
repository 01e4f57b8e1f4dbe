import Inspection
import Testing

/// Nobody is favoured (domain 6.6): thousands of draws with fixed seeds, judged by what they count.
@Suite struct DrawStatisticsTests {
  private static let count = 20
  private static let quota = 5
  private static let staff = 7
  private static let draws: [DrawResult] = results(of: .plainForStatistics, seeds: 1...6000)

  private let times = Double(draws.count)

  @Test(arguments: [
    (3.841, 1, 0.05), (18.307, 10, 0.05), (24.996, 15, 0.05), (149.449, 100, 0.001),
    (5, 10, 0.8912),
  ])
  func `chances are those of the tables`(value: Double, degrees: Int, chance: Double) {
    #expect(abs(Chance.ofChiSquare(value, degrees: degrees) - chance) < 1e-3 * max(chance, 0.1))
  }

  @Test func `every source is drawn equally often`() {
    var counts = Self.zeros(Self.count)
    for draw in Self.draws { for source in draw.drawnNumbers { counts[source] += 1 } }
    let share = Double(Self.quota) / Double(Self.count)
    let n = Double(Self.count)
    let chiSquare = Chance.chiSquare(counts, expected: times * share) * (n - 1) / n / (1 - share)
    expectLikely(Chance.ofChiSquare(chiSquare, degrees: Self.count - 1))
  }

  @Test func `every two sources are drawn together equally often`() {
    var counts = Self.zeros(Self.count * Self.count)
    for draw in Self.draws {
      let drawn = draw.drawnNumbers
      for one in drawn { for other in drawn where one < other { counts[one * 20 + other] += 1 } }
    }
    let share = Double(Self.quota * (Self.quota - 1)) / Double(Self.count * (Self.count - 1))
    let pairs = (0..<400).filter { $0 / 20 < $0 % 20 }
    for pair in pairs {
      let z = (Double(counts[pair]) - times * share) / (times * share * (1 - share)).squareRoot()
      expectLikely(Chance.ofDeviation(z) * Double(pairs.count))
    }
  }

  @Test func `officers do not depend on the source`() {
    var counts = (0..<Self.count).map { _ in Self.zeros(Self.staff) }
    for pair in Self.draws.flatMap(\.pairs) {
      for officer in [pair.lead, pair.other] { counts[pair.source.number][officer.number] += 1 }
    }
    let m = Double(Self.staff)
    for source in counts {
      let chiSquare =
        Chance.chiSquare(source, expected: Double(source.reduce(0, +)) / m) * (m - 1) / (m - 2)
      expectLikely(Chance.ofChiSquare(chiSquare, degrees: Self.staff - 1) * Double(Self.count))
    }
  }

  @Test func `all pairs are equally likely, and who leads is a coin flip`() {
    var leading = Self.zeros(Self.staff * Self.staff)
    for pair in Self.draws.compactMap(\.pairs.first) {
      leading[pair.lead.number * Self.staff + pair.other.number] += 1
    }
    let ordered = leading.indices.filter { $0 / Self.staff != $0 % Self.staff }.map { leading[$0] }
    let flips = Chance.chiSquare(ordered, expected: times / Double(ordered.count))
    expectLikely(Chance.ofChiSquare(flips, degrees: ordered.count - 1))
    let together = leading.indices.filter { $0 / Self.staff < $0 % Self.staff }.map {
      leading[$0] + leading[$0 % Self.staff * Self.staff + $0 / Self.staff]
    }
    #expect(together.count == 21)
    let pairs = Chance.chiSquare(together, expected: times / 21)
    expectLikely(Chance.ofChiSquare(pairs, degrees: 20))
  }

  @Test func `all officers lead equally often`() {
    var counts = Self.zeros(Self.staff)
    for pair in Self.draws.flatMap(\.pairs) { counts[pair.lead.number] += 1 }
    let fair = Double(counts.reduce(0, +)) / Double(Self.staff)
    #expect(counts.allSatisfy { abs(Double($0) / fair - 1) < 0.02 }, "\(counts)")
  }

  @Test func `without recusals loads differ by one at most`() {
    for draw in Self.draws { #expect(draw.spread(staff: Self.staff) <= 1) }
    var pool = DrawPool.plainForStatistics
    pool.rules.quotas[.key] = 20
    for draw in Self.results(of: pool, seeds: 1...300) {
      #expect(draw.spread(staff: Self.staff) <= 1)
      var leads = Self.zeros(Self.staff)
      for pair in draw.pairs { leads[pair.lead.number] += 1 }
      #expect((leads.max() ?? 0) - (leads.min() ?? 0) <= 2)
    }
  }

  @Test func `two quarters overlap as two independent draws do`() {
    var counts = Self.zeros(Self.quota + 1)
    for index in stride(from: 0, to: Self.draws.count, by: 2) {
      let (one, other) = (Self.draws[index].drawnNumbers, Self.draws[index + 1].drawnNumbers)
      counts[Set(one).intersection(other).count] += 1
    }
    let expected = (0...Self.quota).map {
      times / 2 * Chance.choose(5, $0) * Chance.choose(15, 5 - $0) / Chance.choose(20, 5)
    }
    let tail = 3...Self.quota
    let chiSquare = Chance.chiSquare(
      Array(counts[..<3]) + [counts[tail].reduce(0, +)],
      expected: Array(expected[..<3]) + [expected[tail].reduce(0, +)])
    expectLikely(Chance.ofChiSquare(chiSquare, degrees: 3))
  }

  @Test func `weight three is drawn first as three balls are`() {
    var pool = DrawPool.plainForStatistics
    pool.sources[7].weight = 3
    let draws = Self.results(of: pool, seeds: 1...6000)
    let hits = draws.count { $0.classes[0].ranking.first?.source == pool.sources[7].id }
    let share = 3.0 / 22
    let z = (Double(hits) - times * share) / (times * share * (1 - share)).squareRoot()
    expectLikely(Chance.ofDeviation(z))
  }

  @Test func `a year deck visits every source in four quarters`() throws {
    var pool = DrawPool.plainForStatistics
    pool.rules.policy = .yearDeck
    for start in stride(from: 1, to: 200, by: 4) {
      pool.history.timesDrawn = [:]
      for quarter in 0..<4 {
        for ranked in try FrozenPool(freezing: pool).draw(with: DrawSamples.seed(start + quarter))
          .classes.flatMap(\.drawn)
        {
          pool.history.timesDrawn[ranked.source, default: 0] += 1
        }
      }
      #expect(pool.history.timesDrawn.count == 20)
      #expect(pool.history.timesDrawn.values.allSatisfy { $0 == 1 })
    }
  }

  // Order of ids

  @Test func `what is drawn has nothing to do with the order of ids`() {
    let (n, k) = (100, 25)
    let draws = Self.results(
      of: DrawSamples.plain(sources: n, quota: k, officers: 2), seeds: 1...1000)
    let runs = draws.map { runsDeviation(Set($0.drawnNumbers), of: n) }
    expectLikely(Chance.ofDeviation(runs.reduce(0, +) / Double(runs.count).squareRoot()))
    let spearman = draws.map { draw in
      let numbers = draw.classes[0].ranking.map(\.source.number)
      let squares = numbers.enumerated().reduce(0) {
        $0 + ($1.offset - $1.element) * ($1.offset - $1.element)
      }
      return (1 - 6 * Double(squares) / Double(n * (n * n - 1))) * Double(n - 1).squareRoot()
    }
    expectLikely(Chance.ofDeviation(spearman.reduce(0, +) / Double(draws.count).squareRoot()))
  }

  @Test func `a fixed step through the list would be found`() {
    let deviations = (0..<40).map { start in
      runsDeviation(Set((0..<25).map { (start + $0 * 4) % 100 }), of: 100)
    }
    let z = deviations.reduce(0, +) / Double(deviations.count).squareRoot()
    #expect(Chance.ofDeviation(z) < Chance.threshold)
  }

  /// The number of runs of drawn and undrawn sources, in standard deviations from its mean.
  private func runsDeviation(_ drawn: Set<Int>, of count: Int) -> Double {
    let runs = 1 + (1..<count).count { drawn.contains($0) != drawn.contains($0 - 1) }
    let (n, product) = (Double(count), 2 * Double(drawn.count * (count - drawn.count)))
    let variance = product * (product - n) / (n * n * (n - 1))
    return (Double(runs) - product / n - 1) / variance.squareRoot()
  }

  private func expectLikely(
    _ chance: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(chance >= Chance.threshold, sourceLocation: sourceLocation)
  }

  private static func zeros(_ count: Int) -> [Int] { Array(repeating: 0, count: count) }

  private static func results(of pool: DrawPool, seeds: ClosedRange<Int>) -> [DrawResult] {
    guard let frozen = try? FrozenPool(freezing: pool) else { return [] }
    return seeds.map { frozen.draw(with: DrawSamples.seed($0)) }
  }
}

extension DrawPool {
  fileprivate static let plainForStatistics = DrawSamples.plain(
    sources: 20, quota: 5, officers: 7)
}

extension DrawResult {
  /// The numbers of the sources drawn, counted from 0.
  fileprivate var drawnNumbers: [Int] { classes.flatMap(\.drawn).map(\.source.number) }

  func spread(staff: Int) -> Int {
    var loads = Array(repeating: 0, count: staff)
    for pair in pairs { for officer in [pair.lead, pair.other] { loads[officer.number] += 1 } }
    return (loads.max() ?? 0) - (loads.min() ?? 0)
  }
}

extension ExactText {
  /// The number in an id such as `S007`, counted from 0.
  var number: Int { (Int(rawValue.dropFirst()) ?? 0) - 1 }
}
