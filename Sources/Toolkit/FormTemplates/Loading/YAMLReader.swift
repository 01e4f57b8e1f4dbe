import Diagnostics
import Yams

/// Turns a template file into ``Element``s, by Yams' composer alone: scalars keep their text
/// (`2019-01-03`, `0123` and `no` are what they look like), and every element has its place.
struct YAMLReader {
  private let text: TemplateText

  /// Everything that can be found wrong with the file as YAML goes to the sink; `nil` if it
  /// cannot be read any further.
  static func read(_ bytes: [UInt8], file: String, sink: inout DiagnosticSink) -> Element? {
    do throws(DiagnosticError) {
      let text = try TemplateText(bytes: bytes, file: file, sink: &sink)
      var scanner = SlipScanner(text)
      let isReadable = scanner.scan()
      sink.report(scanner.findings)
      guard isReadable else { return nil }
      return try YAMLReader(text: scanner.text).compose()
    } catch {
      // A slip that was named is the cause of what the reader then stumbles over.
      if !sink.hasErrors { sink.report(error.diagnostics) }
      return nil
    }
  }

  private func compose() throws(DiagnosticError) -> Element {
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

  private func element(_ node: Node) -> Element {
    let location = place(of: node.mark)
    switch node {
    case .scalar(let scalar):
      if scalar.string.isEmpty, scalar.style == .plain || scalar.style == .any {
        return Element(content: .empty, location: location)
      }
      return Element(content: .text(sourceText(scalar)), location: location)
    case .sequence(let sequence):
      return Element(content: .list(sequence.map(element)), location: location)
    case .mapping(let mapping):
      return Element(content: .map(mapping.map(entry)), location: location)
    case .alias:
      return Element(content: .empty, location: location)
    }
  }

  private func entry(_ key: Node, _ value: Node) -> Element.Entry {
    Element.Entry(
      key: key.scalar?.string ?? "", keyLocation: place(of: key.mark), value: element(value))
  }

  private func place(of mark: Mark?) -> SourceLocation {
    text.location(line: (mark?.line ?? 1) - 1, column: (mark?.column ?? 1) - 1)
  }

  private func sourceText(_ scalar: Node.Scalar) -> SourceText {
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
    return SourceText(scalar.string, file: text.file, anchors: anchors)
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
