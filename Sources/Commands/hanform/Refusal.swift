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
  /// A column that is too narrow warns of every row; this many are told, then how many more.
  private static let repeatLimit = 5

  /// What the rows of one column have in common.
  private struct Place: Hashable {
    var id: Diagnostic.ID
    var location: SourceLocation
  }

  /// All errors, and of each warning about one place the first few.
  func tell(_ diagnostics: [Diagnostic]) {
    let formatter = DiagnosticFormatter()
    var times: [Place: Int] = [:]
    var places: [Place] = []
    for (index, diagnostic) in diagnostics.enumerated() {
      if diagnostic.severity != .error, let location = diagnostic.location {
        let place = Place(id: diagnostic.id, location: location)
        times[place, default: 0] += 1
        if times[place] == Self.repeatLimit + 1 { places.append(place) }
        if let count = times[place], count > Self.repeatLimit { continue }
      }
      let source = index < Self.caretLimit ? text(for: diagnostic) : nil
      Terminal.tell(formatter.text(for: diagnostic, in: source))
    }
    for place in places {
      let more = (times[place] ?? 0) - Self.repeatLimit
      let rest = Diagnostic.warning(place.id, "这一处还有\(more)个同样的提醒", at: place.location)
      Terminal.tell(formatter.text(for: rest, in: nil))
    }
  }

  private func text(for diagnostic: Diagnostic) -> String? {
    guard let location = diagnostic.location, let bytes = sources[location.file] else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
