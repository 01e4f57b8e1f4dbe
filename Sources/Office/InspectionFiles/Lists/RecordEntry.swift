public import Diagnostics
public import Inspection

/// 单条录入: a record that a clerk enters by itself, cleaned, remarked on and checked by the reader of
/// lists, so that both ways say the same.
public struct RecordEntry<Record: ListedRecord>: Sendable {
  public let record: Record
  /// Warnings, and what was mended; they stand in no file.
  public let findings: [Diagnostic]

  /// Reads what was written over the record that it is about; without one it is a new record, which
  /// gets an id as in a list without ids.
  ///
  /// Throws everything wrong with it.
  public init(
    _ written: [Record.Column: String], over known: Record? = nil, registry: Registry<Record>,
    context: ListContext
  ) throws(DiagnosticError) {
    let entry = ListImport<Record>(
      entry: written, over: known, registry: registry, context: context)
    findings = entry.findings.map { finding in
      var finding = finding
      finding.location = nil
      return finding
    }
    guard let record = entry.outcomes[0]?.record else {
      throw DiagnosticError(findings.filter { $0.severity == .error })
    }
    self.record = record
  }
}
