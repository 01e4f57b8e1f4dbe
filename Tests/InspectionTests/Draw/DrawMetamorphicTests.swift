import FormTestSupport
import Inspection
import Testing

/// What a change to the pool must not change (domain 6.6).
@Suite struct DrawMetamorphicTests {
  @Test func `the order of the input is of no account`() throws {
    var generator = Generator(seed: 7)
    for round in 0..<40 {
      let pool = generator.drawPool(sources: 1...25, officers: 2...10)
      var permuted = pool
      permuted.sources = generator.permuted(pool.sources)
      permuted.officers = generator.permuted(pool.officers)
      permuted.recusals = generator.permuted(pool.recusals)
      permuted.exclusions = generator.permuted(pool.exclusions)
      let (one, other) = (try FrozenPool(freezing: pool), try FrozenPool(freezing: permuted))
      #expect(one == other)
      let seed = DrawSamples.seed(round)
      #expect(one.draw(with: seed) == other.draw(with: seed))
    }
  }

  @Test func `a new name changes one hash and no ticket`() throws {
    var generator = Generator(seed: 8)
    for round in 0..<40 {
      var pool = generator.drawPool(sources: 1...25, officers: 2...10)
      let before = try FrozenPool(freezing: pool)
      pool.sources[0].name += "（更名）"
      let after = try FrozenPool(freezing: pool)
      #expect(changedFiles(before, after) == [.sources])
      let seed = DrawSamples.seed(round)
      #expect(before.draw(with: seed) == after.draw(with: seed))
    }
  }

  @Test func `a new source leaves the order of the others`() throws {
    var generator = Generator(seed: 9)
    for round in 0..<40 {
      var pool = generator.drawPool(sources: 1...25, officers: 2...10)
      let seed = DrawSamples.seed(round)
      let before = try FrozenPool(freezing: pool).draw(with: seed)
      let new = SourceID("新")
      pool.sources.append(
        DrawPool.Source(id: new, sourceClass: .key, weight: generator.number(in: 1...5), name: "新"))
      let after = try FrozenPool(freezing: pool).draw(with: seed)
      #expect(
        after.classes.map { $0.ranking.filter { $0.source != new } }
          == before.classes.map(\.ranking))
      #expect(after.classes.flatMap(\.ranking).contains { $0.source == new })
    }
  }

  @Test func `recusal from a source that is not drawn changes one hash and no result`() throws {
    var generator = Generator(seed: 10)
    var rounds = 0
    for round in 0..<60 {
      var pool = generator.drawPool(sources: 12...25, officers: 4...10)
      let seed = DrawSamples.seed(round)
      let before = try FrozenPool(freezing: pool)
      let result = before.draw(with: seed)
      let undrawn = result.classes.flatMap { $0.ranking.dropFirst($0.quota) }.map(\.source)
      guard let source = undrawn.first else { continue }
      let recused = Set(pool.recusals.filter { $0.source == source }.map(\.officer))
      guard recused.count < pool.officers.count - 2,
        let officer = pool.officers.first(where: { !recused.contains($0.id) })
      else { continue }
      pool.recusals.append(DrawPool.Recusal(officer: officer.id, source: source))
      let after = try FrozenPool(freezing: pool)
      #expect(changedFiles(before, after) == [.recusals])
      #expect(after.draw(with: seed) == result)
      rounds += 1
    }
    #expect(rounds > 20)
  }

  @Test func `nobody is paired with a source to stand back from, nor with themselves`() throws {
    var generator = Generator(seed: 11)
    for round in 0..<60 {
      let pool = generator.drawPool(sources: 0...40, officers: 2...10)
      let result = try FrozenPool(freezing: pool).draw(with: DrawSamples.seed(round))
      let recusals = Set(pool.recusals)
      #expect(Set(result.pairs.map(\.source)) == Set(result.classes.flatMap(\.drawn).map(\.source)))
      for pair in result.pairs {
        #expect(pair.lead != pair.other)
        for officer in [pair.lead, pair.other] {
          #expect(!recusals.contains(DrawPool.Recusal(officer: officer, source: pair.source)))
        }
      }
    }
  }

  private func changedFiles(_ one: FrozenPool, _ other: FrozenPool) -> [CanonicalFile] {
    CanonicalFile.allCases.filter { one.files[$0] != other.files[$0] }
  }
}
