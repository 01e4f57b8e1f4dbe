import CharacterHygiene
import Diagnostics
import Yams

/// Turns a template file into ``Element``s, by Yams' composer alone: scalars keep their text
/// (`2019-01-03`, `0123` and `no` are what they look like), and every element has its place.
struct YAMLReader {
  private let text: TemplateText
  private let registered: [Unicode.Scalar: String]
  /// Keys may carry the marks of ``SlipScanner/isMarked(_:)``.
  private let isMended: Bool
  private var findings: [Diagnostic] = []

  private init(_ scanner: SlipScanner, registered: [Unicode.Scalar: String]) {
    text = scanner.text
    isMended = !scanner.findings.isEmpty
    self.registered = registered
  }

  /// Everything that can be found wrong with the file as YAML goes to the sink; `nil` if it
  /// cannot be read any further.
  ///
  /// `registered` says what is to be written by hand for a private character; any other is a fault.
  static func read(
    _ bytes: [UInt8], file: String, registered: [Unicode.Scalar: String] = [:],
    sink: inout DiagnosticSink
  ) -> Element? {
    do throws(DiagnosticError) {
      let text = try TemplateText(bytes: bytes, file: file, sink: &sink)
      var scanner = SlipScanner(text)
      let isReadable = scanner.scan()
      sink.report(scanner.findings)
      guard isReadable else { return nil }
      var reader = YAMLReader(scanner, registered: registered)
      let root = try reader.compose()
      sink.report(reader.findings)
      return root
    } catch {
      // A slip that was named is the cause of what the reader then stumbles over.
      if !sink.hasErrors { sink.report(error.diagnostics) }
      return nil
    }
  }

  private mutating func compose() throws(DiagnosticError) -> Element {
    let root: Node?
    do {
      // Without resolving rules: what a scalar means is for its declared type to say.
      root = try Yams.compose(yaml: text.yaml, .basic)
    } catch let error as YamlError {
      throw DiagnosticError(diagnostic(for: error))
    } catch {
      throw DiagnosticError(.syntax("\(error)", at: text.location(line: 0, column: 0)))
    }
    guard let root else {
      throw DiagnosticError(
        .error("template.empty", "文件是空的", at: text.location(line: 0, column: 0)))
    }
    return element(root)
  }

  private mutating func element(_ node: Node) -> Element {
    let location = place(of: node.mark)
    switch node {
    case .scalar(let scalar):
      if scalar.string.isEmpty, scalar.style == .plain || scalar.style == .any {
        return Element(content: .empty, location: location)
      }
      return Element(content: .text(sourceText(scalar)), location: location)
    case .sequence(let sequence):
      var items: [Element] = []
      for node in sequence { items.append(element(node)) }
      return Element(content: .list(items), location: location)
    case .mapping(let mapping):
      var entries: [Element.Entry] = []
      for (key, value) in mapping { entries.append(entry(key, value)) }
      return Element(content: .map(entries), location: location)
    case .alias:
      return Element(content: .empty, location: location)
    }
  }

  private mutating func entry(_ key: Node, _ value: Node) -> Element.Entry {
    var name = key.scalar?.string ?? ""
    if let scalar = key.scalar, !(isMended && SlipScanner.isMarked(name)) {
      name = sourceText(scalar).text
    }
    return Element.Entry(key: name, keyLocation: place(of: key.mark), value: element(value))
  }

  private func place(of mark: Mark?) -> SourceLocation {
    text.location(line: (mark?.line ?? 1) - 1, column: (mark?.column ?? 1) - 1)
  }

  private mutating func sourceText(_ scalar: Node.Scalar) -> SourceText {
    var matcher = ScalarMatcher(
      lines: text.lines, line: (scalar.mark?.line ?? 1) - 1,
      column: (scalar.mark?.column ?? 1) - 1,
      isBlock: scalar.style == .literal || scalar.style == .folded,
      isDoubleQuoted: scalar.style == .doubleQuoted,
      isQuoted: scalar.style == .doubleQuoted || scalar.style == .singleQuoted)
    let anchors = matcher.anchors(for: scalar.string).map { anchor in
      let place = text.location(line: anchor.line, column: anchor.column)
      return SourceText.Anchor(offset: anchor.offset, line: place.line, column: place.column)
    }
    return checked(SourceText(scalar.string, file: text.file, anchors: anchors))
  }

  /// The text with old private code points replaced; what else would print wrongly is told.
  ///
  /// Escapes (`"\uE000"`) are read by now, and comments are gone.
  private mutating func checked(_ source: SourceText) -> SourceText {
    guard source.text.unicodeScalars.contains(where: { TextHygiene.finding(for: $0) != nil }) else {
      return source
    }
    var scalars = String.UnicodeScalarView()
    for (offset, scalar) in source.text.unicodeScalars.enumerated() {
      let finding = TextHygiene.finding(for: scalar)
      if let finding, let told = diagnostic(for: finding, at: source.location(atScalar: offset)) {
        findings.append(told)
      }
      if case .remapped(_, let newer) = finding {
        scalars.append(newer)
      } else {
        scalars.append(scalar)
      }
    }
    return source.replacingText(with: String(scalars))
  }

  /// nil for what is allowed in templates: a zero-width space is a place to break.
  private func diagnostic(
    for finding: TextHygiene.Finding, at place: SourceLocation
  ) -> Diagnostic? {
    if case .privateUse(let scalar) = finding, let description = registered[scalar] {
      return Diagnostic(
        .note, "template.handwritten", "这里的\(scalar.codePoint)留空，要手写：\(description)", at: place)
    }
    let id: Diagnostic.ID
    switch finding {
    case .control, .directionMark: id = "template.control-character"
    case .lost: id = "template.lost-character"
    case .privateUse: id = "template.private-use"
    case .remapped: id = "template.remapped"
    case .radical: id = "template.radical"
    case .invisible, .spacedName: return nil
    }
    return Diagnostic(
      finding.severity, id, "这里\(finding.message)", at: place, hint: finding.hint)
  }

  private func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return .syntax(problem, at: place(of: mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let place = place(of: context.mark)
      return .duplicateKey(keys.first ?? "", at: place, first: place)
    default:
      return .syntax("\(error)", at: text.location(line: 0, column: 0))
    }
  }
}
