/// What a character is in a line of Chinese text: how wide its cell is, what air it holds, and what
/// it asks of its neighbours.
///
/// The classes of CLREQ 5 and GB/T 15834; the letters are those of the typography reference, 2.1.
/// ``CharacterProperties`` tells the class of a character seen alone. Quotes, dashes, interpuncts,
/// the ASCII solidus, signs and separators may change theirs beside others.
enum CharacterClass: UInt8, CaseIterable, Sendable {
  /// OB: （《「【〔［｛ and the quotes ‘ “. Half a cell of air, then half a cell of ink.
  case opening
  /// CB: ）》」】〕］｝ and the quotes ’ ”. Ink, then air.
  case closing
  /// PC: 、 ，
  case comma
  /// PS: 。 ．
  case stop
  /// CO: ： ；
  case colon
  /// EX: ！ ？
  case exclamation
  /// EX already set as one cell: ‼ ⁇ ⁈ ⁉. Never at a line's start.
  case finishedExclamation
  /// MD: · ‧ ・ in half a cell; between Chinese characters also •.
  case interpunct
  /// CN: ～ 〜 and the short –; beside others also a lone — or ―.
  case connector
  /// SO: ／; between Chinese characters also /.
  case solidus
  /// UD: — ― ⸺. Two of — or ― are one mark of two cells, and ⸺ is one by itself.
  case dash
  /// UE: … ⋯ ‥. Two of … or ⋯ are one mark of two cells.
  case ellipsis
  /// HAN: Chinese characters, kana, what is set in a square like them, and every symbol without a
  /// class of its own (☐ → ① Ⅳ).
  case han
  /// Half-width katakana, its marks, half-width Hangul, and full-width signs (＋ ＝ ＆): their own
  /// advance, no autospace.
  case unspaced
  /// WL: letters, marks and numerals of Latin, Greek, Cyrillic and other alphabets, ² and ₂.
  case letter
  /// WN: 0–9; within a number also its signs and separators.
  case digit
  /// WP: punctuation and signs of ASCII and Latin-1, punctuation of alphabets, quotes, — … · of
  /// Western text, and the signs of formulas (× ÷ ≤ ≠ ∞), which stay with their numbers.
  case westernMark
  /// PX: $ £ ¥ € № ＄ ￡ ￥, with the number after it.
  case prefix
  /// SX: % ‰ ° ℃ ℉ ′ ″ ％ ￠, with the number before it.
  case suffix
  /// SP: U+0020, no-break and typographic spaces, tabs and line ends; U+3000 is ``han``.
  case space
  /// ZW: U+200B. No width, and a line may end here.
  case breakHere
  /// ZW: U+2060, U+FEFF, U+200D, stray variation selectors, controls. No width.
  case joiner
  /// U+00AD: a hyphen where a line ends at it, or else nothing.
  case softHyphen
  /// Room in a line, not a character: a ruled blank, a signature place.
  case box
}
