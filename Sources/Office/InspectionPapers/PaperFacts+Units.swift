public import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 月检查计划 (domain 2.2): the unit's own rows, then those in which it only assists (domain
  /// 0.2, 7), and the table in which every officer of either signs for the plan.
  ///
  /// Once a paper of the plan is out, its officers have signed on that one, and the next shows no days.
  public static func monthlyPlan(_ plan: MonthlyPlan, in office: Office) -> PaperFacts {
    let assisting = office.plannedElsewhere(for: plan)
    let own = plan.rows.flatMap { office.officers(of: $0.task) }
    let helpers = assisting.flatMap { other in
      let task = other.row.task
      return office.officers(of: task).filter { office.home(of: $0, on: task) == plan.unit }
    }
    var named = Set<OfficerID>()
    let isOut = office.hasGoneOut(plan)
    let receipts = (own + helpers).filter { named.insert($0).inserted }
      .map { officer in
        (
          name: office.name(of: officer),
          date: isOut ? nil : receipt(of: officer, for: plan, in: office)
        )
      }
    return [
      "大队": .text(plan.unit.rawValue), "月份": .month(plan.month),
      "编制人": .text(plan.preparedBy), "代签": .text(office.actingSigner(of: plan.unit)),
      "计划": .rows(
        plan.rows.map { planRow($0, of: plan.unit, in: office) }
          + assisting.map {
            planRow($0.row, of: plan.unit, plannedBy: $0.unit, in: office)
          }),
      "签收": .rows(
        stride(from: 0, to: receipts.count, by: 2).map { index in
          let second = index + 1 < receipts.count ? receipts[index + 1] : nil
          return [
            "姓名": .text(receipts[index].name), "日期": .date(receipts[index].date),
            "姓名二": .text(second?.name ?? "／"), "日期二": .date(second?.date),
          ]
        }),
    ]
  }

  private static func receipt(
    of officer: OfficerID, for plan: MonthlyPlan, in office: Office
  ) -> CalendarDate? {
    office.receipts.last {
      $0.unit == plan.unit && $0.month == plan.month && $0.version == plan.version
        && $0.officer == officer
    }?.date
  }

  private static func planRow(
    _ row: MonthlyPlan.Row, of unit: UnitName, plannedBy planner: UnitName? = nil,
    in office: Office
  ) -> PaperFacts {
    let dispatched = office.row(row.task)
    let officers = office.officers(of: row.task)
    let owner = office.unit(of: row.task)
    let homes = Set(officers.dropFirst().compactMap { office.home(of: $0, on: row.task) })
      .filter { $0 != owner }.sorted()
    return [
      "派遣单序号": .number(row.task.row), "企业": .text(dispatched?.source.name),
      "地址": .text(dispatched?.source.address),
      "类别": .text(dispatched?.source.classification.sourceClass.wording),
      "牵头人": .text(officers.first.map(office.name)),
      "参加人": .texts(officers.dropFirst().map(office.name)),
      "协办单位": .text(
        homes.isEmpty ? nil : "（\(homes.map(office.shortName).joined(separator: "、"))）"),
      "日期": .text(row.day.wording), "重点": .text(row.focus),
      "完成日期": .text(office.results[row.task]?.checkedOn.dayWording),
      "备注": .text(
        owner != unit
          ? "协办，\(office.shortName(of: owner))牵头"
          : planner.map { "列入\(office.shortName(of: $0))计划" }),
    ]
  }

  /// 交接单 of a unit (domain 2.8): the checked rows that no sheet shows signed.
  ///
  /// Rows that were handed over stand signed on the sheets before; those that were handed over without a
  /// sheet come with the day on the next. Serial numbers run through the
  /// quarter, and each row keeps its own on whatever sheet it stands: they follow the order in which
  /// results were entered, to which nothing can be added but at its end.
  ///
  /// - `months`: of the checks; the quarter's, or those up to the month that is handed over.
  public static func handoverSheet(
    of unit: UnitName, quarter: CalendarQuarter, months: [CalendarMonth], in office: Office
  ) -> PaperFacts {
    [
      "年": .number(quarter.year), "季": .number(quarter.number),
      "起号": .number(office.signedCount(of: unit, quarter)),
      "企业": .rows(
        office.tasksToHandOver(by: unit, of: quarter, in: months).map { serial, task in
          [
            "交接序号": .number(serial), "名称": .text(office.row(task)?.source.name),
            "大队": .text(unit.rawValue),
            "执法人员": .texts(office.pairNames(office.officers(of: task))),
            "交接时间": .date(office.handover(of: task)?.date),
          ]
        }),
    ]
  }

  /// 承诺书 of an officer for a quarter (domain 2.9), or for one task of it.
  public static func commitmentLetter(
    of officer: OfficerID, of unit: UnitName?, for task: TaskID? = nil, in office: Office
  ) -> PaperFacts {
    [
      "执法人员": .rows([
        [
          "姓名": .text(office.plainName(of: officer)), "单位": .text(unit?.rawValue),
          "企业": .text(task.flatMap { office.row($0)?.source.name }),
        ]
      ])
    ]
  }
}

extension CalendarDate {
  /// `4月10日`: the plan's title says the year.
  fileprivate var dayWording: String { "\(month)月\(day)日" }
}

extension MonthlyPlan.Day {
  fileprivate var wording: String {
    switch self {
    case .day(let date): date.dayWording
    case .third(let third): third.rawValue
    }
  }
}

extension Office {
  /// Whether a paper went out that shows this version of the plan.
  fileprivate func hasGoneOut(_ plan: MonthlyPlan) -> Bool {
    let subject = PaperSubject(
      .monthlyPlan, quarter: CalendarQuarter(of: plan.month), month: plan.month, unit: plan.unit)
    guard let made = planWithEntry(of: plan.unit, plan.month), made.plan == plan else {
      return false
    }
    return paperVersions(on: subject).contains { entryOfIssue($0.number) ?? 0 > made.entry }
  }

  /// Rows of other units' plans of the month in which officers of the plan's unit take part: they assist,
  /// or lead since a change that came after the plan.
  func plannedElsewhere(for plan: MonthlyPlan) -> [(unit: UnitName, row: MonthlyPlan.Row)] {
    let own = Set(plan.rows.map(\.task))
    return units.map(\.name).filter { $0 != plan.unit }.flatMap { unit in
      (self.plan(of: unit, plan.month)?.rows ?? []).filter { row in
        !own.contains(row.task)
          && officers(of: row.task).contains { home(of: $0, on: row.task) == plan.unit }
      }.map { (unit, $0) }
    }
  }

  /// What a unit's sheets have listed and will list in a quarter, each with its serial number.
  private func handoverSerials(
    of unit: UnitName, _ quarter: CalendarQuarter
  ) -> [(serial: Int, task: TaskID)] {
    let entered = tasks(of: quarter).compactMap { task in
      self.unit(of: task) == unit ? entryOfResult(task).map { (entry: $0, task: task) } : nil
    }
    return entered.sorted { ($0.entry, $0.task) < ($1.entry, $1.task) }.enumerated()
      .map { ($0.offset + 1, $0.element.task) }
  }

  func tasksToHandOver(
    by unit: UnitName, of quarter: CalendarQuarter, in months: [CalendarMonth]
  ) -> [(serial: Int, task: TaskID)] {
    let listed = tasksOnHandoverSheets(of: unit, quarter)
    return handoverSerials(of: unit, quarter).filter { row in
      (handover(of: row.task) == nil || !listed.contains(row.task))
        && results[row.task].map { months.contains(CalendarMonth(of: $0.checkedOn)) } == true
    }
  }

  /// How many rows of a unit stand signed on its sheets.
  func signedCount(of unit: UnitName, _ quarter: CalendarQuarter) -> Int {
    tasksOnHandoverSheets(of: unit, quarter).count { handover(of: $0) != nil }
  }

  /// What people call a unit within the office: its first other name.
  func shortName(of unit: UnitName?) -> String {
    guard let unit else { return "" }
    return self.unit(unit)?.aliases.first ?? unit.rawValue
  }

  /// 代签, as it stands today: who signs for the unit's head and by whose word.
  func actingSigner(of unit: UnitName?) -> String? {
    guard let unit, let today = lastEntry?.date, let found = self.unit(unit) else { return nil }
    let signer = found.actingSigners.last { $0.holds(on: today) }
    return signer.map { "\($0.name)代\(found.head)签字（\($0.authority)）" }
  }
}
