import CivilCalendar
import Diagnostics

extension IntegrityCheck {
  /// 4: the months together are the quarter, the units together the total, the kinds of results
  /// together all checks, and every rate has the ministry's denominator (三、2).
  public var figures: [IntegrityFinding] { sheets.flatMap { figures(of: $0.quarter) } }

  private func figures(of quarter: CalendarQuarter) -> [IntegrityFinding] {
    guard let summary = QuarterSummary(of: quarter, in: office) else { return [] }
    let months = quarter.months.map { MonthlyProgress(of: $0, in: office) }
    let total = summary.total.figures
    var found: [IntegrityFinding] = []
    func compare(_ what: String, _ parts: Int, _ whole: Int) {
      guard parts != whole else { return }
      found.append(
        .init(
          .figures, "integrity.sums-differ",
          "\(quarter.wording)\(what)：分项合计\(parts)，总数\(whole)"))
    }
    for (what, figure) in Self.counted {
      compare(
        "\(what)（各月与季度）", months.reduce(0) { $0 + figure($1.total.month) }, figure(total))
      compare(
        "\(what)（各类与合计）", summary.rows.reduce(0) { $0 + figure($1.figures) }, figure(total))
      for month in months {
        compare(
          "\(month.month.wording)\(what)（各单位与合计）",
          month.rows.reduce(0) { $0 + figure($1.month) }, figure(month.total.month))
      }
    }
    compare(
      "人员变动（各月与季度）", months.reduce(0) { $0 + $1.total.changes }, summary.changes)
    for month in months {
      compare(
        "\(month.month.wording)人员变动（各单位与合计）", month.rows.reduce(0) { $0 + $1.changes },
        month.total.changes)
    }
    let outcomes = CheckResult.Outcome.allCases.reduce(0) { $0 + total[$1] }
    compare("检查结果（各种与总数）", outcomes, total.checked.total)
    compare("查处率分母", total.violationRate.whole, total.checked.total)
    compare("公开率分母", total.publicationRate.whole, total.checked.total)
    compare("完成率分母", summary.total.completion.whole, office.tasks(of: quarter).count)
    let recorded = office.results.keys.count { $0.quarter == quarter }
    compare("已检查数（报表与台账）", total.checked.total, recorded)
    return found
  }

  private static let counted: [(String, @Sendable (CheckFigures) -> Int)] = [
    ("已检查数", \.checked.total), ("重点已检查数", \.checked.key), ("一般已检查数", \.checked.ordinary),
    ("特殊已检查数", \.checked.special), ("违法问题数", \.violations), ("人次", \.personTrips),
    ("立案数", \.cases), ("移送数", \.transfers), ("责令改正数", \.corrections), ("罚款（分）", \.fines),
    ("整改数", \.fixed), ("公开数", \.published), ("联合检查数", \.joint),
  ]

  /// 5: what is handed over was checked before, by another than the receiver, and only once (三、1).
  public var handovers: [IntegrityFinding] {
    var handedOver = Set<TaskID>()
    return office.handovers.flatMap { handover in
      var found: [IntegrityFinding] = []
      if ExactName(handover.giver) == ExactName(handover.receiver) {
        found.append(
          .init(
            .handovers, "integrity.handover-to-oneself",
            "\(handover.unit)\(handover.date.wording)的交接人和接收人都是\(handover.giver)"))
      }
      for row in handover.rows {
        let name = "\(row.task.quarter.wording)派遣单第\(row.task.row)行"
        if office.results[row.task].map({ $0.checkedOn > handover.date }) ?? true {
          found.append(
            .init(
              .handovers, "integrity.handover-unchecked",
              "\(name)\(handover.date.wording)交接，当时还没有检查"))
        }
        if !handedOver.insert(row.task).inserted {
          found.append(.init(.handovers, "integrity.handover-twice", "\(name)交接了两次"))
        }
        if let unit = office.unit(of: row.task), unit != handover.unit {
          found.append(
            .init(
              .handovers, "integrity.handover-unit", "\(name)由\(unit)牵头，却由\(handover.unit)交接"))
        }
      }
      return found
    }
  }

  /// 6: what is published was checked, and nothing was known before its day (一、3).
  public var publications: [IntegrityFinding] {
    var published: Set<[String]> = []
    let rows = zip(office.publications, office.publicationTraces).flatMap { publication, trace in
      publication.tasks.flatMap { task -> [IntegrityFinding] in
        let name = "\(task.quarter.wording)派遣单第\(task.row)行"
        var found: [IntegrityFinding] = []
        let isChecked = office.results[task].map { $0.checkedOn <= publication.date } ?? false
        let isEntered = office.resultTraces[task].map { $0.entry < trace.entry } ?? false
        if !isChecked || !isEntered {
          found.append(
            .init(
              .publications, "integrity.published-unchecked",
              "\(name)\(publication.date.wording)公开，当时还没有检查结果"))
        }
        let place = [publication.kind.rawValue, "\(task.quarter)", "\(task.row)"]
        if !published.insert(place).inserted {
          found.append(
            .init(
              .publications, "integrity.published-twice",
              "\(name)在\(publication.kind.rawValue)上公开了两次"))
        }
        return found
      }
    }
    return rows + office.ownDraws.flatMap(revelation)
  }

  /// The secret of a draw that holds is known only once nothing is left to keep secret.
  private func revelation(of draw: OwnDraw) -> [IntegrityFinding] {
    guard let revealed = draw.revealed, !office.isVoid(draw.id),
      revealed.time.date <= draw.id.quarter.lastDay
    else { return [] }
    let open = office.tasks(of: draw.id.quarter).filter {
      (office.resultTraces[$0]?.entry ?? .max) > revealed.entry
    }
    guard !open.isEmpty else { return [] }
    return [
      .init(
        .publications, "integrity.revealed-early", "\(draw.id.wording)公布密钥时还有\(open.count)家没有检查")
    ]
  }
}
