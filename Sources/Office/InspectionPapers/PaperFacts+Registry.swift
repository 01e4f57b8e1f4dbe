public import CivilCalendar
public import Inspection

extension PaperFacts {
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
            "日期": .date(change.date), "照片": .text(change.photo?.title),
            "经办人": .text(change.handledBy),
          ]
        }),
    ]
  }

  /// 删除污染源登记表 (domain 2.10) with the site photo under the name by which it is kept.
  public static func sourceRemoval(_ change: SourceChange) -> PaperFacts {
    [
      "企业": .rows([
        [
          "编号": .text(change.record.id.rawValue), "名称": .text(change.record.name),
          "代码": .text(change.record.creditCode?.description),
          "地址": .text(change.record.address),
          "类别": .text(change.record.classification.sourceClass.wording),
          "单位": .text(change.record.entryUnit.rawValue), "原因": .text(change.reason),
          "生效": .text(change.effective?.wording), "照片": .text(change.photo?.title),
          "现场照片": .text(change.photo?.name),
        ]
      ])
    ]
  }
}
