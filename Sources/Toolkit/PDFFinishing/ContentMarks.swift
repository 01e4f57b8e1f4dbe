import DisplayList
import PDFObjects

/// Says in a painted page's content which of its marked pieces are artifacts.
///
/// The painter knows no artifacts and calls them `Private`; their text may spell the same words, so
/// the content is read token by token.
struct ContentMarks {
  private let pieces: [MarkedContent]

  init(_ pieces: [MarkedContent]) {
    self.pieces = pieces
  }

  /// The content with `/Artifact BMC` for every `/Private <</MCID n>> BDC`.
  ///
  /// `nil` if its pieces are not the planned ones: from 0 on, each what the plan says it is.
  func applied(to content: [UInt8]) throws(PDFReadingError) -> [UInt8]? {
    var tokens = ContentTokenizer(content)
    var marked: [UInt8] = []
    marked.reserveCapacity(content.count)
    var copied = 0
    var next = 0
    var tag: ContentTokenizer.Token?
    var properties: ContentTokenizer.Token?
    while let token = try tokens.next() {
      switch token.kind {
      case .name: tag = token
      case .dictionary: properties = token
      case .otherOperand: continue
      case .operator:
        defer { (tag, properties) = (nil, nil) }
        guard let tag, let properties, tokens.spells(token, "BDC"),
          let number = try tokens.markedContentIdentifier(in: properties)
        else { continue }
        let isArtifact = tokens.spells(tag, "/Private")
        guard number == next, pieces.indices.contains(number),
          (pieces[number].node == nil) == isArtifact
        else { return nil }
        next += 1
        guard isArtifact else { continue }
        marked += content[copied..<tag.range.lowerBound]
        marked += "/Artifact BMC".utf8
        copied = token.range.upperBound
      }
    }
    marked += content[copied...]
    return next == pieces.count ? marked : nil
  }
}
