public import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 月调度表 (domain 2.3): by unit, with what is planned and not entered yet in 备注,
  /// and what else than 新增 and 停用 changed the pool.
  public static func monthlyProgress(
    _ progress: MonthlyProgress, reportedOn: CalendarDate?, in office: Office
  ) -> PaperFacts {
    [
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
      "备注": .text(progress.remark),
    ]
  }

  /// 季度汇总表 (domain 2.4): by class, from the frozen pool.
  public static func quarterSummary(
    _ summary: QuarterSummary, reportedOn: CalendarDate?, in office: Office
  ) -> PaperFacts {
    quarter(summary, reportedOn, office).merging([
      "检查": .rows(
        summary.rows.map { row in
          figures(row.figures).merging([
            "类别": .text(row.sourceClass?.wording), "基数": .number(row.pool),
            "比例": .text(row.ratio.isEmpty ? "—" : row.ratio), "应抽": .number(row.quota),
            "实抽": .number(row.drawn),
          ])
        })
    ])
  }

  /// 季度汇总表 by unit and class, the lead's unit owning a row; what is drawn has no quota there.
  public static func quarterSummaryByUnit(
    _ summary: QuarterSummary, reportedOn: CalendarDate?, in office: Office
  ) -> PaperFacts {
    let rows = summary.unitRows(in: office).map { row in
      figures(row.figures).merging([
        "单位": .text(row.unit.rawValue), "类别": .text(row.sourceClass.wording),
        "实抽": .number(row.drawn),
      ])
    }
    return quarter(summary, reportedOn, office).merging(["检查": .rows(rows)])
  }

  private static func quarter(
    _ summary: QuarterSummary, _ reportedOn: CalendarDate?, _ office: Office
  ) -> PaperFacts {
    [
      "年": .number(summary.quarter.year), "季": .number(summary.quarter.number),
      "填报单位": .text(office.settings?.name), "填报日期": .date(reportedOn),
      "人员": .text(
        "执法人员库\(summary.officers)人，本季安排检查\(summary.officersUsed)人，"
          + "批准人员变动\(summary.changes)人次。"),
      "备注": .text(remark(on: summary.total.open)),
    ]
  }

  private static func figures(_ figures: CheckFigures) -> PaperFacts {
    [
      "已查": .number(figures.checked.total), "未发现问题": .number(figures[.clean]),
      "已责令改正": .number(figures[.corrected]), "待后续处理": .number(figures[.pending]),
      "停产或关闭": .number(figures[.closed]), "无法联系": .number(figures[.unreachable]),
      "拒不配合": .number(figures[.refused]), "违法": .number(figures.violations),
      "立案": .number(figures.cases), "罚款": .money(fen: figures.fines),
      "移送": .number(figures.transfers), "整改": .number(figures.fixed),
      "公开": .number(figures.published),
    ]
  }

  /// 尚有n家未录入, with the rows meant; `nil` when all are entered.
  static func remark(on open: [TaskID]) -> String? {
    guard !open.isEmpty else { return nil }
    let rows = open.map { "\($0.row)" }.joined(separator: "、")
    return "尚有\(open.count)家未录入检查结果（派遣单第\(rows)行）。"
  }
}

extension MonthlyProgress {
  /// What was planned in the month and not checked in it: since then, or not yet as far as is entered.
  fileprivate var remark: String? {
    let open = total.overdue.filter { !total.checkedLater.contains($0) }
    let sentences = [
      Self.sentence(total.checkedLater) { "本月计划有\($0)家以后才检查（派遣单第\($1)行）。" },
      Self.sentence(open) { "本月计划尚有\($0)家未录入检查结果（派遣单第\($1)行）。" },
      movement,
    ].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined()
  }

  /// 恢复 and 删除, for which the table has no column.
  private var movement: String? {
    let parts = [counted("恢复增加", \.restored), counted("删除减少", \.removed)].compactMap(\.self)
    return parts.isEmpty ? nil : "污染源信息库入库数本月因\(parts.joined(separator: "，因"))。"
  }

  /// `删除减少2家（环境监察一大队1家、危管应急中心1家）`.
  private func counted(_ what: String, _ count: (Row) -> Int) -> String? {
    guard count(total) > 0 else { return nil }
    let units = rows.filter { count($0) > 0 }.map { "\($0.unit?.rawValue ?? "")\(count($0))家" }
    return "\(what)\(count(total))家" + (units.isEmpty ? "" : "（\(units.joined(separator: "、"))）")
  }

  private static func sentence(
    _ tasks: [TaskID], _ wording: (Int, String) -> String
  ) -> String? {
    tasks.isEmpty
      ? nil : wording(tasks.count, tasks.map { "\($0.row)" }.joined(separator: "、"))
  }
}
