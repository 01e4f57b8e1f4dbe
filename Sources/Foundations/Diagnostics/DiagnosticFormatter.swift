/// Words findings for people: `派遣单.yaml:23:33: 错误: …`, with the source line and a caret below.
public struct DiagnosticFormatter: Sendable {
  public init() {}

  /// The finding on one line, and two more lines when the whole text of the file it points into is
  /// given.
  public func text(for diagnostic: Diagnostic, in source: String? = nil) -> String {
    var line = diagnostic.location.map { "\($0): " } ?? ""
    line += "\(word(for: diagnostic.severity)): "
    if let path = diagnostic.dataPath, !diagnostic.message.contains(path) { line += "\(path)：" }
    line += diagnostic.message
    if let hint = diagnostic.hint { line += "。\(hint)" }
    line = line.withSteeringShown + " [\(diagnostic.id)]"
    if let location = diagnostic.location, let source {
      line += snippet(at: location, in: source)
    }
    return line
  }

  private func word(for severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "错误"
    case .warning: "提醒"
    case .note: "说明"
    }
  }

  /// The source line and a caret; long lines (data files of one line) are cut around the place.
  private func snippet(at location: SourceLocation, in source: String) -> String {
    guard let scalars = line(location.line, of: source) else { return "" }
    let reach = 40
    let at = min(max(location.column - 1, 0), scalars.count)
    let start = max(0, at - reach)
    let end = min(scalars.count, at + reach)
    let shown = scalars[start..<end].map { $0.isSteering ? " " : $0 }
    let before = String(String.UnicodeScalarView(shown.prefix(at - start)))
    let lead = start > 0 ? "…" : ""
    let tail = end < scalars.count ? "…" : ""
    let number = "\(location.line) | "
    let text = String(String.UnicodeScalarView(shown))
    return "\n\(number)\(lead)\(text)\(tail)\n"
      + String(repeating: " ", count: (number + lead + before).displayCells) + "^"
  }

  /// Lines end at LF; works on UTF-8, since Swift takes CRLF for one Character.
  private func line(_ number: Int, of source: String) -> [Unicode.Scalar]? {
    let bytes = source.utf8
    var start = bytes.startIndex
    for _ in 1..<max(1, number) {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = bytes.index(after: end)
    }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
    return source.unicodeScalars[start..<end].filter { $0 != "\r" }
  }
}
