import Diagnostics
import Inspection
import TabularData

extension DryRun {
  /// How many rows of each outcome there are, in the order of the list of outcomes.
  public struct Tally: Hashable, Sendable {
    public var added = 0
    public var changed = 0
    public var unchanged = 0
    public var merged = 0
    public var refused = 0
  }

  public var tally: Tally {
    var tally = Tally()
    for row in rows {
      switch row.outcome {
      case .added: tally.added += 1
      case .changed: tally.changed += 1
      case .unchanged: tally.unchanged += 1
      case .merged: tally.merged += 1
      case .refused: tally.refused += 1
      }
    }
    return tally
  }

  /// The dry run in Chinese for a terminal: the numbers, then what is refused with its causes, what
  /// changes field by field, what is added and what the list does not have.
  ///
  /// Each section shows `limit` rows and says how many more there are.
  ///
  /// Without `errors` the causes are told elsewhere.
  public func text(limit: Int = 20, errors: Bool = true) -> String {
    var lines = ["\(origin.file)（\(encoding.wording)，\(rows.count)行）：\(summary)"]
    if errors { append(findings(of: .error), limit, to: &lines, under: "拒绝") }
    append(findings(of: .warning), limit, to: &lines, under: "提醒")
    append(findings(of: .note), limit, to: &lines, under: "说明")
    append(changed, limit, to: &lines, under: "修改")
    append(added, limit, to: &lines, under: "新增")
    append(
      missing.map { "\($0.id) \($0.text(in: .name))" }, limit, to: &lines,
      under: "名单里没有（不会删除；删除要有现场照片，剔除要有审批表）")
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let tally = tally
    let counts = [
      ("新增", tally.added), ("修改", tally.changed), ("不变", tally.unchanged), ("重复", tally.merged),
      ("拒绝", tally.refused), ("名单里没有", missing.count),
    ]
    return counts.map { "\($0) \($1)" }.joined(separator: "，")
  }

  private func findings(of severity: Diagnostic.Severity) -> [String] {
    findings.filter { $0.severity == severity }.map { DiagnosticFormatter().text(for: $0) }
  }

  private var changed: [String] {
    rows.flatMap { row -> [String] in
      guard case .changed(_, let fields) = row.outcome else { return [] }
      return fields.map { field in
        "第\(row.line)行 \(row.name) \(field.column.rawValue)：\(shown(field.old)) → \(shown(field.new))"
      }
    }
  }

  private var added: [String] {
    rows.compactMap { row in
      guard case .added(let record) = row.outcome else { return nil }
      return "第\(row.line)行 \(record.id) \(row.name)"
    }
  }

  private func shown(_ text: String) -> String { text.isEmpty ? "（空）" : text }

  private func append(
    _ section: [String], _ limit: Int, to lines: inout [String], under title: String
  ) {
    guard !section.isEmpty else { return }
    lines.append("")
    lines.append(title)
    lines += section.prefix(limit).map { "  \($0)" }
    if section.count > limit { lines.append("  …还有\(section.count - limit)条") }
  }
}
