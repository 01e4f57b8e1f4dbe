import Diagnostics
import FormPipeline

/// Ends the command with 1 after telling everything that was found.
struct Refusal: Error {
  var diagnostics: [Diagnostic]
  /// The texts that the findings point into, by file name.
  var sources: [String: [UInt8]]
  /// What became of the command's work.
  var closing = "没有输出文件"

  func report() {
    FindingReport(sources: sources).tell(diagnostics)
    let errors = diagnostics.filter { $0.severity == .error }.count
    let isPartial = diagnostics.contains { $0.id == FormPress.partlyWritten }
    Terminal.tell("共\(errors)处错误" + (isPartial ? "，其余文件没有输出。" : "，\(closing)。"))
  }
}

/// Tells findings, with the lines they point to.
struct FindingReport {
  var sources: [String: [UInt8]]

  /// Each caret reads its file from the start; the first ones are what people read.
  private static let caretLimit = 100

  func tell(_ diagnostics: [Diagnostic]) {
    let formatter = DiagnosticFormatter()
    for (index, diagnostic) in diagnostics.enumerated() {
      let source = index < Self.caretLimit ? text(for: diagnostic) : nil
      Terminal.tell(formatter.text(for: diagnostic, in: source))
    }
  }

  private func text(for diagnostic: Diagnostic) -> String? {
    guard let location = diagnostic.location, let bytes = sources[location.file] else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
