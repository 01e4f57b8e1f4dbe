import Diagnostics
import OfficeDesk

/// 用法不对: what the argument parser refuses, as a finding with an id of its own.
struct UsageFault {
  let diagnostic: Diagnostic
  /// Usage line and where to read on, which the parser tells below its message.
  let closing: String?

  /// `english`: the parser's own words, by which its kinds of errors are told apart.
  init(english: String, chinese: String) {
    let lines = chinese.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let rest = lines.dropFirst()
    closing = rest.isEmpty ? nil : rest.joined(separator: "\n")
    let hint = ExpectedValue(refusedIn: english)?.hint
    diagnostic = .error(Self.id(of: english), lines.first ?? chinese, hint: hint)
  }

  private static func id(of english: String) -> Diagnostic.ID {
    if english.contains(" is invalid for ") { return "usage.bad-value" }
    if english.contains("Unknown option") { return "usage.unknown-option" }
    if english.contains("Missing ") { return "usage.missing" }
    if english.contains("nexpected argument") { return "usage.unexpected" }
    return "usage.invalid"
  }

  /// Ends a command with 2: prose for people, and the same as JSON where that was asked for.
  static func end(with faults: [Diagnostic], closing: String?, in arguments: [String]) -> Int32 {
    if arguments.contains("--json"), let json = try? DeskReport.json(refusing: faults) {
      Terminal.print(json)
    }
    for fault in faults {
      Terminal.tell("用法不对：\(fault.message)")
      if let hint = fault.hint { Terminal.tell("提示：\(hint)") }
    }
    if let closing { Terminal.tell(closing) }
    return 2
  }
}
