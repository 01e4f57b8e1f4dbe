public import Diagnostics
public import Inspection
import InspectionStore

/// 核验: whether the journal is what it was, its draws follow from their files, its papers agree,
/// and it knows the codes printed on signed ones.
public struct JournalVerdict: Sendable {
  public let report: DeskReport
  /// Why it is not; the command that asked is refused with them.
  public let faults: [Diagnostic]

  public init(of desk: Desk, codes: [CheckCode]) throws(DiagnosticError) {
    let found = try desk.store.verify(codes: codes)
    // What a damaged journal says of draws and papers is worth nothing.
    let others =
      found.isWhole
      ? try desk.store.recheckDraws()
        + IntegrityCheck(try desk.office()).findings.map(\.diagnostic) : []
    let isRight = found.isWhole && !others.contains { $0.severity == .error }
    faults = isRight ? [] : found.findings + others
    var lines = [
      "台账\(found.entryCount)条，逐条核对校验值、前后衔接和附件，没有改动过。",
      "各次抽取重新核对，与登记的一致；各文书之间的数目互相对得上。",
      "现在的校验码：\(found.head.code)",
    ]
    lines += found.anchors.map { "校验码 \($0.code)：第\($0.entry)条（\($0.time)）时印出，此前的台账没有改动过。" }
    report = DeskReport(
      lines, findings: (found.findings + others).filter { $0.severity != .error },
      details: Details(
        条数: found.entryCount, 校验码: found.head.code.description,
        核对: found.anchors.map { .init(校验码: $0.code.description, 第几条: $0.entry, 时间: $0.time) }))
  }

  private struct Details: Encodable, Sendable {
    struct Anchor: Encodable, Sendable {
      var 校验码: String
      var 第几条: Int
      var 时间: String
    }

    var 条数: Int
    var 校验码: String
    var 核对: [Anchor]
  }
}
