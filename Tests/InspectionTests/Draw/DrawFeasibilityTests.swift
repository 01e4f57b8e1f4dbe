import Diagnostics
import FormTestSupport
import Inspection
import Testing

/// The draw beside a search through every assignment there is.
@Suite struct DrawFeasibilityTests {
  /// In 99 cases of 100 the loads differ no more than they must, even so; the excess is counted
  /// exactly, since the protocol may never come to give other pairs.
  @Test func `an assignment is found where there is one, and refused where there is none`() throws {
    var generator = Generator(seed: 12)
    var refused = 0
    var excess = [Int](repeating: 0, count: 10)
    for round in 0..<3000 {
      let pool = heavilyRecused(&generator)
      let best = smallestSpread(of: pool)
      do {
        let result = try FrozenPool(freezing: pool).draw(with: DrawSamples.seed(round))
        let optimum = try #require(best, "round \(round)")
        #expect(result.pairs.count == pool.sources.count)
        excess[result.spread(staff: pool.officers.count) - optimum] += 1
      } catch let error as DiagnosticError {
        #expect(best == nil, "round \(round)")
        let errors = error.diagnostics.filter { $0.severity == .error }
        #expect(errors.allSatisfy { $0.id == "draw.too-few-officers" } && !errors.isEmpty)
        refused += 1
      }
    }
    #expect(refused == 1020)
    #expect(excess == [1961, 9, 9, 1, 0, 0, 0, 0, 0, 0])
  }

  /// Up to five sources and five officers, of whom half must stand back.
  private func heavilyRecused(_ generator: inout Generator) -> DrawPool {
    let count = generator.number(in: 1...5)
    var pool = DrawSamples.plain(
      sources: count, quota: count, officers: generator.number(in: 2...5))
    let percent = generator.element(of: [10, 25, 40])
    for source in pool.sources {
      for officer in pool.officers where generator.happens(percent: percent) {
        pool.recusals.append(DrawPool.Recusal(officer: officer.id, source: source.id))
      }
    }
    return pool
  }

  /// The smallest difference of loads over all assignments; `nil` if there is no assignment.
  private func smallestSpread(of pool: DrawPool) -> Int? {
    let recusals = Set(pool.recusals)
    let choices = pool.sources.map { source in
      let eligible = pool.officers.indices.filter {
        !recusals.contains(DrawPool.Recusal(officer: pool.officers[$0].id, source: source.id))
      }
      return eligible.flatMap { one in eligible.filter { $0 > one }.map { [one, $0] } }
    }
    var best: Int?
    func search(_ source: Int, _ loads: [Int]) {
      guard source < choices.count else {
        best = min(best ?? .max, (loads.max() ?? 0) - (loads.min() ?? 0))
        return
      }
      for pair in choices[source] {
        var loads = loads
        for officer in pair { loads[officer] += 1 }
        search(source + 1, loads)
      }
    }
    search(0, pool.officers.map { _ in 0 })
    return best
  }
}
