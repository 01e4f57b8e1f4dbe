public import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 月调度表 (domain 2.3).
  public static func monthlyProgress(
    _ progress: MonthlyProgress, reportedOn: CalendarDate?, in office: Office
  ) -> PaperFacts {
    let overdue = progress.total.overdue.map { "\($0.row)" }.joined(separator: "、")
    return [
      "填报单位": .text(office.settings?.name), "月份": .month(progress.month),
      "填报日期": .date(reportedOn),
      "单位": .rows(
        progress.rows.map { row in
          [
            "名称": .text(row.unit?.rawValue), "重点库": .number(row.pool.key),
            "一般库": .number(row.pool.ordinary), "特殊库": .number(row.pool.special),
            "新增": .number(row.added), "停用": .number(row.suspended),
            "人员库": .number(row.officers), "任务": .number(row.tasks.total),
            "计划": .number(row.planned), "重点完成": .number(row.month.checked.key),
            "一般完成": .number(row.month.checked.ordinary),
            "特殊完成": .number(row.month.checked.special),
            "累计": .number(row.quarter.checked.total), "人次": .number(row.month.personTrips),
            "违法": .number(row.month.violations), "改正": .number(row.month.corrections),
            "立案": .number(row.month.cases), "罚款": .money(fen: row.month.fines),
            "移送": .number(row.month.transfers), "公开": .number(row.month.published),
            "联合": .number(row.month.joint), "变动": .number(row.changes),
          ]
        }),
      "备注": .text(overdue.isEmpty ? nil : "派遣单第\(overdue)行已列入本月计划，尚未录入检查结果。"),
    ]
  }

  /// 重点污染源记录表 and the cards (domain 2.5).
  public static func keySources(
    of quarter: CalendarQuarter, reportedOn: CalendarDate?, in office: Office
  ) -> PaperFacts {
    let tasks = office.tasks(of: quarter).filter {
      office.row($0)?.source.classification.sourceClass == .key
    }
    return [
      "填报单位": .text(office.settings?.name), "年": .number(quarter.year),
      "季": .number(quarter.number), "填报日期": .date(reportedOn),
      "企业": .rows(tasks.map { keySource($0, in: office) }),
    ]
  }

  private static func keySource(_ task: TaskID, in office: Office) -> PaperFacts {
    let source = office.row(task)?.source
    let result = office.results[task]
    let officers = office.officers(of: task).map(office.name)
    let measures = result?.measures.map(\.rawValue).joined(separator: "、")
    var facts: PaperFacts = [
      "名称": .text(source?.name), "代码": .text(source?.creditCode?.description),
      "地址": .text(source?.address), "行业": .text(source?.industry),
      "级别": .text(source?.controlLevel?.rawValue), "日期": .date(result?.checkedOn),
      "执法人员": .texts(officers), "牵头人": .text(officers.first),
      "协办人": .text(officers.dropFirst().joined(separator: "、")),
      "生产": .text(result?.production.rawValue), "问题": .text(result?.findings ?? ""),
      "处理": .text(measures ?? ""), "期限": .date(result?.dueOn),
      "整改": .text(result?.correction), "编号": .text(result?.recordNumber ?? ""),
      "公开": .text(result.map { _ in office.isPublished(task, .results) ? "是" : "否" }),
    ]
    for (item, name) in itemNames {
      let record = result?.items.first { $0.item == item }
      facts[name] = .text(record?.finding.rawValue)
      facts["\(name)说明"] = .text(record?.note ?? "")
    }
    return facts
  }

  private static let itemNames: [(CheckResult.Item, String)] = [
    (.facilities, "设施"), (.discharge, "排放"), (.monitoring, "监控"), (.assessment, "环评"),
    (.permit, "许可证"), (.hazardousWaste, "危废"),
  ]

  /// 公开表 (a) and (b) (domain 2.6): what is published, and no officer's name.
  public static func publication(_ publication: Publication, in office: Office) -> PaperFacts {
    [
      "公开单位": .text(office.settings?.name), "公开日期": .date(publication.date),
      "监督电话": .text(office.settings?.supervisionTelephone ?? ""),
      "年": .number(publication.quarter.year), "季": .number(publication.quarter.number),
      "企业": .rows(
        publication.tasks.compactMap { task in
          guard let row = office.row(task), let result = office.results[task] else { return nil }
          return [
            "名称": .text(row.source.name), "代码": .text(row.source.creditCode?.description),
            "类别": .text(row.source.classification.sourceClass.wording),
            "检查单位": .text(office.settings?.name), "机关": .text(office.settings?.name),
            "事项": .text("污染源日常环境监管"), "日期": .date(result.checkedOn),
            "结果": .text(result.outcome.publicWording),
            "处理": .text(result.measures.map(\.rawValue).joined(separator: "、")),
          ]
        }),
    ]
  }
}

extension CheckResult {
  /// 整改情况 in words.
  fileprivate var correction: String? {
    switch (dueOn, fixedOn) {
    case (_, let day?): "已于\(day.wording)完成整改"
    case (let day?, nil): "限\(day.wording)前完成"
    case (nil, nil): nil
    }
  }
}

extension CheckResult.Outcome {
  /// From the closed list of what a public table may say (domain 2.6).
  fileprivate var publicWording: String {
    switch self {
    case .clean: "未发现环境违法行为"
    case .corrected: "发现问题，已责令改正"
    case .pending: "发现问题，正在处理"
    case .closed: "停产或关闭"
    case .unreachable: "无法联系"
    case .refused: "不配合检查"
    }
  }
}
