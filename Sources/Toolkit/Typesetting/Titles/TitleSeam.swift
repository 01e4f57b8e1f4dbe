/// How well a title may be parted at a place: what the standard calls 词意完整
/// (GB/T 9704-2012 7.3.1).
enum TitleSeam: Hashable, Sendable {
  /// The sense pauses: before 关于, after a comma, beside 《》.
  case free
  /// Between two known words.
  case fair
  /// Beside one known word.
  case doubtful
  /// Among characters of which no word is known.
  case blind
  /// Among two or three such characters, which mostly are one word.
  case likelyWord
  /// Parts a word, or a number and its unit.
  case barred

  /// What the parting costs, in squares of an em by which a line misses the even length: for a
  /// free seam instead of a fair one, two lines may each be two characters off.
  var cost: Int {
    switch self {
    case .free: 0
    case .fair: 8
    case .doubtful: 40
    case .blind: 80
    case .likelyWord: 200
    case .barred: 2_000
    }
  }
}
