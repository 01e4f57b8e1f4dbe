public import Diagnostics
import FoundationEssentials
import Inspection
public import InspectionFiles
import InspectionStore

/// A list on its way into a registry: first what it would change, then the entry.
public struct ListIntake: Sendable {
  /// What the list would add, change and refuse; nothing of it is entered yet.
  public let dryRun: DeskReport
  /// The same without the causes of refusal, which ``faults`` are.
  public let outline: DeskReport
  /// Why rows are refused.
  public let faults: [Diagnostic]
  /// What to look at in the rows that are taken.
  private let remarks: [Diagnostic]
  /// The rows that are left out: `第2行 甲厂`.
  private let refused: [String]
  private let fact: Fact?
  private let head: JournalHead
  private let mapping: [UInt8]
  private let registry: ListedRegistry

  public init(
    of file: DeskFile, into registry: ListedRegistry, at desk: Desk
  ) throws(DiagnosticError) {
    switch registry {
    case .sources: self = try Self(PollutionSource.self, file, registry, desk)
    case .officers: self = try Self(Officer.self, file, registry, desk)
    }
  }

  private init<Record: ListedRecord>(
    _: Record.Type, _ file: DeskFile, _ registry: ListedRegistry, _ desk: Desk
  ) throws(DiagnosticError) {
    let (office, head) = try desk.store.state()
    let author = try desk.author(in: office)
    let context = try desk.listContext(in: office, by: author)
    let run = try Self.read(registry, in: desk.store.folder) {
      (mapping: ColumnMapping<Record.Column>?) throws(DiagnosticError) in
      try DryRun<Record>(
        of: file.name, bytes: file.bytes, mapping: mapping, registry: Record.registry(of: office),
        context: context)
    }
    fact =
      run.changes.isEmpty
      ? nil
      : try Record.act(takingIn: run.changes, list: run.origin)
        .decide(in: office, by: author, at: desk.time)
    (dryRun, outline) = Self.reports(of: run)
    (faults, remarks, refused) = Self.refusals(of: run)
    mapping = Self.mapping(of: run)
    self.head = head
    self.registry = registry
  }

  /// Whether the list says anything that the registry does not.
  public var isNews: Bool { fact != nil }

  /// Enters what the dry run told, unless somebody has entered anything since.
  public func enter(at desk: Desk) throws(DiagnosticError) -> DeskReport {
    guard let fact else { return dryRun }
    var report = try desk.append([fact], decidedUpon: head)
    do throws(DiagnosticError) {
      try desk.store.folder.keep(mapping, asFile: registry.mappingFile)
    } catch {
      // The list is entered all the same.
      report.findings += error.diagnostics.map {
        Diagnostic(
          .warning, "list.mapping-not-kept",
          "名单已经登记，只是没能记下各列的对应（\(registry.mappingFile)）：\($0.message)", hint: $0.hint)
      }
    }
    if !refused.isEmpty {
      report.lines.append("略过\(refused.count)行，没有登记：")
      report.lines += refused.map { "  \($0)" }
    }
    report.findings = faults + remarks + report.findings
    return report
  }

  /// By the columns kept from the last list, where they fit this one; else by their names.
  private static func read<Record: ListedRecord>(
    _ registry: ListedRegistry, in folder: OfficeFolder,
    _ read: (ColumnMapping<Record.Column>?) throws(DiagnosticError) -> DryRun<Record>
  ) throws(DiagnosticError) -> DryRun<Record> {
    var kept: ColumnMapping<Record.Column>?
    if let bytes = try folder.bytes(ofFile: registry.mappingFile) {
      do {
        kept = try JSONDecoder().decode(ColumnMapping<Record.Column>.self, from: Data(bytes))
      } catch {
        throw DiagnosticError(
          .error(
            "list.bad-mapping", "机关文件夹里的“\(registry.mappingFile)”看不懂，名单没有读",
            hint: "改回正确的 JSON；不要它的，删去这个文件，各列再按列名对应"))
      }
    }
    if let kept, let run = try? read(kept),
      !run.findings.contains(where: { $0.id == "list.unknown-column" })
    {
      return run
    }
    return try read(nil)
  }

  private static func reports<Record: ListedRecord>(
    of run: DryRun<Record>
  ) -> (DeskReport, DeskReport) {
    func report(_ text: String) -> DeskReport {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      return DeskReport(lines.map(String.init), details: run.details)
    }
    return (report(run.text()), report(run.text(errors: false)))
  }

  private static func refusals<Record: ListedRecord>(
    of run: DryRun<Record>
  ) -> (faults: [Diagnostic], remarks: [Diagnostic], rows: [String]) {
    let rows = run.rows.filter { $0.outcome == .refused }.map { "第\($0.line)行 \($0.name)" }
    return (
      run.findings.filter { $0.severity == .error },
      run.findings.filter { $0.severity == .warning }, rows
    )
  }

  private static func mapping<Record: ListedRecord>(of run: DryRun<Record>) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array((try? encoder.encode(run.mapping)) ?? Data()) + [0x0A]
  }
}

extension ListedRegistry {
  /// Which column stands for what, as the last list of this kind had it.
  fileprivate var mappingFile: String {
    switch self {
    case .sources: "列对应-污染源.json"
    case .officers: "列对应-执法人员.json"
    }
  }
}
