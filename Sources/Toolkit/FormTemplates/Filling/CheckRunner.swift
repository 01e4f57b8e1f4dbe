import Diagnostics
import FormData

/// Holds the data to 校验, row by row where 每行 says so; every failure is told.
struct CheckRunner {
  /// A wrong rule fails on every row of a long list; this many failures of one rule make the point.
  private static let limitPerCheck = 100

  let template: CompiledTemplate
  let context: FillContext

  func run(sink: inout DiagnosticSink) {
    for check in template.checks {
      guard let list = check.list else {
        if let failure = failure(of: check, context, row: nil) { sink.report(failure) }
        continue
      }
      runOverRows(check, list: list, sink: &sink)
    }
  }

  private func runOverRows(_ check: CompiledCheck, list: Int, sink: inout DiagnosticSink) {
    let declaration = template.declarations[list]
    let reference = ListReference(frame: 0, slot: list, name: declaration.name, fields: [])
    guard let records = context.records(of: reference) else { return }
    var failures = 0
    for index in 0..<records.count where failures < Self.limitPerCheck {
      let row = context.entering(records.record(at: index))
      let path = "\(declaration.name)[\(index + 1)]"
      guard var failure = failure(of: check, row, row: path) else { continue }
      failures += 1
      failure.hint = records.source.location(ofRecordAt: index, field: nil).map { "这一行在 \($0)" }
      sink.report(failure)
    }
  }

  private func failure(
    of check: CompiledCheck, _ context: FillContext, row: String?
  ) -> Diagnostic? {
    let environment = context.environment()
    guard check.requirement.isFalse(in: environment) else { return nil }
    return Diagnostic(
      check.isWarning ? .warning : .error, "data.check-failed",
      check.message.string(in: environment), at: check.location, dataPath: row)
  }
}
