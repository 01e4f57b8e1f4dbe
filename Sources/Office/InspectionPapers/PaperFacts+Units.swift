public import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 月检查计划 (domain 2.2).
  public static func monthlyPlan(_ plan: MonthlyPlan, in office: Office) -> PaperFacts {
    let officers = plan.rows.flatMap { office.officers(of: $0.task) }
    var named = Set<OfficerID>()
    return [
      "大队": .text(plan.unit.rawValue), "月份": .month(plan.month),
      "版次": .number(plan.version), "编制人": .text(plan.preparedBy),
      "计划": .rows(plan.rows.map { planRow($0, in: office) }),
      "签收": .rows(
        officers.filter { named.insert($0).inserted }.map { id in
          let receipt = office.receipts.last {
            $0.unit == plan.unit && $0.month == plan.month && $0.version == plan.version
              && $0.officer == id
          }
          return ["姓名": .text(office.name(of: id)), "日期": .date(receipt?.date)]
        }),
    ]
  }

  private static func planRow(_ row: MonthlyPlan.Row, in office: Office) -> PaperFacts {
    let dispatched = office.row(row.task)
    let officers = office.officers(of: row.task)
    let others = officers.dropFirst().map { id in
      let unit = office.officers.lastKnown(id)?.unit
      let isOwn = unit == office.unit(of: row.task)
      return office.name(of: id) + (isOwn ? "" : "（\(unit?.rawValue ?? "")）")
    }
    var day: CalendarDate?
    var third: String?
    switch row.day {
    case .day(let date): day = date
    case .third(let part): third = part.rawValue
    }
    return [
      "派遣单序号": .number(row.task.row), "企业": .text(dispatched?.source.name),
      "地址": .text(dispatched?.source.address),
      "类别": .text(dispatched?.source.classification.sourceClass.wording),
      "牵头人": .text(officers.first.map(office.name)), "参加人": .texts(others),
      "日期": .date(day), "旬": .text(third), "重点": .text(row.focus),
      "完成日期": .date(office.results[row.task]?.checkedOn),
    ]
  }

  /// 检查人员变动审批表 (domain 2.7 b).
  public static func officerReplacement(
    _ replacement: OfficerReplacement, in office: Office
  ) -> PaperFacts {
    let before = office.row(replacement.task)?.officers ?? []
    let earlier = office.replacements(of: replacement.task).filter {
      $0.number < replacement.number && $0.approval != nil
    }
    let old = earlier.reduce(before) { $1.applied(to: $0) }
    return [
      "企业": .text(office.row(replacement.task)?.source.name),
      "大队": .text(office.officers.lastKnown(replacement.old)?.unit.rawValue),
      "派遣单序号": .number(replacement.task.row), "原定": .texts(old.map(office.name)),
      "事由": .text(replacement.reason.rawValue), "原因": .text(replacement.note),
      "现定": .texts(replacement.applied(to: old).map(office.name)),
      "牵头人": .text(office.name(of: replacement.lead)),
      "跨单位": .text(replacement.crossesUnits ? "跨单位调剂" : ""),
      "附件": .texts(replacement.attachments.map(\.name)),
    ]
  }

  /// 执法人员库人员变动审批表 (domain 2.7 a).
  public static func officerPoolChange(
    _ change: OfficerChange, effective: CalendarQuarter?
  ) -> PaperFacts {
    [
      "姓名": .text(change.record.name), "变动": .text(change.kind.rawValue),
      "原因": .text(change.reason), "单位": .text(change.record.unit.rawValue),
      "行政执法证": .text(change.record.lawCertificate?.number),
      "行政执法证有效期": .date(change.record.lawCertificate?.validTo),
      "环境监察执法证": .text(change.record.inspectionCertificate?.number),
      "环境监察执法证有效期": .date(change.record.inspectionCertificate?.validTo),
      "生效": .text(effective?.wording), "附件": .texts(change.attachments.map(\.name)),
    ]
  }

  /// 交接单 of a unit (domain 2.8): rows checked in the months named, those signed first.
  public static func handoverSheet(
    of unit: UnitName, quarter: CalendarQuarter, months: Set<CalendarMonth>, in office: Office
  ) -> PaperFacts {
    let tasks = office.tasks(of: quarter).filter { task in
      guard office.unit(of: task) == unit, let result = office.results[task] else { return false }
      return months.contains(CalendarMonth(of: result.checkedOn))
    }
    return [
      "年": .number(quarter.year), "季": .number(quarter.number),
      "企业": .rows(
        tasks.map { task in
          let handover = office.handover(of: task)
          let row = handover?.rows.first { $0.task == task }
          return [
            "名称": .text(office.row(task)?.source.name), "大队": .text(unit.rawValue),
            "执法人员": .texts(office.officers(of: task).map(office.name)),
            "交接时间": .date(handover?.date), "份数": .number(row?.documentCount),
            "页数": .number(row?.pageCount),
          ]
        }),
    ]
  }

  /// 承诺书, one for each officer of a quarter.
  public static func commitmentLetters(
    of quarter: CalendarQuarter, in office: Office
  ) -> PaperFacts {
    let officers = office.tasks(of: quarter).flatMap { office.officers(of: $0) }
    let ids = Set(officers).sorted()
    return [
      "执法人员": .rows(
        ids.map { id in
          [
            "姓名": .text(office.name(of: id)),
            "单位": .text(office.officers.lastKnown(id)?.unit.rawValue),
          ]
        })
    ]
  }

  /// 污染源信息动态更新季度汇总表 of an entry unit (domain 2.10).
  public static func registryUpdates(
    of unit: UnitName, quarter: CalendarQuarter, reportedOn: CalendarDate?, in office: Office
  ) -> PaperFacts {
    let before = quarter.firstDay.adding(days: -1) ?? quarter.firstDay
    let count: (CalendarDate) -> Int = { day in
      office.sources.all(on: day).count { $0.entryUnit == unit && $0.isActive }
    }
    let changes = office.sourceChanges.filter {
      $0.record.entryUnit == unit && quarter.contains($0.date)
    }
    return [
      "单位": .text(unit.rawValue), "年": .number(quarter.year), "季": .number(quarter.number),
      "填报日期": .date(reportedOn), "期初": .number(count(before)),
      "期末": .number(count(quarter.lastDay)),
      "变动": .rows(
        changes.map { change in
          [
            "名称": .text(change.record.name),
            "代码": .text(change.record.creditCode?.description),
            "类型": .text(change.kind.rawValue), "原因": .text(change.reason),
            "日期": .date(change.date), "照片": .text(change.photo?.name),
            "经办人": .text(change.handledBy),
          ]
        }),
    ]
  }

  /// 删除污染源登记表 (domain 2.10), one for each source removed in the quarter.
  public static func sourceRemovals(
    of unit: UnitName?, quarter: CalendarQuarter, in office: Office
  ) -> PaperFacts {
    let removals = office.sourceChanges.filter {
      $0.kind == .removed && quarter.contains($0.date)
        && (unit == nil || $0.record.entryUnit == unit)
    }
    return [
      "企业": .rows(
        removals.map { change in
          [
            "编号": .text(change.record.id.rawValue), "名称": .text(change.record.name),
            "代码": .text(change.record.creditCode?.description),
            "地址": .text(change.record.address),
            "类别": .text(change.record.classification.sourceClass.wording),
            "单位": .text(change.record.entryUnit.rawValue), "原因": .text(change.reason),
            "生效": .text(change.effective?.wording), "照片": .text(change.photo?.name),
          ]
        })
    ]
  }
}
