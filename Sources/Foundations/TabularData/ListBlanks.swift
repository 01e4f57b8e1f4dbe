extension Unicode.Scalar {
  /// Blanks that stand in cells by accident: line ends by Alt+Enter, tabs from web pages, U+3000.
  public var isListBlank: Bool {
    switch self {
    case "\t", "\n", "\r", " ", "\u{A0}", "\u{2002}"..."\u{200A}", "\u{202F}", "\u{3000}": true
    default: false
    }
  }
}

extension String {
  /// The text without the list blanks at its ends; one that has none is given back as it is.
  public var trimmingListBlanks: String {
    let scalars = unicodeScalars
    guard scalars.first?.isListBlank == true || scalars.last?.isListBlank == true else {
      return self
    }
    let rest = scalars.drop(while: \.isListBlank)
    let end = rest.lastIndex { !$0.isListBlank }.map(rest.index(after:))
    return String(rest[..<(end ?? rest.startIndex)])
  }
}
