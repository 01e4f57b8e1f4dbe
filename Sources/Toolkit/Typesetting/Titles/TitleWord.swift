/// A word of a title, or a character of which none is known.
struct TitleWord: Hashable {
  enum Kind: Hashable {
    case known(TitleVocabulary.Kind)
    /// Figures, Chinese ones too.
    case number
    /// Letters, or letters and figures.
    case western
    case mark
    case space
    /// One character outside the vocabulary; `run` is how many of them stand together.
    case unknown(run: Int)
  }

  var kind: Kind
  var scalars: Range<Int>

  var isKnown: Bool {
    if case .unknown = kind { false } else { true }
  }

  /// Cuts a title into the fewest words.
  static func words(of text: [Unicode.Scalar]) -> [Self] {
    // The best way from each place to the end: what it costs, and the word it begins with.
    var ways: [(cost: Int, word: Self)] = []
    ways.reserveCapacity(text.count)
    for start in text.indices.reversed() {
      func way(_ word: Self, _ cost: Int) -> (cost: Int, word: Self) {
        let rest = text.count - word.scalars.upperBound
        return (cost + (rest == 0 ? 0 : ways[rest - 1].cost), word)
      }
      let plain = plainWord(at: start, in: text)
      var best = way(plain, plain.isKnown ? 3 : 5)
      let end = min(text.count, start + TitleVocabulary.longestWord)
      for end in stride(from: end, to: start, by: -1) {
        guard let kind = TitleVocabulary.kinds[Array(text[start..<end])] else { continue }
        // A character alone is a word with less right than two together.
        let known = way(
          Self(kind: .known(kind), scalars: start..<end), end - start == 1 ? 4 : 3)
        if known.cost < best.cost { best = known }
      }
      ways.append(best)
    }
    var words: [Self] = []
    var start = 0
    while start < text.count {
      let word = ways[text.count - 1 - start].word
      words.append(word)
      start = word.scalars.upperBound
    }
    return countingRuns(words)
  }

  private static func plainWord(at start: Int, in text: [Unicode.Scalar]) -> Self {
    func run(while belongs: (Unicode.Scalar) -> Bool) -> Range<Int> {
      start..<start + text[start...].prefix(while: belongs).count
    }
    let first = text[start]
    let isFigure = { (scalar: Unicode.Scalar) in
      isASCIIFigure(scalar) || ("０"..."９").contains(scalar)
        || TitleVocabulary.numerals.contains(scalar)
    }
    if isFigure(first) { return Self(kind: .number, scalars: run(while: isFigure)) }
    if first == " " || first == "\u{3000}" || first == "\u{200B}" {
      return Self(kind: .space, scalars: start..<start + 1)
    }
    if first.properties.isIdeographic {
      return Self(kind: .unknown(run: 1), scalars: start..<start + 1)
    }
    let isWestern = { (scalar: Unicode.Scalar) in
      scalar.properties.isAlphabetic && !scalar.properties.isIdeographic || isASCIIFigure(scalar)
    }
    if isWestern(first) { return Self(kind: .western, scalars: run(while: isWestern)) }
    return Self(kind: .mark, scalars: start..<start + 1)
  }

  private static func isASCIIFigure(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func countingRuns(_ words: [Self]) -> [Self] {
    var words = words
    var start = 0
    while start < words.count {
      let run = words[start...].prefix { !$0.isKnown }.count
      for index in start..<start + run { words[index].kind = .unknown(run: run) }
      start += max(run, 1)
    }
    return words
  }
}
