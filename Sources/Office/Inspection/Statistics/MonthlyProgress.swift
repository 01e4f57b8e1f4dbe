public import CivilCalendar

/// 《“双随机”工作进展信息调度表（月）》 (《暂行办法》三、2): by the lead's unit, and in all.
public struct MonthlyProgress: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    /// `nil` in the row 合计.
    public var unit: UnitName?
    /// 污染源信息库入库数 at the month's end, by entry unit.
    public var pool: ClassCounts
    /// 本月新增 and 本月停用.
    public var added: Int
    public var suspended: Int
    /// 恢复, and 删除 that take effect in the month: the rest of what changes the pool's count (domain 9, 7).
    public var restored: Int
    public var removed: Int
    /// 执法人员信息库入库数 at the month's end.
    public var officers: Int
    /// 本季任务数: what was drawn.
    public var tasks: ClassCounts
    /// 本月计划数.
    public var planned: Int
    public var month: CheckFigures
    /// 本季累计 up to the month's end.
    public var quarter: CheckFigures
    /// 人员变动次数 approved in the month, made by the unit.
    public var changes: Int
    /// Planned in the month and not checked by its end, those checked since among them.
    public var overdue: [TaskID]
    /// Of these, what has been checked since.
    public var checkedLater: [TaskID]

    /// 完成率.
    public var completion: Rate { Rate(quarter.checked.total, of: tasks.total) }
  }

  public var month: CalendarMonth
  public var rows: [Row]
  public var total: Row

  public init(of month: CalendarMonth, in office: Office) {
    self.month = month
    let units = office.units.filter(\.suppliesOfficers).map(\.name)
    rows = units.map { Self.row($0, month, office) }
    total = Self.row(nil, month, office)
  }

  private static func row(_ unit: UnitName?, _ month: CalendarMonth, _ office: Office) -> Row {
    let quarter = CalendarQuarter(of: month)
    let isOwn: (UnitName?) -> Bool = { unit == nil || $0 == unit }
    let tasks = office.tasks(of: quarter).filter { isOwn(office.unit(of: $0)) }
    let results = tasks.compactMap { office.results[$0] }.filter { $0.checkedOn <= month.lastDay }
    let sources = office.sources.all(on: month.lastDay).filter {
      $0.isActive && isOwn($0.entryUnit)
    }
    let changes = office.sourceChanges.filter {
      month.contains($0.date) && isOwn($0.record.entryUnit)
    }
    // Where both units plan a row (domain 0.2, 7), the total counts it once all the same.
    let planned = Set(
      office.units.filter { isOwn($0.name) }
        .flatMap { office.plan(of: $0.name, month)?.rows.map(\.task) ?? [] })
    let first = max(quarter.firstDay, month.firstDay)
    let overdue = planned.filter { task in
      office.results[task].map { $0.checkedOn > month.lastDay } ?? true
    }.sorted()
    return Row(
      unit: unit, pool: ClassCounts(sources.map(\.classification.sourceClass)),
      added: changes.count { $0.kind == .added },
      suspended: changes.count { $0.kind == .suspended },
      restored: changes.count { $0.kind == .restored },
      removed: office.removalCount(from: month) { isOwn($0.entryUnit) },
      officers: office.officers.all(on: month.lastDay).count {
        isOwn($0.unit)
          && office.obstacles(of: $0, from: first, to: month.lastDay).isEmpty
      },
      tasks: ClassCounts(tasks.compactMap { office.row($0)?.source.classification.sourceClass }),
      planned: planned.count,
      month: CheckFigures(results.filter { month.contains($0.checkedOn) }, in: office),
      quarter: CheckFigures(results, in: office),
      changes: office.replacements(
        approvedFrom: month.firstDay, to: month.lastDay, by: unit
      ).count,
      overdue: overdue, checkedLater: overdue.filter { office.results[$0] != nil })
  }
}

extension Office {
  /// How many active sources left the pool on a month's first day; a removal that was taken back before
  /// is none.
  fileprivate func removalCount(
    from month: CalendarMonth, where isMeant: (PollutionSource) -> Bool
  ) -> Int {
    sourceChanges.reduce(0) { count, change in
      guard change.effective?.firstDay == month.firstDay, change.record.isActive,
        isMeant(change.record)
      else { return count }
      return switch change.kind {
      case .removed: count + 1
      case .kept: count - 1
      case .added, .amended, .suspended, .restored: count
      }
    }
  }
}
