public import Diagnostics
import FoundationEssentials
import Inspection
import TabularData

extension DryRun {
  /// The dry run as JSON with Chinese keys, sorted; the same dry run gives the same bytes.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(details)) + [0x0A]
  }

  /// The same as a part of something else.
  public var details: some Encodable & Sendable { DryRunReport(self) }
}

/// A dry run as programs read it.
private struct DryRunReport: Encodable, Sendable {
  struct Row: Encodable, Sendable {
    var 行: Int
    var 名称: String
    var 结果: String
    var 编号: String?
    var 同第几行: Int?
    var 修改: [Field]?
  }

  struct Field: Encodable, Sendable {
    var 列: String
    var 原: String
    var 新: String
  }

  struct Missing: Encodable, Sendable {
    var 编号: String
    var 名称: String
  }

  struct Finding: Encodable, Sendable {
    var 编号: String
    var 轻重: String
    var 行: Int?
    var 列: Int?
    var 内容: String
    var 办法: String?
  }

  var 文件: String
  var 摘要: String
  var 编码: String
  var 行: [Row]
  var 名单里没有: [Missing]
  var 提示: [Finding]

  init<Record: ListedRecord>(_ run: DryRun<Record>) {
    文件 = run.origin.file
    摘要 = run.origin.digest
    编码 = run.encoding.wording
    行 = run.rows.map { row in
      var result = Row(行: row.line, 名称: row.name, 结果: "", 编号: row.outcome.record?.id.rawValue)
      switch row.outcome {
      case .added: result.结果 = "新增"
      case .changed(_, let fields):
        result.结果 = "修改"
        result.修改 = fields.map { Field(列: $0.column.rawValue, 原: $0.old, 新: $0.new) }
      case .unchanged: result.结果 = "不变"
      case .merged(let line):
        result.结果 = "重复"
        result.同第几行 = line
      case .refused: result.结果 = "拒绝"
      }
      return result
    }
    名单里没有 = run.missing.map { Missing(编号: $0.id.rawValue, 名称: $0.text(in: .name)) }
    提示 = run.findings.map { finding in
      Finding(
        编号: finding.id.name, 轻重: finding.severity.wording, 行: finding.location?.line,
        列: finding.location?.column, 内容: finding.message, 办法: finding.hint)
    }
  }
}

extension Diagnostic.Severity {
  /// As people read it.
  public var wording: String {
    switch self {
    case .error: "错误"
    case .warning: "提醒"
    case .note: "说明"
    }
  }
}
