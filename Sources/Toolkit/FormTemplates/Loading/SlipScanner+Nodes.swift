import Diagnostics

extension SlipScanner {
  /// Scans the key or value at the cursor and leaves the cursor behind it.
  ///
  /// - Parameters:
  ///   - keyAllowed: whether `key: value` may begin here; not so behind a key on the same line.
  ///   - indent: the column of the key or dash that a block text must be indented beyond.
  mutating func scanNode(keyAllowed: Bool, indent: Int) {
    let start = column
    mendWideBraces()
    switch current {
    case "\"", "'":
      scanQuotedNode(keyAllowed: keyAllowed, indent: indent)
      return
    case "[", "{":
      scanFlow()
      if line < text.lines.count { finishFlow(openedAt: start) }
      return
    case "|", ">":
      if isBlockTextHeader { return skipBlockText(indent: keyAllowed ? dashIndent : indent) }
      mendLeadingSign()
    case "&", "*", "!", "%", "@", "`":
      mendLeadingSign()
    case "?" where scalar(at: start + 1) == " ":
      mendLeadingSign()
    default: break
    }
    scanPlain(keyAllowed: keyAllowed, indent: indent)
  }

  private mutating func scanPlain(keyAllowed: Bool, indent: Int) {
    let start = column
    let end = plainEnd(keyAllowed: keyAllowed)
    if keyAllowed, scalar(at: end) == ":" { return scanKey(start..<end) }
    let mustBeKey = blocks.last.map { !$0.isSequence && $0.indent == start } ?? false
    if keyAllowed, mendColon(in: start..<end, isSure: mustBeKey) {
      return scanPlain(keyAllowed: true, indent: indent)
    }
    column = end
    nextLine()
    skipContinuation(indent: keyAllowed ? dashIndent : indent)
  }

  /// The column of the innermost dash, beyond which a list item's further lines stand.
  private var dashIndent: Int {
    blocks.last { $0.isSequence || $0.indent < column }?.indent ?? -1
  }

  private mutating func scanKey(_ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound, let last = scalar(at: end - 1), last == " " || last == "\u{3000}"
    {
      if last == "\u{3000}" {
        findings.append(.wideSpace(at: place(end - 1)))
        text.replace(line: line, column: end - 1, with: " ")
      }
      end -= 1
    }
    enterKey(words(range.lowerBound..<end), at: range.lowerBound)
    column = range.upperBound + 1
    skipBlanks()
    guard !isAtLineEndOrComment else { return nextLine() }
    scanNode(keyAllowed: false, indent: range.lowerBound)
  }

  /// Where the text at the cursor ends: at its colon if it is a key, at a comment, or with the line.
  private mutating func plainEnd(keyAllowed: Bool) -> Int {
    var at = column
    var opened = 0
    while let scalar = scalar(at: at) {
      let next = self.scalar(at: at + 1)
      if scalar == "【" { opened += 1 }
      if scalar == "】" { opened = max(0, opened - 1) }
      if scalar == ":", next == nil || next == " " {
        if keyAllowed, opened == 0 { return at }
        findings.append(.colonInText(at: place(at)))
        text.replace(line: line, column: at, with: "：")
      }
      if scalar == "#", self.scalar(at: at - 1) == " " {
        reportCut(at: at, from: column)
        return at
      }
      at += 1
    }
    return at
  }

  /// `3 #锅炉` loses text; `3  # 注` is a comment.
  private mutating func reportCut(at hash: Int, from start: Int) {
    guard hash - 1 > start, let before = scalar(at: hash - 2), before != " ",
      let after = scalar(at: hash + 1), after != " ", after != "#"
    else { return }
    findings.append(.textCut(at: place(hash)))
  }

  private mutating func skipContinuation(indent: Int) {
    while line < text.lines.count {
      let blanks = text.lines[line].prefix { $0 == " " }.count
      let isEmpty = blanks == text.lines[line].count
      guard !isEmpty, blanks > indent, text.lines[line][blanks] != "#" else { return }
      if text.lines[line].contains("\t") || looksLikeKey(from: blanks) { return }
      nextLine()
    }
  }

  private func looksLikeKey(from start: Int) -> Bool {
    if scalar(at: start) == "-", scalar(at: start + 1) == " " { return true }
    return text.lines[line].indices.contains { at in
      at > start && scalar(at: at) == ":"
        && (scalar(at: at + 1) == nil || scalar(at: at + 1) == " ")
    }
  }

  // MARK: Block text

  /// `|`, `>-`, `|2+` and nothing after it but a comment.
  private var isBlockTextHeader: Bool {
    var at = column + 1
    while let scalar = scalar(at: at),
      scalar == "+" || scalar == "-" || ("1"..."9").contains(scalar)
    {
      at += 1
    }
    guard at - column <= 3 else { return false }
    let hasBlank = scalar(at: at) == " "
    while scalar(at: at) == " " { at += 1 }
    return scalar(at: at) == nil || (hasBlank && scalar(at: at) == "#")
  }

  private mutating func skipBlockText(indent: Int) {
    nextLine()
    while line < text.lines.count {
      let blanks = text.lines[line].prefix { $0 == " " }.count
      guard blanks == text.lines[line].count || blanks > indent else { return }
      nextLine()
    }
  }

  // MARK: Quotes and signs

  private mutating func scanQuotedNode(keyAllowed: Bool, indent: Int) {
    let start = column
    let startLine = line
    scanQuoted()
    guard line < text.lines.count else { return }
    let end = column
    skipBlanks()
    if isAtLineEndOrComment { return nextLine() }
    if keyAllowed, current == ":", line == startLine {
      enterKey(words(start + 1..<max(start + 1, end - 1)), at: start)
      column += 1
      skipBlanks()
      guard !isAtLineEndOrComment else { return nextLine() }
      return scanNode(keyAllowed: false, indent: start)
    }
    findings.append(.textAfterQuote(at: place()))
    blankRest { _ in false }
    nextLine()
  }

  /// Leaves the cursor behind the closing quote, or past the last line if there is none.
  mutating func scanQuoted() {
    guard let quote = current else { return }
    let opening = place()
    column += 1
    while line < text.lines.count {
      guard let scalar = current else {
        nextLine()
        continue
      }
      if quote == "\"", scalar == "\\" {
        column += 2
      } else if scalar == quote {
        column += 1
        guard quote == "'", current == "'" else { return }
        column += 1
      } else {
        column += 1
      }
    }
    findings.removeAll { $0.location.map { $0 > opening } ?? false }
    findings.append(.unclosedQuote(at: opening))
  }

  /// Overwrites the rest of a text that a reader would choke on.
  mutating func blankRest(until isEnd: (Unicode.Scalar) -> Bool) {
    while let scalar = current, !isEnd(scalar) {
      text.replace(line: line, column: column, with: " ")
      column += 1
    }
  }

  /// Names a sign that YAML would take for its own, and puts a letter in its place.
  mutating func mendLeadingSign() {
    guard let sign = current else { return }
    let name = text.lines[line][(column + 1)...].prefix { !" ,]}".unicodeScalars.contains($0) }
    let isAnchor = sign == "&" || (sign == "*" && isKnownAnchor(name))
    if isAnchor {
      findings.append(.anchor(String(String.UnicodeScalarView([sign] + name)), at: place()))
    } else {
      findings.append(.leadingSign(sign, at: place()))
    }
    text.replace(line: line, column: column, with: "x")
  }

  private func isKnownAnchor(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    guard !name.isEmpty else { return false }
    let anchor = "&" + String(String.UnicodeScalarView(name))
    return findings.contains { $0.id == "template.anchor" && $0.message.contains(anchor) }
  }
}
