import CharacterHygiene
import Diagnostics

extension SlipScanner {
  /// Scans a `{…}` or `[…]` from its opening sign to behind its closing one, over lines if need be.
  mutating func scanFlow() {
    let opening = place()
    let sign = current ?? "["
    repeat {
      skipBlanks()
      guard line < text.lines.count else {
        findings.removeAll { $0.location.map { $0 > opening } ?? false }
        findings.append(.unclosedFlow(sign, at: opening))
        flows = []
        return
      }
      if isAtLineEndOrComment { nextLine() } else { scanFlowToken() }
    } while !flows.isEmpty && flows.count <= Self.depthLimit
  }

  /// Behind the outermost closing sign: nothing may follow but a comment.
  mutating func finishFlow(openedAt start: Int) {
    skipBlanks()
    if !isAtLineEndOrComment, current != ":" {
      let sign = scalar(at: start) ?? "["
      let opening = place(start)
      findings.removeAll { $0.location.map { $0 > opening } ?? false }
      findings.append(.leadingSign(sign, at: opening))
      blankRest { _ in false }
    }
    nextLine()
  }

  private mutating func scanFlowToken() {
    let last = flows.count - 1
    mendWideBraces()
    switch current {
    case "[", "{":
      let sign = current ?? "["
      if last >= 0 { flows[last].expectsKey = false }
      flows.append(Flow(sign: sign, place: place(), expectsKey: sign == "{"))
      column += 1
    case "]", "}":
      closeFlow()
    case ",":
      flows[last].expectsKey = flows[last].sign == "{"
      column += 1
    case ":":
      flows[last].expectsKey = false
      column += 1
    case "\"", "'":
      scanQuotedInFlow()
    case "&", "*", "!", "%", "@", "`", "|", ">":
      mendLeadingSign()
      scanPlainInFlow()
    default:
      scanPlainInFlow()
    }
  }

  private mutating func closeFlow() {
    let closed = flows.removeLast()
    column += 1
    guard !flows.isEmpty else { return }
    skipBlanks()
    guard let next = current, !isFlowSign(next), next != ":", next != "#" else { return }
    findings.append(.leadingSign(closed.sign, at: closed.place))
    blankRest { ",]}".unicodeScalars.contains($0) }
  }

  private func isFlowSign(_ scalar: Unicode.Scalar) -> Bool {
    ",[]{}".unicodeScalars.contains(scalar)
  }

  private mutating func scanQuotedInFlow() {
    let start = column
    let startLine = line
    let last = flows.count - 1
    scanQuoted()
    guard line == startLine else { return }
    let end = column
    skipBlanks()
    if current == ":", flows[last].expectsKey {
      enterFlowKey(words(start + 1..<max(start + 1, end - 1)), at: start)
      return
    }
    guard let next = current, !isFlowSign(next), next != "#" else { return }
    findings.append(.textAfterQuote(at: place()))
    blankRest(until: { ",]}".unicodeScalars.contains($0) })
  }

  private mutating func scanPlainInFlow() {
    let start = column
    let last = flows.count - 1
    let end = plainEndInFlow()
    defer { column = max(end, start + 1) }
    guard flows[last].expectsKey else { return }
    if scalar(at: end) == ":" {
      enterFlowKey(trimmed(start..<end), at: start)
      flows[last].expectsKey = false
    } else if mendColon(in: start..<end, isSure: true) {
      column = start
      scanPlainInFlow()
    } else {
      findings.append(.strayPiece(trimmed(start..<end), at: place(start)))
      markKey(at: start)
    }
  }

  private func trimmed(_ range: Range<Int>) -> String {
    var end = range.upperBound
    while end > range.lowerBound, scalar(at: end - 1) == " " { end -= 1 }
    return words(range.lowerBound..<end)
  }

  private mutating func plainEndInFlow() -> Int {
    let isKey = flows.last?.expectsKey ?? false
    var at = column
    var opened: [Int] = []
    while let scalar = scalar(at: at) {
      switch scalar {
      case "【":
        opened.append(at)
      case "】":
        _ = opened.popLast()
      case "," where !opened.isEmpty:
        guard closesLater(from: at) else { return reportUnpaired(opened, end: at) }
        findings.append(.commaInBrackets(at: place(at)))
        text.replace(line: line, column: at, with: "，")
      case ",", "[", "]", "{", "}":
        return reportUnpaired(opened, end: at)
      case ":" where endsKey(at):
        if isKey, opened.isEmpty { return at }
        if opened.isEmpty, let comma = mendWideComma(before: at) { return comma }
        findings.append(.colonInText(at: place(at)))
        text.replace(line: line, column: at, with: "：")
      case "#" where self.scalar(at: at - 1) == " ":
        return at
      default: break
      }
      at += 1
    }
    return at
  }

  /// `{表头: 序号，列宽: 3字}`: says so, mends the comma and gives its column; nil where what stands
  /// before the colon is no key behind a wide comma.
  private mutating func mendWideComma(before colon: Int) -> Int? {
    guard flows.last?.sign == "{",
      let comma = text.lines[line][column..<colon].lastIndex(of: "，"),
      Vocabulary.isKey(trimmed(comma + 1..<colon).trimmingBlanks)
    else { return nil }
    findings.append(.wideComma(at: place(comma)))
    text.replace(line: line, column: comma, with: ",")
    return comma
  }

  /// ｛表头: 序号｝ where a value begins: says so once, and makes the brackets of the line narrow.
  mutating func mendWideBraces() {
    guard let sign = current, sign == "｛" || sign == "［" else { return }
    findings.append(.wideBrace(sign, at: place()))
    for at in text.lines[line].indices[column...] {
      let scalar = text.lines[line][at]
      guard "｛｝［］".unicodeScalars.contains(scalar) else { continue }
      text.replace(line: line, column: at, with: scalar.narrow)
    }
  }

  private func endsKey(_ at: Int) -> Bool {
    guard let next = scalar(at: at + 1) else { return true }
    return next == " " || isFlowSign(next)
  }

  /// Whether a 】 follows before anything that ends the whole text.
  private func closesLater(from at: Int) -> Bool {
    for scalar in text.lines[line][at...] {
      if scalar == "】" { return true }
      if scalar == "【" || scalar == "}" || scalar == "]" || scalar == ":" { return false }
    }
    return false
  }

  private mutating func reportUnpaired(_ opened: [Int], end: Int) -> Int {
    if let first = opened.first { findings.append(.unpairedBracket(at: place(first))) }
    return end
  }
}
