import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing

@testable import Typesetting

/// Justified paragraphs of 12 pt 宋体; expectations worked out from typography 2.2 to 2.5a.
@Suite struct TotalFitTests {
  private func set(
    _ text: String, cells: Int, _ change: (inout LineStyle) -> Void = { _ in }
  ) throws -> SetParagraph {
    var style = Sample.style(alignment: .justified)
    change(&style.line)
    let setter = LineSetter(faces: FaceChains(library: try Sample.library()))
    return setter.set(
      ParagraphInput([.text(text)], style: style, measure: .points(12 * cells)), origin: .unknown)
  }

  private func lines(_ set: SetParagraph) -> [String] {
    set.lines.map { $0.runs.map(\.line.text).joined() }
  }

  @Test func `a line is squeezed before a mark is pushed out with its character`() throws {
    let set = try set("甲乙，丙丁（戊）己庚，辛壬癸子丑寅卯", cells: 10)
    #expect(lines(set) == ["甲乙，丙丁（戊）己庚，", "辛壬癸子丑寅卯"])
    #expect(set.lines[0].end == .points(120))
  }

  @Test func `a lone character draws another one down to the last line`() throws {
    let text = "甲乙丙丁戊己庚辛壬癸子丑寅"
    #expect(lines(try set(text, cells: 6)) == ["甲乙丙丁戊", "己庚辛壬癸子", "丑寅"])
    #expect(
      lines(try set(text, cells: 6) { $0.avoidsShortLastLine = false })
        == ["甲乙丙丁戊己", "庚辛壬癸子丑", "寅"])
  }

  @Test(arguments: [
    // Squeezing costs half of what stretching as far does.
    ("未戊丑辰（癸、辛|子卯乙甲", false), ("午壬卯子丑12|年，巳丁戊庚", false),
    ("午壬卯子丑|12年，巳丁|戊庚", true),
  ])
  func `lines cost what the clause says`(example: String, keepsUnits: Bool) throws {
    let expected = example.split(separator: "|").map(String.init)
    let example = LineCase(
      "typography 2.5a", expected.joined(), 7, expected, .with(\.keepsUnits, keepsUnits),
      .justified)
    try example.check()
  }

  private static let close: [LineCase] = [
    // Exactly twice as loose as the line before is not over twice as loose.
    justified("标家撇首标！元日份|中测文试行份字汉|首，！？！！份一家", 10),
    justified("字元版！时标中元一撇：版竖家|国个时则汉横文汉。。人个段标|字一则试准家准：末竖段末版|《末标》", 14),
    // A line squeezed a little costs more than one that is not.
    justified(
      "则个一文№7$20字中中国版日字捺汉№7汉横段（12）份个-5个撇|段横家竖国行日捺首规‘字’书", 29.9,
      .with(\.autospace, .points(12) / 10)),
    // A sign is none of a number's digits.
    justified("末行个捺3.14元|汉捺时／横规家人|规则排竖测汉时|首一．-5", 8),
    justified("规则排竖测汉时首|1.5", 8),
    // A squeeze costs half of a stretch as great, neither less nor as much.
    justified("甲乙丙（丁戊，己庚，|辛、壬癸子）丑寅卯辰", 10),
    justified("甲乙丙丁戊己庚|辛壬癸，子丑；寅|卯，辰巳午、未申|酉戌亥甲（乙丙|丁）戊己庚辛；", 7),
    // The line before the last may ask for another way to the lines before it.
    justified("甲乙（丙丁，戊|己庚辛壬癸子|丑寅卯辰巳|午未申酉戌，|亥甲）", 6),
    justified("甲。乙丙；丁戊|己，庚辛壬，癸子|丑寅卯辰、巳，|午未申（酉戌|亥甲）", 7),
    // Of ways that cost the same, that whose earlier lines are longer.
    justified("甲乙丙；丁戊己庚辛|壬癸子丑寅，卯辰|巳；午未申酉戌亥|（甲，乙，丙丁戊己，|庚辛壬、）", 9),
    justified("甲、乙丙丁、|戊己庚。辛壬|癸子，丑寅|卯。辰巳午|未；申酉（戌|亥甲乙丙）", 6),
  ]

  private static func justified(
    _ text: String, _ width: Double, _ style: LineStyle = LineStyle()
  ) -> LineCase {
    let lines = text.split(separator: "|").map(String.init)
    return LineCase("typography 2.5a", lines.joined(), width, lines, style, .justified)
  }

  @Test(arguments: close)
  func `close choices are told apart`(example: LineCase) throws { try example.check() }

  @Test(arguments: [
    (LineStyle.MarkSpacing.oneAndAHalf, 18), (.full, 24), (.one, 12),
  ])
  func `two marks take what the style gives them`(spacing: LineStyle.MarkSpacing, pair: Int)
    throws
  {
    let set = try set("甲）（乙", cells: 20) { $0.markSpacing = spacing }
    let glyphs = set.lines[0].runs.flatMap { run in run.line.glyphs.map { run.x + $0.x } }
    #expect(set.lines[0].end == .points(24 + pair))
    #expect(glyphs.count == 4)
  }

  @Test(arguments: [
    ("甲乙丙丁——戊己庚辛", LineStyle.Prohibition.standard, false),
    ("甲乙丙丁——戊己庚辛", .strict, true),
  ])
  func `a dash begins no line at the strict level`(
    text: String, level: LineStyle.Prohibition, isBarred: Bool
  ) throws {
    let set = try set(text, cells: 4) { $0.prohibition = level }
    #expect(lines(set).contains { $0.hasPrefix("——") } != isBarred)
  }

  @Test func `what is not printed stays in the run it stands in`() throws {
    let set = try set("国家\u{2060}标准", cells: 10)
    #expect(set.lines[0].runs.count == 1)
    #expect(lines(set).joined().unicodeScalars.count == 5)
    #expect(set.lines[0].end == .points(48))
  }

  @Test func `an even run of ！？ is a finished cell`() throws {
    #expect(try set("甲？！乙", cells: 10).lines[0].end == .points(36))
    #expect(try set("甲！！！乙", cells: 10).lines[0].end == .points(48))
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func `every line but the last ends at the measure, and no text is lost`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    for _ in 0..<100 {
      let text = generator.chineseText(pieces: 4...60)
      let cells = generator.number(in: 3...40)
      let set = try set(text, cells: cells)
      #expect(lines(set).joined() == text)
      guard !set.isOverfull else { continue }
      for (line, words) in zip(set.lines, lines(set)).dropLast() where words.count > 2 {
        let lacks = abs(Int((line.end - .points(12 * cells)).milliPoints))
        let isOneWord = words.unicodeScalars.allSatisfy { $0.isASCII }
        #expect(lacks <= 120 || isOneWord, "\(words) lacks \(lacks)")
      }
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `no way through a short paragraph is cheaper than the lines it is set in`(
    seed: UInt64
  ) throws {
    var generator = Generator(seed: seed)
    let faces = FaceChains(library: try Sample.library())
    var choices = 0
    for _ in 0..<400 {
      var sample = ParagraphSample(&generator)
      sample.text = generator.mixedText(pieces: 2...8)
      sample.style.alignment = .justified
      sample.measure = .points(generator.number(in: 48...120))
      let choice = LineChoice(sample, faces: faces)
      guard let ways = choice.ways(most: 14), ways.count > 1 else { continue }
      let texts = sample.lines(in: sample.measure, faces: faces).texts
      let cost = try #require(choice.cost(of: choice.lines(texts)))
      let least = try #require(ways.compactMap(choice.cost).min())
      #expect(cost == least, "\(texts) — \(sample)")
      choices += 1
    }
    #expect(choices > 100)
  }
}
