import FormTestSupport
import Testing

@Suite struct GeneratorTests {
  /// The first values of the reference implementation for seed 1234567.
  @Test func `the generator is SplitMix64`() {
    var generator = Generator(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    #expect(generator.next() == 9_817_491_932_198_370_423)
  }

  @Test func `every number of a range comes up and no other`() {
    var generator = Generator(seed: 1)
    var seen = Set<Int>()
    for _ in 0..<200 { seen.insert(generator.number(in: -2...3)) }
    #expect(seen == Set(-2...3))
  }

  @Test func `texts have rare characters and names have two to eight`() {
    var generator = Generator(seed: 7)
    let text = generator.chineseText(pieces: 2000...2000)
    #expect(text.unicodeScalars.contains { $0.value > 0xFFFF })
    #expect(generator.chineseText(pieces: 1...1).unicodeScalars.count == 1)
    for _ in 0..<200 {
      let name = generator.personName()
      #expect((2...8).contains(name.unicodeScalars.count), "\(name)")
    }
  }
}
