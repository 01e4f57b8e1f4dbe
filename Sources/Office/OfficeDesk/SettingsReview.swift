public import Diagnostics
public import Inspection
public import InspectionStore

/// What the office's files say that the journal does not, before it is taken in.
public struct SettingsReview: Sendable {
  public let facts: [Fact]
  public let head: JournalHead
  private let changes: [String]

  public init(of desk: Desk) throws(DiagnosticError) {
    let setup = try OfficeSetup(readingFrom: desk.store.folder.path)
    let office: Office
    (office, head) = try desk.store.state()
    let author = try desk.author(in: office)
    facts = try setup.facts(changing: office, by: author, at: desk.time)
    changes = SettingsDifference(from: office, to: setup).lines
  }

  /// What is told before it is taken in, and when there is nothing to take in.
  public var report: DeskReport {
    let lines =
      facts.isEmpty ? ["设置.yaml、抽取规则.yaml、节假日.yaml 与台账一致，没有要登记的。"] : ["将登记的改动："]
    return DeskReport(lines + changes.map { "  \($0)" }, details: ["改动": changes])
  }
}
