extension [Inline] {
  /// The words alone, without rooms, blanks and figures; `lineEnd` stands where lines end.
  public func words(lineEnd: String) -> String {
    reduce(into: "") { words, inline in
      switch inline {
      case .text(let text, _), .unbreakable(let text, _, _): words += text
      case .ruledBlank(let content, _), .link(let content, _):
        words += content.words(lineEnd: lineEnd)
      case .lineEnd: words += lineEnd
      case .signature, .dateBlank, .figure: break
      }
    }
  }
}
