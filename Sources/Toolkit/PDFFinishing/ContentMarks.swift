import DisplayList
import PDFObjects

/// Says in a painted page's content which piece of it is what.
///
/// Pieces whose glyphs can be counted come from the painter without a tag and run into each other,
/// within one text object and even one string; where one ends and the next begins is told by the
/// number of codes shown. All other pieces come in a tag of Cairo's, which knows no artifacts and
/// calls them `Private`. A piece's text may spell an operator, so the content is read token by token.
struct ContentMarks {
  private let pieces: [MarkedContent]
  private let content: [UInt8]
  private let simpleFonts: Set<PDFName>
  private var tokens: ContentTokenizer
  private var marked: [UInt8] = []
  /// How much of the content has been taken over.
  private var copied = 0

  /// The piece to begin next.
  private var next = 0
  /// The number that Cairo gives to its next tag.
  private var nextTag = 0
  /// The glyphs that the counted piece which has begun still lacks; `nil` between such pieces.
  private var missing: Int?
  private var isWithinTag = false
  /// Whether Cairo is spelling out a cluster, `/Span <</ActualText …>> BDC`.
  private var isWithinSpelling = false
  private var bytesPerCode = 2

  /// `simpleFonts` are those with codes of one byte; all others have codes of two.
  init(_ pieces: [MarkedContent], in content: [UInt8], simpleFonts: Set<PDFName>) {
    self.pieces = pieces
    self.content = content
    self.simpleFonts = simpleFonts
    tokens = ContentTokenizer(content)
  }

  /// The content with each piece between `/Span <</MCID n>> BDC`, where n is its index, or
  /// `/Artifact BMC`, and `EMC`.
  ///
  /// `nil` if its pieces are not the planned ones: each with as many glyphs, or with a tag of the
  /// kind and number that the plan expects, and nothing beside them.
  mutating func applied() throws(PDFReadingError) -> [UInt8]? {
    marked.reserveCapacity(content.count + 32 * pieces.count)
    var operands: [ContentTokenizer.Token] = []
    while let token = try tokens.next() {
      if token.kind == .operator {
        guard try take(token, operands) else { return nil }
        operands.removeAll(keepingCapacity: true)
      } else {
        operands.append(token)
      }
    }
    guard next == pieces.count, missing == nil, !isWithinTag else { return nil }
    copy(to: content.count)
    return marked
  }

  /// `false` if the operator is not to be where it is.
  private mutating func take(
    _ token: ContentTokenizer.Token, _ operands: [ContentTokenizer.Token]
  ) throws(PDFReadingError) -> Bool {
    if tokens.spells(token, "Tj") || tokens.spells(token, "TJ") {
      return isWithinTag || show(operands, until: token)
    } else if tokens.spells(token, "Tf") {
      bytesPerCode = operands.first.map(isSimpleFont) == true ? 1 : 2
    } else if tokens.spells(token, "BDC") {
      guard operands.count == 2 else { return false }
      return try begin(operands[0], operands[1], token)
    } else if tokens.spells(token, "EMC") {
      if isWithinSpelling {
        isWithinSpelling = false
        endIfComplete(at: token.range.upperBound)
      } else {
        isWithinTag = false
      }
    } else if tokens.spells(token, "ET") {
      return missing == nil
    } else if tokens.spells(token, "S") || tokens.spells(token, "f") || tokens.spells(token, "Do") {
      return isWithinTag
    }
    return true
  }

  /// What Cairo marks: a piece of its own, or a cluster that has to be spelled out.
  private mutating func begin(
    _ tag: ContentTokenizer.Token, _ properties: ContentTokenizer.Token,
    _ token: ContentTokenizer.Token
  ) throws(PDFReadingError) -> Bool {
    guard let number = try tokens.markedContentIdentifier(in: properties) else {
      isWithinSpelling = true
      return isWithinTag || missing != nil || beginCounted(at: tag.range.lowerBound)
    }
    let isArtifact = tokens.spells(tag, "/Private")
    guard missing == nil, number == nextTag, pieces.indices.contains(next),
      pieces[next].glyphCount == nil, (pieces[next].node == nil) == isArtifact
    else { return false }
    copy(to: tag.range.lowerBound)
    writeBeginning()
    copied = token.range.upperBound
    nextTag += 1
    isWithinTag = true
    return true
  }

  /// Begins and ends pieces where the codes of strings say so, and cuts the strings there.
  private mutating func show(
    _ operands: [ContentTokenizer.Token], until token: ContentTokenizer.Token
  ) -> Bool {
    guard let first = operands.first else { return false }
    let isArray = operands.count > 1
    if missing == nil, !beginCounted(at: first.range.lowerBound) { return false }
    for string in operands where string.kind == .string {
      var codes = StringCodes(of: string.range, in: content, bytesPerCode: bytesPerCode)
      var isFirst = true
      while let start = codes.next() {
        if missing == 0 {
          guard !isWithinSpelling, cut(string, at: isFirst ? nil : start, isArray: isArray)
          else { return false }
        }
        missing? -= 1
        isFirst = false
      }
    }
    endIfComplete(at: token.range.upperBound)
    return true
  }

  /// Ends a piece before a string, or before a code within it, and begins the next: what follows is
  /// shown by an operator of its own.
  private mutating func cut(
    _ string: ContentTokenizer.Token, at code: Int?, isArray: Bool
  ) -> Bool {
    copy(to: code ?? string.range.lowerBound)
    if code != nil { marked.append(content[string.range.upperBound - 1]) }
    marked += (isArray ? "]TJ" : "Tj").utf8
    endIfComplete(at: copied)
    marked.append(UInt8(ascii: "\n"))
    guard beginCounted(at: copied) else { return false }
    if isArray { marked.append(UInt8(ascii: "[")) }
    if code != nil { marked.append(content[string.range.lowerBound]) }
    return true
  }

  private mutating func beginCounted(at position: Int) -> Bool {
    guard pieces.indices.contains(next), let count = pieces[next].glyphCount else { return false }
    copy(to: position)
    writeBeginning()
    marked += "\n".utf8
    missing = count
    return true
  }

  private mutating func endIfComplete(at position: Int) {
    guard missing == 0, !isWithinSpelling else { return }
    copy(to: position)
    marked += "\nEMC".utf8
    missing = nil
  }

  private mutating func writeBeginning() {
    if pieces[next].node == nil {
      marked += "/Artifact BMC".utf8
    } else {
      marked += "/Span<</MCID \(next)>>BDC".utf8
    }
    next += 1
  }

  private mutating func copy(to end: Int) {
    marked += content[copied..<end]
    copied = end
  }

  private func isSimpleFont(_ name: ContentTokenizer.Token) -> Bool {
    !simpleFonts.isEmpty
      && simpleFonts.contains(PDFName(bytes: Array(content[name.range].dropFirst())))
  }
}

/// Where the codes of a string in a content stream begin.
private struct StringCodes {
  private let content: [UInt8]
  private let end: Int
  private let isLiteral: Bool
  private let bytesPerCode: Int
  private var position: Int

  init(of range: Range<Int>, in content: [UInt8], bytesPerCode: Int) {
    self.content = content
    self.bytesPerCode = bytesPerCode
    isLiteral = content[range.lowerBound] == UInt8(ascii: "(")
    position = range.lowerBound + 1
    end = range.upperBound - 1
  }

  mutating func next() -> Int? {
    if !isLiteral { skipBlanks() }
    guard position < end else { return nil }
    let start = position
    for _ in 0..<bytesPerCode {
      if isLiteral {
        skipLiteralByte()
      } else {
        for _ in 0..<2 {
          skipBlanks()
          position += 1
        }
      }
    }
    return start
  }

  private mutating func skipBlanks() {
    while position < end, content[position] <= UInt8(ascii: " ") { position += 1 }
  }

  /// A byte as it is, behind a backslash, or as a backslash and up to three octal digits.
  private mutating func skipLiteralByte() {
    guard position < end else { return }
    let isEscaped = content[position] == UInt8(ascii: "\\")
    position += isEscaped ? 2 : 1
    let octal = UInt8(ascii: "0")...UInt8(ascii: "7")
    guard isEscaped, octal.contains(content[position - 1]) else { return }
    for _ in 0..<2 where position < end && octal.contains(content[position]) { position += 1 }
  }
}
