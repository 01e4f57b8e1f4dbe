import CharacterHygiene
public import Diagnostics
import Yams

extension SettingsNode {
  /// Reads a YAML file in UTF-8; `nil` for a file without content.
  ///
  /// Throws what keeps it from being read, as `fault`; the messages call the file `kind`.
  public static func read(
    _ bytes: [UInt8], file: String, kind: String, fault: Diagnostic.ID
  ) throws(DiagnosticError) -> SettingsNode? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DiagnosticError(
        .error(
          fault, "\(kind)“\(file)”不是 UTF-8 编码",
          at: SourceLocation(file: file, line: 1, column: 1), hint: "请在编辑器里另存为 UTF-8"))
    }
    return try read(text, file: file, kind: kind, fault: fault)
  }

  public static func read(
    _ text: String, file: String, kind: String, fault: Diagnostic.ID
  ) throws(DiagnosticError) -> SettingsNode? {
    let source = SettingsSource(text, file: file, fault: fault)
    try source.checkCharacters()
    do {
      // Without rules for numbers and dates: what a scalar means is for its reader to say.
      return try Yams.compose(yaml: source.text, .basic).map(source.settings)
    } catch let error as YamlError {
      throw DiagnosticError(source.wording(of: error, kind: kind))
    } catch {
      throw DiagnosticError(.error(fault, "无法读懂\(kind)“\(file)”"))
    }
  }
}

/// The text of one file, and what is said of it.
private struct SettingsSource {
  let text: String
  let file: String
  let fault: Diagnostic.ID

  init(_ text: String, file: String, fault: Diagnostic.ID) {
    self.text =
      text.unicodeScalars.first == "\u{FEFF}"
      ? String(text.unicodeScalars.dropFirst()) : text
    self.file = file
    self.fault = fault
  }

  /// Control characters, marks of direction and private characters have no place in settings.
  func checkCharacters() throws(DiagnosticError) {
    var sink = DiagnosticSink()
    var place = SourceLocation(file: file, line: 1, column: 1)
    for scalar in text.unicodeScalars {
      if scalar != "\t", scalar != "\r", let finding = TextHygiene.finding(for: scalar),
        finding.severity == .error
      {
        sink.report(.error(fault, "这里\(finding.message)", at: place, hint: finding.hint))
      }
      place.column = scalar == "\n" ? 1 : place.column + 1
      place.line += scalar == "\n" ? 1 : 0
    }
    try sink.throwErrors()
  }

  func settings(_ node: Node) -> SettingsNode {
    let content: SettingsNode.Content =
      switch node {
      case .scalar(let scalar):
        scalar.string.isEmpty && scalar.style != .doubleQuoted && scalar.style != .singleQuoted
          ? .empty : .text(scalar.string)
      case .sequence(let sequence): .list(sequence.map(settings))
      case .mapping(let mapping):
        .map(
          mapping.map { key, value in
            SettingsNode.Entry(
              key: key.scalar?.string ?? "", keyLocation: location(key.mark),
              value: settings(value))
          })
      case .alias: .empty
      }
    return SettingsNode(content: content, location: location(node.mark))
  }

  func wording(of error: YamlError, kind: String) -> Diagnostic {
    let mark = error.mark
    return .error(
      fault, "\(kind)不是合乎语法的 YAML（\(error.problem)）", at: location(mark),
      hint: hasWideColon(near: mark?.line ?? 1) ? "冒号要用半角“: ”，后面空一格" : nil)
  }

  private func location(_ mark: Mark?) -> SourceLocation {
    SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  /// YAML stumbles over `名称：张店` on the line after it.
  private func hasWideColon(near line: Int) -> Bool {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (line - 2..<line).contains { index in
      lines.indices.contains(index)
        && String(Substring(lines[index])).unicodeScalars.contains("：")
    }
  }
}

extension YamlError {
  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _), .reader(let problem, _, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _): "重复的键 \(keys.joined(separator: "、"))"
    default: "\(self)"
    }
  }

  fileprivate var mark: Mark? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark
    case .duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }
}
