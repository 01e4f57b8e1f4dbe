/// Pinyin as people write it: `Zēng Qiáng`, `zeng1qiang2`, `LÜ`, `lv`.
struct Syllables: Sendable {
  static let shared = Syllables(ReadingTable.shared.syllables)

  /// No syllable is longer: zhuang, chuang, shuang.
  private static let longest = 6

  /// No name is longer by far; each syllable takes its share of the stack.
  private static let mostSyllables = 200

  private let places: [String: UInt16]

  /// Sounds without a vowel (嗯 n, 呣 m) are in no name, and would let `tan` be two characters.
  private init(_ places: [String: UInt16]) {
    self.places = places.filter { $0.key.unicodeScalars.contains(where: Letter.vowels.contains) }
  }

  /// One syllable with its tone in digits or as a mark.
  func reading(_ text: String) -> Reading? {
    readings(in: text, count: 1)?.first
  }

  /// As many syllables as there are characters, parted by blanks, hyphens and apostrophes, or run
  /// together; nothing if there is no way to part them so, and for more characters than 200.
  ///
  /// Where there are several ways the first syllables are as long as can be. A syllable whose tone is
  /// not told has none.
  func readings(in text: String, count: Int) -> [Reading]? {
    guard (1...Self.mostSyllables).contains(count) else { return nil }
    var letters: [Letter] = []
    for scalar in text.lowercased().unicodeScalars {
      guard let letter = Letter(scalar) else { return nil }
      // A combining mark belongs to the letter before it.
      if case .tone(let tone) = letter, case .plain(let base, nil)? = letters.last,
        !scalar.isASCII
      {
        letters[letters.count - 1] = .plain(base, tone: tone)
      } else if case .umlaut = letter, case .plain("u", let tone)? = letters.last {
        letters[letters.count - 1] = .plain("ü", tone: tone)
      } else {
        letters.append(letter)
      }
    }
    var dead: Set<[Int]> = []
    return parted(letters[...], count: count, &dead)
  }

  /// `dead` keeps the places from which there is no way on, so that none is tried twice.
  private func parted(
    _ letters: ArraySlice<Letter>, count: Int, _ dead: inout Set<[Int]>
  ) -> [Reading]? {
    var letters = letters
    while case .gap? = letters.first { letters.removeFirst() }
    guard count > 0 else { return letters.isEmpty ? [] : nil }
    let place = [letters.startIndex, count]
    if dead.contains(place) { return nil }
    var prefixes: [(Reading, ArraySlice<Letter>)] = []
    var name = String.UnicodeScalarView()
    var tone: UInt16?
    while case .plain(let letter, let mark)? = letters.first, name.count < Self.longest {
      letters.removeFirst()
      name.append(letter)
      if mark != nil, tone != nil { break }
      tone = tone ?? mark
      guard let syllable = places[String(name)] else { continue }
      var rest = letters
      var given = tone
      if case .tone(let digit)? = rest.first, tone == nil {
        given = digit
        rest.removeFirst()
      }
      prefixes.append((Reading(syllable: syllable, tone: given ?? 0), rest))
    }
    for (reading, rest) in prefixes.reversed() {
      if let others = parted(rest, count: count - 1, &dead) { return [reading] + others }
    }
    dead.insert(place)
    return nil
  }

  /// A letter of pinyin with the tone above it, a tone by itself, or what parts syllables.
  private enum Letter {
    case plain(Unicode.Scalar, tone: UInt16?)
    case tone(UInt16)
    case umlaut
    case gap

    init?(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "v": self = .plain("ü", tone: nil)
      case "a"..."z", "ü": self = .plain(scalar, tone: nil)
      case "1"..."5": self = .tone(UInt16(scalar.value - 0x30))
      case " ", "'", "-", "’", "·", "\u{3000}": self = .gap
      case "\u{308}": self = .umlaut
      default:
        if let place = Self.marks.firstIndex(of: scalar) {
          self = .tone(UInt16(place + 1))
        } else if let place = Self.marked.firstIndex(of: scalar) {
          self = .plain(Self.vowels[place / 4], tone: UInt16(place % 4 + 1))
        } else {
          return nil
        }
      }
    }

    static let vowels = Array("aeiouü".unicodeScalars)
    private static let marked = Array("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".unicodeScalars)
    private static let marks: [Unicode.Scalar] = ["\u{304}", "\u{301}", "\u{30C}", "\u{300}"]
  }
}
