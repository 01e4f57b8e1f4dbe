public import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 污染源信息动态更新季度汇总表 of an entry unit (domain 2.10).
  ///
  /// Its list is what was entered in the quarter and what takes effect in it, so that opening and closing
  /// counts differ by what stands between them: a deletion is told with the quarter from which it holds,
  /// once when it is entered and once more when it counts (二、5).
  public static func registryUpdates(
    of unit: UnitName, quarter: CalendarQuarter, reportedOn: CalendarDate?, in office: Office
  ) -> PaperFacts {
    let before = quarter.firstDay.adding(days: -1) ?? quarter.firstDay
    let count: (CalendarDate) -> Int = { day in
      office.sources.all(on: day).count { $0.entryUnit == unit && $0.isActive }
    }
    return [
      "单位": .text(unit.rawValue), "年": .number(quarter.year), "季": .number(quarter.number),
      "填报日期": .date(reportedOn), "期初": .number(count(before)),
      "期末": .number(count(quarter.lastDay)),
      "变动": .rows(
        office.registryUpdates(of: unit, in: quarter).map { update in
          let change = update.change
          return [
            "名称": .text(change.record.name),
            "代码": .text(change.record.creditCode?.description),
            "类型": .text(change.kind.rawValue), "生效": .text(update.effect),
            "原因": .text(ListOrigin.reasonOnPaper(change.reason)), "日期": .date(change.date),
            "照片": .text(change.photo?.title), "经办人": .text(change.handledBy),
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

extension Office {
  /// A change as a unit's table of a quarter tells it, with a word where it does not count as it stands.
  fileprivate struct RegistryUpdate {
    var change: SourceChange
    var effect: String?
  }

  fileprivate func registryUpdates(
    of unit: UnitName, in quarter: CalendarQuarter
  ) -> [RegistryUpdate] {
    let takenBack = removalsTakenBack
    var keepers: [SourceID: UnitName] = [:]
    return sourceChanges.enumerated().compactMap { index, change in
      let earlier = keepers.updateValue(change.record.entryUnit, forKey: change.record.id)
      let isEntered = quarter.contains(change.date)
      if change.kind == .removed {
        let isEffective = change.effective == quarter && !takenBack.contains(index)
        guard change.record.entryUnit == unit, isEntered || isEffective else { return nil }
        let when = change.effective.map { $0 == quarter ? "本季度起" : "\($0.wording)起" }
        return RegistryUpdate(
          change: change, effect: takenBack.contains(index) ? "后已撤销" : when)
      }
      guard isEntered else { return nil }
      if change.record.entryUnit == unit {
        let origin = earlier.flatMap { $0 == unit ? nil : "由\(shortName(of: $0))转来" }
        return RegistryUpdate(change: change, effect: origin)
      }
      guard earlier == unit else { return nil }
      return RegistryUpdate(change: change, effect: "转给\(shortName(of: change.record.entryUnit))")
    }
  }

  /// Which of all changes are deletions that were taken back before they took effect.
  private var removalsTakenBack: Set<Int> {
    var last: [SourceID: Int] = [:]
    var takenBack = Set<Int>()
    for (index, change) in sourceChanges.enumerated() {
      if change.kind == .removed { last[change.record.id] = index }
      if change.kind == .kept, let removal = last[change.record.id] { takenBack.insert(removal) }
    }
    return takenBack
  }
}
