extension Unicode.Scalar {
  /// Whether it steers a terminal or the order of a line instead of showing something: controls,
  /// separators of lines, and the marks of direction (Unicode 15.0, Bidi_Control).
  public var isSteering: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}

extension String {
  /// The text for a terminal, whoever wrote it: what steers is shown as `<U+202E>`.
  ///
  /// Without this, a name in a file could print a line of a report that nobody made.
  public var withSteeringShown: String {
    guard unicodeScalars.contains(where: \.isSteering) else { return self }
    var shown = ""
    for scalar in unicodeScalars {
      if scalar.isSteering {
        let code = String(scalar.value, radix: 16, uppercase: true)
        shown += "<U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code + ">"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
