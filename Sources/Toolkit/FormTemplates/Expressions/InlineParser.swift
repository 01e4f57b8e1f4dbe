import Diagnostics
import DocumentTree
import FormData
import Geometry
import WebAddresses

/// A piece of a compiled text.
enum TextSegment: Sendable {
  case text(String, marks: TextMarks)
  case value(ParsedSlot, marks: TextMarks)
  case ruledBlank([TextSegment], width: Length)
  case dateBlank
  case figure(CompiledFigure)
  case signature(key: String, width: Length)
  case link(String, to: WebAddress, marks: TextMarks)
  case lineEnd

  /// The segment itself, or those on a rule.
  var pieces: [TextSegment] {
    if case .ruledBlank(let content, _) = self { content } else { [self] }
  }
}

/// Compiles the tokens of a text into segments.
struct InlineParser {
  typealias Lengths = (String) -> Length?

  let source: SourceText
  let scope: NameScope
  private(set) var segments: [TextSegment] = []
  private(set) var reads = ExpressionReads()
  private(set) var sink: DiagnosticSink
  private let scalars: [Unicode.Scalar]
  private var marks: TextMarks = []
  /// What stands before the rule that is open, and the rule's length.
  private var open: (before: [TextSegment], width: Length?)?
  private var pending = String.UnicodeScalarView()

  /// The room of a 签字 that gives no length.
  private static let standardSignatureLength = "8字"

  init(_ source: SourceText, scope: NameScope, sink: DiagnosticSink) {
    self.source = source
    self.scope = scope
    self.sink = sink
    scalars = Array(source.text.unicodeScalars)
  }

  /// Reads lengths by the given function.
  mutating func parse(lengths: Lengths) {
    var scanner = InlineScanner(scalars)
    let tokens = scanner.tokens()
    for fault in scanner.faults { sink.report(fault.diagnostic(in: source)) }
    let marks = Self.pairedStars(in: tokens)
    for (index, token) in tokens.enumerated() {
      add(token, isMark: marks.contains(index), lengths: lengths)
    }
    flush()
  }

  private mutating func add(_ token: InlineToken, isMark: Bool, lengths: Lengths) {
    switch token {
    case .character(let scalar): pending.append(scalar)
    case .star where isMark:
      flush()
      marks.formSymmetricDifference(.emphasized)
    case .star: pending.append("*")
    case .lineEnd: append(.lineEnd)
    case .faulty: return
    case .ruleStart(let range):
      flush()
      open = (segments, length(in: range, lengths: lengths))
      segments = []
    case .ruleEnd: endRule()
    case .slot(let range): addSlot(range, lengths: lengths)
    }
  }

  /// Each opening star and the next one in its line that may close it.
  private static func pairedStars(in tokens: [InlineToken]) -> Set<Int> {
    var paired: Set<Int> = []
    var open: Int?
    for (index, token) in tokens.enumerated() {
      switch token {
      case .star(_, canClose: true) where open.map { $0 + 1 < index } ?? false:
        if let start = open { paired.formUnion([start, index]) }
        open = nil
      case .star(canOpen: true, _) where open == nil: open = index
      case .lineEnd: open = nil
      default: break
      }
    }
    return paired
  }

  private mutating func endRule() {
    flush()
    guard let (before, width) = open else { return }
    open = nil
    segments = before + (width.map { [.ruledBlank(segments, width: $0)] } ?? [])
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    segments.append(.text(String(pending), marks: marks))
    pending = String.UnicodeScalarView()
  }

  private mutating func append(_ segment: TextSegment) {
    flush()
    segments.append(segment)
  }
}

// MARK: - What stands in 【…】

extension InlineParser {
  private mutating func addSlot(_ range: Range<Int>, lengths: Lengths) {
    let words = words(in: range)
    switch words.first?.text {
    case nil:
      report("text.empty-slot", "【】里没有写内容", at: max(0, range.lowerBound - 1))
    case "签字": addSignature(words, lengths: lengths)
    case "链接": addLink(words, range)
    case "日期空" where words.count == 1: append(.dateBlank)
    default: addValue(range)
    }
  }

  /// `签字 角色 10字`.
  private mutating func addSignature(_ words: [Word], lengths: Lengths) {
    guard words.count == 2 || words.count == 3 else {
      return report(
        "text.bad-signature", "签字处的写法不对", at: words[0].offset, hint: "写成 【签字 承诺人 10字】")
    }
    let written = words.count == 3 ? words[2].text : Self.standardSignatureLength
    guard let width = lengths(written) else {
      return reportLength(written, at: words[words.count - 1].offset)
    }
    append(.signature(key: words[1].text, width: width))
  }

  /// `链接 https://… 看得见的字`; without words the address itself is printed.
  ///
  /// Words that read like another address are refused: paper and screen would lead to two places.
  private mutating func addLink(_ words: [Word], _ range: Range<Int>) {
    guard words.count >= 2 else {
      return report(
        "text.bad-link", "链接没有写网址", at: words[0].offset,
        hint: "写成 【链接 https://www.zibo.gov.cn/ 市政府网站】")
    }
    let written = words[1]
    do throws(WebAddressFault) {
      let address = try WebAddress(parsing: written.text)
      var shown = scalars[(words.count > 2 ? words[2] : written).offset..<range.upperBound]
      while shown.last?.properties.isWhitespace ?? false { shown.removeLast() }
      let text = String(String.UnicodeScalarView(shown))
      if words.count > 2, let other = address.contradiction(in: text) {
        return report(
          "text.deceptive-link", "链接印的是“\(other)”，点开却是“\(address.uri)”", at: words[2].offset,
          hint: "两处写成一样，或者印一个名称，如 市政府网站")
      }
      append(.link(text, to: address, marks: marks))
    } catch {
      report(
        "text.bad-link", "“\(written.text)”\(error.message)", at: written.offset + error.offset,
        hint: error.hint)
    }
  }

  private mutating func addValue(_ range: Range<Int>) {
    do throws(ExpressionFault) {
      var parser = try ExpressionParser(
        scalars, in: range, source: source, scope: scope, sink: sink)
      defer {
        sink = parser.sink
        reads.merge(parser.reads)
      }
      guard let slot = try parser.slot() else { return }
      append(.value(slot, marks: marks))
    } catch {
      sink.report(error.diagnostic(in: source))
    }
  }

  private mutating func length(in range: Range<Int>, lengths: Lengths) -> Length? {
    let words = words(in: range)
    let written = words.first?.text ?? ""
    guard words.count == 1, let length = lengths(written) else {
      reportLength(written, at: range.lowerBound)
      return nil
    }
    return length
  }

  private mutating func reportLength(_ written: String, at offset: Int) {
    report("text.bad-length", "“\(written)”不是长度", at: offset, hint: "写成 8字、30mm 或 3cm")
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ message: String, at offset: Int, hint: String? = nil
  ) {
    sink.report(.error(id, message, at: source.location(atScalar: offset), hint: hint))
  }

  private struct Word {
    var text: String
    var offset: Int
  }

  /// The stretches between blanks.
  private func words(in range: Range<Int>) -> [Word] {
    scalars[range].split { $0.properties.isWhitespace }.map { slice in
      Word(text: String(String.UnicodeScalarView(slice)), offset: slice.startIndex)
    }
  }
}
