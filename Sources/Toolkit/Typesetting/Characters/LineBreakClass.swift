/// The line-breaking classes of UAX #14, Unicode 15.0, by the annex's own letters.
///
/// Three more than there split classes of which a rule asks a further property: ``opWide`` (LB30),
/// ``idUnassigned`` (LB30b) and ``saMark`` (LB1). No wide CP exists.
enum LineBreakClass: UInt8, CaseIterable, Sendable {
  /// Mandatory Break: U+000B, U+000C, U+2028, U+2029.
  case bk
  /// Carriage Return.
  case cr
  /// Line Feed.
  case lf
  /// Next Line: U+0085.
  case nl
  /// Space: U+0020 only.
  case sp
  /// Zero Width Space: U+200B.
  case zw
  /// Zero Width Joiner: U+200D.
  case zwj
  /// Word Joiner: U+2060, U+FEFF.
  case wj
  /// Non-breaking Glue: U+00A0, U+202F.
  case gl
  /// Combining Mark, and controls.
  case cm
  /// Ambiguous, alphabetic or ideographic: ① × ○.
  case ai
  /// Alphabetic.
  case al
  /// Break Opportunity Before and After: U+2014.
  case b2
  /// Break After: U+00AD, U+2010, U+2013, tabs and typographic spaces.
  case ba
  /// Break Before: ´ ˈ.
  case bb
  /// Contingent Break Opportunity: U+FFFC.
  case cb
  /// Conditional Japanese Starter: small kana and ー.
  case cj
  /// Close Punctuation: 」 、 。 }.
  case cl
  /// Close Parenthesis: ) ].
  case cp
  /// Emoji Base.
  case eb
  /// Emoji Modifier.
  case em
  /// Exclamation and Interrogation: ! ？.
  case ex
  /// Hangul LV Syllable.
  case h2
  /// Hangul LVT Syllable.
  case h3
  /// Hebrew Letter.
  case hl
  /// Hyphen: U+002D.
  case hy
  /// Ideographic.
  case id
  /// Ideographic, and a pictograph that is not yet assigned.
  case idUnassigned
  /// Inseparable: … ‥.
  case `in`
  /// Infix Numeric Separator: . , : ;.
  case `is`
  /// Hangul L Jamo.
  case jl
  /// Hangul T Jamo.
  case jt
  /// Hangul V Jamo.
  case jv
  /// Nonstarter: 々 ： ； ・.
  case ns
  /// Numeric.
  case nu
  /// Open Punctuation: ( [ {.
  case op
  /// Open Punctuation of East Asian width: （ 「 《.
  case opWide
  /// Postfix Numeric: % ℃.
  case po
  /// Prefix Numeric: $ + №.
  case pr
  /// Quotation: " ' “ ”.
  case qu
  /// Regional Indicator.
  case ri
  /// Complex Context Dependent: South East Asian.
  case sa
  /// Complex Context Dependent, and a mark (Mn or Mc).
  case saMark
  /// Surrogate; no Unicode scalar is one.
  case sg
  /// Symbols Allowing Break After: /.
  case sy
  /// Unknown.
  case xx
}
