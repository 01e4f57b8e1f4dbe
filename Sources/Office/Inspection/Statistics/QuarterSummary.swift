public import CivilCalendar

/// 《污染源日常环境监管随机抽查季度汇总表》 (《暂行办法》三、2).
public struct QuarterSummary: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    /// `nil` in the row 合计.
    public var sourceClass: SourceClass?
    /// 抽查基数: the frozen pool, not today's.
    public var pool: Int
    /// 规定比例.
    public var ratio: String
    /// 应抽数 and 实抽数.
    public var quota: Int
    public var drawn: Int
    public var figures: CheckFigures
    /// 尚未录入.
    public var open: [TaskID]

    /// 完成率.
    public var completion: Rate { Rate(figures.checked.total, of: drawn) }
  }

  public var quarter: CalendarQuarter
  public var rows: [Row]
  public var total: Row
  /// 执法人员库人数 and 参与人数: to whom rows are assigned, whether or not they are checked yet.
  public var officers: Int
  public var officersUsed: Int
  /// 人员变动数 approved in the quarter, whichever quarter's rows they are about.
  public var changes: Int

  /// `nil` before the draw.
  public init?(of quarter: CalendarQuarter, in office: Office) {
    guard let sheet = office.sheet(of: quarter) else { return nil }
    self.quarter = quarter
    rows = SourceClass.allCases.map { Self.row($0, sheet, office) }
    let tasks = office.tasks(of: quarter)
    total = Row(
      sourceClass: nil, pool: rows.reduce(0) { $0 + $1.pool }, ratio: "",
      quota: rows.reduce(0) { $0 + $1.quota }, drawn: rows.reduce(0) { $0 + $1.drawn },
      figures: CheckFigures(tasks.compactMap { office.results[$0] }, in: office),
      open: rows.flatMap(\.open).sorted())
    officers = sheet.officerCount
    officersUsed = Set(tasks.flatMap { office.officers(of: $0) }).count
    changes = office.replacements(approvedFrom: quarter.firstDay, to: quarter.lastDay).count
  }

  private static func row(
    _ sourceClass: SourceClass, _ sheet: DispatchSheet, _ office: Office
  ) -> Row {
    let stratum = sheet.stratum(sourceClass)
    let tasks = sheet.rows.filter { $0.source.classification.sourceClass == sourceClass }
      .map { TaskID(sheet.quarter, row: $0.number) }
    let results = tasks.compactMap { office.results[$0] }
    return Row(
      sourceClass: sourceClass, pool: stratum.pool,
      ratio: office.rules(of: sheet.draw)?[sourceClass].ratio.wording ?? "", quota: stratum.quota,
      drawn: tasks.count, figures: CheckFigures(results, in: office),
      open: tasks.filter { office.results[$0] == nil })
  }
}

extension QuarterSummary {
  /// A class within a unit, whose lead owns the rows; nothing is drawn by units, so no quota.
  public struct UnitRow: Hashable, Sendable {
    public var unit: UnitName
    public var sourceClass: SourceClass
    /// 实抽数.
    public var drawn: Int
    public var figures: CheckFigures
  }

  /// Every unit that supplies officers with every class, in the order of the settings.
  public func unitRows(in office: Office) -> [UnitRow] {
    var tasks: [UnitName: [TaskID]] = [:]
    for task in office.tasks(of: quarter) {
      if let unit = office.unit(of: task) { tasks[unit, default: []].append(task) }
    }
    return office.units.filter(\.suppliesOfficers).flatMap { unit in
      SourceClass.allCases.map { sourceClass in
        let own = (tasks[unit.name] ?? []).filter {
          office.row($0)?.source.classification.sourceClass == sourceClass
        }
        return UnitRow(
          unit: unit.name, sourceClass: sourceClass, drawn: own.count,
          figures: CheckFigures(own.compactMap { office.results[$0] }, in: office))
      }
    }
  }
}
