public import Diagnostics
public import Inspection
public import TabularData

/// 试运行: what a list would change in a registry, before anything is written.
public struct DryRun<Record: ListedRecord>: Sendable {
  /// A field in which the list says something else than the registry.
  public struct FieldChange: Hashable, Sendable {
    public var column: Record.Column
    public var old: String
    public var new: String
  }

  public enum Outcome: Hashable, Sendable {
    case added(Record)
    case changed(Record, [FieldChange])
    case unchanged(Record)
    /// Says the same as an earlier row, which stands at that line.
    case merged(into: Int)
    /// The findings say why.
    case refused
  }

  public struct Row: Hashable, Sendable {
    /// In the file, from 1.
    public var line: Int
    /// As the list has it, cleaned.
    public var name: String
    public var outcome: Outcome
  }

  public let origin: ListOrigin
  public let encoding: TextEncoding
  /// What was taken for what; to be saved for the next list of the same making.
  public let mapping: ColumnMapping<Record.Column>
  /// In the order of the list.
  public let rows: [Row]
  /// In the registry and not in the list.
  ///
  /// They stay: a source is removed with its photo (二、5), an officer by an approval form.
  public let missing: [Record]
  /// Everything found, by place.
  public let findings: [Diagnostic]
  /// Of the rows that are added or changed, for the journal.
  public let changes: [Record.Change]

  /// Whether rows are refused.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

extension DryRun {
  /// Throws only what keeps the list from being read at all: encoding, quoting, its head.
  ///
  /// Takes time in proportion to list and registry.
  public init(
    of file: String, bytes: [UInt8], mapping: ColumnMapping<Record.Column>? = nil,
    registry: Registry<Record>, context: ListContext
  ) throws(DiagnosticError) {
    let list = try ListImport<Record>(
      file: file, bytes: bytes, mapping: mapping, registry: registry, context: context)
    origin = ListOrigin(file: list.file, contents: bytes, rowCount: list.outcomes.count)
    encoding = list.encoding
    self.mapping = list.mapping
    missing = list.missing
    changes = list.changes
    findings = list.findings
    rows = zip(list.rows, list.outcomes).map { row, outcome in
      Row(line: row.location.line, name: row[.name] ?? "", outcome: outcome ?? .refused)
    }
  }
}
