public import Diagnostics
import FoundationEssentials
public import Inspection
import InspectionFiles

/// What a command tells: lines for people, the same as data for programs.
public struct DeskReport: Sendable {
  public var lines: [String]
  /// Told beside it; nothing of it hinders.
  public var findings: [Diagnostic]
  /// Its keys are Chinese.
  public var details: any Encodable & Sendable

  public init(
    _ lines: [String], findings: [Diagnostic] = [], details: any Encodable & Sendable
  ) {
    self.lines = lines
    self.findings = findings
    self.details = details
  }

  /// What was entered, and what to do next.
  public init(of entries: [JournalEntry], in office: Office) {
    let wording = EntryWording(office)
    let steps = entries.flatMap { wording.nextSteps(after: $0.fact) }
    lines =
      entries.flatMap { entry in
        ["已登记台账第\(entry.number)条：\(wording.text(of: entry.fact))"]
          + wording.notes(on: entry.fact)
      }
      + steps.map { "下一步：\($0)" }
    findings = []
    details = EnteredDetails(
      登记: entries.map { entry in
        EntryDetails(entry, wording: wording)
      }, 下一步: steps)
  }

  /// As JSON with sorted keys; the same report gives the same bytes.
  public func json() throws -> [UInt8] {
    try Self.encoded(
      Telling(结果: details, 提示: findings.map(FindingDetails.init)))
  }

  /// Refusals as programs read them.
  public static func json(refusing diagnostics: [Diagnostic]) throws -> [UInt8] {
    try encoded(["拒绝": diagnostics.map(FindingDetails.init)])
  }

  /// A refusal that comes after a report of what was looked at.
  public func json(refusing diagnostics: [Diagnostic]) throws -> [UInt8] {
    try Self.encoded(
      Telling(结果: details, 提示: [], 拒绝: diagnostics.map(FindingDetails.init)))
  }

  private static func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [0x0A]
  }
}

private struct Telling: Encodable {
  var 结果: any Encodable & Sendable
  var 提示: [FindingDetails]
  var 拒绝: [FindingDetails] = []

  private enum CodingKeys: String, CodingKey { case 结果, 提示, 拒绝 }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(结果, forKey: .结果)
    if !提示.isEmpty { try container.encode(提示, forKey: .提示) }
    if !拒绝.isEmpty { try container.encode(拒绝, forKey: .拒绝) }
  }
}

private struct EnteredDetails: Encodable {
  var 登记: [EntryDetails]
  var 下一步: [String]
}

/// An entry of the journal as programs read it.
struct EntryDetails: Encodable {
  var 第几条: Int
  var 时间: String
  var 办理人: String
  var 身份: String
  var 单位: String?
  var 事项: String
  /// As the journal keeps it.
  var 内容: Fact

  init(_ entry: JournalEntry, wording: EntryWording) {
    第几条 = entry.number
    时间 = entry.time.description
    办理人 = entry.author.name
    身份 = entry.author.role.rawValue
    单位 = entry.author.unit?.rawValue
    事项 = wording.text(of: entry.fact)
    内容 = entry.fact
  }
}

/// A finding as programs read it; of the same keys as in a dry run.
public struct FindingDetails: Encodable, Sendable {
  var 编号: String
  var 轻重: String
  var 文件: String?
  var 行: Int?
  var 列: Int?
  var 内容: String
  var 办法: String?

  public init(_ finding: Diagnostic) {
    编号 = finding.id.name
    轻重 = finding.severity.wording
    文件 = finding.location?.file
    行 = finding.location?.line
    列 = finding.location?.column
    内容 = finding.message
    办法 = finding.hint
  }
}
