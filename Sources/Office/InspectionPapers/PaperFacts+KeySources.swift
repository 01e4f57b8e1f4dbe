public import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 重点污染源记录表 (domain 2.5), the list.
  public static func keySourceList(
    of quarter: CalendarQuarter, reportedOn: CalendarDate?, in office: Office
  ) -> PaperFacts {
    let tasks = office.keyTasks(of: quarter)
    return [
      "填报单位": .text(office.settings?.name), "年": .number(quarter.year),
      "季": .number(quarter.number), "填报日期": .date(reportedOn),
      "企业": .rows(tasks.map { keySource($0, in: office) }),
      "备注": .text(remark(on: tasks.filter { office.results[$0] == nil })),
    ]
  }

  /// 重点污染源记录卡 of one source.
  public static func keySourceCard(_ task: TaskID, in office: Office) -> PaperFacts {
    [
      "年": .number(task.quarter.year), "季": .number(task.quarter.number),
      "企业": .rows([keySource(task, in: office)]),
    ]
  }

  private static func keySource(_ task: TaskID, in office: Office) -> PaperFacts {
    let source = office.row(task)?.source
    let result = office.results[task]
    let officers = office.officers(of: task).map(office.name)
    var facts: PaperFacts = [
      "名称": .text(source?.name), "代码": .text(source?.creditCode?.description),
      "地址": .text(source?.address), "行业": .text(source?.industry),
      "级别": .text(source?.controlLevel?.rawValue), "日期": .date(result?.checkedOn),
      "执法人员": .texts(officers), "牵头人": .text(officers.first),
      "协办人": .text(officers.dropFirst().joined(separator: "、")),
      "生产": .text(result?.production?.rawValue), "问题": .text(result?.foundWording),
      "处理": .text(result?.measureWording), "期限": .date(result?.dueOn),
      "整改": .text(result?.correction), "编号": .text(result?.recordNumber ?? ""),
      "公开": .text(result.map { _ in office.isPublished(task, .results) ? "是" : "否" }),
      "排放与监控": .text(result?.wording(of: [.discharge, .monitoring])),
    ]
    for (item, name) in itemNames {
      let record = result?.items.first { $0.item == item }
      facts[name] = .text(record?.finding.rawValue)
      facts["\(name)说明"] = .text(record?.note ?? "")
      facts["\(name)情况"] = .text(result?.wording(of: [item]))
    }
    return facts
  }

  private static let itemNames: [(CheckResult.Item, String)] = [
    (.facilities, "设施"), (.discharge, "排放"), (.monitoring, "监控"), (.assessment, "环评"),
    (.permit, "许可证"), (.hazardousWaste, "危废"),
  ]
}

extension Office {
  func keyTasks(of quarter: CalendarQuarter) -> [TaskID] {
    tasks(of: quarter).filter { row($0)?.source.classification.sourceClass == .key }
  }
}

extension CheckResult {
  /// 正常, or 有问题 with what was written about it; several items one after another.
  fileprivate func wording(of items: [Item]) -> String? {
    let records = self.items.filter { items.contains($0.item) }
    guard !records.isEmpty else { return nil }
    if Set(records.map(\.finding)).count == 1, records.allSatisfy(\.note.isEmpty) {
      return records[0].finding.rawValue
    }
    return records.map { record in
      let subject = items.count > 1 ? (record.item == .monitoring ? "自动监控" : "排放") : ""
      return subject + record.finding.rawValue + (record.note.isEmpty ? "" : "：\(record.note)")
    }.joined(separator: "；")
  }

  /// What was found; a check without findings says how it ended: that nothing was found is not known of
  /// a plant that is closed or that nobody could reach.
  fileprivate var foundWording: String {
    if findings.isEmpty { return outcome.rawValue }
    return outcome.isViolation ? findings : "\(outcome.rawValue)：\(findings)"
  }

  fileprivate var measureWording: String {
    let words = measures.filter { $0 != .none }.map(\.rawValue)
    guard words.isEmpty else { return words.joined(separator: "、") }
    switch outcome {
    case .clean, .corrected: return Measure.none.rawValue
    case .pending, .refused: return "待后续处理"
    case .closed, .unreachable: return "—"
    }
  }

  /// 整改情况 in words.
  fileprivate var correction: String? {
    switch (dueOn, fixedOn) {
    case (_, let day?): "已于\(day.wording)完成整改"
    case (let day?, nil): "限\(day.wording)前完成"
    case (nil, nil): nil
    }
  }
}
