import Diagnostics

/// Reads raw lines before the YAML reader does, names the slips of people who type Chinese, and
/// repairs them so that everything else wrong with the file is found in the same run.
///
/// It knows just enough of YAML to tell keys, texts, quotes, comments, block texts and `{}`/`[]`
/// apart. A repair keeps columns, or the ``TemplateText`` remembers the shift. Cost: one pass.
struct SlipScanner {
  static let depthLimit = 64

  /// An indented mapping or sequence.
  struct Block {
    var indent: Int
    var isSequence: Bool
    var keys: [String: SourceLocation] = [:]
    /// The key whose value this is.
    var parentKey: String?
  }

  /// A `{…}` or `[…]` that is still open.
  struct Flow {
    var sign: Unicode.Scalar
    var place: SourceLocation
    var keys: [String: SourceLocation] = [:]
    /// In a mapping: the next text must be a key.
    var expectsKey: Bool
  }

  var text: TemplateText
  var findings: [Diagnostic] = []
  var blocks: [Block] = []
  var flows: [Flow] = []
  var line = 0
  var column = 0
  var lastKey: String?
  private var markCount: UInt32 = 0

  init(_ text: TemplateText) {
    self.text = text
  }

  /// - Returns: whether what is left can be handed to the YAML reader.
  mutating func scan() -> Bool {
    while line < text.lines.count {
      scanBlockLine()
      if blocks.count + flows.count > Self.depthLimit {
        findings.append(.tooDeep(at: place()))
        return false
      }
    }
    return true
  }

  // MARK: Cursor

  var current: Unicode.Scalar? { scalar(at: column) }

  func scalar(at column: Int) -> Unicode.Scalar? {
    guard line < text.lines.count, column >= 0, column < text.lines[line].count else { return nil }
    return text.lines[line][column]
  }

  func place(_ column: Int? = nil) -> SourceLocation {
    text.location(line: line, column: column ?? self.column)
  }

  func words(_ range: Range<Int>) -> String {
    let scalars = text.lines[line][range]
    return String(String.UnicodeScalarView(scalars))
  }

  mutating func nextLine() {
    line += 1
    column = 0
  }

  /// Skips blanks; a wide one is named and made narrow.
  mutating func skipBlanks() {
    while let scalar = current, scalar == " " || scalar == "\t" || scalar == "\u{3000}" {
      if scalar == "\u{3000}" {
        findings.append(.wideSpace(at: place()))
        text.replace(line: line, column: column, with: " ")
      }
      column += 1
    }
  }

  var isAtLineEndOrComment: Bool { current == nil || current == "#" }

  // MARK: Lines

  private mutating func scanBlockLine() {
    skipIndent()
    guard !isAtLineEndOrComment else { return nextLine() }
    while current == "-", scalar(at: column + 1) != "-" {
      if let next = scalar(at: column + 1), next != " ", next != "\t", next != "\u{3000}" {
        findings.append(.dashWithoutSpace(at: place()))
        text.insertBlank(line: line, column: column + 1)
      }
      enterSequence(at: column)
      column += 1
      skipIndent()
      guard !isAtLineEndOrComment else { return nextLine() }
    }
    scanNode(keyAllowed: true, indent: column)
  }

  private mutating func skipIndent() {
    while current == " " { column += 1 }
    if current == "\t" { findings.append(.tabIndent(at: place())) }
    while current == "\t" || current == " " {
      text.replace(line: line, column: column, with: " ")
      column += 1
    }
    skipBlanks()
  }

  private mutating func enterSequence(at indent: Int) {
    blocks.removeAll { $0.indent > indent }
    if blocks.last?.isSequence == true, blocks.last?.indent == indent { return }
    blocks.append(Block(indent: indent, isSequence: true, parentKey: lastKey))
  }

  // MARK: Keys

  /// Notes a key of an indented mapping.
  mutating func enterKey(_ key: String, at column: Int) {
    blocks.removeAll { $0.indent > column || ($0.indent == column && $0.isSequence) }
    if blocks.last?.indent != column {
      blocks.append(Block(indent: column, isSequence: false, parentKey: lastKey))
    }
    lastKey = key
    let last = blocks.count - 1
    if let first = blocks[last].keys[key] {
      findings.append(.duplicateKey(key, at: place(column), first: first))
      markKey(at: column)
    } else {
      blocks[last].keys[key] = place(column)
    }
  }

  mutating func enterFlowKey(_ key: String, at column: Int) {
    let last = flows.count - 1
    guard last >= 0, flows[last].sign == "{" else { return }
    if let first = flows[last].keys[key] {
      findings.append(.duplicateKey(key, at: place(column), first: first))
      markKey(at: column)
    } else {
      flows[last].keys[key] = place(column)
    }
  }

  /// Makes a key unique and recognisable as already reported (see ``isMarked(_:)``).
  mutating func markKey(at column: Int) {
    markCount = (markCount + 1) % 0xFFF0
    guard let mark = Unicode.Scalar(0xF0000 + markCount) else { return }
    let quoted = scalar(at: column) == "\"" || scalar(at: column) == "'"
    text.replace(line: line, column: quoted ? column + 1 : column, with: mark)
  }

  /// Whether a key was reported here already and is to be passed over.
  static func isMarked(_ key: String) -> Bool {
    guard let first = key.unicodeScalars.first else { return false }
    return (0xF0000...0xFFFFD).contains(first.value)
  }

  /// A text where only a key can stand: says what is wrong with its colon, and mends it.
  ///
  /// - Returns: whether it was mended and can be read again as a key.
  mutating func mendColon(in range: Range<Int>, isSure: Bool) -> Bool {
    for column in range {
      let scalar = text.lines[line][column]
      // A colon within 【】 is the text's own, and no key has brackets.
      if scalar == "【" { return false }
      guard scalar == "：" || scalar == ":" else { continue }
      let word = words(range.lowerBound..<column)
      guard
        isSure || isBlockListItem && Vocabulary.isOfBlock(word)
          || Vocabulary.isKey(word)
            && !isListItem
      else { return false }
      findings.append(
        scalar == "：" ? .wideColon(at: place(column)) : .colonWithoutSpace(at: place(column)))
      text.replace(line: line, column: column, with: ":")
      let next = self.scalar(at: column + 1)
      if next != nil, next != " " { text.insertBlank(line: line, column: column + 1) }
      return true
    }
    return false
  }

  private var isListItem: Bool { flows.isEmpty && blocks.last?.isSequence == true }

  /// In a list of blocks every item is a mapping, so a text that looks like a key is one.
  private var isBlockListItem: Bool {
    guard isListItem, let key = blocks.last?.parentKey else { return false }
    return Vocabulary.holdsBlocks(key)
  }
}
